using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

public static class NewTeachers
{
    extension(IQueryable<Person> people)
    {
        /// <summary>新教师 on a day: within the first three years of teaching, at a school, and without a title (<see cref="Person.TierOn"/>).</summary>
        public IQueryable<Person> NewOn(DateOnly day)
        {
            var since = day.AddYears(-PairingPlan.YearsNew);
            return people.Where(p => p.TeachingSince > since && p.Organisation.Kind == OrganisationKind.School && !p.Titles.Any(t => t.Period.From <= day && t.Period.To >= day));
        }
    }
}
