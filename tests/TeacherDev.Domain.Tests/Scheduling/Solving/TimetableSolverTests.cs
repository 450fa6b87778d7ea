using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Tests.Scheduling.Solving;

public sealed class TimetableSolverTests
{
    private static readonly Lazy<TimetableResult> Spring = new(() => TimetableSolver.Solve(Plan.Spring, Plan.Options(1_000_000)));

    [Fact]
    public void A_spring_of_four_classes_has_a_timetable_and_its_costs_are_told_by_wish()
    {
        var result = Spring.Value;
        Assert.Equal((TimetableStatus.Found, null, false), (result.Status, result.Verdict, result.IsStopped));
        Assert.Empty(result.Reasons);
        Assert.All(Plan.Spring.Sessions, s => Assert.NotNull(result.Places[s.Key]));
        Assert.Null(result.Places[901]!.VenueKey);
        Assert.Equal(result.Costs.OrderByDescending(c => c.Cost).ThenBy(c => c.Wish), result.Costs);
        Assert.DoesNotContain(result.Costs, c => c.Wish is TimetableWish.Order or TimetableWish.LeastChange);
        Assert.Equal(Plan.Spring.Sessions.Where(s => s.Classes.Contains(4)).All(s => result.Places[s.Key]!.VenueKey == 1), result.Costs.All(c => c.Wish != TimetableWish.SameVenue || !c.Sessions.Any(k => k / 100 == 4)));
    }

    /// <summary>The core counts by differences, the report from the places alone.</summary>
    [Fact]
    public void The_costs_by_wish_are_what_the_engine_counted()
    {
        var soft = 0;
        var result = TimetableSolver.Solve(Plan.Spring, Plan.Options(), p => soft = p.BestSoft);
        Assert.Equal(soft, result.Costs.Sum(c => c.Cost));
        var published = Announced(Plan.Spring, result) with { Trainers = [.. Plan.Spring.Trainers.Select(t => t.Key == 2 ? t with { Busy = Halves(result, 2).Take(2).ToHashSet() } : t)] };
        var again = TimetableSolver.Solve(published, Plan.Options(), p => soft = p.BestSoft);
        Assert.Equal(soft, again.Costs.Sum(c => c.Cost));
    }

    [Fact]
    public void With_everything_pinned_nothing_changes()
    {
        var first = Spring.Value;
        var pinned = Plan.Spring with { Sessions = [.. Plan.Spring.Sessions.Select(s => s with { Pin = first.Places[s.Key] })] };
        var second = TimetableSolver.Solve(pinned, new TimetableOptions(Seed: 99, Moves: 100_000));
        Assert.Equal(TimetableStatus.Found, second.Status);
        Assert.Equal(first.Places.OrderBy(p => p.Key), second.Places.OrderBy(p => p.Key));
        Assert.Equal(first.Costs.Select(c => (c.Wish, c.Cost)), second.Costs.Select(c => (c.Wish, c.Cost)));
    }

    /// <summary>The last of them in the list arrives, the first closes; lessons without a module lie in between all the same.</summary>
    [Fact]
    public void A_class_arrives_is_opened_taught_and_closed_and_what_needs_equipment_is_where_it_is()
    {
        TimetablePhase[] phases = [TimetablePhase.Closing, TimetablePhase.Lessons, TimetablePhase.Lessons, TimetablePhase.Lessons, TimetablePhase.Opening, TimetablePhase.Arrival];
        var problem = new TimetableProblem(
            Plan.Window(5), [Plan.Class(1, "一班", 40)], [], [new(1, "201教室", 60, Plan.Free), new(2, "机房", 60, Plan.Free) { Equipment = "投影、电脑" }],
            [.. Plan.Sessions(1, 6).Select((s, at) => s with { Phase = phases[at], Step = at switch { 1 => 2, 2 => 1, _ => null }, Equipment = at % 2 == 0 ? "电脑" : null })]);
        var result = TimetableSolver.Solve(problem, Plan.Options());
        Assert.Equal([106, 105], result.Places.OrderBy(p => p.Value!.Half).Select(p => p.Key).Take(2));
        Assert.Equal(101, result.Places.MaxBy(p => p.Value!.Half).Key);
        Assert.True(result.Places[103]!.Half < result.Places[102]!.Half);
        Assert.All([101, 103, 105], key => Assert.Equal(2, result.Places[key]!.VenueKey));
        Assert.DoesNotContain(result.Costs, c => c.Wish == TimetableWish.Order);
    }

    [Fact]
    public void A_pin_may_leave_the_venue_open()
    {
        var pinned = Plan.Spring with { Sessions = [.. Plan.Spring.Sessions.Select(s => s.Key == 101 ? s with { Pin = new(Plan.Morning(20), null) } : s)] };
        var result = TimetableSolver.Solve(pinned, Plan.Options());
        Assert.Equal(Plan.Morning(20), result.Places[101]!.Half);
        Assert.NotNull(result.Places[101]!.VenueKey);
    }

    /// <summary>One trainer is away for two half-days: those sessions move, and hardly another.</summary>
    [Fact]
    public void After_an_absence_little_is_changed()
    {
        var first = Spring.Value;
        var away = Halves(first, trainer: 2).Take(2).ToHashSet();
        var problem = Announced(Plan.Spring, first) with { Trainers = [.. Plan.Spring.Trainers.Select(t => t.Key == 2 ? t with { Busy = t.Busy.Union(away).ToHashSet() } : t)] };
        var second = TimetableSolver.Solve(problem, Plan.Options(500_000));
        Assert.Equal(TimetableStatus.Found, second.Status);
        var moved = Plan.Spring.Sessions.Where(s => second.Places[s.Key] != first.Places[s.Key]).ToList();
        Assert.InRange(moved.Count, 2, 4);
        var change = Assert.Single(second.Costs, c => c.Wish == TimetableWish.LeastChange);
        Assert.Equal(moved.Select(s => s.Key), change.Sessions);
    }

    [Fact]
    public void The_same_seed_and_moves_give_the_same_timetable_and_a_stop_the_best_so_far()
    {
        Assert.Equal(TimetableSolver.Solve(Plan.Spring, Plan.Options()).Places, TimetableSolver.Solve(Plan.Spring, Plan.Options()).Places);
        using var stop = new CancellationTokenSource();
        var result = TimetableSolver.Solve(Plan.Spring, Plan.Options(long.MaxValue / 2), p =>
        {
            if (p.BestHard == 0) stop.Cancel();
        }, stop.Token);
        Assert.Equal((TimetableStatus.Found, true), (result.Status, result.IsStopped));
    }

    private static TimetableProblem Announced(TimetableProblem problem, TimetableResult result) => problem with { Sessions = [.. problem.Sessions.Select(s => s with { Published = result.Places[s.Key] })] };

    private static HashSet<HalfDay> Halves(TimetableResult result, int trainer) => [.. Plan.Spring.Sessions.Where(s => s.TrainerKey == trainer).Select(s => result.Places[s.Key]!.Half)];
}
