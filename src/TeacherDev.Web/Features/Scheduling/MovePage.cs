using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>Where a session could be put instead: two weeks of half-days around it, each with what speaks against it.</summary>
/// <param name="Refused">The half-day that was chosen and did not stand.</param>
public sealed record MovePage(CohortSummary Cohort, Session Session, Period Shown, IReadOnlyList<MoveDay> Days, RefusedMove? Refused, DateOnly Today)
{
    private const int Fortnight = 14;

    public DateOnly Before => Shown.From.AddDays(-Fortnight);

    public DateOnly After => Shown.From.AddDays(Fortnight);

    /// <param name="from">Any day of the first week that is shown; null for the session's own, or that of today where it is past.</param>
    public static async Task<MovePage> OfAsync(TeacherDevDb db, Session session, DateOnly? from, RefusedMove? refused, DateOnly today, CancellationToken stop)
    {
        var monday = WeekGrid.MondayOf(from is { Year: > WorkingCalendar.FirstYear and < WorkingCalendar.LastYear } ? from.Value : session.Day > today ? session.Day : today);
        var shown = new Period(monday, monday.AddDays(Fortnight - 1));
        var openings = await new Clashes(db).OfEachAsync([.. shown.EachDay().SelectMany(_ => Enum.GetValues<DayPart>(), (day, part) => SessionPlan.Of(session) with { Slot = session.Slot.On(day, part) })], stop);
        return new(
            (await CohortSummary.OfAsync(db, session.CohortId!.Value, stop))!, session, shown,
            [.. openings.GroupBy(o => o.Slot.Day).Select(g => new MoveDay(g.Key, [.. g]))], refused, today);
    }
}

public sealed record MoveDay(DateOnly Day, IReadOnlyList<Opening> Parts);

public sealed record RefusedMove(Slot Slot, ClashReport Report);
