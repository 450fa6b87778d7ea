using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Accounts;

[Route("account")]
public sealed class AccountController(SignIn signIn, PasswordGate gate, SecurityLog log) : FeatureController
{
    [HttpGet("")]
    public IActionResult Index() => View(HttpContext.Features.Get<SignedIn>());

    [HttpGet("login"), AllowAnonymous]
    public IActionResult Login(string? returnUrl) => User.Identity?.IsAuthenticated == true ? LocalRedirect(Back(returnUrl)) : View(new LoginForm { ReturnUrl = returnUrl });

    [HttpPost("login"), AllowAnonymous, BeginsSession]
    public async Task<IActionResult> Login(LoginForm form)
    {
        if (!ModelState.IsValid) return Refuse(form, null, StatusCodes.Status422UnprocessableEntity);
        var tried = await gate.TryAsync(signIn, form.Name!, form.Password!, HttpContext);
        if (tried.Account is not { } account) return Refuse(form, tried.End.Sentence ?? "登录名或密码不正确。连续 5 次不正确，账号暂停登录 15 分钟", tried.End.Status);
        await HttpContext.SignInAsync(new ClaimsPrincipal(new ClaimsIdentity(
            [new(ClaimTypes.NameIdentifier, account.Id.ToString(CultureInfo.InvariantCulture))], CookieAuthenticationDefaults.AuthenticationScheme)));
        return LocalRedirect(Back(form.ReturnUrl));
    }

    [HttpPost("logout")]
    public async Task<IActionResult> Logout()
    {
        await HttpContext.SignOutAsync();
        if (HttpContext.Features.Get<SignedIn>() is { } session) log.SignedOut(session.AccountId, session.Id);
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return RedirectToAction(nameof(Login));
    }

    private ViewResult Refuse(LoginForm form, string? sentence, int status)
    {
        if (sentence is not null) ModelState.AddModelError("", T[sentence]);
        Response.StatusCode = status;
        return View(nameof(Login), form);
    }

    private string Back(string? returnUrl) => Url.IsLocalUrl(returnUrl) ? returnUrl : "/";
}
