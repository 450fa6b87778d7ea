using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Teams;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Teams;

public enum TeamState
{
    [Display(Name = "运行中")] Standing,
    [Display(Name = "暂无负责人")] WithoutLead,
    [Display(Name = "已结束")] Ended,
}

public sealed record TeamQuery : ListQuery
{
    [FromQuery(Name = "kind")]
    public TeamKind? Kind { get; init; }

    /// <summary>Without NUL, on which PostgreSQL chokes.</summary>
    [FromQuery(Name = "subject")]
    public string? Subject { get; init => field = value?.Replace("\0", "", StringComparison.Ordinal); }

    [FromQuery(Name = "state")]
    public TeamState? State { get; init; }

    /// <summary>Bodies by their name or subject, or by who leads them.</summary>
    public IQueryable<Team> Of(TeacherDevDb db, DateOnly today)
    {
        var teams = db.Teams.AsNoTracking();
        if (Kind is { } kind) teams = teams.Where(t => t.Kind == kind);
        if (!string.IsNullOrEmpty(Subject)) teams = teams.Where(t => t.Subject == Subject);
        if (Sought is { } sought)
            teams = teams.Where(t => t.SearchText.Contains(sought) || db.PersonCards.Any(c => c.SearchText.Contains(sought)
                && t.Memberships.Any(m => m.PersonId == c.Id && m.Role == TeamRole.Lead && m.Period.From <= today && m.Period.To >= today)));
        return State switch
        {
            TeamState.Standing => teams.Where(t => t.EndedOn == null || t.EndedOn >= today),
            TeamState.WithoutLead => teams.Where(t => (t.EndedOn == null || t.EndedOn >= today) && !t.Memberships.Any(m => m.Role == TeamRole.Lead && m.Period.From <= today && m.Period.To >= today)),
            TeamState.Ended => teams.Where(t => t.EndedOn < today),
            _ => teams,
        };
    }
}

/// <param name="Members">How many belong to it today, its lead included.</param>
public sealed record TeamRow(int Id, string Name, TeamKind Kind, string? Subject, SchoolStage? Stage, string? Lead, int Members, string Organisation, DateOnly? EndedOn, string? EndReason);

public static class TeamList
{
    public static List<Team, TeamRow> Columns(TeacherDevDb db, DateOnly today) => new List<Team, TeamRow>(
            t => new TeamRow(t.Id, t.Name, t.Kind, t.Subject, t.Stage,
                t.Memberships.Where(m => m.Role == TeamRole.Lead && m.Period.From <= today && m.Period.To >= today).Join(db.PersonCards, m => m.PersonId, c => c.Id, (m, c) => c.Name).FirstOrDefault(),
                t.Memberships.Count(m => m.Period.From <= today && m.Period.To >= today), t.Organisation.Name, t.EndedOn, t.EndReason),
            t => t.SortKey, t => t.Id)
        .With("组织名称", r => r.Name, t => t.SortKey, "name")
        .With("类型", r => r.Kind, t => t.Kind, "kind")
        .With("学科", r => new Word(r.Subject), t => t.Subject, "subject")
        .With("学段", r => r.Stage, t => t.Stage, "stage")
        .With("负责人", r => r.Lead)
        .With("人数", r => r.Members, t => t.Memberships.Count(m => m.Period.From <= today && m.Period.To >= today), "members", isNumber: true)
        .With("主管单位", r => r.Organisation, t => t.Organisation.SortKey, "organisation")
        .With("结束日期", r => r.EndedOn, onPage: false)
        .With("结束原因", r => r.EndReason, onPage: false);
}

/// <param name="Subjects">Of the bodies that the viewer sees.</param>
public sealed record TeamIndex(ListPage<TeamRow> Teams, TeamQuery Query, IReadOnlyList<string> Subjects, DateOnly Today, bool MayManage);
