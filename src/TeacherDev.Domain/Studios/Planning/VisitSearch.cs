using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Studios.Planning;

/// <summary>
/// Betters a whole plan by annealing: a visit goes to another day, to another school, or two studios exchange schools. It follows moves and not the clock (docs/decisions, 29),
/// begins cool, since what it begins with is exact in its parts, and ends where the bound is met.
/// </summary>
internal sealed class VisitSearch
{
    private const int Round = 10_000;
    private const double Hot = 2;
    private const double Cold = 0.3;

    private readonly VisitBoard board;
    private readonly VisitModel model;
    private readonly Dice dice;
    private readonly Cooling cooling = new(Hot, Cold);
    private readonly int[] movable;
    private readonly int[][] schools;
    private (int School, int Day)[] best;
    private int bestHard, bestSoft, leastHard;

    public VisitSearch(VisitBoard board, VisitModel model, ulong seed)
    {
        (this.board, this.model, dice) = (board, model, new Dice(seed));
        movable = [.. Enumerable.Range(0, board.Visits).Where(v => !board.IsPinned[v] && board.IsPlaced(v))];
        schools = [.. Enumerable.Range(0, model.Studios).Select(s => Enumerable.Range(0, model.Schools).Where(h => model.AllowedDays[s][h].Length > 0).ToArray())];
        (best, bestHard, bestSoft) = (board.Snapshot(), board.Hard, board.Soft);
    }

    /// <returns>The moves made. The board then holds the best that was met.</returns>
    public long Go(long moves, int bound, CancellationToken stop)
    {
        var made = 0L;
        while (made < moves && movable.Length > 0 && !(bestHard == 0 && bestSoft <= bound) && !stop.IsCancellationRequested)
        {
            cooling.To((double)made / moves);
            leastHard = board.Hard;
            for (var move = 0; move < Round; move++, made++)
            {
                var visit = movable[dice.Below(movable.Length)];
                if (dice.Below(3) == 0 ? Exchange(visit, movable[dice.Below(movable.Length)]) : Shift(visit)) Keep();
            }
            cooling.Weigh(leastHard > 0);
        }
        board.Restore(best);
        return made;
    }

    private void Keep()
    {
        leastHard = Math.Min(leastHard, board.Hard);
        if (board.Hard > bestHard || (board.Hard == bestHard && board.Soft >= bestSoft)) return;
        (best, bestHard, bestSoft) = (board.Snapshot(), board.Hard, board.Soft);
    }

    /// <summary>To another day, half of the times in another school.</summary>
    private bool Shift(int visit)
    {
        var (studio, school, day) = (board.StudioOf(visit), board.SchoolOf(visit), board.DayOf(visit));
        var to = dice.Below(2) == 0 ? school : schools[studio][dice.Below(schools[studio].Length)];
        var on = DayFor(studio, to, day);
        var before = (board.Hard, board.Soft);
        board.Take(visit);
        board.Put(visit, to, on);
        if (IsAccepted(before)) return true;
        board.Take(visit);
        board.Put(visit, school, day);
        return false;
    }

    private bool Exchange(int one, int other)
    {
        var ((studio1, school1, day1), (studio2, school2, day2)) = ((board.StudioOf(one), board.SchoolOf(one), board.DayOf(one)), (board.StudioOf(other), board.SchoolOf(other), board.DayOf(other)));
        if (studio1 == studio2 || school1 == school2 || model.AllowedDays[studio1][school2].Length == 0 || model.AllowedDays[studio2][school1].Length == 0) return false;
        var before = (board.Hard, board.Soft);
        board.Take(one);
        board.Take(other);
        board.Put(one, school2, DayFor(studio1, school2, day1));
        board.Put(other, school1, DayFor(studio2, school1, day2));
        if (IsAccepted(before)) return true;
        board.Take(one);
        board.Take(other);
        board.Put(one, school1, day1);
        board.Put(other, school2, day2);
        return false;
    }

    /// <summary>The day it has, as often as not, where the school can; else any.</summary>
    private int DayFor(int studio, int school, int day)
    {
        var days = model.AllowedDays[studio][school];
        return dice.Below(2) == 0 && model.Allows(studio, school, day) ? day : days[dice.Below(days.Length)];
    }

    private bool IsAccepted((int Hard, int Soft) before) =>
        cooling.Accepts(((board.Hard - before.Hard) * cooling.Weight) + board.Soft - before.Soft, dice);
}
