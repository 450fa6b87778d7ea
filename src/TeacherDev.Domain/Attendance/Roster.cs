using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

public static class Roster
{
    extension(TeacherDevDb db)
    {
        /// <summary>Who is expected at a session: members of its classes, or the invited of its activity, as of its day.</summary>
        public IQueryable<PersonCard> Expected(Session session)
        {
            var (id, day, activityId) = (session.Id, session.Day, session.ActivityId);
            return activityId is null
                ? db.PersonCards.Where(p => db.Set<Enrolment>().Any(e => db.Set<SessionClass>().Any(c => c.SessionId == id && c.CohortId == e.CohortId) && e.PersonId == p.Id && e.EnrolledOn <= day && (e.LeftOn == null || day < e.LeftOn)))
                : db.PersonCards.Where(p => db.Set<Invitation>().Any(i => i.ActivityId == activityId && i.PersonId == p.Id && i.InvitedOn <= day && (i.WithdrawnOn == null || day < i.WithdrawnOn)));
        }

        /// <summary>
        /// Whether its hours are handed in with a batch instead of being posted when it is closed: a school certifies nothing itself. What a studio holds at its
        /// leader's school is the studio's.
        /// </summary>
        public Task<bool> AwaitsBatchAsync(Session session, CancellationToken stop = default) =>
            session.ActivityId is not { } id ? Task.FromResult(false) : db.AllActivities.AnyAsync(a => a.Id == id && a.StudioId == null && a.Organisation.Kind == OrganisationKind.School, stop);

        /// <summary>By person, the class in which they sit there; who sits in several, in the leading one or else the first. Nothing under an activity.</summary>
        public async Task<IReadOnlyDictionary<int, SeatedIn>> ClassesAsync(Session session, CancellationToken stop = default)
        {
            var (ids, day) = (session.CohortIds, session.Day);
            if (ids.Count == 0) return new Dictionary<int, SeatedIn>();
            var seats = await (from enrolment in db.Set<Enrolment>()
                               where ids.Contains(enrolment.CohortId) && enrolment.EnrolledOn <= day && (enrolment.LeftOn == null || day < enrolment.LeftOn)
                               join cohort in db.AllCohorts on enrolment.CohortId equals cohort.Id
                               select new { enrolment.PersonId, cohort.Id, cohort.Name }).ToListAsync(stop);
            var places = ids.Index().ToDictionary(i => i.Item, i => i.Index);
            return seats.GroupBy(s => s.PersonId).ToDictionary(g => g.Key, g => g.Select(s => new SeatedIn(places[s.Id], s.Name)).MinBy(s => s.Place)!);
        }
    }
}

/// <param name="Place">0 is the leading class.</param>
public sealed record SeatedIn(int Place, string Name);
