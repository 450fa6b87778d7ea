using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Work;

/// <param name="MayCancel">It is one's own, or one looks after all of them, and it is not over.</param>
public sealed record TaskRow(int Id, Remark Title, string? By, DateTime RequestedAt, TaskState State, int Completed, int Total, Remark? Remark, bool CancelRequested, DateTime? FinishedAt, string? HandledBy, DateTime? HandledAt)
{
    public bool IsOver => State is TaskState.Done or TaskState.Failed or TaskState.Cancelled;

    public bool MayCancel => !IsOver && !CancelRequested;

    public bool MayAcknowledge => State == TaskState.Failed && HandledAt is null;

    public int Percent => State == TaskState.Done ? 100 : Total == 0 ? 0 : (int)(100L * Math.Min(Completed, Total) / Total);
}

public static class TaskList
{
    /// <summary>One's own; whoever manages jobs sees all.</summary>
    public static IQueryable<BackgroundTask> VisibleTo(this IQueryable<BackgroundTask> tasks, Viewer viewer) =>
        viewer.May(Permission.ManageJobs) ? tasks : tasks.Where(t => t.RequestedById == viewer.AccountId);

    /// <summary>Searched by who asked for them.</summary>
    public static IQueryable<BackgroundTask> Sought(this IQueryable<BackgroundTask> tasks, TeacherDevDb db, ListQuery query) =>
        query.Sought is not { } sought ? tasks : tasks.Where(t => db.Accounts.Any(a => a.Id == t.RequestedById && (a.Name.Contains(sought) || db.PersonCards.Any(p => p.Id == a.PersonId && p.SearchText.Contains(sought)))));

    public static List<BackgroundTask, TaskRow> Columns(TeacherDevDb db) => new List<BackgroundTask, TaskRow>(
        t => new TaskRow(t.Id, t.Title, db.Accounts.Where(a => a.Id == t.RequestedById).Select(a => a.Name).FirstOrDefault(), t.RequestedAt, t.State, t.Completed, t.Total, t.Remark, t.CancelRequested, t.FinishedAt,
            db.Accounts.Where(a => a.Id == t.AcknowledgedById).Select(a => a.Name).FirstOrDefault(), t.AcknowledgedAt),
        t => -t.Id, t => t.Id)
        .With("任务", r => r.Title)
        .With("提交人", r => r.By)
        .With("提交时间", r => r.RequestedAt, t => t.RequestedAt, "at")
        .With("状态", r => r.State, t => t.State, "state")
        .With("进度", r => r.Percent)
        .With("说明", r => r.Remark)
        .With("处理人", r => r.HandledBy, onPage: false)
        .With("处理时间", r => r.HandledAt, onPage: false);
}
