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
/// A class's timetable: as it is printed, a row a day and a column a half-day, or one week with its hours. A short class shows every day of its
/// period, so that an empty half-day can be chosen; a long one the days that have sessions.
/// </summary>
/// <param name="Held">How many sessions there are, without those that were cancelled.</param>
/// <param name="Days">Empty where a week is shown.</param>
/// <param name="Week">Null where the days are shown.</param>
/// <param name="ProvisionalYears">Years of what is shown whose holidays are not published yet.</param>
public sealed record TimetablePage(
    CohortSummary Cohort, DateOnly Today, int Held, Hours Hours, IReadOnlyList<TimetableDay> Days, WeekGrid? Week, IReadOnlyList<SessionLine> Cancelled, IReadOnlyList<int> ProvisionalYears, bool MayManage,
    PublicationStanding Publication, IReadOnlyList<OpenProposal> Proposals)
{
    private const int ShortClass = 31;
    private const int MostProposals = 3;

    /// <summary>What is over, where something is still to come; else all of it is one timetable.</summary>
    public IReadOnlyList<TimetableDay> Gone => Days.Any(IsToCome) ? [.. Days.Where(d => !IsToCome(d))] : [];

    public IReadOnlyList<TimetableDay> Coming => Days.Any(IsToCome) ? [.. Days.Where(IsToCome)] : Days;

    public string Href => $"/cohorts/{Cohort.Id}/timetable";

    public static async Task<TimetablePage?> OfAsync(TeacherDevDb db, int id, WeekChoice choice, DateOnly today, CancellationToken stop)
    {
        if (await CohortSummary.OfAsync(db, id, stop) is not { } cohort) return null;
        var publication = await PublicationStanding.OfAsync(db, cohort, stop);
        var sessions = await db.Sessions.AsNoTracking().OfClass(db, id, toldOnly: !publication.LooksAfter).OrderBy(s => s.Day).ThenBy(s => s.Id).Select(SessionLine.Of(db)).ToListAsync(stop);
        var held = sessions.Where(s => s.State != SessionState.Cancelled).ToList();
        var mayManage = db.Viewer.May(Permission.ManageCohorts) && cohort.OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal) && cohort.State.IsOpen;
        var days = choice.IsWeek ? [] : held.Select(s => s.Day).Concat(cohort.Period.Days <= ShortClass ? cohort.Period.EachDay() : []).Distinct().Order().ToList();
        var monday = choice.Monday ?? MondayFor(cohort.Period, held, today);
        var span = choice.IsWeek ? WeekGrid.WeekOf(monday) : days.Count == 0 ? cohort.Period : new Period(Min(days[0], cohort.Period.From), Max(days[^1], cohort.Period.To));
        var looks = await DayLooks.OfAsync(db, span, cohort.OrganisationPath, stop);
        return new(
            cohort, today, held.Count, held.Aggregate(Hours.Zero, (sum, s) => sum + s.Hours),
            [.. days.Select(d => new TimetableDay(looks.Of(d), [.. held.Where(s => s.Day == d).OrderBy(s => s.From)]))],
            choice.IsWeek ? WeekGrid.Of($"/cohorts/{id}/timetable", monday, today, await ItemsAsync(db, id, held.Where(s => span.Includes(s.Day)), publication, stop), held.Select(s => s.Day), looks.Of) : null,
            [.. sessions.Where(s => s.State == SessionState.Cancelled)],
            looks.ProvisionalYears,
            mayManage,
            publication,
            mayManage ? await db.TimetableProposals.AsNoTracking().Where(p => p.CohortId == id && p.State != ProposalState.Adopted && p.State != ProposalState.Discarded).OrderByDescending(p => p.Id).Take(MostProposals).Select(p => new OpenProposal(p.Id, p.State)).ToListAsync(stop) : []);
    }

    /// <summary>This week while the class is on, else the nearest that has something: the next one before the last one.</summary>
    private static DateOnly MondayFor(Period period, List<SessionLine> held, DateOnly today)
    {
        var now = WeekGrid.MondayOf(today);
        if (held.Count == 0) return WeekGrid.MondayOf(period.Includes(today) ? today : period.From);
        if (period.Includes(today) || held.Exists(s => WeekGrid.MondayOf(s.Day) == now)) return now;
        return WeekGrid.MondayOf((held.Find(s => s.Day >= today) ?? held[^1]).Day);
    }

    private static async Task<List<WeekItem>> ItemsAsync(TeacherDevDb db, int cohortId, IEnumerable<SessionLine> lines, PublicationStanding publication, CancellationToken stop)
    {
        var shown = lines.ToList();
        var ids = shown.ConvertAll(s => s.Id);
        // Only who looks after the class sees what nobody was told of.
        var told = publication is { LooksAfter: true, Last: not null } ? await db.Set<SessionClass>().Where(c => c.CohortId == cohortId && ids.Contains(c.SessionId)).Told(db).Select(c => c.SessionId).ToListAsync(stop) : ids;
        return shown.ConvertAll(s => new WeekItem(s.Slot, $"/sessions/{s.Id}", s.Topic, [.. new[] { s.Venue, s.Trainer }.OfType<string>()], s.Kind, s.State, !told.Contains(s.Id)));
    }

    private bool IsToCome(TimetableDay day) => day.Look.Day >= Today;

    private static DateOnly Min(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Max(DateOnly a, DateOnly b) => a > b ? a : b;
}

public sealed record TimetableDay(DayLook Look, IReadOnlyList<SessionLine> Sessions)
{
    public IEnumerable<SessionLine> In(DayPart part) => Sessions.Where(s => s.Part == part);
}
