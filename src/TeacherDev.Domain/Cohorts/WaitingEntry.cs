using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Cohorts;

/// <summary>候补: one person waiting for a seat in one class. The row stays when the waiting ends and says how.</summary>
public sealed class WaitingEntry
{
    internal WaitingEntry(int personId, int position, DateOnly since, bool isOwn) => (PersonId, Position, Since, IsOwn) = (personId, position, since, isOwn);

    private WaitingEntry() { }

    public int Id { get; private set; }

    public int CohortId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>The order of coming, counted from 1 and never given twice; the place in line is the rank among those still waiting.</summary>
    public int Position { get; private set; }

    public DateOnly Since { get; private set; }

    /// <summary>Put oneself on the list (自主选学), and was not put on it.</summary>
    public bool IsOwn { get; private set; }

    public WaitingState State { get; private set; }

    /// <summary>The day the waiting ended; null while it lasts.</summary>
    public DateOnly? EndedOn { get; private set; }

    /// <summary>Whoever was passed over: the class of the same days that stood in the way; null where it is another body's.</summary>
    public string? BusyWith { get; private set; }

    public bool IsWaiting => State == WaitingState.Waiting;

    internal void MoveUp(DateOnly day) => (State, EndedOn) = (WaitingState.MovedUp, day);

    internal void TakeOff(DateOnly day) => (State, EndedOn) = (WaitingState.TakenOff, day);

    internal void PassOver(DateOnly day, string? busyWith) => (State, EndedOn, BusyWith) = (WaitingState.PassedOver, day, busyWith);
}

public enum WaitingState
{
    [Display(Name = "候补中")] Waiting,
    [Display(Name = "已加入")] MovedUp,
    [Display(Name = "已移出")] TakenOff,
    [Display(Name = "已跳过")] PassedOver,
}
