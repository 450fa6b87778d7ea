using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// The public face of open activities, for the teachers they are open to, and one's own place in them. The activity is held before it is counted, so that of
/// many who want the last place at once exactly one gets it, on either database.
/// </summary>
public sealed class OpenActivities(TeacherDevDb db)
{
    /// <summary>Open to the viewer's person, whoever is in it.</summary>
    public IQueryable<OpenActivity> All()
    {
        var (me, sessions) = (db.Viewer.PersonId ?? 0, db.AllSessions.Where(s => s.State != SessionState.Cancelled));
        return from a in db.AllActivities
               where a.OpenUntil != null && db.PersonCards.Any(p => p.Id == me && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Path.StartsWith(a.OpenAudience!)))
               select new OpenActivity
               {
                   Id = a.Id,
                   Title = a.Title,
                   SortKey = a.SortKey,
                   SearchText = a.SearchText,
                   Kind = a.Kind,
                   Description = a.Description,
                   Place = a.Place,
                   Capacity = a.Capacity ?? 0,
                   Taken = a.Invitations.Count(i => i.WithdrawnOn == null),
                   Until = a.OpenUntil!.Value,
                   Stage = a.OpenStage,
                   Subject = a.OpenSubject,
                   Organisation = a.Organisation.Name,
                   First = sessions.Where(s => s.ActivityId == a.Id).Min(s => (DateOnly?)s.Day),
                   IsMine = a.Invitations.Any(i => i.PersonId == me && i.WithdrawnOn == null),
                   IsOwn = a.Invitations.Any(i => i.PersonId == me && i.WithdrawnOn == null && i.IsOwn),
               };
    }

    /// <summary>When it takes place, for whoever sees its face.</summary>
    public Task<List<OpenTime>> TimesAsync(int id, CancellationToken stop = default) => db.AllSessions.Where(s => s.ActivityId == id && s.State != SessionState.Cancelled)
        .OrderBy(s => s.Day).ThenBy(s => s.Part).Select(s => new OpenTime(s.Topic, s.Day, s.Part, s.From, s.To, s.Hours)).ToListAsync(stop);

    /// <summary>The activity behind a face that the viewer may see, alone and unchanged; null where there is none.</summary>
    public async Task<Activity?> FindAsync(int id, CancellationToken stop = default) =>
        await All().AnyAsync(a => a.Id == id, stop) ? await db.AllActivities.IgnoreAutoIncludes().SingleAsync(a => a.Id == id, stop) : null;

    /// <summary>Enrols the viewer's own person, and nobody else: there is no way to say whom.</summary>
    public Task SignUpAsync(int id, DateOnly today, CancellationToken stop = default) => ChangeAsync(id, async activity =>
    {
        var me = await db.PersonCards.Where(p => p.Id == db.Viewer.PersonId).Select(p => new { p.Id, p.Stage, p.Subject }).SingleAsync(stop);
        activity.SignUp(me.Id, me.Stage, me.Subject, today);
    }, stop);

    /// <summary>Takes the viewer's own enrolment back.</summary>
    public Task WithdrawAsync(int id, DateOnly today, CancellationToken stop = default) => ChangeAsync(id, activity =>
    {
        activity.Withdraw(db.Viewer.PersonId ?? 0, today);
        return Task.CompletedTask;
    }, stop);

    private Task<int> ChangeAsync(int id, Func<Activity, Task> change, CancellationToken stop) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Activity>(id, stop);
        await change(await db.Activities.WithoutScope.SingleAsync(a => a.Id == id, stop));
        return await db.SaveChangesAsync(stop);
    }, stop);
}

/// <summary>What anybody whom an activity is open to may know of it: never who is in it.</summary>
public sealed class OpenActivity
{
    public required int Id { get; init; }

    public required string Title { get; init; }

    public required byte[] SortKey { get; init; }

    public required string SearchText { get; init; }

    public required ActivityKind Kind { get; init; }

    public required string? Description { get; init; }

    public required string? Place { get; init; }

    public required int Capacity { get; init; }

    public required int Taken { get; init; }

    /// <summary>The last day to enrol and to withdraw.</summary>
    public required DateOnly Until { get; init; }

    public required SchoolStage? Stage { get; init; }

    public required string? Subject { get; init; }

    public required string Organisation { get; init; }

    /// <summary>Its first day; null while none is planned.</summary>
    public required DateOnly? First { get; init; }

    /// <summary>The viewer is on the list.</summary>
    public required bool IsMine { get; init; }

    /// <summary>The viewer enrolled oneself.</summary>
    public required bool IsOwn { get; init; }

    public int PlacesLeft => Math.Max(0, Capacity - Taken);
}

public sealed record OpenTime(string Topic, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, Kernel.Hours Hours);
