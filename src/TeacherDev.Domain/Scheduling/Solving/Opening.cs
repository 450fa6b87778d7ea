namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>The first draft: pins, then what a given draft says, then the rest greedily, the lecture with the least choice first. What finds no open place stays parked.</summary>
internal static class Opening
{
    public static void Fill(Board board, Draft? start, Dice dice)
    {
        foreach (var (lecture, placement) in board.Problem.Pins) PutIfFree(board, lecture, placement, isPin: true);
        if (start is not null)
            foreach (var (lecture, placement) in start.Placements.Index())
                if (placement is { } given && !board.IsPinned(lecture)) PutIfFree(board, lecture, given, isPin: false);
        var waiting = Enumerable.Range(0, board.Lectures).Where(l => !board.IsPinned(l) && board.MomentOf(l) == Board.Parked);
        foreach (var lecture in waiting.OrderBy(l => Choice(board, l) + Chance(dice)).ToList())
            if (Best(board, lecture, dice) is var (moment, room)) board.Put(lecture, moment, room);
    }

    private static void PutIfFree(Board board, int lecture, Placement placement, bool isPin)
    {
        var (course, moment, room) = (board.CourseOf(lecture), placement.Moment, placement.Room);
        if (board.LectureAt(moment, room) != Board.Empty || board.IsAt(course, moment) || board.RoomCost(course, room) == Course.Forbidden) return;
        if (isPin || board.Opens(course, moment)) board.Put(lecture, moment, room);
    }

    /// <summary>Few open moments, many rivals and many lectures leave little choice.</summary>
    private static double Choice(Board board, int lecture)
    {
        var course = board.CourseOf(lecture);
        var open = Enumerable.Range(0, board.Moments).Count(m => board.Opens(course, m));
        var rivals = Enumerable.Range(0, board.Problem.Courses.Count).Count(c => board.AreRivals(course, c));
        return open - (1.5 * rivals) - board.Problem.Courses[course].Lectures;
    }

    private static (int Moment, int Room)? Best(Board board, int lecture, Dice dice)
    {
        var course = board.CourseOf(lecture);
        var (best, least) = (((int, int)?)null, double.MaxValue);
        for (var moment = 0; moment < board.Moments; moment++)
        {
            if (!board.Opens(course, moment) || board.IsAt(course, moment)) continue;
            var cost = (1000.0 * board.Collisions(course, moment)) - board.MissingDaySaved(course, moment);
            foreach (var room in board.RoomsOf[course])
            {
                if (board.LectureAt(moment, room) != Board.Empty) continue;
                var here = cost + board.RoomCostWithHome(course, room) + Chance(dice);
                if (here < least) (best, least) = ((moment, room), here);
            }
        }
        return best;
    }

    /// <summary>0–1, to break ties.</summary>
    private static double Chance(Dice dice) => dice.Bits() / (double)uint.MaxValue;
}
