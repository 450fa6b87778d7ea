using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Duties;

/// <summary>One duty of one person in one term.</summary>
public sealed class TermDuty
{
    public required Person Person { get; init; }

    public required DutyRule Rule { get; init; }

    /// <summary>Closed sessions of the term that count. A session that is opened again counts no more.</summary>
    public int Done { get; init; }
}

/// <summary>A session that somebody gave.</summary>
public sealed class GivenSession
{
    public int Id { get; init; }

    public int PersonId { get; init; }

    public DateOnly Day { get; init; }

    public DayPart Part { get; init; }

    public int ActivityId { get; init; }

    public string Activity { get; init; } = "";

    public ActivityKind Kind { get; init; }

    public string Topic { get; init; } = "";

    /// <summary>The school at which it took place; null where at none.</summary>
    public int? HostSchoolId { get; init; }

    public string? HostSchool { get; init; }
}

public static class TermDuties
{
    extension(TeacherDevDb db)
    {
        /// <summary>Every duty of everybody within the viewer's reach, in one term, counted in one statement.</summary>
        public IQueryable<TermDuty> DutiesIn(Period term, DutyHolder holder)
        {
            var (links, given, reach, me) = (db.AllContactSchools, db.Given(term), db.Viewer.Path, db.Viewer.PersonId);
            // Looking past the scope of what was given looks past that of the people too: their reach is asked for here.
            return from person in db.People.AsNoTracking()
                   where person.Organisation.Path.StartsWith(reach) || person.Id == me
                   where holder == DutyHolder.Teacher
                       ? person.Organisation.Kind == OrganisationKind.School
                       : person.Organisation.Kind == OrganisationKind.Institute || person.Organisation.Kind == OrganisationKind.TeacherCollege || person.Organisation.Kind == OrganisationKind.DevelopmentCentre
                   from rule in db.DutyRules.IgnoreAutoIncludes()
                   where rule.Holder == holder && person.Organisation.Path.StartsWith(rule.Path)
                   select new TermDuty
                   {
                       Person = person,
                       Rule = rule,
                       Done = given.Count(g => g.PersonId == person.Id && rule.Kinds.Any(k => k.Kind == g.Kind)
                           && (!rule.AtContactSchool || links.Any(c => c.PersonId == person.Id && c.OrganisationId == g.HostSchoolId && c.From <= g.Day && (c.To == null || g.Day <= c.To)))),
                   };
        }

        /// <summary>What was given in a term, whoever held it: closed sessions of activities, a row for each giver.</summary>
        public IQueryable<GivenSession> Given(Period term)
        {
            var (sessions, activities) = (db.AllSessions, db.AllActivities);
            return from giver in db.Set<Giver>()
                   join session in sessions on (int?)giver.ActivityId equals session.ActivityId
                   where session.State == SessionState.Closed && session.Day >= term.From && session.Day <= term.To
                   join activity in activities on giver.ActivityId equals activity.Id
                   select new GivenSession
                   {
                       Id = session.Id,
                       PersonId = giver.PersonId,
                       Day = session.Day,
                       Part = session.Part,
                       ActivityId = activity.Id,
                       Activity = activity.Title,
                       Kind = activity.Kind,
                       Topic = session.Topic,
                       HostSchoolId = activity.HostSchoolId,
                       HostSchool = db.Organisations.Where(o => o.Id == activity.HostSchoolId).Select(o => o.Name).FirstOrDefault(),
                   };
        }
    }
}
