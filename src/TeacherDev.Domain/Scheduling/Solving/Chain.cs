namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// Kempe chains: a lecture goes to another moment, its rivals there come back in its stead, their rivals go, and so on until nothing collides.
/// Everyone looks for the cheapest free room on arrival.
/// </summary>
internal sealed class Chain(Board board, Dice dice, Cooling cooling)
{
    private const int Longest = 16;
    private readonly int[] links = new int[Longest];
    private readonly int[] moments = new int[Longest];
    private readonly int[] rooms = new int[Longest];
    private readonly int[] rivals = new int[Longest];
    private int length;

    /// <returns>Whether the chain was pushed; if not, the board is as it was.</returns>
    public bool Push(int lecture)
    {
        var (moment1, moment2) = (board.MomentOf(lecture), dice.Below(board.Moments));
        if (moment1 == moment2 || !Link(lecture, moment1, moment2)) return false;
        var limit = cooling.Limit(dice);
        var (hard, soft) = (board.Hard, board.Soft);
        if (hard == 0 && board.LeastPrice(links.AsSpan(0, length), moment1, moment2) > limit) return false;
        for (var i = 0; i < length; i++)
        {
            (moments[i], rooms[i]) = (board.MomentOf(links[i]), board.RoomOf(links[i]));
            board.Take(links[i]);
        }
        var seated = 0;
        while (seated < length && Seat(seated, moments[seated] == moment1 ? moment2 : moment1)) seated++;
        if (seated == length && ((board.Hard - hard) * cooling.Weight) + board.Soft - soft <= limit) return true;
        for (var i = 0; i < seated; i++) board.Take(links[i]);
        for (var i = 0; i < length; i++) board.Put(links[i], moments[i], rooms[i]);
        return false;
    }

    private bool Link(int lecture, int moment1, int moment2)
    {
        length = 0;
        if (!Join(lecture, moment2)) return false;
        for (var i = 0; i < length; i++)
        {
            var from = board.MomentOf(links[i]);
            var count = board.Rivals(board.CourseOf(links[i]), from == moment1 ? moment2 : moment1, rivals);
            if (count > rivals.Length) return false;
            foreach (var rival in rivals.AsSpan(0, count))
                if (!links.AsSpan(0, length).Contains(rival) && !Join(rival, from)) return false;
        }
        return true;
    }

    private bool Join(int lecture, int moment)
    {
        var course = board.CourseOf(lecture);
        if (length == Longest || board.IsPinned(lecture) || !board.Opens(course, moment) || board.IsAt(course, moment)) return false;
        links[length++] = lecture;
        return true;
    }

    private bool Seat(int link, int moment)
    {
        var (lecture, own) = (links[link], rooms[link]);
        var course = board.CourseOf(lecture);
        var (best, least) = (-1, int.MaxValue);
        foreach (var room in board.RoomsOf[course])
        {
            if (board.LectureAt(moment, room) != Board.Empty) continue;
            var cost = (2 * board.RoomCostWithHome(course, room)) - (room == own ? 1 : 0);
            if (cost < least) (best, least) = (room, cost);
        }
        if (best < 0) return false;
        board.Put(lecture, moment, best);
        return true;
    }
}
