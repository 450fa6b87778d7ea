using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>我的日程, and the address under which a calendar subscribes to it. The address is shown once, on the page that follows its making.</summary>
[Route("calendar"), Authorize(Policy = nameof(Permission.ReadCohorts))]
public sealed class CalendarController(Agenda agenda, IConfiguration settings) : FeatureController
{
    // Bound to the account: on the page of another it is not shown.
    private string AddressKey => string.Create(CultureInfo.InvariantCulture, $"FeedAddress{Viewer.AccountId}");

    /// <param name="month">“2026-12”; this month when it is none.</param>
    [HttpGet("")]
    public async Task<IActionResult> Show(string? month)
    {
        var chosen = DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first) && first.Year is > 2000 and < 2100 ? first : new DateOnly(Today.Year, Today.Month, 1);
        var sessions = Viewer.PersonId is { } me ? await agenda.OfPersonAsync(me, new Period(chosen, chosen.AddMonths(1).AddDays(-1)), Stop) : [];
        var ids = sessions.Select(s => s.Id).ToList();
        // A trainer from another body reads when and where, and does not open the class's session.
        var open = await Db.Sessions.Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(Stop);
        var isEmpty = sessions.All(s => s.IsCancelled || s.Day < Today);
        var next = isEmpty && Viewer.PersonId is { } person && chosen.AddMonths(1) > Today ? (await agenda.OfPersonAsync(person, new Period(chosen.AddMonths(1), chosen.AddMonths(1).AddDays(CalendarFeed.DaysAhead)), Stop)).FirstOrDefault(s => !s.IsCancelled)?.Day : null;
        var made = await Db.CalendarFeeds.Where(f => f.AccountId == Viewer.AccountId).Select(f => (DateTime?)f.MadeAt).SingleOrDefaultAsync(Stop);
        return View(new CalendarPage(chosen, Today, sessions, open.ToHashSet(), await FirstToldAsync(ids), next, made, TempData[AddressKey] as string));
    }

    /// <summary>What was said of each session when it was first published; what was never published is left out.</summary>
    private async Task<IReadOnlyDictionary<int, FirstTold>> FirstToldAsync(List<int> ids) =>
        (await Db.Set<PublishedSession>().AsNoTracking().Where(p => ids.Contains(p.SessionId)).OrderBy(p => p.Id).Select(p => new { p.SessionId, Told = new FirstTold(p.Day, p.Part, p.From, p.To, p.Venue) }).ToListAsync(Stop))
        .DistinctBy(p => p.SessionId).ToDictionary(p => p.SessionId, p => p.Told);

    /// <summary>Makes an address, or another one: the one before then opens nothing.</summary>
    [HttpPost("feed")]
    public async Task<IActionResult> Subscribe(FeedForm form)
    {
        if (form.Key == Guid.Empty) return UnprocessableEntity();
        var (account, token) = (Viewer.AccountId!.Value, AddressToken.For(form.Key, Viewer.AccountId!.Value));
        try
        {
            if (await Db.CalendarFeeds.SingleOrDefaultAsync(f => f.AccountId == account, Stop) is { } feed) feed.Renew(token, Time.UtcNow);
            else Db.Add(new CalendarFeed(account, token, Time.UtcNow));
            await Db.SaveChangesAsync(Stop);
        }
        catch (DbUpdateException e) when (Sentence.For(e, Db.Model) is not null)
        {
            // The other click of the two was first, and made the same address.
            Db.ChangeTracker.Clear();
        }
        TempData[AddressKey] = $"{PublicAddress.Of(settings, Request)}/calendar/{token}.ics";
        Notify("订阅地址已生成，请现在复制");
        return Redirect("/calendar");
    }

    [HttpPost("feed/revocation")]
    public async Task<IActionResult> Revoke()
    {
        if (await Db.CalendarFeeds.SingleOrDefaultAsync(f => f.AccountId == Viewer.AccountId, Stop) is { } feed) Db.Remove(feed);
        await Db.SaveChangesAsync(Stop);
        Notify("订阅已停用，原来的地址不能再用");
        return Redirect("/calendar");
    }
}

public sealed record FeedForm
{
    [HiddenInput]
    public Guid Key { get; init; }
}
