using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Hours;

/// <summary>How many hours have I, how many do I owe, why: one page, for oneself and for those who look after one.</summary>
[Route("hours"), Authorize(Policy = nameof(Permission.ReadHours))]
public sealed class HoursController(HoursLedger ledger) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index()
    {
        ViewData["MayRead"] = Viewer.May(Permission.ReadPeople);
        return View("Show", Viewer.PersonId is { } me ? await PageAsync(me) : null);
    }

    [HttpGet("statement/{personId:int}")]
    public async Task<IActionResult> Show(int personId) => await PageAsync(personId) is { } page ? View(page) : NotFound();

    private async Task<HoursPage?> PageAsync(int personId)
    {
        if (await ledger.AccountAsync(personId, Today, Stop) is not { } account) return null;
        var statement = account.On(Today);
        var card = await Db.PersonCards.SingleAsync(p => p.Id == personId, Stop);
        var latest = statement.Why.Take(HoursPage.LinesShown).ToList();
        return new HoursPage(new HoursOwner(personId, card.Name, card.School, personId == Viewer.PersonId), statement, await HoursSources.LinesAsync(Db, statement, latest, Stop))
        {
            Forecast = statement.Current is { IsMet: false } goal ? account.Forecast(goal, await Db.PlannedHoursAsync(personId, goal.Period, Stop)) : null,
        };
    }
}

/// <param name="IsMine">The page speaks to the person, not about them.</param>
public sealed record HoursOwner(int PersonId, string Name, string School, bool IsMine)
{
    public string Address => IsMine ? "/hours" : FormattableString.Invariant($"/hours/statement/{PersonId}");

    public string Entries => $"{Address}/entries";
}

/// <param name="Latest">The newest entries; the rest stands on a page of its own.</param>
public sealed record HoursPage(HoursOwner Owner, HoursStatement Statement, IReadOnlyList<WhyLine> Latest)
{
    /// <summary>How many lines of “why” stand on the page.</summary>
    public const int LinesShown = 3;

    /// <summary>Of the nearest goal; null where it is met or nothing is planned.</summary>
    public HoursForecast? Forecast { get; init; }

    /// <summary>Why fewer hours count in the nearest goal's period than were certified, most first.</summary>
    public IEnumerable<Loss> Losses => Statement.Current is { } goal
        ? Statement.Why.Where(w => goal.Period.Includes(w.Entry.Day) && w.Verdict is HoursVerdict.Cut or HoursVerdict.Forfeited)
            .GroupBy(w => w.Verdict).Select(g => new Loss(g.Key, g.Count(), g.Aggregate(Domain.Kernel.Hours.Zero, (sum, w) => sum + w.Entry.Hours - w.Counted))).OrderByDescending(l => l.Hours)
        : [];

    /// <summary>Certified in the nearest goal's period before ceilings, what was taken back not included.</summary>
    public Domain.Kernel.Hours Raw => Statement.Current is { } goal
        ? Statement.Why.Where(w => goal.Period.Includes(w.Entry.Day)).Aggregate(Domain.Kernel.Hours.Zero, (sum, w) => sum + w.Entry.Hours)
        : Domain.Kernel.Hours.Zero;

    public static int Percent(Domain.Kernel.Hours done, Domain.Kernel.Hours of) =>
        of == Domain.Kernel.Hours.Zero ? 100 : Math.Clamp((int)(100L * done.Tenths / of.Tenths), 0, 100);
}

/// <param name="Hours">Certified, but not counted.</param>
public sealed record Loss(HoursVerdict Verdict, int Entries, Domain.Kernel.Hours Hours);

/// <summary>The ring and bars of one goal.</summary>
public sealed record GoalPart(HoursOwner Owner, HoursGoal Goal, HoursStatement Statement)
{
    public string NameOf(string mode) => Statement.NameOf(mode);

    public string Entries(string? mode = null) => FormattableString.Invariant($"{Owner.Entries}?from={Goal.Period.From:yyyy-MM-dd}&to={Goal.Period.To:yyyy-MM-dd}") + (mode is null ? "" : $"&mode={mode}");
}
