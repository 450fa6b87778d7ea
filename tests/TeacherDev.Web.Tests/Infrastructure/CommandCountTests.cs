using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Web.Tests.Infrastructure;

/// <summary>A list costs the same number of statements for one row and for fifty: no query per row.</summary>
public sealed class CommandCountTests(CommandCountTests.CountedSite site) : IClassFixture<CommandCountTests.CountedSite>
{
    private const int MostStatements = 16;

    [Theory]
    [InlineData("/people"), InlineData("/organisations"), InlineData("/cohorts"), InlineData("/cohorts/open"), InlineData("/studios"), InlineData("/teams"), InlineData("/mentoring"), InlineData("/mentoring/without"), InlineData("/mentoring/tree"), InlineData("/mentoring/matching"), InlineData("/observations"), InlineData("/growth-plans"), InlineData("/placements"), InlineData("/studios/closings"), InlineData("/studios/spending"), InlineData("/messages"), InlineData("/activities"), InlineData("/activities/open"), InlineData("/activities/bulletins"), InlineData("/activities/duties?state=All"), InlineData("/activities/duties/lessons?state=All"), InlineData("/activities/contact-schools"), InlineData("/hours/batches"), InlineData("/hours/balances"), InlineData("/hours/claims?state=all"), InlineData("/hours/claims"), InlineData("/assessments"), InlineData("/assessments/{cycle}"), InlineData("/venues"), InlineData("/trainers"), InlineData("/programmes"), InlineData("/dispatches"), InlineData("/calendars/2026"), InlineData("/")]
    public async Task A_list_asks_a_handful_of_statements_however_many_rows(string path)
    {
        var coordinator = await site.AsAsync("coordinator");
        path = path.Replace("{cycle}", (await site.InDbAsync(db => World.SampleAsync(db, "cycle", World.CityInstitute))).ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        await coordinator.GetAsync(path);
        var few = await CountAsync(coordinator, path);
        await AddRowsAsync();
        var many = await CountAsync(coordinator, path);
        Assert.InRange(few, 1, MostStatements);
        // A list that outgrows its page may ask once more, for what is on other pages.
        Assert.InRange(many, few, few + 1);
    }

    [Fact]
    public async Task The_counter_sees_a_query_per_row()
    {
        await AddRowsAsync();
        site.Statements.Reset();
        await site.InDbAsync(async db =>
        {
            foreach (var id in await db.People.Select(p => p.Id).Take(5).ToListAsync()) await db.People.SingleAsync(p => p.Id == id);
        });
        Assert.Equal(6, site.Statements.Count);
    }

    private async Task<int> CountAsync(Visitor visitor, string path)
    {
        site.Statements.Reset();
        Assert.Equal(HttpStatusCode.OK, await visitor.StatusAsync(path));
        return site.Statements.Count;
    }

    /// <summary>Twenty more of everything that a list shows, and their compiled results.</summary>
    private Task AddRowsAsync() => site.InDbAsync(async db =>
    {
        var east = await World.OrganisationAsync(db, World.East);
        var institute = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == World.CityInstitute);
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        for (var at = 0; at < 20; at++)
        {
            var school = new Organisation($"extra-{Guid.NewGuid():N}", $"新校{at}", OrganisationKind.School, east);
            db.Add(school);
            await db.SaveChangesAsync();
            Person mentor = new($"新教师{at}", school, new DateOnly(2010, 9, 1)), mentee = new($"新徒弟{at}", school, new DateOnly(2024, 9, 1));
            mentor.Describe(null, null, null, TeacherRank.Senior, new DateOnly(2010, 9, 1), null);
            db.AddRange(mentor, mentee);
            await db.SaveChangesAsync();
            var cohort = new Cohort(institute.Id, year.Id, null, $"新班{school.Id}", new Period(new(2026, 11, 16), new(2026, 11, 29)), 30, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
            cohort.Enrol(mentor.Id, cohort.Period.From);
            cohort.OpenTo(institute, cohort.Period.To, stage: null, subject: null);
            cohort.MoveTo(CohortState.Recruiting);
            var studio = new Studio(institute.Id, $"新工作室{school.Id}", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Junior, new(new(2025, 1, 1), new(2027, 12, 31)), Guid.NewGuid());
            db.Add(DispatchesOfWorld.Draft(institute, $"新选派{school.Id}"));
            await new Domain.Hours.HoursClaims(db).SubmitAsync(await HoursClaimsOfWorld.DraftAsync(db, mentor.Id, $"新研修{school.Id}"), new(null, null, null, TestClock.Start.UtcDateTime));
            studio.Appoint(mentor.Id, new(2025, 1, 1));
            var team = new Team(institute.Id, TeamKind.SubjectCoreTeam, $"新中心组{school.Id}", "数学", SchoolStage.Junior, Guid.NewGuid());
            team.Appoint(mentor.Id, new(2026, 9, 1));
            team.Admit([mentee.Id], new(2026, 9, 1));
            db.AddRange(cohort, studio, team,
                new Activity(institute.Id, ActivityKind.Research, $"新活动{school.Id}", null, null, null, Guid.NewGuid()),
                new Venue(institute.Id, $"新教室{school.Id}", "示例路 1 号", 40, Guid.NewGuid()),
                Trainer.Outside(institute.Id, $"新专家{school.Id}", school.Name, Guid.NewGuid()),
                new Message(NotificationsOfWorld.Reminder(mentor.Id, school.Id, TestClock.Start.UtcDateTime.AddDays(1)), Channel.Inbox, address: null));
            var pairing = db.Add(MentoringOfWorld.Pair(mentor, mentee, goal: null)).Entity;
            await db.SaveChangesAsync();
            MentoringOfWorld.AddRecords(db, pairing, mentor, mentee, east);
            db.Add(new StudioVisit(studio, school.Id, leaderSchoolId: null, new(2026, 10, 14), VisitPurposes.TeachingSupport, "分数的意义", [mentor.Id], 12, "同课异构。", null, new(2026, 10, 14, 9, 0, 0, DateTimeKind.Utc), Guid.NewGuid()));
        }
        await db.SaveChangesAsync();
        foreach (var cycle in await db.AssessmentCycles.Where(c => c.OrganisationId == institute.Id).Select(c => c.Id).ToListAsync())
            await new Compilation(db, new EvidenceBook(db)).CompileAsync(cycle, TestClock.Start.UtcDateTime);
    });

    public sealed class CountedSite : TestSite
    {
        internal StatementCounter Statements { get; } = new();

        protected override void ConfigureServices(IServiceCollection services) => services.AddSingleton<IInterceptor>(Statements).ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(Statements)).ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(Statements));
    }

    internal sealed class StatementCounter : DbCommandInterceptor
    {
        private int count;

        public int Count => Volatile.Read(ref count);

        public void Reset() => Volatile.Write(ref count, 0);

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref count);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
