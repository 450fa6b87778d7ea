using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Activities;

public sealed record ActivityQuery : ListQuery
{
    [FromQuery(Name = "kind")]
    public ActivityKind? Kind { get; init; }

    /// <summary>Only what a standing body holds.</summary>
    [FromQuery(Name = "team")]
    public int? Team { get; init; }

    public IQueryable<Activity> Of(IQueryable<Activity> activities)
    {
        if (Sought is { } sought) activities = activities.Where(a => a.SearchText.Contains(sought));
        if (Kind is { } kind) activities = activities.Where(a => a.Kind == kind);
        if (Team is { } team) activities = activities.Where(a => a.TeamId == team);
        return activities;
    }
}

/// <param name="First">The day of its first session that is not cancelled; null while none is planned.</param>
public sealed record ActivityRow(int Id, string Title, ActivityKind Kind, string Organisation, DateOnly? First, int Sessions, int Held, int People);

public static class ActivityList
{
    public static List<Activity, ActivityRow> Columns(TeacherDevDb db) => new List<Activity, ActivityRow>(
            a => new ActivityRow(a.Id, a.Title, a.Kind, a.Organisation.Name,
                db.Sessions.Where(s => s.ActivityId == a.Id && s.State != SessionState.Cancelled).Min(s => (DateOnly?)s.Day),
                db.Sessions.Count(s => s.ActivityId == a.Id && s.State != SessionState.Cancelled),
                db.Sessions.Count(s => s.ActivityId == a.Id && s.State == SessionState.Closed),
                a.Invitations.Count(i => i.WithdrawnOn == null)),
            a => a.SortKey, a => a.Id)
        .With("活动名称", r => r.Title, a => a.SortKey, "title")
        .With("活动类型", r => r.Kind, a => a.Kind, "kind")
        .With("日期", r => r.First, a => db.Sessions.Where(s => s.ActivityId == a.Id && s.State != SessionState.Cancelled).Min(s => (DateOnly?)s.Day), "day")
        .With("场次", r => r.Sessions, isNumber: true)
        .With("人数", r => r.People, isNumber: true)
        .With("主办单位", r => r.Organisation, a => a.Organisation.SortKey, "organisation");
}

/// <param name="Team">The standing body whose activities alone are shown, where the viewer sees it.</param>
public sealed record ActivityIndex(ListPage<ActivityRow> Activities, ActivityQuery Query, string? Team, bool MayManage);
