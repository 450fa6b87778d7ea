using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>参训: one person in one class, dated. Someone who leaves and comes back has two rows.</summary>
public sealed class Enrolment
{
    public const int ReasonLength = 200;

    internal Enrolment(int personId, DateOnly from, EnrolmentRoute route) => (PersonId, EnrolledOn, Route) = (personId, from, route);

    private Enrolment() { }

    public int Id { get; private set; }

    public int CohortId { get; private set; }

    public int PersonId { get; private set; }

    public DateOnly EnrolledOn { get; private set; }

    /// <summary>The first day the person no longer belongs; null while they do.</summary>
    public DateOnly? LeftOn { get; private set; }

    public string? LeaveReason { get; private set; }

    public EnrolmentRoute Route { get; private set; }

    /// <summary>The class the person was moved out of when this began (由…调入); null where it was no move.</summary>
    public int? CameFromId { get; private set; }

    /// <summary>The class the person was moved to when this ended (调往…); null where it was no move.</summary>
    public int? WentToId { get; private set; }

    public EnrolmentOutcome Outcome { get; private set; }

    /// <summary>Missed so much that by the hour rules nothing of the class counts; decided when the class is closed.</summary>
    public bool ForfeitsHours { get; private set; }

    /// <summary>Everyone who has not left holds a seat, also after the class has closed.</summary>
    public bool TakesSeat => LeftOn is null;

    /// <summary>Whether the person is expected at a session of that day: someone who joined in the second week was not absent in the first.</summary>
    public bool IsExpectedOn(DateOnly day) => EnrolledOn <= day && (LeftOn is null || day < LeftOn);

    internal void End(DateOnly day, string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleBroken("请填写退出原因");
        if (reason.Trim().EnumerateRunes().Count() > ReasonLength) throw new RuleBroken("退出原因最多 {0} 个字", ReasonLength);
        if (day < EnrolledOn) throw new RuleBroken("退出日期不能早于加入日期 {0:yyyy-MM-dd}", EnrolledOn);
        (LeftOn, LeaveReason, Outcome) = (day, reason.Trim(), EnrolmentOutcome.Left);
    }

    internal void ComeFrom(int cohortId) => CameFromId = cohortId;

    internal void GoTo(int cohortId) => WentToId = cohortId;

    internal void Conclude(bool completed, bool forfeitsHours) =>
        (Outcome, ForfeitsHours) = (completed ? EnrolmentOutcome.Completed : EnrolmentOutcome.NotCompleted, forfeitsHours);

    internal void Resume() => (Outcome, ForfeitsHours) = (EnrolmentOutcome.InTraining, false);
}

/// <summary>How somebody came into a class.</summary>
public enum EnrolmentRoute
{
    [Display(Name = "按名单加入")] List,
    [Display(Name = "调入")] Move,
    [Display(Name = "候补递补")] WaitingList,
    [Display(Name = "自主选学")] Self,
    [Display(Name = "整校推进")] School,
}

public enum EnrolmentOutcome
{
    [Display(Name = "在培")] InTraining,
    [Display(Name = "结业")] Completed,
    [Display(Name = "未结业")] NotCompleted,
    [Display(Name = "已退出")] Left,
}
