using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>
/// 扫码签到 on a phone. Opening the address keeps the moment and shows one button; pressing it records. Who is expected may sign in: that is
/// the permission, whatever role an account acts under.
/// </summary>
[Route("s"), Unlisted]
public sealed class ScansController(SignInDesk desk, SpotChecks checks, SignInTokens tokens, ScanCookies cookies, DoorLimits limits, FieldCipher cipher) : FeatureController
{
    private const string Foreign = "这不是签到的二维码，请扫大屏幕上的二维码";
    private const string Old = "这个二维码已经过期，请扫大屏幕上现在的二维码";
    private const string TooMany = "试得太多了，请一分钟后再试";

    [HttpGet("")]
    public IActionResult New() => View("Code", new CodeForm());

    /// <summary>Six digits instead of a scan; a good code signs in at once, or answers the spot check that asks its reader.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Create(CodeForm form)
    {
        if (!ModelState.IsValid) return Refused("Code", form, null, StatusCodes.Status422UnprocessableEntity);
        if (Viewer.PersonId is not { } personId) return Refused("Code", form, "这个账号没有对应的教师，不能签到", StatusCodes.Status422UnprocessableEntity);
        if (!limits.ReserveCode(HttpContext, Viewer.AccountId!.Value)) return Refused("Code", form, TooMany, StatusCodes.Status429TooManyRequests);
        if (await desk.OfCodeAsync(personId, form.Digits(), tokens, Time.UtcNow, Stop) is not { } occasion)
            return Refused("Code", form, "签到码不对或已经过期，请看大屏幕上现在的六位数字", StatusCodes.Status422UnprocessableEntity);
        limits.GiveBackCode(HttpContext, Viewer.AccountId!.Value);
        var (token, check) = (tokens.Make(occasion.Session.Id, Time.UtcNow), await checks.LatestAsync(occasion.Session.Id, Stop));
        var scan = cookies.Keep(HttpContext, occasion, check, MarkSource.Code);
        return check?.Covers(scan.Again) == true && await checks.AskedOfAsync(check, personId, Stop) is not null ? await AnswerAsync(token, scan) : await SignInAsync(token, scan);
    }

    [HttpGet("{token}"), AllowAnonymous]
    public async Task<IActionResult> Show(string token)
    {
        if (await FindAsync(token) is not { } found) return Refuse(Foreign, StatusCodes.Status404NotFound);
        var scan = SignInTokens.IsFresh(found.Token, Time.UtcNow) ? cookies.Keep(HttpContext, found.Occasion, await checks.LatestAsync(found.Token.SessionId, Stop), MarkSource.Scan) : ScanOf(found.Token);
        return scan is null ? Refuse(Old, StatusCodes.Status410Gone) : await PageAsync(token, found.Occasion, scan);
    }

    [HttpPost("{token}")]
    public async Task<IActionResult> SignIn(string token)
    {
        if (tokens.Read(token) is not { } genuine) return Refuse(Foreign, StatusCodes.Status404NotFound);
        return ScanOf(genuine) is { } scan ? await SignInAsync(token, scan) : Refuse(Old, StatusCodes.Status410Gone);
    }

    /// <summary>Answers the spot check that ran when it was scanned.</summary>
    [HttpPost("{token}/answer")]
    public async Task<IActionResult> Answer(string token)
    {
        if (tokens.Read(token) is not { } genuine) return Refuse(Foreign, StatusCodes.Status404NotFound);
        return ScanOf(genuine) is { } scan ? await AnswerAsync(token, scan) : Refuse(Old, StatusCodes.Status410Gone);
    }

    /// <summary>Adds how far from the venue the phone is, which nobody has to say. The numbers that are sent are compared at once and not kept.</summary>
    [HttpPost("{token}/place")]
    public async Task<IActionResult> Locate(string token, PlaceForm form)
    {
        if (await FindAsync(token) is not { } found) return Refuse(Foreign, StatusCodes.Status404NotFound);
        return ScanOf(found.Token) is { } scan
            ? await DoAsync(token, scan, () => desk.LocateAsync(found.Occasion, form.Latitude, form.Longitude, form.Accuracy, Time.UtcNow, Stop))
            : Refuse(Old, StatusCodes.Status410Gone);
    }

