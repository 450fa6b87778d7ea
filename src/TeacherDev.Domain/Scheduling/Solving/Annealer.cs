namespace TeacherDev.Domain.Scheduling.Solving;

/// <summary>
/// The search. Most steps send a lecture to another position, and what stands there comes back in exchange; some push chains of lectures
/// between two moments (<see cref="Chain"/>).
/// </summary>
internal sealed class Annealer
{
    private const double ChainShare = 0.2;
    private const double StayShare = 0.4;

    private readonly Board board;
    private readonly Dice dice;
    private readonly Cooling cooling;
    private readonly Chain chain;
    private readonly int[] movable;
    private int leastHard;

    public Annealer(Board board, Dice dice, Cooling cooling)
    {
        (this.board, this.dice, this.cooling) = (board, dice, cooling);
        movable = [.. Enumerable.Range(0, board.Lectures).Where(l => !board.IsPinned(l) && board.RoomsOf[board.CourseOf(l)].Length > 0)];
        chain = new Chain(board, dice, cooling);
        Best = board.Snapshot();
    }

    public bool CanMove => movable.Length > 0;

    public Draft Best { get; private set; }

    /// <summary>One round at one temperature.</summary>
    public void Go(int moves, double done)
    {
        cooling.To(done);
        leastHard = board.Hard;
        const uint Chains = (uint)(ChainShare * uint.MaxValue);
        const uint Stays = (uint)(StayShare * uint.MaxValue);
        for (var move = 0; move < moves; move++)
        {
            var lecture = movable[dice.Below(movable.Length)];
            var isMoved = board.MomentOf(lecture) == Board.Parked ? Unpark(lecture) : dice.Bits() < Chains ? chain.Push(lecture) : Shift(lecture, dice.Bits() < Stays);
            if (isMoved) Keep();
        }
        cooling.Weigh(leastHard > 0);
    }

    private void Keep()
    {
        if (board.Hard < leastHard) leastHard = board.Hard;
        if (!Best.IsBetterThan(board.Hard, board.Soft)) Best = board.Snapshot();
    }

    /// <summary>To another moment or room, in exchange with what stands there.</summary>
    private bool Shift(int lecture, bool staysInRoom)
    {
        var (course, moment1, room1) = (board.CourseOf(lecture), board.MomentOf(lecture), board.RoomOf(lecture));
        var rooms = board.RoomsOf[course];
        var (moment2, room2) = (dice.Below(board.Moments), staysInRoom ? room1 : rooms[dice.Below(rooms.Length)]);
        if (moment1 == moment2 ? room1 == room2 : !board.Opens(course, moment2) || board.IsAt(course, moment2)) return false;
        var there = board.LectureAt(moment2, room2);
        if (there != Board.Empty) return Exchange(lecture, there);
        var hard = moment1 == moment2 ? 0 : board.Collisions(course, moment2) - board.Collisions(course, moment1);
        var weighted = hard * cooling.Weight;
        if (weighted > cooling.Dearest || !cooling.Accepts(weighted + board.Price(lecture, moment2, room2, Board.Parked), dice)) return false;
        board.Take(lecture);
        board.Put(lecture, moment2, room2);
        return true;
    }

    private bool Exchange(int lecture, int there)
    {
        if (there < 0 || board.IsPinned(there)) return false;
        var (course, moment1, room1) = (board.CourseOf(lecture), board.MomentOf(lecture), board.RoomOf(lecture));
        var (other, moment2, room2) = (board.CourseOf(there), board.MomentOf(there), board.RoomOf(there));
        if (course == other || board.RoomCost(other, room1) == Course.Forbidden) return false;
        var weighted = 0;
        if (moment1 != moment2)
        {
            if (!board.Opens(other, moment1) || board.IsAt(other, moment1)) return false;
            var pair = board.AreRivals(course, other) ? 2 : 0;
            var hard = board.Collisions(course, moment2) + board.Collisions(other, moment1) - pair - board.Collisions(course, moment1) - board.Collisions(other, moment2);
            weighted = hard * cooling.Weight;
            if (weighted > cooling.Dearest) return false;
        }
        if (!cooling.Accepts(weighted + board.Price(lecture, moment2, room2, there) + board.Price(there, moment1, room1, lecture), dice)) return false;
        board.Take(lecture);
        board.Take(there);
        board.Put(lecture, moment2, room2);
        board.Put(there, moment1, room1);
        return true;
    }

    /// <summary>A lecture without a place takes one, if need be from another, which then is without.</summary>
    private bool Unpark(int lecture)
    {
        var course = board.CourseOf(lecture);
        var rooms = board.RoomsOf[course];
        var (moment, room) = (dice.Below(board.Moments), rooms[dice.Below(rooms.Length)]);
        var there = board.LectureAt(moment, room);
        if (!board.Opens(course, moment) || board.IsAt(course, moment) || (there != Board.Empty && (there < 0 || board.IsPinned(there)))) return false;
        var (hard, soft) = (board.Hard, board.Soft);
        if (there >= 0) board.Take(there);
        board.Put(lecture, moment, room);
        if (cooling.Accepts(((board.Hard - hard) * cooling.Weight) + board.Soft - soft, dice)) return true;
        board.Take(lecture);
        if (there >= 0) board.Put(there, moment, room);
        return false;
    }
}
