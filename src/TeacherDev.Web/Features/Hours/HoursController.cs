using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
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
        if (await ledger.StatementAsync(personId, Today, Stop) is not { } statement) return null;
        var card = await Db.PersonCards.SingleAsync(p => p.Id == personId, Stop);
        var closings = statement.Why.Where(w => w.Entry.SourceKind == HoursSourceKind.Session).Select(w => w.Entry.SourceId).ToList();
        var sessions = await Db.Sessions.SelectMany(s => s.Closings).Where(c => closings.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.SessionId, Stop);
        return new HoursPage(card.Name, card.School, personId == Viewer.PersonId, statement, sessions);
    }
}

/// <param name="IsMine">The page speaks to the person, not about them.</param>
/// <param name="Sessions">By its closing, the session an entry comes from, where the reader may see it.</param>
public sealed record HoursPage(string Name, string School, bool IsMine, HoursStatement Statement, IReadOnlyDictionary<int, int> Sessions)
{
    /// <summary>How many lines of “why” stand on the page before the rest is folded away.</summary>
    public const int LinesShown = 3;

    public IEnumerable<WhyLine> Why => Statement.Why.Select(w => new WhyLine(w, Statement.NameOf(w.Entry.Mode), HrefOf(w.Entry)));

    private string? HrefOf(HoursEntry entry) => entry.SourceKind == HoursSourceKind.Claim ? $"/hours/claims/{entry.SourceId}" : entry.SourceKind == HoursSourceKind.Session && Sessions.TryGetValue(entry.SourceId, out var id) ? $"/sessions/{id}" : null;

    public static int Percent(Domain.Kernel.Hours done, Domain.Kernel.Hours of) =>
        of == Domain.Kernel.Hours.Zero ? 100 : Math.Clamp((int)(100L * done.Tenths / of.Tenths), 0, 100);
}

/// <param name="Mode">As the rules call it.</param>
/// <param name="Href">The session it comes from; null where there is none to open.</param>
public sealed record WhyLine(CountedEntry Counted, string Mode, string? Href);

/// <summary>The ring and bars of one goal.</summary>
public sealed record GoalPart(HoursGoal Goal, HoursStatement Statement)
{
    public string NameOf(string mode) => Statement.NameOf(mode);
}