    [HttpPost("{token}/departure")]
    public async Task<IActionResult> SignOff(string token)
    {
        if (await FindAsync(token) is not { } found) return Refuse(Foreign, StatusCodes.Status404NotFound);
        return ScanOf(found.Token) is { } scan
            ? await DoAsync(token, scan, () => desk.SignOutAsync(found.Occasion, Time.UtcNow, Stop))
            : Refuse(Old, StatusCodes.Status410Gone);
    }

    /// <summary>Somebody without an account says who they are; the page says that it waits, not that it counts.</summary>
    [HttpPost("{token}/entry"), AllowAnonymous]
    public async Task<IActionResult> Say(string token, EntryForm form)
    {
        if (await FindAsync(token) is not { } found) return Refuse(Foreign, StatusCodes.Status404NotFound);
        if (ScanOf(found.Token) is not { } scan) return Refuse(Old, StatusCodes.Status410Gone);
        if (!limits.ReserveEntry(HttpContext)) return await PageAsync(token, found.Occasion, scan, T[TooMany], form, StatusCodes.Status429TooManyRequests);
        return await DoAsync(token, scan, async () =>
        {
            // A hall behind one router is no guesser: only what is said of one person again counts.
            if (await desk.SayAsync(found.Occasion, form.PersonId, form.Digits, scan.At, cookies.DeviceOf(HttpContext, scan.SessionId), cipher, Time.UtcNow, Stop)) limits.GiveBackEntry(HttpContext);
            TempData["Said"] = await Db.PersonCards.Where(p => p.Id == form.PersonId).Select(p => p.Name).SingleAsync(Stop);
        }, form);
    }

    private Task<IActionResult> SignInAsync(string token, Scan scan) => DoAsync(token, scan,
        () => desk.SignInAsync(scan.SessionId, scan.At, scan.How, cookies.DeviceOf(HttpContext, scan.SessionId), Time.UtcNow, Stop));

    private Task<IActionResult> AnswerAsync(string token, Scan scan) => DoAsync(token, scan, () => checks.AnswerAsync(scan.SessionId, scan.Again, Stop));

    /// <summary>What was recorded is shown by the page it leads to; what was not is said on this one.</summary>
    private async Task<IActionResult> DoAsync(string token, Scan scan, Func<Task> act, EntryForm? typed = null)
    {
        try
        {
            await act();
            return Redirect($"/s/{token}");
        }
        catch (Exception e) when (Sentence.For(e, Db.Model) is { } sentence)
        {
            Db.ChangeTracker.Clear();
            return await PageAsync(token, (await desk.FindAsync(scan.SessionId, Stop))!, scan, T.Sentence(sentence.Text, sentence.Arguments), typed, sentence.Status);
        }
    }

    private async Task<(GenuineToken Token, SignInOccasion Occasion)?> FindAsync(string token) =>
        tokens.Read(token) is { } genuine && await desk.FindAsync(genuine.SessionId, Stop) is { } occasion ? (genuine, occasion) : null;

    private Scan? ScanOf(GenuineToken token) => cookies.Read(HttpContext) is { } scan && scan.SessionId == token.SessionId ? scan : null;

    private async Task<IActionResult> PageAsync(string token, SignInOccasion occasion, Scan scan, string? sentence = null, EntryForm? typed = null, int status = StatusCodes.Status200OK)
    {
        Response.StatusCode = status;
        var page = await ScanPage.OfAsync(Db, desk, checks, token, occasion, scan, sentence, typed ?? new EntryForm(), Time.UtcNow, Stop);
        if (page.MayLocate) Response.MayAskPlace();
        return View("Scan", page);
    }

    private ViewResult Refuse(string sentence, int status)
    {
        Response.StatusCode = status;
        return View("NoScan", sentence);
    }

    private ViewResult Refused(string view, CodeForm form, string? sentence, int status)
    {
        if (sentence is not null) ModelState.AddModelError("", T[sentence]);
        Response.StatusCode = status;
        return View(view, form);
    }
}
