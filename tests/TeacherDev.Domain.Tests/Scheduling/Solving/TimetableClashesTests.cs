using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Tests.Scheduling.Solving;

/// <summary>Whatever is asked, a timetable that is called found has no clash: looked at here with eyes of its own, every session and every pair.</summary>
public sealed class TimetableClashesTests
{
    private static readonly Gen<TimetableProblem> Problems =
        from days in Gen.Choose(2, 6)
        from sessions in Gen.Choose(0, 9_999).ArrayOf(14)
        from count in Gen.Choose(1, 14)
        from busy in Gen.Choose(0, 99).ArrayOf(12)
        from heads in Gen.Choose(10, 60).ArrayOf(3)
        from seats in Gen.Choose(40, 130).ArrayOf(3)
        select new TimetableProblem(
            Plan.Window(days),
            [.. heads.Select((h, c) => new TimetableClass(c, $"班{c}", h, Some(busy, c, days)))],
            [.. Enumerable.Range(0, 3).Select(t => new TimetableTrainer(t, $"专家{t}", Some(busy, t + 3, days)))],
            [.. seats.Select((s, v) => new TimetableVenue(v, $"场地{v}", s == 40 ? null : s, Some(busy, v + 6, days)) { Equipment = v == 1 ? "投影、电脑" : null })],
            [.. sessions.Take(count).Select((n, i) => new TimetableSession(i, $"课{i}", n % 11 == 0 ? [0, 1] : [n % 3], n % 4 == 3 ? null : n % 4, IsOnline: n % 5 == 0, Step: n % 7)
            {
                Pin = n % 13 == 0 ? new(Half(n, days), n % 2 == 0 ? null : n % 3) : null,
                Minutes = n % 3 == 0 ? null : (new(7 + (n % 3), 0), new(8 + (n % 3), 0)),
                Equipment = n % 8 == 1 ? "电脑" : null,
                Phase = (TimetablePhase)(n % 4),
                Published = n % 6 == 0 ? new(Half(n / 3, days), n / 5 % 3) : null,
            })])
        {
            ClassesThatSharePeople = busy[0] % 2 == 0 ? [(1, 2)] : [],
        };

    [Fact]
    public void A_timetable_that_was_found_has_no_clash_and_one_that_was_not_says_why() =>
        Prop.ForAll(Problems.ToArbitrary(), problem =>
        {
            var result = TimetableSolver.Solve(problem, new(Seed: 1, Moves: 20_000, MovesToRelax: 2_000));
            return result.Status switch
            {
                TimetableStatus.Found => result.Reasons.Count == 0 && problem.Sessions.All(s => Fits(problem, s, result.Places[s.Key])) && problem.Sessions.All(s => problem.Sessions.All(o => s == o || Agree(problem, s, result.Places[s.Key]!, o, result.Places[o.Key]!))),
                TimetableStatus.NotFound => result.Reasons.Count > 0 && result.Verdict is not null && result.Places.Count == problem.Sessions.Count,
                _ => result.Reasons.Count > 0 && result.Places.Count == 0,
            };
        }).QuickCheckThrowOnFailure();

    private static bool Fits(TimetableProblem problem, TimetableSession session, TimetablePlace? place)
    {
        if (place is null || place.Half.Day < problem.Window.Days.From || place.Half.Day > problem.Window.Days.To) return false;
        if (session.Pin is { } pin && (pin.Half != place.Half || (!session.IsOnline && pin.VenueKey is { } wanted && wanted != place.VenueKey))) return false;
        if (session.Classes.Any(c => problem.Classes[c].Busy.Contains(place.Half)) || (session.TrainerKey is { } trainer && problem.Trainers[trainer].Busy.Contains(place.Half))) return false;
        if (session.IsOnline) return place.VenueKey is null;
        return place.VenueKey is { } key && (session.Equipment is null || key == 1) && !problem.Venues[key].Busy.Contains(place.Half) && (problem.Venues[key].Capacity ?? int.MaxValue) >= session.Classes.Sum(c => problem.Classes[c].Headcount);
    }

    private static bool Agree(TimetableProblem problem, TimetableSession one, TimetablePlace here, TimetableSession other, TimetablePlace there) =>
        here.Half != there.Half
        || (one.Pin is not null && other.Pin is not null && one.Minutes is not null && other.Minutes is not null && one.Minutes != other.Minutes)
        || ((here.VenueKey is null || here.VenueKey != there.VenueKey)
            && (one.TrainerKey is null || one.TrainerKey != other.TrainerKey)
            && !one.Classes.Intersect(other.Classes).Any()
            && !problem.ClassesThatSharePeople.Any(p => (one.Classes.Contains(p.One) && other.Classes.Contains(p.Other)) || (one.Classes.Contains(p.Other) && other.Classes.Contains(p.One))));

    private static HashSet<HalfDay> Some(int[] busy, int whose, int days) => [.. busy.Where(b => b % 9 == whose).Select(b => Half(b, days))];

    private static HalfDay Half(int number, int days) => number % 2 == 0 ? Plan.Morning(1 + (number / 2 % days)) : Plan.Afternoon(1 + (number / 2 % days));
}
