using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>整校推进: keeps a class in step with the teachers of the schools it names.</summary>
public sealed class WholeSchools(TeacherDevDb db, Enrolling enrolling)
{
    /// <summary>The schools a class names, each with how many work there and how many of them are in it.</summary>
    public async Task<IReadOnlyList<SchoolShare>> SharesAsync(int cohortId, CancellationToken stop = default) =>
        await (from school in db.Set<CohortSchool>().AsNoTracking()
               where school.CohortId == cohortId
               join organisation in db.Organisations on school.OrganisationId equals organisation.Id
               orderby organisation.SortKey, organisation.Id
               select new SchoolShare(organisation.Id, organisation.Name, db.People.Count(p => p.OrganisationId == organisation.Id),
                   db.People.Count(p => p.OrganisationId == organisation.Id && db.Set<Enrolment>().Any(e => e.CohortId == cohortId && e.PersonId == p.Id && e.LeftOn == null)))).ToListAsync(stop);

    /// <summary>Who came with a school and does not work at any of the named ones any more.</summary>
    public async Task<IReadOnlyList<Leaver>> LeaversAsync(int cohortId, CancellationToken stop = default) =>
        await (from enrolment in db.Set<Enrolment>().AsNoTracking()
               where enrolment.CohortId == cohortId && enrolment.LeftOn == null && enrolment.Route == EnrolmentRoute.School
               join card in db.PersonCards on enrolment.PersonId equals card.Id
               where !db.Set<CohortSchool>().Any(s => s.CohortId == cohortId && s.OrganisationId == card.OrganisationId)
               orderby card.SortKey, card.Id
               select new Leaver(card.Id, card.Name, card.School)).ToListAsync(stop);

    /// <summary>Puts everyone who works at the named schools into the class, all of them or none; who is in already stays.</summary>
    /// <returns>How many were added.</returns>
    public async Task<int> EnrolAsync(int cohortId, DateOnly since, CancellationToken stop = default)
    {
        var people = await db.People.AsNoTracking().Where(p => db.Set<CohortSchool>().Any(s => s.CohortId == cohortId && s.OrganisationId == p.OrganisationId)).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
        if (people.Count == 0) throw new RuleBroken("请先指定有教师的学校");
        return await enrolling.EnrolAsync(cohortId, people, since, EnrolmentRoute.School, stop);
    }

    /// <summary>Ends the memberships of leavers that somebody confirmed.</summary>
    /// <exception cref="RuleBroken">Somebody named still works at one of the schools, or did not come with one.</exception>
    public async Task<int> LeaveAsync(int cohortId, IReadOnlyCollection<int> personIds, string reason, DateOnly today, CancellationToken stop = default)
    {
        var leavers = (await LeaversAsync(cohortId, stop)).Select(l => l.PersonId).ToHashSet();
        if (personIds.Count == 0) throw new RuleBroken("请勾选要办理退出的人");
        if (personIds.Any(id => !leavers.Contains(id))) throw new RuleBroken("名单中有人仍在指定的学校或已退出，请刷新后再核对");
        return await enrolling.LeaveAsync(cohortId, personIds, reason, today, today, stop);
    }
}

/// <param name="Teachers">Who works there today.</param>
/// <param name="Inside">How many of them are in the class.</param>
public sealed record SchoolShare(int Id, string Name, int Teachers, int Inside);

public sealed record Leaver(int PersonId, string Name, string School);
