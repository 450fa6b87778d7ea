using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Scheduling.Competition;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Tests.Scheduling.Solving;

/// <summary>The engine counts by differences, the checker from nothing: on random instances and drafts, good and bad, both say the same.</summary>
public sealed class EngineAgreesTests
{
    private static readonly Gen<CompetitionInstance> Instances =
        from days in Gen.Choose(1, 4)
        from periods in Gen.Choose(1, 5)
        from courses in Gen.Choose(1, 9)
        from rooms in Gen.Choose(1, 4)
        from lectures in Gen.Choose(1, 3).ArrayOf(courses)
        from leastDays in Gen.Choose(0, 4).ArrayOf(courses)
        from teachers in Gen.Choose(1, 4).ArrayOf(courses)
        from students in Gen.Choose(5, 60).ArrayOf(courses)
        from seats in Gen.Choose(10, 60).ArrayOf(rooms)
        from members in Gen.Choose(0, courses - 1).ArrayOf(3).ArrayOf(3)
        from closed in Gen.Choose(0, 999).ArrayOf(5)
        select new CompetitionInstance(
            "random", days, periods,
            [.. Enumerable.Range(0, courses).Select(c => new CompetitionCourse($"c{c}", $"t{teachers[c]}", Math.Min(lectures[c], days * periods), Math.Min(leastDays[c], days), students[c]))],
            [.. seats.Select((s, r) => new CompetitionRoom($"r{r}", s))],
            [.. members.Select((m, q) => new CompetitionCurriculum($"q{q}", [.. m.Distinct().Select(c => $"c{c}")]))],
            [.. closed.Select(u => new Unavailability($"c{u % courses}", u % days, u % periods)).Distinct()]);

    /// <summary>Lectures without a place are what the checker misses; a curriculum twice in one period is counted once by the engine, which judges the day, and twice by the rules.</summary>
    [Fact]
    public void On_any_draft_engine_and_checker_say_the_same() =>
        Prop.ForAll(Instances.ToArbitrary(), Gen.Choose(0, 3_000).ToArbitrary(), (instance, moves) =>
        {
            foreach (var hot in new[] { 0.5, 30 })
            {
                var draft = Solver.Solve(CompetitionProblem.Of(instance), new((ulong)moves, moves, hot)).Best;
                var cost = CompetitionChecker.Check(instance, CompetitionProblem.Lectures(instance, draft));
                if (cost.Hard != draft.Hard || cost.Availability + cost.RoomOccupation > 0 || (cost.Conflicts == 0 && cost.Soft != draft.Soft)) return false;
            }
            return true;
        }).QuickCheckThrowOnFailure();

    /// <summary>Every step in both directions: what was priced is what is paid, and taking back restores the cost.</summary>
    [Fact]
    public void A_price_is_what_is_paid() =>
        Prop.ForAll(Instances.ToArbitrary(), Gen.Choose(0, 9_999).ArrayOf(40).ToArbitrary(), (instance, steps) =>
        {
            var board = new Board(CompetitionProblem.Of(instance));
            Opening.Fill(board, start: null, new Dice((ulong)steps[0]));
            return steps.All(s => IsPaid(board, s % board.Lectures, s / 7 % board.Moments, s / 3 % board.Rooms));
        }).QuickCheckThrowOnFailure();

    private static bool IsPaid(Board board, int lecture, int moment, int room)
    {
        if (board.MomentOf(lecture) == Board.Parked || board.LectureAt(moment, room) != Board.Empty || (moment != board.MomentOf(lecture) && board.IsAt(board.CourseOf(lecture), moment))) return true;
        var (hard, soft, from, own) = (board.Hard, board.Soft, board.MomentOf(lecture), board.RoomOf(lecture));
        var (price, least) = (board.Price(lecture, moment, room, Board.Parked), from == moment ? int.MinValue : board.LeastPrice([lecture], from, moment));
        board.Take(lecture);
        board.Put(lecture, moment, room);
        var isPaid = board.Soft - soft == price && least <= price;
        board.Take(lecture);
        board.Put(lecture, from, own);
        return isPaid && (board.Hard, board.Soft) == (hard, soft);
    }
}
