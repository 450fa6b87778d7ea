using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// Whom a published timetable concerns: everybody on the list of the class, whoever runs their schools, and the trainers whose own sessions
/// changed. One person is told once, as the first of these.
/// </summary>
public sealed class PublicationAudience(TeacherDevDb db)
{
    /// <returns>By publication, in three commands however many there are.</returns>
    public async Task<ILookup<PublicationMatter, PublicationReader>> OfAsync(IReadOnlyCollection<PublicationMatter> matters, DateOnly today, CancellationToken stop = default)
    {
        var cohorts = matters.Select(m => m.CohortId).Distinct().ToList();
        var members = await (from enrolment in db.Set<Enrolment>().AsNoTracking()
                             where cohorts.Contains(enrolment.CohortId) && enrolment.LeftOn == null
                             join card in db.PersonCards on enrolment.PersonId equals card.Id
                             select new { enrolment.CohortId, card.Id, card.Name, card.OrganisationId, card.School }).ToListAsync(stop);
        var admins = await new SchoolAdmins(db).OfAsync([.. members.Select(m => m.OrganisationId).Distinct()], today, stop);
        var given = matters.SelectMany(m => m.TrainersTold).Distinct().ToList();
        var trainers = (await db.PersonCards.Where(c => given.Contains(c.Id)).Select(c => new { c.Id, c.Name, c.OrganisationId, c.School }).ToListAsync(stop)).ToDictionary(c => c.Id);
        return matters.SelectMany(matter =>
        {
            var ours = members.Where(m => m.CohortId == matter.CohortId).ToList();
            return ours.Select(m => new PublicationReader(PublicationPart.Participant, m.Id, m.Name, m.OrganisationId, m.School, ours.Count(o => o.OrganisationId == m.OrganisationId)))
                .Concat(admins.Where(a => ours.Exists(m => m.OrganisationId == a.School)).Select(a => new PublicationReader(PublicationPart.School, a.PersonId, a.Name, a.School, ours.First(m => m.OrganisationId == a.School).School, ours.Count(m => m.OrganisationId == a.School))))
                .Concat(matter.TrainersTold.Where(trainers.ContainsKey).Select(id => trainers[id]).Select(t => new PublicationReader(PublicationPart.Trainer, t.Id, t.Name, t.OrganisationId, t.School, 0)))
                .DistinctBy(r => r.PersonId).Select(reader => (matter, reader));
        }).ToLookup(r => r.matter, r => r.reader);
    }
}

/// <summary>A publication, or one that is about to be: what was said before, and what is said now.</summary>
public sealed record PublicationMatter(int CohortId, IReadOnlyCollection<PublishedSession> Before, IReadOnlyCollection<PublishedSession> After)
{
    public IReadOnlyList<TimetableChange> Changes { get; } = TimetableChange.Between(Before, After);

    /// <summary>Trainers on file of whose own sessions one changed, came or went.</summary>
    public IReadOnlyList<int> TrainersTold => [.. Before.Concat(After).Select(s => s.TrainerPersonId).OfType<int>().Distinct().Order().Where(id => ChangesOf(id).Count > 0)];

    /// <summary>The changes as one trainer is told them: own sessions alone.</summary>
    public IReadOnlyList<TimetableChange> ChangesOf(int trainerPersonId) =>
        TimetableChange.Between(Before.Where(s => s.TrainerPersonId == trainerPersonId), After.Where(s => s.TrainerPersonId == trainerPersonId));
}

/// <param name="School">Of the person; of who runs a school, that school.</param>
/// <param name="Participants">How many of the class are of that school.</param>
public sealed record PublicationReader(PublicationPart Part, int PersonId, string Name, int OrganisationId, string School, int Participants);

public enum PublicationPart
{
    Participant,
    School,
    Trainer,
}
