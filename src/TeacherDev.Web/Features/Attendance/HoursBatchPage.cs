using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>A batch with its sessions, and person by person what it earns.</summary>
/// <param name="DecidedBy">The name of the body that decided; null while it waits.</param>
/// <param name="IsOurs">The viewer is the school that handed it in.</param>
public sealed record HoursBatchPage(
    HoursBatchRow Batch, string? DecidedBy, IReadOnlyList<BatchSession> Sessions, ListPage<BatchedRow> Lines, IReadOnlyDictionary<string, string> Modes, bool MayDecide, bool IsOurs)
{
    public static async Task<HoursBatchPage?> OfAsync(TeacherDevDb db, int id, ListQuery query, DateOnly today, CancellationToken stop)
    {
        if (await db.HoursBatches.AsNoTracking().Where(b => b.Id == id).Select(HoursBatchList.Row).SingleOrDefaultAsync(stop) is not { } batch) return null;
        var decidedBy = batch.DecidedById is null ? null : await db.Organisations.Where(o => o.Id == batch.DecidedById).Select(o => o.Name).SingleAsync(stop);
        var modes = await db.ModeNamesAsync(batch.OrganisationId, today, stop);
        var sessions = await (from line in db.Set<HoursBatchLine>()
                              where line.BatchId == id
                              group line by line.SessionId into held
                              select new { held.Key, People = held.Count(), Tenths = held.Sum(l => l.Hours.Tenths) } into held
                              join session in db.Sessions on held.Key equals session.Id
                              join activity in db.Activities on session.ActivityId equals activity.Id
                              orderby session.Day, session.Part, session.Id
                              select new BatchSession(session.Id, session.Day, session.Part, activity.Title, session.Topic, held.People, held.Tenths, session.State)).ToListAsync(stop);
        var isOurs = db.Viewer.OrganisationId == batch.OrganisationId;
        return new(batch, decidedBy, sessions, await HoursBatchList.LineColumns(modes).PageAsync(HoursBatchList.Lines(db, id, query), query, stop), modes,
            db.Viewer.May(Permission.ManageHours) && !isOurs, isOurs && db.Viewer.May(Permission.SubmitHours));
    }
}

/// <param name="Tenths">学时 in tenths, of everybody.</param>
public sealed record BatchSession(int Id, DateOnly Day, DayPart Part, string Activity, string Topic, int People, int Tenths, SessionState State)
{
    public Domain.Kernel.Hours Total => Domain.Kernel.Hours.OfTenths(Tenths);
}
