using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Tests.Notifications;

namespace TeacherDev.Web.Tests.Work;

using Hours = Domain.Kernel.Hours;

/// <summary>
/// Killed (-9) at seeded random moments of their work and started again: nothing lost, nothing half-written, no row doubled; mail with unknown
/// outcome is marked and not repeated. 2 kills a job here, 25 with TEACHERDEV_LONG=1; every one of them leaves a run that stands as running.
/// </summary>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Seed = 20261123;
    private const int Batch = 30;
    private const int Studios = 12;
    private const int UsualKills = 2;
    private static readonly int Kills = Environment.GetEnvironmentVariable("TEACHERDEV_LONG") == "1" ? 25 : UsualKills;

    [Theory]
    [InlineData("remind")]
    [InlineData("work")]
    public async Task Reminders_survive_being_killed(string verb)
    {
        await using var server = new LoopbackSmtp(pause: TimeSpan.FromMilliseconds(10));
        await using var house = await CrashHouse.OpenAsync(server, Seed, "plan-reminders", "deliver-messages");
        var cohort = await house.UseAsync(AddClassAsync);
        var rounds = 0;
        // Twice: under `work` both jobs begin at once, and the letters of one round leave in the next.
        for (; rounds < 2; rounds++)
        {
            await house.UseAsync(db => EnrolAsync(db, cohort, rounds));
            await house.MeasureAsync(verb);
        }
        // Work that ends before its moment is no kill: the next round brings new work, until so many have died.
        for (; house.Kills < Kills; rounds++)
        {
            await house.UseAsync(db => EnrolAsync(db, cohort, rounds));
            await house.KillAsync(verb);
        }
        Assert.Equal(0, (await house.RunAsync("remind")).Exit);
        Assert.Equal(0, (await house.RunAsync("remind")).Exit);

        await AssertSoundAsync(house);
        var messages = (await house.UseAsync(db => db.Messages.AsNoTracking().Where(m => m.OccasionKey.StartsWith("session/")).ToListAsync())).Where(m => m.OccasionKey.EndsWith("/tomorrow", StringComparison.Ordinal)).ToList();
        var mails = messages.Where(m => m.Channel == Channel.Email).ToList();
        var letters = server.Accepted.GroupBy(l => l.Header("Message-ID")).ToDictionary(g => g.Key, g => g.Count());
        var unknown = mails.Count(m => m.State == MessageState.OutcomeUnknown);
        output.WriteLine($"{verb}: {house.Figures}; {rounds} rounds, {messages.Count} messages, {letters.Count} letters, {unknown} unknown, {letters.Values.Count(n => n > 1)} doubled");
        Assert.Equal(rounds * Batch * 2, messages.Count);
        Assert.Equal(rounds * Batch, messages.Select(m => m.RecipientPersonId).Distinct().Count());
        Assert.All(messages.Where(m => m.Channel == Channel.Inbox), m => Assert.Equal(MessageState.Sent, m.State));
        Assert.All(mails, m => Assert.True(m.State is MessageState.Sent or MessageState.OutcomeUnknown, $"message {m.Id} is {m.State}: {m.Outcome}"));
        Assert.All(mails.Where(m => m.State == MessageState.Sent), m => Assert.Equal(1, letters.GetValueOrDefault(m.MessageId("example.org"))));
        Assert.All(letters.Values, count => Assert.Equal(1, count));
        Assert.True(unknown <= house.Kills, $"{unknown} unknown outcomes of {house.Kills} kills");
        // A letter found under way is marked by the next process, which may be killed before it gets there: no kill's letters are lost from sight.
        Assert.True(unknown >= house.Wrecks.Max(w => w.Sending), $"{unknown} unknown outcomes, {house.Figures}");
    }

    [Theory]
    [InlineData("compile")]
    [InlineData("work")]
    public async Task Compiling_survives_being_killed(string verb)
    {
        await using var server = new LoopbackSmtp();
        await using var house = await CrashHouse.OpenAsync(server, Seed + 1, "run-background-tasks");
        var cycle = await house.UseAsync(AddCycleAsync);
        string[] command = verb == "work" ? ["work"] : ["compile", "2026"];
        for (var round = 0; house.Kills < Kills; round++)
        {
            await house.UseAsync(db => VisitAsync(db, round));
            if (verb == "work") await house.UseAsync(db => AskAsync(db, cycle));
            if (round == 0) await house.MeasureAsync(command);
            else await house.KillAsync(command);
        }
        var (exit, line) = await house.RunAsync("compile", "2026");
        Assert.True(exit == 0, line);
        // Under `work` the letters of the world were interrupted too.
        Assert.Equal(0, (await house.RunAsync("remind")).Exit);

        await AssertSoundAsync(house);
        var results = await ResultsAsync(house, cycle);
        Assert.Equal(Studios, results.Select(r => r.StudioId).Distinct().Count());
        Assert.Equal(Studios, results.Count);
        Assert.All(results, r => Assert.Equal(3, r.Lines.Count));
        var visits = await house.UseAsync(db => db.StudioVisits.Where(v => v.State == VisitState.Confirmed).GroupBy(v => v.StudioId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count));
        Assert.All(results, r => Assert.Equal(visits.GetValueOrDefault(r.StudioId), r.Lines.Max(l => l.Raw)));
        Assert.Equal(0, (await house.RunAsync("compile", "2026")).Exit);
        Assert.Equal(results.Select(r => (r.StudioId, r.ContentHash)), (await ResultsAsync(house, cycle)).Select(r => (r.StudioId, r.ContentHash)));
        var tasks = await house.UseAsync(db => db.BackgroundTasks.AsNoTracking().Where(t => t.Kind == "compile-assessment").ToListAsync());
        Assert.All(tasks, t => Assert.True(t.State == TaskState.Done, $"task {t.Id} is {t.State} after {t.Attempts} attempts: {t.Remark}"));
        output.WriteLine($"{verb}: {house.Figures}; {results.Count} results, {tasks.Count} tasks done, most attempts {tasks.Max(t => t.Attempts)}");
    }

    private static async Task AssertSoundAsync(CrashHouse house)
    {
        Assert.Equal(0, await house.UseAsync(db => db.Messages.CountAsync(m => m.State == MessageState.Sending)));
        // The engine that wakes the jobs brings no clock of its own into the house.
        var latest = house.Clock.AddMinutes(3);
        Assert.Equal(0, await house.UseAsync(db => db.JobRuns.CountAsync(r => r.StartedAt > latest)));
        Assert.Equal(0, await house.UseAsync(db => db.JobRuns.GroupBy(r => new { r.Job, r.PeriodStart }).CountAsync(g => g.Count() > 1)));
#if !POSTGRES
        Assert.Equal(["ok"], await house.UseAsync(db => db.Database.SqlQuery<string>($"SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync()));
        Assert.Empty(await house.UseAsync(db => db.Database.SqlQuery<string>($"SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync()));
#endif
    }

    private static Task<List<AssessmentResult>> ResultsAsync(CrashHouse house, int cycle) =>
        house.UseAsync(db => db.AssessmentResults.AsNoTracking().Include(r => r.Lines).Where(r => r.CycleId == cycle).OrderBy(r => r.StudioId).ToListAsync());

    private static async Task<int> AddClassAsync(TeacherDevDb db)
    {
        var city = await World.OrganisationAsync(db, World.City);
        var year = await ProgrammesOfWorld.YearAsync(db, World.City);
        var cohort = new Cohort(city.Id, year.Id, null, "崩溃试验班", new Period(new(2026, 11, 1), new(2026, 12, 20)), 2000, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
        cohort.MoveTo(CohortState.Recruiting);
        cohort.MoveTo(CohortState.Confirmed);
        db.Add(cohort);
        await db.SaveChangesAsync();
        db.Add(Session.OfCohort(cohort.Id, city.Id, new SessionContent("命题研究", null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(new(2026, 11, 24), DayPart.Morning), Guid.NewGuid()));
        await db.SaveChangesAsync();
        return cohort.Id;
    }

    private static async Task<int> EnrolAsync(TeacherDevDb db, int cohortId, int round)
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        var people = Enumerable.Range(0, Batch).Select(n =>
        {
            var person = new Person(string.Create(CultureInfo.InvariantCulture, $"学员{round}之{n}"), school, new DateOnly(2020, 9, 1));
            person.Describe(null, null, null, TeacherRank.Unranked, null, string.Create(CultureInfo.InvariantCulture, $"r{round}n{n}@example.com"));
            return person;
        }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        (await db.Cohorts.Include(c => c.Enrolments).SingleAsync(c => c.Id == cohortId)).EnrolAll(people.Select(p => p.Id), new DateOnly(2026, 11, 2));
        return await db.SaveChangesAsync();
    }

    private static async Task<int> AddCycleAsync(TeacherDevDb db)
    {
        // A body of its own: the world's have their cycle of the year already.
        var institute = new Organisation("t-crash", "试验区教育体育局", OrganisationKind.Bureau, await World.OrganisationAsync(db, World.City));
        db.Add(institute);
        await db.SaveChangesAsync();
        var school = await World.OrganisationAsync(db, World.SchoolB);
        var term = new Period(new(2024, 1, 1), new(2026, 12, 31));
        for (var n = 0; n < Studios; n++)
        {
            var leader = new Person("主持人" + "甲乙丙丁戊己庚辛壬癸子丑"[n], school, term.From);
            db.Add(leader);
            await db.SaveChangesAsync();
            var studio = new Studio(institute.Id, $"{leader.Name}工作室", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Primary, term, Guid.NewGuid());
            studio.Appoint(leader.Id, term.From);
            db.Add(studio);
        }
        var scheme = new AssessmentScheme("CRASH", "试验方案", "2026", AssessmentSubject.Studio, Points.Of(90), Points.Of(60), 20, TiePolicy.ObligationSubtotal, 6, unmetBarsExcellent: false, isUnverified: true, null)
            .With(new(1, "规定活动", "到校 9 次", Points.Of(18), Measure.VisitsConfirmed, Scoring.PerUnit, perUnit: Points.Of(2), target: 9, isObligation: true))
            .With(new(2, "规定活动", "全员集中 1 次", Points.Of(6), Measure.GatheringsHeld, Scoring.Threshold, target: 1, isObligation: true))
            .With(new(3, "规定活动", "集中培训出勤率", Points.Of(6), Measure.GatheringAttendance, Scoring.Share, isObligation: true));
        db.Add(scheme);
        await db.SaveChangesAsync();
        var cycle = new AssessmentCycle(2026, institute.Id, scheme, Period.Year(2026), Guid.NewGuid());
        db.Add(cycle);
        await db.SaveChangesAsync();
        return cycle.Id;
    }

    /// <summary>One more confirmed visit of one studio, so that there is something new to compile.</summary>
    private static async Task<int> VisitAsync(TeacherDevDb db, int round)
    {
        var today = new DateOnly(2026, 11, 23);
        var studio = await db.Studios.Include(s => s.Memberships).Where(s => s.Name.StartsWith("主持人")).OrderBy(s => s.Id).Skip(round % Studios).FirstAsync();
        var host = await World.OrganisationAsync(db, World.SchoolA);
        var visit = new StudioVisit(studio, host.Id, null, today.AddDays(-(round % 300)), VisitPurposes.TeachingSupport, "分数的意义", [studio.LeaderOn(today)!.PersonId], 12, "同课异构。", null, today.AtInShanghai(new(9, 0)), Guid.NewGuid());
        db.Add(visit);
        await db.SaveChangesAsync();
        new EvidenceBook(db).Confirm(visit, VisitAnswer.OfAccount(accountId: null, new DateTime(2026, 11, 22, 1, 0, 0, DateTimeKind.Utc)));
        return await db.SaveChangesAsync();
    }

    private static async Task<int> AskAsync(TeacherDevDb db, int cycleId)
    {
        var cycle = await db.AssessmentCycles.SingleAsync(c => c.Id == cycleId);
        db.Add(Jobs.Assessment.CompileAssessment.Ask(cycle, accountId: null, Guid.NewGuid(), new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc)));
        return await db.SaveChangesAsync();
    }
}
