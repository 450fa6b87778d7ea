using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>分组、座次、住宿 of one class: proposed by rule, moved by hand. Each proposal is the same for the same people.</summary>
public sealed class Arrangement : Aggregate
{
    public const int MostGroups = 40;
    public const int MostSide = 60;
    public const int MostInRoom = 4;
    public const int PurposeLength = 60;

    private readonly List<ArrangedPerson> people = [];

    public Arrangement(int cohortId) => CohortId = cohortId;

    private Arrangement() { }

    public int CohortId { get; private set; }

    /// <summary>Of the hall, front to back; 0 until seats are given.</summary>
    public int Rows { get; private set; }

    public int Columns { get; private set; }

    /// <summary>When rooms were last proposed: for it the sex was read out of sealed ID numbers, and not kept.</summary>
    public DateTime? RoomsProposedAt { get; private set; }

    /// <summary>What the numbers were opened for; the audit trail keeps it with who and when.</summary>
    public string? RoomsPurpose { get; private set; }

    public IReadOnlyCollection<ArrangedPerson> People => people;

    /// <summary>Divides people into groups of even size: mixed over schools and subjects, or neighbours in subject.</summary>
    /// <exception cref="RuleBroken">Not between one and as many as there are people.</exception>
    public void Group(IReadOnlyList<Groupable> members, int count, GroupingBy by)
    {
        if (count is < 1 or > MostGroups || count > members.Count) throw new RuleBroken("组数应在 1–{0} 之间，且不超过人数", Math.Min(MostGroups, Math.Max(1, members.Count)));
        foreach (var person in people) person.Group = null;
        foreach (var (personId, group) in Grouping.Propose(members, count, by)) At(personId).Group = group;
        Touch();
    }

    /// <param name="group">Null takes the person out of all groups.</param>
    public void MoveToGroup(int personId, int? group)
    {
        if (group is < 1 or > MostGroups) throw new RuleBroken("组号应在 1–{0} 之间", MostGroups);
        At(personId).Group = group;
        Touch();
    }

    /// <summary>Gives seats front to back, one of each group in turn.</summary>
    /// <param name="personIds">Everybody of the class, in the order of the list.</param>
    public void Seat(IReadOnlyList<int> personIds, int rows, int columns)
    {
        if (rows is < 1 or > MostSide || columns is < 1 or > MostSide) throw new RuleBroken("排数和列数应在 1–{0} 之间", MostSide);
        if (rows * columns < personIds.Count) throw new RuleBroken("{0} 排 {1} 列共 {2} 个座位，坐不下 {3} 人", rows, columns, rows * columns, personIds.Count);
        (Rows, Columns) = (rows, columns);
        foreach (var person in people) person.Seat = null;
        var turns = personIds.Select(id => (Id: id, Group: people.Find(p => p.PersonId == id)?.Group ?? 0)).GroupBy(p => p.Group).SelectMany(g => g.Select((p, turn) => (p.Id, p.Group, Turn: turn))).OrderBy(p => p.Turn).ThenBy(p => p.Group);
        foreach (var (at, person) in turns.Index()) At(person.Id).Seat = at + 1;
        Touch();
    }

    /// <summary>Puts somebody on a seat; whoever sat there takes the seat that became free.</summary>
    public void MoveToSeat(int personId, int seat)
    {
        if (seat < 1 || seat > Rows * Columns) throw new RuleBroken("座位号应在 1–{0} 之间", Rows * Columns);
        var person = At(personId);
        if (people.Find(p => p.Seat == seat) is { } other) other.Seat = person.Seat;
        person.Seat = seat;
        Touch();
    }

    /// <summary>Two to a room, men with men and women with women, who stay for the same nights first. Who is unknown is left to be placed by hand.</summary>
    /// <param name="purpose">Why the sealed numbers were opened.</param>
    /// <returns>Those left.</returns>
    public IReadOnlyList<int> Lodge(IReadOnlyList<Lodger> lodgers, string? purpose, DateTime now)
    {
        RoomsPurpose = Naming.Clean(purpose, "用途", PurposeLength);
        RoomsProposedAt = now;
        foreach (var person in people) person.Room = null;
        var room = 0;
        foreach (var same in lodgers.Where(l => l.IsMan is not null).GroupBy(l => l.IsMan!.Value).OrderBy(g => g.Key))
            foreach (var two in same.OrderBy(l => l.From).ThenBy(l => l.To).ThenBy(l => l.PersonId).Chunk(2))
            {
                room++;
                foreach (var lodger in two) At(lodger.PersonId).Room = room;
            }
        Touch();
        return [.. lodgers.Where(l => l.IsMan is null).Select(l => l.PersonId)];
    }

    /// <param name="room">Null takes the person out of the rooms.</param>
    public void MoveToRoom(int personId, int? room)
    {
        if (room is < 1 or > Cohort.MostSeats) throw new RuleBroken("房间序号应在 1–{0} 之间", Cohort.MostSeats);
        if (room is not null && people.Count(p => p.Room == room && p.PersonId != personId) >= MostInRoom) throw new RuleBroken("一个房间最多住 {0} 人", MostInRoom);
        At(personId).Room = room;
        Touch();
    }

    private ArrangedPerson At(int personId)
    {
        if (people.Find(p => p.PersonId == personId) is { } known) return known;
        var person = new ArrangedPerson(personId);
        people.Add(person);
        return person;
    }
}

/// <summary>Where one participant stands in the lists of the class.</summary>
public sealed class ArrangedPerson
{
    internal ArrangedPerson(int personId) => PersonId = personId;

    private ArrangedPerson() { }

    public int Id { get; private set; }

    public int ArrangementId { get; private set; }

    public int PersonId { get; private set; }

    public int? Group { get; internal set; }

    /// <summary>1 is the front seat at the left; they go on along the row.</summary>
    public int? Seat { get; internal set; }

    /// <summary>A running number; the house gives the door's.</summary>
    public int? Room { get; internal set; }
}

/// <param name="IsMan">Null where no ID number is kept.</param>
public sealed record Lodger(int PersonId, bool? IsMan, DateOnly? From, DateOnly? To);
