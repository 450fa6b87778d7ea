using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>Publishes the timetable of a class, and says what has changed since it was published last.</summary>
public sealed class Publishing(TeacherDevDb db)
{
    /// <param name="cohortId">Whoever asks looks after this class.</param>
    public async Task<PublicationDraft> DraftAsync(int cohortId, CancellationToken stop = default) => (await DraftsAsync([cohortId], stop))[cohortId];

    /// <param name="cohortIds">Whoever asks looks after these classes. Two commands, however many they are, and a third where a class has left a session since.</param>
    public async Task<IReadOnlyDictionary<int, PublicationDraft>> DraftsAsync(IReadOnlyCollection<int> cohortIds, CancellationToken stop = default)
    {
        var all = db.AllPublications;
        var last = await all.Include(p => p.Sessions).Where(p => cohortIds.Contains(p.CohortId) && !all.Any(later => later.CohortId == p.CohortId && later.Number > p.Number)).ToDictionaryAsync(p => p.CohortId, stop);
        var sessions = await RowsAsync(db.AllSessions.IgnoreAutoIncludes().ByClass(db).Where(s => cohortIds.Contains(s.CohortId)), stop);
        var gone = last.Values.SelectMany(p => p.Sessions.Where(s => !s.IsCancelled && !sessions.Exists(r => (r.CohortId, r.Session.Id) == (p.CohortId, s.SessionId))), (p, s) => (p.CohortId, s.SessionId)).ToHashSet();
        var rows = sessions.Concat(await GoneAsync(gone, stop)).ToLookup(r => r.CohortId);
        // What was cancelled before anybody was told of it is nobody's business.
        bool IsTold(Publication? publication, int sessionId) => publication?.Sessions.Any(s => s.SessionId == sessionId) == true;
        return cohortIds.Distinct().ToDictionary(id => id, id => new PublicationDraft(last.GetValueOrDefault(id),
            [.. rows[id].Where(r => r.Session.State != SessionState.Cancelled || IsTold(last.GetValueOrDefault(id), r.Session.Id)).Select(r => r.Published())]));
    }

    private async Task<List<Row>> RowsAsync(IQueryable<ClassSession> sessions, CancellationToken stop) =>
        await (from s in sessions
               join card in db.SessionCards on s.Session.Id equals card.Id
               join trainer in db.AllTrainers on s.Session.TrainerId equals (int?)trainer.Id into trainers
               from trainer in trainers.DefaultIfEmpty()
               select new Row { CohortId = s.CohortId, Session = s.Session, PersonId = trainer == null ? null : trainer.PersonId, Trainer = card.Trainer, TrainerUnit = card.TrainerUnit, Venue = card.Venue }).ToListAsync(stop);

    /// <summary>Sessions that a class was told of and does not sit in any more.</summary>
    private async Task<IEnumerable<Row>> GoneAsync(HashSet<(int CohortId, int SessionId)> gone, CancellationToken stop)
    {
        if (gone.Count == 0) return [];
        var ids = gone.Select(g => g.SessionId).Distinct().ToList();
        var found = (await RowsAsync(db.AllSessions.IgnoreAutoIncludes().Where(s => ids.Contains(s.Id)).Select(s => new ClassSession { CohortId = 0, Session = s }), stop)).ToDictionary(r => r.Session.Id);
        return gone.Select(g => found[g.SessionId].LeftBy(g.CohortId));
    }

    /// <summary>The publication before, also for a trainer who had no session in it. Null where it is the first.</summary>
    public Task<Publication?> BeforeAsync(Publication publication, CancellationToken stop = default) =>
        db.AllPublications.Include(p => p.Sessions).SingleOrDefaultAsync(p => p.CohortId == publication.CohortId && p.Number == publication.Number - 1, stop);

    /// <summary>The name of the class, also for whoever does not see the class itself, and whether nothing was published after it.</summary>
    public async Task<(string Name, bool IsLast)> ClassAsync(Publication publication, CancellationToken stop = default)
    {
        var all = db.AllPublications;
        var found = await db.AllCohorts.IgnoreAutoIncludes().Where(c => c.Id == publication.CohortId).Select(c => new { c.Name, IsLast = !all.Any(p => p.CohortId == c.Id && p.Number > publication.Number) }).SingleAsync(stop);
        return (found.Name, found.IsLast);
    }

    /// <param name="seen">The fingerprint of the changes that whoever publishes has read.</param>
    /// <exception cref="RuleBroken">They are not those of now, or see <see cref="Publication"/>.</exception>
    public async Task<Publication> PublishAsync(Cohort cohort, string? seen, string? by, DateTime now, Guid key, CancellationToken stop = default)
    {
        var draft = await DraftAsync(cohort.Id, stop);
        var publication = new Publication(cohort, draft.Last, draft.Sessions, by, now, key);
        return draft.Fingerprint == seen ? publication : throw new RuleBroken("日程刚刚又有变化，请看过下面的变更再发布");
    }

    private sealed record Row
    {
        public int CohortId { get; init; }

        public Session Session { get; init; } = null!;

        public int? PersonId { get; init; }

        public string? Trainer { get; init; }

        public string? TrainerUnit { get; init; }

        public string? Venue { get; init; }

        /// <summary>The class does not sit in it any more.</summary>
        public bool IsLeft { get; init; }

        public Row LeftBy(int cohortId) => this with { CohortId = cohortId, IsLeft = true };

        // A trainer is told of a joint session once: by the class that leads it.
        public PublishedSession Published() => new(Session, Session.CohortId == CohortId ? PersonId : null, Trainer, TrainerUnit, Venue, IsLeft);
    }
}

/// <param name="Last">With its lines; null where none was published yet.</param>
/// <param name="Sessions">What would be published now.</param>
public sealed record PublicationDraft(Publication? Last, IReadOnlyList<PublishedSession> Sessions)
{
    public IReadOnlyList<TimetableChange> Changes { get; } = TimetableChange.Between(Last?.Sessions ?? [], Sessions);

    /// <summary>Names the changes as they are told, so that whoever publishes them publishes no others.</summary>
    public string Fingerprint => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Changes.Select(c => (c.Kind, c.Session.SessionId, c.Session.When, c.Session.Topic, c.Session.Trainer, c.Session.TrainerUnit, c.Session.Venue, c.Session.Mode).ToString())))));
}
