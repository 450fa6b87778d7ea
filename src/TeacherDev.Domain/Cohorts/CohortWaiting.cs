using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>候补: who waits for a seat, in order. Load with <see cref="CohortQueries"/>, so that the list is whole.</summary>
public sealed partial class Cohort
{
    /// <summary>The most people that may wait at one time.</summary>
    public const int MostWaiting = 100;

    private readonly List<WaitingEntry> waiting = [];

    public IReadOnlyCollection<WaitingEntry> Waiting => waiting;

    /// <summary>Who waits now, the first first.</summary>
    public IReadOnlyList<WaitingEntry> InLine => [.. waiting.Where(w => w.IsWaiting).OrderBy(w => w.Position)];

    public bool IsWaiting(int personId) => waiting.Exists(w => w.IsWaiting && w.PersonId == personId);

    /// <summary>Puts somebody at the end of the line.</summary>
    /// <param name="isOwn">By oneself, under open enrolment.</param>
    /// <exception cref="RuleBroken">Closed, a member, waiting already, seats are free, or the list is full.</exception>
    public void Wait(int personId, DateOnly today, bool isOwn = false)
    {
        MustBeOpen();
        if (IsMember(personId)) throw new RuleBroken("该教师已在“{0}”中", Name);
        if (IsWaiting(personId)) throw new RuleBroken("该教师已在“{0}”的候补名单中", Name);
        if (SeatsLeft > 0) throw new RuleBroken("“{0}”还有 {1} 个名额，请直接加入", Name, SeatsLeft);
        if (InLine.Count >= MostWaiting) throw new RuleBroken("“{0}”的候补名单已满（上限 {1} 人）", Name, MostWaiting);
        waiting.Add(new WaitingEntry(personId, waiting.Select(w => w.Position).DefaultIfEmpty().Max() + 1, today, isOwn));
        Touch();
    }

    /// <summary>Takes somebody off the list; those behind come closer.</summary>
    public void StopWaiting(int personId, DateOnly today)
    {
        MustBeOpen();
        var entry = waiting.Find(w => w.IsWaiting && w.PersonId == personId) ?? throw new RuleBroken("该教师不在“{0}”的候补名单中", Name);
        entry.TakeOff(today);
        Touch();
    }

    /// <summary>Gives free seats to those who wait, in their order, as far as both go.</summary>
    /// <param name="busy">People in another class of the same days, with its name (null where it is another body's): they are passed over, and the list says why.</param>
    /// <returns>Who moved up.</returns>
    public IReadOnlyList<int> FillSeats(IReadOnlyDictionary<int, string?> busy, DateOnly today)
    {
        var moved = new List<int>();
        if (!State.IsOpen) return moved;
        foreach (var entry in InLine.TakeWhile(_ => SeatsLeft > 0))
        {
            if (busy.TryGetValue(entry.PersonId, out var with)) entry.PassOver(today, with);
            else moved.Add(Seat(entry.PersonId, today, EnrolmentRoute.WaitingList).PersonId);
            Touch();
        }
        return moved;
    }
}
