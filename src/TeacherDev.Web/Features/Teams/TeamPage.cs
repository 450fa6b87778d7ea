using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Teams;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Teams;

/// <summary>A standing body with its people and what it holds.</summary>
/// <param name="Lead">Who leads it today, and since when.</param>
/// <param name="Activities">The latest of those that the viewer sees.</param>
/// <param name="Held">How many the viewer sees in all.</param>
/// <param name="MayManage">The viewer's reach holds it and changes it.</param>
/// <param name="MayHold">The viewer holds activities in its name: leads it, or keeps it.</param>
public sealed record TeamPage(
    int Id, string Name, TeamKind Kind, string? Subject, SchoolStage? Stage, string Organisation, DateOnly? EndedOn, string? EndReason, (string Name, string School, DateOnly Since)? Lead,
    TeamMemberQuery Query, ListPage<TeamMemberRow> Members, IReadOnlyList<TeamActivity> Activities, int Held, DateOnly Today, bool MayManage, bool MayHold)
{
    private const int Shown = 12;

    /// <summary>Forms that were refused, with what was typed.</summary>
    public TeamLeadForm? NewLead { get; init; }

    public TeamEndingForm? Leaving { get; init; }

    public TeamEndingForm? Ending { get; init; }

    /// <summary>Its last day is over.</summary>
    public bool HasEnded => EndedOn < Today;

    public static async Task<TeamPage?> OfAsync(TeacherDevDb db, int id, TeamMemberQuery query, DateOnly today, CancellationToken stop)
    {
        var team = await db.Teams.AsNoTracking().IgnoreAutoIncludes().Include(t => t.Organisation).SingleOrDefaultAsync(t => t.Id == id, stop);
        if (team is null) return null;
        var inReach = team.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var mayManage = inReach && db.Viewer.May(Permission.ManageTeams);
        var stands = team.EndedOn is null || team.EndedOn >= today;
        var lead = await (from membership in db.Set<TeamMembership>()
                          where membership.TeamId == id && membership.Role == TeamRole.Lead && membership.Period.From <= today && membership.Period.To >= today
                          join card in db.PersonCards on membership.PersonId equals card.Id
                          select new { card.Name, card.School, membership.Period.From }).SingleOrDefaultAsync(stop);
        var held = db.Activities.AsNoTracking().Where(a => a.TeamId == id);
        var activities = await held.OrderByDescending(a => a.Id).Take(Shown).Select(a => new TeamActivity(a.Id, a.Title, a.Kind,
            db.Sessions.Where(s => s.ActivityId == a.Id && s.State != SessionState.Cancelled).Max(s => (DateOnly?)s.Day))).ToListAsync(stop);
        return new(team.Id, team.Name, team.Kind, team.Subject, team.Stage, team.Organisation.Name, team.EndedOn, mayManage ? team.EndReason : null, lead is null ? null : (lead.Name, lead.School, lead.From),
            query, await TeamMemberList.Columns(mayManage).PageAsync(query.Of(db, id, today), query, stop),
            activities, activities.Count < Shown ? activities.Count : await held.CountAsync(stop), today, mayManage,
            stands && db.Viewer.May(Permission.ManageActivities) && (inReach || await db.LedTeams.AnyAsync(t => t.Id == id, stop)));
    }
}

/// <param name="Last">The day of its last session that is not cancelled; null while none is planned.</param>
public sealed record TeamActivity(int Id, string Title, ActivityKind Kind, DateOnly? Last);
