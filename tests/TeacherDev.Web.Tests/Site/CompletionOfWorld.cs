using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Surveys;

namespace TeacherDev.Web.Tests.Site;

/// <summary>
/// The rules of both cities; an open survey of every sample class; and in every organisation a class that is over, of whose sample person
/// there is a certificate. At school A the teacher's account has one too.
/// </summary>
public sealed class CompletionOfWorld : IRoomOfWorld
{
    public static readonly Period Open = new(new(2026, 11, 20), new(2026, 11, 29));
    private static readonly CohortPlan Plan = new("主题", "目标", "成效", "考核");

    public int Order => 70;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["survey"] = (db, organisation) => db.Surveys.Where(s => s.Organisation.Key == organisation).Select(s => s.Id).SingleAsync(),
        ["certificate"] = (db, organisation) => db.Certificates.Where(c => c.Organisation.Key == organisation).OrderByDescending(c => c.Id).Select(c => c.Id).FirstAsync(),
        ["finished"] = (db, organisation) => db.Cohorts.Where(c => c.Organisation.Key == organisation && c.Name.EndsWith("结业样班")).Select(c => c.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var city in new[] { World.City, World.OtherCity })
            db.Add(new CompletionRuleSet($"{city}-completion", "2020", $"{city}结业规则", $"/{city}/", programmeCode: null, new(2020, 1, 1), new CompletionTerms(1, 5, minimum: null, needsAssignment: false, needsSurvey: false), "{year}-{programme}-{batch}-{seq}", isUnverified: false, basis: null));
        await db.SaveChangesAsync();
        var teacher = await World.PersonIdOfAsync(db, "teacher");
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync())
        {
            db.ChangeTracker.Clear();
            var sample = await db.Cohorts.SingleAsync(c => c.OrganisationId == organisation.Id && c.Name.EndsWith("示例班"));
            db.Add(await new SurveyDesk(db).OpenAsync(sample, Open, Open.From));
            db.Add(new ClassCompletion(sample));
            var person = await World.PersonAsync(db, organisation.Key);
            int[] people = organisation.Key == World.SchoolA ? [person.Id, teacher] : [person.Id];
            var year = await ProgrammesOfWorld.YearAsync(db, organisation.Key);
            var over = new Cohort(organisation.Id, year.Id, trackYearId: null, $"{organisation.Name}结业样班", new Period(new(2026, 9, 7), new(2026, 10, 30)), 30, Plan, Guid.NewGuid());
            over.EnrolAll(people, over.Period.From);
            foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) over.MoveTo(state);
            over.Close(over.Period.To);
            db.Add(over);
            await db.SaveChangesAsync();
            var issuing = new Issuing(db);
            foreach (var holder in people) await issuing.IssueAsync(over.Id, [holder], Certificate.UsualGrade, over.Period.To);
        }
        db.ChangeTracker.Clear();
    }
}
