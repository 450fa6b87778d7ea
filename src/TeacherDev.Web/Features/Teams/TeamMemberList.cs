using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Teams;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Teams;

public sealed record TeamMemberQuery : ListQuery
{
    /// <summary>Also those who have left.</summary>
    [FromQuery(Name = "left")]
    public bool Left { get; init; }

    public IQueryable<TeamMember> Of(TeacherDevDb db, int teamId, DateOnly today)
    {
        var members = from membership in db.Set<TeamMembership>().AsNoTracking()
                      where membership.TeamId == teamId && (Left || membership.Period.To >= today)
                      join card in db.PersonCards on membership.PersonId equals card.Id
                      select new TeamMember { Membership = membership, Card = card };
        return Sought is { } sought ? members.Where(m => m.Card.SearchText.Contains(sought)) : members;
    }
}

/// <summary>A membership with the person's card, as one thing to search, sort and page.</summary>
public sealed class TeamMember
{
    public required TeamMembership Membership { get; init; }

    public required PersonCard Card { get; init; }
}

/// <param name="To">The last day; null while it is open.</param>
/// <param name="EndReason">For those who keep the body alone.</param>
public sealed record TeamMemberRow(int PersonId, string Name, string? StaffNumber, string School, string? Subject, TeamRole Role, DateOnly From, DateOnly? To, string? EndReason);

public static class TeamMemberList
{
    /// <param name="mayManage">Why somebody left is said to those who keep the body.</param>
    public static List<TeamMember, TeamMemberRow> Columns(bool mayManage)
    {
        var columns = new List<TeamMember, TeamMemberRow>(
                m => new TeamMemberRow(m.Card.Id, m.Card.Name, m.Card.StaffNumber, m.Card.School, m.Card.Subject, m.Membership.Role, m.Membership.Period.From,
                    m.Membership.Period.To == DateOnly.MaxValue ? null : m.Membership.Period.To, mayManage ? m.Membership.EndReason : null),
                m => m.Card.SortKey, m => m.Membership.Id)
            .With("姓名", r => r.Name, m => m.Card.SortKey, "name")
            .With("教师编号", r => r.StaffNumber, onPage: false)
            .With("角色", r => r.Role, m => m.Membership.Role, "role")
            .With("单位", r => r.School, m => m.Card.School, "school")
            .With("学科", r => new Word(r.Subject), m => m.Card.Subject, "subject")
            .With("开始日期", r => r.From, m => m.Membership.Period.From, "from")
            .With("结束日期", r => r.To, m => m.Membership.Period.To, "to");
        return mayManage ? columns.With("退出原因", r => r.EndReason, onPage: false) : columns;
    }
}
