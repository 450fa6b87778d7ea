using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

/// <summary>
/// One run of a recurring job for one period. Unique by job and period start: this table, not the scheduler, decides what is due, so a
/// missed night is caught up once and a restart repeats nothing.
/// </summary>
[Unaudited]
public sealed class JobRun : Aggregate
{
    public const int JobLength = 60;
    public const int MostAttempts = 5;

    private JobRun() { }

    public JobRun(string job, DateTime periodStart) => (Job, PeriodStart) = (job, periodStart);

    public string Job { get; private set; } = null!;

    /// <summary>The instant (UTC) at which its schedule said it should start; for a run asked for by a person, when it was asked.</summary>
    public DateTime PeriodStart { get; private set; }

    /// <summary>The account that asked for this run; null when the schedule did.</summary>
    public int? RequestedById { get; private set; }

    public TaskState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTime? StartedAt { get; private set; }

    public DateTime? FinishedAt { get; private set; }

    public Remark? Remark { get; private set; }

    /// <summary>Nothing more will be done for this period.</summary>
    public bool IsOver => State == TaskState.Done || (State == TaskState.Failed && Attempts >= MostAttempts);

    public static JobRun Requested(string job, int accountId, DateTime now) => new(job, now) { RequestedById = accountId };

    public void Start(DateTime now)
    {
        if (IsOver) throw new RuleBroken("这一次运行已经结束");
        (State, StartedAt, FinishedAt, Remark, Attempts) = (TaskState.Running, now, null, null, Attempts + 1);
    }

    public void Finish(Remark remark, DateTime now) => (State, FinishedAt, Remark) = (TaskState.Done, now, remark);

    /// <summary>
    /// It was cut off: its process died or was stopped. What a person asked for waits to be begun again; what the schedule asked for is begun
    /// again while its period lasts. Either way only so often: a run that takes its process down each time ends as failed.
    /// </summary>
    public void CutOff(Remark remark, DateTime now)
    {
        Fail(remark, now);
        if (RequestedById is not null && Attempts < MostAttempts) (State, FinishedAt) = (TaskState.Queued, null);
    }

    public void Fail(Remark remark, DateTime now) => (State, FinishedAt, Remark) = (TaskState.Failed, now, remark);
}
