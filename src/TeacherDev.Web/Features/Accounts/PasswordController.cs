using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>One's own password. A new one ends every session of the account, this one too.</summary>
[Route("account/password")]
public sealed class PasswordController(IPasswordHasher<Account> hasher, PasswordRules rules, SignIn signIn, PasswordGate gate, FieldCipher cipher, SecurityLog log) : FeatureController
{
    [HttpGet("")]
    public IActionResult New() => View(new PasswordForm());

    [HttpPost("")]
    public async Task<IActionResult> Create(PasswordForm form)
    {
        if (!ModelState.IsValid) return Refuse(form);
        if (form.New != form.Again) return Refuse(form, nameof(form.Again), T["两次输入的新密码不一致"]);
        var account = await Db.Accounts.Include(a => a.FormerPasswords).SingleAsync(a => a.Id == Viewer.AccountId, Stop);
        var tried = await gate.TryAsync(signIn, account.UserName!, form.Current!, HttpContext);
        if (tried.End != SignInEnd.Right) return Refuse(form, nameof(form.Current), T[tried.End.Sentence ?? "现在的密码不正确"], tried.End.Status);
        try
        {
            var numbers = await Db.People.SingleOrDefaultAsync(p => p.Id == account.PersonId, Stop) is { } person ? person.KnownNumbers(cipher) : [];
            if (await gate.InTurnAsync(() => Task.FromResult(Hash(account, form.New!, numbers)), Stop) is not { } hash)
                return Refuse(form, nameof(form.New), T[SignInEnd.TurnedAway.Sentence!], SignInEnd.TurnedAway.Status);
            account.TakePassword(hash, Time.UtcNow);
            await Db.SaveChangesAsync(Stop);
        }
        catch (Exception e) when (Sentence.For(e, Db.Model) is { } sentence)
        {
            return Refuse(form, nameof(form.New), T.Sentence(sentence.Text, sentence.Arguments));
        }
        log.PasswordChanged(account.Id, account.Id);
        Notify("密码已修改，请用新密码登录");
        return RedirectToAction("Login", "Account");
    }

    private string Hash(Account account, string password, IEnumerable<string> numbers)
    {
        rules.Check(account, password, numbers);
        return hasher.HashPassword(account, password);
    }

    private ViewResult Refuse(PasswordForm form, string field, string sentence, int status = StatusCodes.Status422UnprocessableEntity)
    {
        ModelState.AddModelError(field, sentence);
        return Refuse(form, status);
    }

    private ViewResult Refuse(PasswordForm form, int status = StatusCodes.Status422UnprocessableEntity)
    {
        Response.StatusCode = status;
        return View("New", form);
    }
}
