using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// What takes a venue or a trainer, whoever gave it away: what lies beyond the viewer's scope is a time and nothing else. Its planned
/// sessions are met by closures and absences that came later; those are told beside them.
/// </summary>
public sealed class PlaceCalendar(TeacherDevDb db)
{
    private const int MostPast = 20;

    public Task<PlaceDays> OfVenueAsync(int venueId, DateOnly today, CancellationToken stop = default) => OfAsync(s => s.VenueId == venueId, today, stop);

    /// <summary>Of the same person in every list.</summary>
    public async Task<PlaceDays> OfTrainerAsync(int trainerId, int? personId, DateOnly today, CancellationToken stop = default) =>
        await OfAsync(await TakenByAsync(trainerId, personId, stop), today, stop);

    /// <summary>Those of some days only, in their order.</summary>
    public Task<IReadOnlyList<PlaceSession>> OfVenueAsync(int venueId, Period days, CancellationToken stop = default) => OfAsync(s => s.VenueId == venueId, days, stop);

    /// <inheritdoc cref="OfVenueAsync(int, Period, CancellationToken)"/>
    public async Task<IReadOnlyList<PlaceSession>> OfTrainerAsync(int trainerId, int? personId, Period days, CancellationToken stop = default) =>
        await OfAsync(await TakenByAsync(trainerId, personId, stop), days, stop);

    /// <summary>What other lists say of the same person: it counts as much as what one's own says, and is changed there.</summary>
    public async Task<IReadOnlyList<AbsenceElsewhere>> AbsencesElsewhereAsync(int trainerId, int? personId, CancellationToken stop = default)
    {
        if (personId is null) return [];
        var absences = await (from absence in db.Set<TrainerAbsence>().AsNoTracking()
                              join list in db.AllTrainers on absence.TrainerId equals list.Id
                              where list.PersonId == personId && list.Id != trainerId
                              orderby absence.Id
                              select new { absence.Id, absence.When, absence.Reason, list.Organisation.Name, list.Organisation.Path }).ToListAsync(stop);
        return [.. absences.Select(a => new AbsenceElsewhere(a.Id, a.When, IsShown(a.Path) ? new(a.Name, a.Reason) : null))];
    }

    private bool IsShown(string path) => path.StartsWith(db.Viewer.Path, StringComparison.Ordinal) || db.Viewer.Path.StartsWith(path, StringComparison.Ordinal);

    // Read by itself: what looks beyond the scope would take the whole command with it.
    private async Task<Expression<Func<Session, bool>>> TakenByAsync(int trainerId, int? personId, CancellationToken stop)
    {
        var ids = await db.AllTrainers.Where(t => t.Id == trainerId || (personId != null && t.PersonId == personId)).Select(t => (int?)t.Id).ToListAsync(stop);
        return s => ids.Contains(s.TrainerId);
    }

    private async Task<IReadOnlyList<PlaceSession>> OfAsync(Expression<Func<Session, bool>> takes, Period days, CancellationToken stop)
    {
        var (from, to) = (days.From, days.To);
        var rows = await RowsAsync(db.AllSessions.Where(takes).Where(s => s.State != SessionState.Cancelled && s.Day >= from && s.Day <= to).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id), stop);
        var visible = await VisibleAsync(takes, rows, stop);
        return [.. rows.Select(r => r.Told(visible))];
    }

    private async Task<PlaceDays> OfAsync(Expression<Func<Session, bool>> takes, DateOnly today, CancellationToken stop)
    {
        var sessions = db.AllSessions.Where(takes).Where(s => s.State != SessionState.Cancelled);
        var coming = await RowsAsync(sessions.Where(s => s.Day >= today).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id), stop);
        var past = await RowsAsync(sessions.Where(s => s.Day < today).OrderByDescending(s => s.Day).ThenByDescending(s => s.Part).ThenByDescending(s => s.Id).Take(MostPast), stop);
        var visible = await VisibleAsync(takes, [.. coming, .. past], stop);
        return new([.. coming.Select(r => r.Told(visible))], [.. past.Select(r => r.Told(visible))]);
    }

    private async Task<HashSet<int>> VisibleAsync(Expression<Func<Session, bool>> takes, List<Row> rows, CancellationToken stop)
    {
        var ids = rows.ConvertAll(r => r.Id);
        return [.. await db.Sessions.Where(takes).Where(s => ids.Contains(s.Id)).Select(s => s.Id).ToListAsync(stop)];
    }

    private Task<List<Row>> RowsAsync(IQueryable<Session> sessions, CancellationToken stop) =>
        sessions.Join(db.SessionCards, s => s.Id, c => c.Id, (s, c) => new Row(s.Id, s.Day, s.Part, s.From, s.To, s.Topic, c.Owner, c.Joint, s.State)).ToListAsync(stop);

    private sealed record Row(int Id, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string Topic, string Owner, string? Joint, SessionState State)
    {
        public PlaceSession Told(HashSet<int> visible) => new(new Slot(Day, Part, From, To), State, visible.Contains(Id) ? new(Id, Topic, Owner, Joint) : null);
    }
}

/// <param name="Coming">From today on, the nearest first.</param>
/// <param name="Past">The last ones, the latest first.</param>
public sealed record PlaceDays(IReadOnlyList<PlaceSession> Coming, IReadOnlyList<PlaceSession> Past)
{
    /// <summary>Planned sessions that a closure or an absence meets.</summary>
    public IEnumerable<PlaceSession> Met(HalfDays when) => Coming.Where(s => s.State == SessionState.Planned && when.Meets(s.Slot));
}

/// <param name="Named">Null where the session is not the viewer's to see.</param>
public sealed record PlaceSession(Slot Slot, SessionState State, NamedSession? Named);

/// <param name="Joint">合班: the names of all its classes; null where there is only one.</param>
public sealed record NamedSession(int Id, string Topic, string Owner, string? Joint);

/// <param name="Named">Null where it stands in the list of a body that the viewer does not see.</param>
public sealed record AbsenceElsewhere(int Id, HalfDays When, NamedAbsence? Named);

public sealed record NamedAbsence(string By, string Reason);
