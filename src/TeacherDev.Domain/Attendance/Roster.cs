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
        /// <summary>Who is expected at a session: members of its classes and who makes up for another there, or the invited of its activity, as of its day.</summary>
        public IQueryable<PersonCard> Expected(Session session)
        {
            var (id, day, activityId) = (session.Id, session.Day, session.ActivityId);
            return activityId is null
                ? db.PersonCards.Where(p => db.Set<Enrolment>().Any(e => db.Set<SessionClass>().Any(c => c.SessionId == id && c.CohortId == e.CohortId) && e.PersonId == p.Id && e.EnrolledOn <= day && (e.LeftOn == null || day < e.LeftOn))
                    || db.Set<MakeUp>().Any(m => m.SessionId == id && m.PersonId == p.Id))
                : db.PersonCards.Where(p => db.Set<Invitation>().Any(i => i.ActivityId == activityId && i.PersonId == p.Id && i.InvitedOn <= day && (i.WithdrawnOn == null || day < i.WithdrawnOn)));
        }

        /// <summary>Who is expected at which of these sessions, a row each.</summary>
        /// <param name="cohortId">Only who sits there with this class; the leading class has those who make up for another too.</param>
        public IQueryable<Seat> SeatsOf(IQueryable<Session> sessions, int? cohortId = null)
        {
            var members = from session in sessions
                          join seat in db.Set<SessionClass>() on session.Id equals seat.SessionId
                          where cohortId == null || seat.CohortId == cohortId
                          join enrolment in db.Set<Enrolment>() on seat.CohortId equals enrolment.CohortId
                          where enrolment.EnrolledOn <= session.Day && (enrolment.LeftOn == null || session.Day < enrolment.LeftOn)
                          select new Seat { SessionId = session.Id, PersonId = enrolment.PersonId };
            var invited = from session in sessions
                          join invitation in db.Set<Invitation>() on session.ActivityId equals (int?)invitation.ActivityId
                          where invitation.InvitedOn <= session.Day && (invitation.WithdrawnOn == null || session.Day < invitation.WithdrawnOn)
                          select new Seat { SessionId = session.Id, PersonId = invitation.PersonId };
            var madeUp = from session in sessions
                         where cohortId == null || session.CohortId == cohortId
                         join makeUp in db.Set<MakeUp>() on session.Id equals makeUp.SessionId
                         select new Seat { SessionId = session.Id, PersonId = makeUp.PersonId };
            return members.Union(invited).Union(madeUp);
        }

        /// <summary>
        /// Whether its hours are handed in with a batch instead of being posted when it is closed: a school certifies nothing itself, nor does its studio. The
        /// gathering that a studio owes is certified by the body that asks for it.
        /// </summary>
        public Task<bool> AwaitsBatchAsync(Session session, CancellationToken stop = default) =>
            session.ActivityId is not { } id ? Task.FromResult(false) : db.AllActivities.AnyAsync(a => a.Id == id && a.Kind != ActivityKind.StudioGathering && a.Organisation.Kind == OrganisationKind.School, stop);

        /// <summary>By person, the class in which they sit there; who sits in several, in the leading one or else the first; who makes up for another, last, under the own class. Nothing under an activity.</summary>
        public async Task<IReadOnlyDictionary<int, SeatedIn>> ClassesAsync(Session session, CancellationToken stop = default)
        {
            var (ids, day) = (session.CohortIds, session.Day);
            if (ids.Count == 0) return new Dictionary<int, SeatedIn>();
            var seats = await (from enrolment in db.Set<Enrolment>()
                               where ids.Contains(enrolment.CohortId) && enrolment.EnrolledOn <= day && (enrolment.LeftOn == null || day < enrolment.LeftOn)
                               join cohort in db.AllCohorts on enrolment.CohortId equals cohort.Id
                               select new { enrolment.PersonId, cohort.Id, cohort.Name }).ToListAsync(stop);
            var guests = await (from makeUp in db.Set<MakeUp>()
                                where makeUp.SessionId == session.Id
                                join missed in db.AllSessions on makeUp.MissedSessionId equals missed.Id
                                join cohort in db.AllCohorts on missed.CohortId equals (int?)cohort.Id
                                select new { makeUp.PersonId, cohort.Name }).ToListAsync(stop);
            var places = ids.Index().ToDictionary(i => i.Item, i => i.Index);
            return seats.Select(s => (s.PersonId, Seat: new SeatedIn(places[s.Id], s.Name))).Concat(guests.Select(g => (g.PersonId, Seat: new SeatedIn(ids.Count, g.Name, MakesUp: true))))
                .GroupBy(s => s.PersonId, s => s.Seat).ToDictionary(g => g.Key, g => g.MinBy(s => s.Place)!);
        }
    }
}

/// <summary>Somebody expected at a session.</summary>
public sealed record Seat
{
    public int SessionId { get; init; }

    public int PersonId { get; init; }
}

/// <param name="Place">0 is the leading class.</param>
/// <param name="MakesUp">补课: the class is the one whose session was missed.</param>
public sealed record SeatedIn(int Place, string Name, bool MakesUp = false);
