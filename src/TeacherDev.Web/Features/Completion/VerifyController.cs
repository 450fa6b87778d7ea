using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Completion;

namespace TeacherDev.Web.Features.Completion;

/// <summary>
/// 证书核验, for anybody with the code. Not limited by address: 80 random bits cannot be guessed, and an office checks a pile of certificates
/// from one address (docs/decisions/0027).
/// </summary>
[Route("verify"), AllowAnonymous]
public sealed class VerifyController(Verification verification) : FeatureController
{
    /// <summary>A form to type the code; what was typed leads to its page.</summary>
    [HttpGet("")]
    public IActionResult New(string? code)
    {
        Conceal();
        return VerificationCode.Read(code) is { } read ? Redirect($"/verify/{VerificationCode.Written(read)}") : View("VerifyForm", string.IsNullOrWhiteSpace(code) ? null : code);
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> Show(string code)
    {
        Conceal();
        if (await verification.FindAsync(code, Stop) is { } certificate) return View("Verify", certificate);
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("VerifyForm", code);
    }

    private void Conceal()
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        Response.Headers.CacheControl = "no-store";
    }
}
