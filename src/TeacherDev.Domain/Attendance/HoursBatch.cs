using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// 校本研修学时批次: what a school's own sessions earned, handed in as one. A school certifies nothing itself: closing its sessions posts no hours, the body
/// above approves the batch, which posts all of them, or returns it with a reason. What was approved is taken back as a whole, by reversals.
/// </summary>
public sealed class HoursBatch : Aggregate
{
    public const int TitleLength = 60;
    public const int ReasonLength = 200;

    private readonly List<HoursBatchLine> lines = [];

    /// <exception cref="RuleBroken">Not a school, no title, or no hours in it.</exception>
    public HoursBatch(Organisation school, string? title, IReadOnlyCollection<BatchedHours> earned, DateTime now, Guid key)
    {
        if (school.Kind != OrganisationKind.School) throw new RuleBroken("校本研修学时由学校提交，请以学校的身份办理");
        (OrganisationId, IdempotencyKey) = (school.Id, key);
        Take(title, earned, now);
    }

    private HoursBatch()
    {
    }

    /// <summary>The school.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Title
    {
        get;
        private set
        {
            field = Naming.Clean(value, "批次名称", TitleLength);
            SearchText = Naming.SearchText(field);
        }
    } = null!;

    public string SearchText { get; private set; } = null!;

    public HoursBatchState State { get; private set; }

    /// <summary>The last time it was handed in.</summary>
    public DateTime SubmittedAt { get; private set; }

    /// <summary>When it was approved, returned or withdrawn; null while it waits.</summary>
    public DateTime? DecidedAt { get; private set; }

    /// <summary>The body that approved or returned it; the school itself where it took it back. Null while it waits.</summary>
    public int? DecidedById { get; private set; }

    /// <summary>Why it was returned or withdrawn.</summary>
    public string? Reason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<HoursBatchLine> Lines => lines;

    /// <summary>Hands in again what was returned, with what its sessions earned by now.</summary>
    /// <exception cref="RuleBroken">Not returned, no title, or no hours in it.</exception>
    public void SubmitAgain(string? title, IReadOnlyCollection<BatchedHours> earned, DateTime now)
    {
        if (State != HoursBatchState.Returned) throw new RuleBroken("“{0}”{1}，只有退回的批次可以再提交", Title, State);
        Take(title, earned, now);
        Touch();
    }

    /// <exception cref="RuleBroken">It does not wait, or no reason.</exception>
    public void Return(string? reason, int byId, DateTime now)
    {
        if (State != HoursBatchState.Submitted) throw new RuleBroken("“{0}”{1}，不能退回", Title, State);
        Decide(HoursBatchState.Returned, byId, Naming.Clean(reason, "退回原因", ReasonLength), now);
    }

    /// <summary>The school takes back what nobody has decided on.</summary>
    /// <exception cref="RuleBroken">It does not wait.</exception>
    public void Recall(DateTime now)
    {
        if (State != HoursBatchState.Submitted) throw new RuleBroken("“{0}”{1}，不能收回", Title, State);
        Decide(HoursBatchState.Returned, OrganisationId, reason: null, now);
    }

    /// <param name="byId">The body that certifies the hours.</param>
    /// <exception cref="RuleBroken">It does not wait, or the school approves its own.</exception>
    public void Approve(int byId, DateTime now)
    {
        if (State != HoursBatchState.Submitted) throw new RuleBroken("“{0}”{1}，不能认定", Title, State);
        if (byId == OrganisationId) throw new RuleBroken("学校不能认定自己的学时，请由上级单位认定");
        Decide(HoursBatchState.Approved, byId, reason: null, now);
    }

    /// <summary>Takes back what was approved; <see cref="HoursBatches"/> reverses what it posted in the same transaction.</summary>
    /// <exception cref="RuleBroken">Not approved, the school does it itself, or no reason.</exception>
    public void Withdraw(string? reason, int byId, DateTime now)
    {
        if (State != HoursBatchState.Approved) throw new RuleBroken("“{0}”{1}，不能撤回", Title, State);
        if (byId == OrganisationId) throw new RuleBroken("已认定的批次由上级单位撤回");
        Decide(HoursBatchState.Withdrawn, byId, Naming.Clean(reason, "撤回原因", ReasonLength), now);
    }

    private void Take(string? title, IReadOnlyCollection<BatchedHours> earned, DateTime now)
    {
        if (earned.Count == 0) throw new RuleBroken("请至少选一场有人参加、有学时的活动");
        Title = title!;
        lines.Clear();
        lines.AddRange(earned.Select(e => new HoursBatchLine(e)));
        (State, SubmittedAt, DecidedAt, DecidedById, Reason) = (HoursBatchState.Submitted, now, null, null, null);
    }

    private void Decide(HoursBatchState next, int byId, string? reason, DateTime now)
    {
        (State, DecidedById, Reason, DecidedAt) = (next, byId, reason, now);
        foreach (var line in lines) line.IsStanding = State.Holds;
        Touch();
    }
}

/// <summary>One person's hours of one session in a batch: what the body above reads is what it posts. Written with its batch; the batch and what it posts are audited.</summary>
[Unaudited]
public sealed class HoursBatchLine
{
    internal HoursBatchLine(BatchedHours earned)
    {
        (SessionId, PersonId, Day, Part, Mode, Hours) = (earned.SessionId, earned.PersonId, earned.Day, earned.Part, earned.Mode, earned.Hours);
        (Title, RuleVersion, IsStanding) = (earned.Title, earned.RuleVersion, true);
    }

    private HoursBatchLine()
    {
    }

    public int Id { get; private set; }

    public int BatchId { get; private set; }

    public int SessionId { get; private set; }

    public int PersonId { get; private set; }

    public DateOnly Day { get; private set; }

    public DayPart Part { get; private set; }

    public string Mode { get; private set; } = null!;

    public Kernel.Hours Hours { get; private set; }

    public string Title { get; private set; } = null!;

    public string RuleVersion { get; private set; } = null!;

    /// <summary>While its batch waits or is approved; a session stands in one batch only.</summary>
    public bool IsStanding { get; internal set; }
}

/// <summary>What one session earned one person, by the rules of its day.</summary>
public sealed record BatchedHours(int SessionId, int PersonId, DateOnly Day, DayPart Part, string Mode, Kernel.Hours Hours, string Title, string RuleVersion);
