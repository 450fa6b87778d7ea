using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

/// <summary>
/// Long work as a row: asked for by somebody, done by whoever holds the lease, with a progress people can read and a cancel button. Work
/// must give the same result when it is begun again, because a process may die in the middle of it.
/// </summary>
[Unaudited]
public sealed class BackgroundTask : Leased
{
    public const int KindLength = 40;
    public const int MostAttempts = 30;

    private BackgroundTask() { }

    /// <param name="kind">Which work: the key of its handler.</param>
    /// <param name="title">What it is, for people: “2026 年度考核汇总”.</param>
    /// <param name="arguments">A JSON object of ids, never of personal data.</param>
    /// <param name="requestedById">The account that asked; null when the system did.</param>
    public BackgroundTask(string kind, Remark title, string arguments, int? requestedById, Guid idempotencyKey, DateTime now)
    {
        (Kind, Title, Arguments, RequestedById, IdempotencyKey) = (kind, title, arguments, requestedById, idempotencyKey);
        (RequestedAt, Due) = (now, now);
    }

    public string Kind { get; private set; } = null!;

    public Remark Title { get; private set; } = null!;

    public string Arguments { get; private set; } = null!;

    public int? RequestedById { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public DateTime RequestedAt { get; private set; }

    public TaskState State { get; private set; }

    /// <summary>How many steps are done, of <see cref="Total"/>; both 0 while the size is not known yet.</summary>
    public int Completed { get; private set; }

    public int Total { get; private set; }

    /// <summary>What is being done, or what came out of it.</summary>
    public Remark? Remark { get; private set; }

    public bool CancelRequested { get; private set; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    /// <summary>When somebody took note of its failure.</summary>
    public DateTime? AcknowledgedAt { get; private set; }

    /// <summary>The account that did.</summary>
    public int? AcknowledgedById { get; private set; }

    public bool IsOver => State is TaskState.Done or TaskState.Failed or TaskState.Cancelled;

    public int Percent => Total == 0 ? 0 : (int)(100L * Math.Min(Completed, Total) / Total);

    /// <summary>False when it must not be begun (again): it was cancelled while waiting, or it died too often.</summary>
    public bool Start(DateTime now)
    {
        if (CancelRequested) return End(TaskState.Cancelled, Remark.Of("开始之前已取消"), now);
        if (Attempts > MostAttempts) return End(TaskState.Failed, Remark.Of("多次中断，已停止重试；请联系系统管理员"), now);
        (State, StartedAt, Completed, Total, Remark) = (TaskState.Running, StartedAt ?? now, 0, 0, null);
        return true;
    }

    public void Finish(Remark remark, DateTime now)
    {
        if (Total > 0) Completed = Total;
        End(TaskState.Done, remark, now);
    }

    public void Fail(Remark remark, DateTime now) => End(TaskState.Failed, remark, now);

    /// <summary>The work has stopped, because it was asked to.</summary>
    public void Stop(DateTime now) => End(TaskState.Cancelled, Remark.Of("已按要求取消"), now);

    /// <summary>Asks the work to stop at its next step; what still waits is cancelled at once.</summary>
    public void Cancel(DateTime now)
    {
        if (IsOver) throw new RuleBroken("任务已经结束，不能再取消");
        CancelRequested = true;
        if (State == TaskState.Queued && !IsLeased(now)) End(TaskState.Cancelled, Remark.Of("开始之前已取消"), now);
    }

    /// <summary>Its failure is known and dealt with: nobody has to be reminded of it any more.</summary>
    public void Acknowledge(int? accountId, DateTime now)
    {
        if (State != TaskState.Failed) throw new RuleBroken("只有失败的任务需要标为已处理");
        if (AcknowledgedAt is not null) throw new RuleBroken("这个任务已经标为已处理");
        (AcknowledgedAt, AcknowledgedById) = (now, accountId);
    }

    private bool End(TaskState state, Remark remark, DateTime now)
    {
        if (IsOver) throw new RuleBroken("任务已经结束");
        (State, Remark, FinishedAt) = (state, remark, now);
        EndLease();
        return false;
    }
}
