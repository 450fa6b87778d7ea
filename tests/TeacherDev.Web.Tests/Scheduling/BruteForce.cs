using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>
/// What speaks against a timetable, found in its rows alone: every planned session and every pair of them is looked at, and no rule of the product
/// is asked. Sessions take whole half-days.
/// </summary>
internal static class BruteForce
{
    /// <param name="daysOff">Holidays as the State Council gave them, beside Saturdays and Sundays.</param>
    public static async Task<IReadOnlyList<Found>> InAsync(TeacherDevDb db, IReadOnlyCollection<DateOnly> daysOff)
    {
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.State == SessionState.Planned && s.CohortId != null).OrderBy(s => s.Id).ToListAsync();
        Assert.All(sessions, s => Assert.Null(s.From));
        var rows = new Rows(
            await db.Venues.AsNoTracking().Include(v => v.Closures).ToDictionaryAsync(v => v.Id), await db.Trainers.AsNoTracking().Include(t => t.Absences).ToDictionaryAsync(t => t.Id),
            await db.Blackouts.AsNoTracking().ToListAsync(),
            (await db.Set<Enrolment>().AsNoTracking().Join(db.PersonCards, e => e.PersonId, c => c.Id, (e, c) => new { e.CohortId, e.PersonId, e.EnrolledOn, e.LeftOn, c.OrganisationId })
                .Join(db.Organisations, e => e.OrganisationId, o => o.Id, (e, o) => new Sitting(e.CohortId, e.PersonId, e.EnrolledOn, e.LeftOn, o.Path)).ToListAsync()).ToLookup(s => s.CohortId),
            await db.Cohorts.AsNoTracking().IgnoreAutoIncludes().Select(c => new { c.Id, c.Organisation.Path }).ToDictionaryAsync(c => c.Id, c => c.Path));
        List<Found> found = [.. sessions.SelectMany(s => Alone(s, rows, daysOff).Select(what => new Found(s.Id, what)))];
        for (var one = 0; one < sessions.Count; one++)
            for (var other = one + 1; other < sessions.Count; other++)
                foreach (var what in Pair(sessions[one], sessions[other], rows))
                    found.AddRange([new(sessions[one].Id, what), new(sessions[other].Id, what)]);
        return found;
    }

    private static IEnumerable<string> Alone(Session s, Rows rows, IReadOnlyCollection<DateOnly> daysOff)
    {
        if (daysOff.Contains(s.Day) || s.Day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) yield return "day off";
        var sitting = rows.Sitting(s).ToList();
        var homes = sitting.Select(p => p.Path).Append(rows.Bodies[s.CohortId!.Value]).ToList();
        if (rows.Blackouts.Any(b => b.Period.From <= s.Day && s.Day <= b.Period.To && homes.Exists(h => h.StartsWith(b.Path, StringComparison.Ordinal)))) yield return "blackout";
        if (s.TrainerId is { } trainer && rows.Trainers[trainer].Absences.Any(a => Takes(a.When, s))) yield return "absence";
        if (s.VenueId is not { } id) yield break;
        var venue = rows.Venues[id];
        if (venue.Closures.Any(c => Takes(c.When, s))) yield return "closure";
        if (venue.Capacity < sitting.Count) yield return "capacity";
        if ((s.Equipment ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries).Any(e => !(venue.Equipment ?? "").Split('、').Contains(e))) yield return "equipment";
    }

    private static IEnumerable<string> Pair(Session one, Session other, Rows rows)
    {
        if ((one.Day, one.Part) != (other.Day, other.Part)) yield break;
        var (isOneTrainer, isOneClass) = (rows.IsOneTrainer(one, other), one.CohortId == other.CohortId);
        if (isOneTrainer) yield return "trainer";
        if (isOneClass) yield return "class";
        if (one.VenueId is { } venue && venue == other.VenueId) yield return "venue";
        if (!isOneClass && rows.Sitting(one).Select(p => p.PersonId).Intersect(rows.Sitting(other).Select(p => p.PersonId)).Any()) yield return "person";
        if ((isOneTrainer || isOneClass) && rows.SiteOf(one) is { } here && rows.SiteOf(other) is { } there && here != there) yield return "travel";
    }

    private static bool Takes(HalfDays when, Session s) =>
        when.From <= s.Day && s.Day <= when.To && (when.Weekday is not { } weekday || ((int)weekday + 1) % 7 == (int)s.Day.DayOfWeek) && (when.Part is not { } part || part == s.Part);

    internal sealed record Found(int SessionId, string What);

    private sealed record Sitting(int CohortId, int PersonId, DateOnly From, DateOnly? Until, string Path);

    private sealed record Rows(Dictionary<int, Venue> Venues, Dictionary<int, Trainer> Trainers, List<Blackout> Blackouts, ILookup<int, Sitting> Seats, Dictionary<int, string> Bodies)
    {
        public IEnumerable<Sitting> Sitting(Session s) => Seats[s.CohortId!.Value].Where(p => p.From <= s.Day && !(p.Until <= s.Day));

        public string? SiteOf(Session s) => s.VenueId is { } venue ? Venues[venue].Site : null;

        public bool IsOneTrainer(Session one, Session other) =>
            one.TrainerId is { } first && other.TrainerId is { } second && (first == second || (Trainers[first].PersonId is { } person && person == Trainers[second].PersonId));
    }
}
