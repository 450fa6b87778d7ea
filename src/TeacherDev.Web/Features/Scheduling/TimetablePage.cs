using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>
/// A class's timetable as it is printed: a row a day, a column a half-day. A short class shows every day of its period, so that an empty
/// half-day can be chosen; a long one the days that have sessions.
/// </summary>
/// <param name="ProvisionalYears">Years of the class and its sessions whose holidays are not published yet.</param>
public sealed record TimetablePage(CohortSummary Cohort, IReadOnlyList<TimetableDay> Days, IReadOnlyList<SessionLine> Cancelled, Hours Hours, IReadOnlyList<int> ProvisionalYears, bool MayManage, PublicationStanding Publication, IReadOnlyList<OpenProposal> Proposals)
{
    private const int ShortClass = 31;
    private const int MostProposals = 3;

    public static async Task<TimetablePage?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await CohortSummary.OfAsync(db, id, stop) is not { } cohort) return null;
        var publication = await PublicationStanding.OfAsync(db, cohort, stop);
        var sessions = await db.Sessions.AsNoTracking().OfClass(db, id, toldOnly: !publication.LooksAfter).OrderBy(s => s.Day).ThenBy(s => s.Id).Select(SessionLine.Of(db)).ToListAsync(stop);
        var held = sessions.Where(s => s.State != SessionState.Cancelled).ToList();
        var days = held.Select(s => s.Day).Concat(cohort.Period.Days <= ShortClass ? cohort.Period.EachDay() : []).Distinct().Order().ToList();
        var span = days.Count == 0 ? cohort.Period : new Period(Min(days[0], cohort.Period.From), Max(days[^1], cohort.Period.To));
        var calendar = await new Calendars(db).WorkingDaysAsync(span, stop);
        var weeks = await new Calendars(db).TermWeeksAsync(span, stop);
        var mayManage = db.Viewer.May(Permission.ManageCohorts) && cohort.OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal) && cohort.State.IsOpen;
        return new(
            cohort,
            [.. days.Select(d => new TimetableDay(d, weeks.Of(d), NoteOf(calendar, d), !calendar.IsWorkday(d), calendar.IsStatutoryHoliday(d), [.. held.Where(s => s.Day == d).OrderBy(s => s.From)]))],
            [.. sessions.Where(s => s.State == SessionState.Cancelled)],
            held.Aggregate(Hours.Zero, (sum, s) => sum + s.Hours),
            [.. Enumerable.Range(span.From.Year, span.To.Year - span.From.Year + 1).Where(calendar.IsProvisional)],
            mayManage,
            publication,
            mayManage ? await db.TimetableProposals.AsNoTracking().Where(p => p.CohortId == id && p.State != ProposalState.Adopted && p.State != ProposalState.Discarded).OrderByDescending(p => p.Id).Take(MostProposals).Select(p => new OpenProposal(p.Id, p.State)).ToListAsync(stop) : []);
    }

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;

    private static string? NoteOf(WorkingDays calendar, DateOnly day) =>
        calendar.NameOf(day) is { } name ? calendar.IsWorkday(day) ? "调休上班" : name : calendar.IsWorkday(day) ? null : "周末";
}

/// <param name="Week">As its term counts it; null in the holidays.</param>
/// <param name="Note">Why the day is not an ordinary one: a holiday's name, 周末, 调休上班.</param>
/// <param name="IsRest">Not worked: a weekend or a day off.</param>
/// <param name="IsBarred">A statutory holiday: nothing can be put here.</param>
public sealed record TimetableDay(DateOnly Day, TermDay? Week, string? Note, bool IsRest, bool IsBarred, IReadOnlyList<SessionLine> Sessions)
{
    public IEnumerable<SessionLine> In(DayPart part) => Sessions.Where(s => s.Part == part);
}
