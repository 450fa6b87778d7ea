using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Work;

public sealed record RunRow(string Job, DateTime PeriodStart, string? By, TaskState State, int Attempts, DateTime? StartedAt, DateTime? FinishedAt, Remark? Remark)
{
    public TimeSpan? Took => FinishedAt - StartedAt;
}

/// <param name="Next">When its schedule wakes it next.</param>
/// <param name="Last">Its latest run; null when it never ran.</param>
public sealed record JobRow(string Name, string Title, DateTime Next, RunRow? Last, bool Waits)
{
    public static async Task<IReadOnlyList<JobRow>> ListAsync(TeacherDevDb db, Schedule schedule, DateTime now, CancellationToken stop)
    {
        var latest = await Rows(db, db.JobRuns.Where(r => r.State != TaskState.Queued && !db.JobRuns.Any(newer => newer.Job == r.Job && newer.State != TaskState.Queued && newer.PeriodStart > r.PeriodStart))).ToListAsync(stop);
        var waiting = await db.JobRuns.Where(r => r.State == TaskState.Queued).Select(r => r.Job).ToListAsync(stop);
        return [.. schedule.Jobs.Select(j => new JobRow(j.Name, j.Title, j.Cron.Next(now), latest.Find(r => r.Job == j.Name), waiting.Contains(j.Name)))];
    }

    private static IQueryable<RunRow> Rows(TeacherDevDb db, IQueryable<JobRun> runs) => runs.Select(r => new RunRow(
        r.Job, r.PeriodStart, db.Accounts.Where(a => a.Id == r.RequestedById).Select(a => a.Name).FirstOrDefault(), r.State, r.Attempts, r.StartedAt, r.FinishedAt, r.Remark));
}

/// <summary>What failed, or was asked for by a person: the quiet runs of every minute would bury it.</summary>
public static class RunList
{
    public static IQueryable<JobRun> Of(TeacherDevDb db, Schedule schedule, ListQuery query)
    {
        var runs = db.JobRuns.AsNoTracking().Where(r => r.State == TaskState.Failed || r.RequestedById != null);
        if (query.Sought is not { } sought) return runs;
        var jobs = schedule.Jobs.Where(j => Naming.SearchText(j.Title, j.Name).Contains(sought, StringComparison.Ordinal)).Select(j => j.Name).ToList();
        return runs.Where(r => jobs.Contains(r.Job));
    }

    public static List<JobRun, RunRow> Columns(TeacherDevDb db, Schedule schedule) => new List<JobRun, RunRow>(
            r => new RunRow(r.Job, r.PeriodStart, db.Accounts.Where(a => a.Id == r.RequestedById).Select(a => a.Name).FirstOrDefault(), r.State, r.Attempts, r.StartedAt, r.FinishedAt, r.Remark),
            r => -r.Id, r => r.Id)
        .With("定时作业", r => new Word(schedule.TitleOf(r.Job)))
        .With("时间", r => r.PeriodStart, r => r.PeriodStart, "at")
        .With("结果", r => r.State, r => r.State, "state")
        .With("提交人", r => r.By)
        .With("说明", r => r.Remark);

    public static string TitleOf(this Schedule schedule, string job) => schedule.Jobs.FirstOrDefault(j => j.Name == job)?.Title ?? job;
}

public sealed record JobIndex(IReadOnlyList<JobRow> Jobs, ListPage<RunRow> Runs)
{
    public bool IsMoving => Jobs.Any(j => j.Waits || j.Last?.State == TaskState.Running);
}
