using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Features.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Activities;

/// <summary>An activity with its sessions and its people.</summary>
public sealed record ActivityPage(
    int Id, string Title, ActivityKind Kind, string? Description, ResearchForm? Form, int? TeamId, string? Team, string? Place, string Organisation, int? StudioId, string? Studio, IReadOnlyList<SessionLine> Sessions, ListPage<InvitedRow> People, bool MayManage)
{
    public InvitationsForm Names { get; init; } = new();

    /// <summary>The viewer keeps the sheets of its sessions.</summary>
    public bool MayTakeAttendance { get; init; }

    /// <summary>The viewer opens it to others than a list: who only leads its studio or standing body does not.</summary>
    public bool MayOpen { get; init; }

    /// <summary>The standing body that holds it may be opened, not only named.</summary>
    public bool SeesTeam { get; init; }

    /// <summary>Who gives it.</summary>
    public IReadOnlyList<GiverLine> Givers { get; init; } = [];

    /// <summary>The school at which it takes place.</summary>
    public string? HostSchool { get; init; }

    public GiversForm GiverNames { get; init; } = new();

    /// <summary>How many may take part, and until when teachers enrol themselves; null where it is not open.</summary>
    public ActivityOpen? Open { get; init; }

    public static async Task<ActivityPage?> OfAsync(TeacherDevDb db, int id, ListQuery query, CancellationToken stop)
    {
        var activity = await db.Activities.AsNoTracking().IgnoreAutoIncludes().Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Id == id, stop);
        if (activity is null) return null;
        var studio = activity.StudioId is null ? null : await db.Set<Studio>().Where(s => s.Id == activity.StudioId).Select(s => s.Name).SingleOrDefaultAsync(stop);
        var team = activity.TeamId is { } holder ? await db.TeamName(holder).SingleOrDefaultAsync(stop) : null;
        var sessions = await db.Sessions.AsNoTracking().Where(s => s.ActivityId == id).OrderBy(s => s.Day).ThenBy(s => s.Id).Select(SessionLine.Of(db)).ToListAsync(stop);
        var people = await InvitedList.Columns.PageAsync(InvitedList.Of(db, id, query), query, stop);
        var (inReach, runs) = (activity.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal), await db.Activities.RunBy(db).AnyAsync(a => a.Id == id, stop));
        var mayManage = db.Viewer.May(Permission.ManageActivities) && runs;
        return new(activity.Id, activity.Title, activity.Kind, activity.Description, activity.Form, activity.TeamId, team, activity.Place, activity.Organisation.Name, activity.StudioId, studio, sessions, people, mayManage)
        {
            MayTakeAttendance = db.Viewer.May(Permission.TakeAttendance) && runs,
            MayOpen = mayManage && inReach,
            SeesTeam = activity.TeamId is { } seen && await db.Teams.AnyAsync(t => t.Id == seen, stop),
            Givers = await db.Set<Giver>().Where(g => g.ActivityId == id).OrderBy(g => g.Id).Join(db.PersonCards, g => g.PersonId, c => c.Id, (g, c) => new GiverLine(c.Id, c.Name, c.School)).ToListAsync(stop),
            HostSchool = activity.HostSchoolId is null ? null : await db.Organisations.Where(o => o.Id == activity.HostSchoolId).Select(o => o.Name).SingleOrDefaultAsync(stop),
            Open = activity.OpenUntil is { } until ? new(until, activity.Capacity!.Value) : null,
        };
    }
}

public sealed record GiverLine(int PersonId, string Name, string School);

public sealed record ActivityOpen(DateOnly Until, int Capacity);
