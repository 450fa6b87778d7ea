using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Site;

/// <summary>
/// A studio of every organisation with one visit; one visit to every school by the city's studio; a cycle of every organisation, of which
/// the city institute's and the other city's are compiled and published. The account “leader” leads the studio of school A.
/// </summary>
public sealed class StudiosOfWorld : IRoomOfWorld
{
    public static readonly DateTime CompiledAt = TestClock.Start.UtcDateTime.AddDays(-1);

    public int Order => 20;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["studio"] = (db, key) => db.Studios.Where(s => s.Organisation.Key == key).Select(s => s.Id).SingleAsync(),
        ["visit"] = (db, key) => db.StudioVisits.Where(v => v.Organisation.Key == key).OrderBy(v => v.Id).Select(v => v.Id).FirstAsync(),
        ["hosted"] = (db, key) => db.StudioVisits.Where(v => v.Organisation.Key == World.CityInstitute && v.HostSchool.Key == SchoolOf(key)).OrderByDescending(v => v.Id).Select(v => v.Id).FirstAsync(),
        ["cycle"] = (db, key) => db.AssessmentCycles.Where(c => c.Organisation.Key == key && c.Year == 2026).Select(c => c.Id).SingleAsync(),
        ["result"] = (db, key) => db.AssessmentResults.Where(r => r.Organisation.Key == key).OrderBy(r => r.Id).Select(r => r.Id).FirstAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var organisations = await db.Organisations.Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync();
        var leader = await db.People.SingleAsync(p => p.Id == db.Accounts.First(a => a.UserName == "leader").PersonId);
        foreach (var organisation in organisations)
        {
            var studio = new Studio(organisation.Id, $"{organisation.Name}工作室", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Junior, new(new(2025, 1, 1), new(2027, 12, 31)), Guid.NewGuid());
            studio.CountOwnSchool(true);
            var sample = await World.PersonAsync(db, organisation.Key);
            studio.Appoint(organisation.Key == World.SchoolA ? leader.Id : sample.Id, new(2025, 1, 1));
            if (organisation.Key == World.SchoolA) studio.Admit(sample.Id, StudioRole.Member, new(2025, 1, 1));
            db.Add(studio);
            await db.SaveChangesAsync();
            db.Add(Visit(studio, organisations.Single(o => o.Key == (organisation.Key == World.SchoolA ? World.SchoolB : SchoolOf(organisation.Key))), new(2026, 10, 14)));
        }
        await db.SaveChangesAsync();
        var city = await db.Studios.SingleAsync(s => s.Organisation.Key == World.CityInstitute);
        foreach (var school in organisations.Where(o => o.Kind == OrganisationKind.School)) db.Add(Visit(city, school, new(2026, 10, 21)));
        await ProveAsync(db, leader);
        await KeepYearAsync(db);
        await OweAsync(db, organisations.Single(o => o.Key == World.City), organisations.Single(o => o.Key == World.CityInstitute));
        await AssessAsync(db, organisations);
    }

    private static StudioVisit Visit(Studio studio, Organisation school, DateOnly day) => new(
        studio, school.Id, leaderSchoolId: null, day, VisitPurposes.LearningSupport | VisitPurposes.TeachingSupport, "分数的意义", [studio.LeaderOn(day)!.PersonId], 12, "同课异构，评课重点为情境与图示的衔接。", null, day.AtInShanghai(new(18, 0)), Guid.NewGuid());

    /// <summary>A photo of the city's visit to school A, and the code that was shown there.</summary>
    private static async Task ProveAsync(TeacherDevDb db, Person leader)
    {
        await db.SaveChangesAsync();
        var visit = await db.StudioVisits.OrderBy(v => v.Id).FirstAsync(v => v.Organisation.Key == World.CityInstitute && v.HostSchool.Key == World.SchoolA);
        var (now, file) = (visit.LoggedAt, await db.GetService<FileStore>().KeepAsync(new MemoryStream([0xFF, 0xD8, 0xFF, 0xE0, 0]), "课堂.jpg", visit.OrganisationId, Viewer.System, Guid.NewGuid(), followsRecord: true));
        db.AddRange(file, new VisitPass(visit, Guid.NewGuid().ToString(), now));
        await db.SaveChangesAsync();
        var photo = new VisitPhoto(visit.StudioId, VisitPhotoKind.Scene, file.Id, leader.Id, now);
        photo.BelongTo(visit);
        db.Add(photo);
        await db.SaveChangesAsync();
    }

    /// <summary>What the studio of school A did in the year: a piece of work, a paper, a report, a spending.</summary>
    private static async Task KeepYearAsync(TeacherDevDb db)
    {
        var studio = await db.Studios.SingleAsync(s => s.Organisation.Key == World.SchoolA);
        var file = await db.GetService<FileStore>().KeepAsync(new MemoryStream([0xFF, 0xD8, 0xFF, 0xE0, 0]), "方案.jpg", studio.OrganisationId, Viewer.System, Guid.NewGuid(), followsRecord: true);
        db.Add(file);
        await db.SaveChangesAsync();
        var member = studio.Memberships.First(m => m.Role == StudioRole.Member).PersonId;
        var (now, day) = (TestClock.Start.UtcDateTime, new DateOnly(2026, 10, 14));
        db.Add(new StudioRule("T-STUDIO", "1", "试验市工作室规则", (await World.OrganisationAsync(db, World.City)).Path, needsEveryonePresent: false, ["图书资料", "讲座"], "试验").Ask(StudioRole.Member, WorkKind.Plan, 1));
        db.AddRange(
            new StudioWork(studio, member, WorkKind.Reflection, day, "一节课的反思", 1, storedFileId: null, now, Guid.NewGuid()),
            new StudioFile(studio, StudioFileKind.Scheme, 2026, "建设方案", file.Id, now, Guid.NewGuid()), new StudioReport(studio.Id, 2026),
            Spending.Of(studio, new Purse(2026, Money.OfFen(966_667), Money.Zero, ["图书资料"]), day, "图书资料", "新华书店", "教学用书", 320.5m, storedFileId: null, day, Guid.NewGuid()));
        await db.SaveChangesAsync();
    }

    private static async Task OweAsync(TeacherDevDb db, Organisation city, Organisation institute)
    {
        var source = new Source("试验市 2026 预算", "五");
        var programme = new Programme("T-STUDIO", city);
        programme.Describe("试验市名师工作室", null, source);
        db.Add(programme);
        await db.SaveChangesAsync();
        var year = new ProgrammeYear(programme, "2026", 2026, institute, isCatalogue: false);
        var plan = new ProgrammePlan(new Period(new(2026, 4, 1), new(2026, 11, 30)), source);
        plan.Add(new BudgetLine("studios", "工作室", Money.OfWan(29m), FundingLevel.City, source));
        plan.Set(new StudioDuty(30, 9, 1, 1, "第一届", "studios", source));
        year.Adopt(plan);
        db.Add(year);
        await db.SaveChangesAsync();
    }

    private static async Task AssessAsync(TeacherDevDb db, List<Organisation> organisations)
    {
        var scheme = new AssessmentScheme("T-STUDIO", "工作室考核办法", "1", AssessmentSubject.Studio, Points.Of(90), Points.Of(60), 20, TiePolicy.ObligationSubtotal, 6, unmetBarsExcellent: false, isUnverified: false, null)
            .With(new(1, "规定活动", "到校 9 次", Points.Of(18), Measure.VisitsConfirmed, Scoring.PerUnit, perUnit: Points.Of(2), target: 9, isObligation: true))
            .With(new(2, "规定活动", "全员集中培训 1 次", Points.Of(6), Measure.GatheringsHeld, Scoring.Threshold, target: 1, isObligation: true))
            .With(new(3, "研究成果", "课题", Points.Of(6), Measure.Manual, Scoring.Manual));
        db.Add(scheme);
        await db.SaveChangesAsync();
        foreach (var organisation in organisations) db.Add(new AssessmentCycle(2026, organisation.Id, scheme, Period.Year(2026), Guid.NewGuid()));
        await db.SaveChangesAsync();
        var compilation = new Compilation(db, new EvidenceBook(db));
        foreach (var key in new[] { World.CityInstitute, World.OtherCity })
        {
            var cycle = await db.AssessmentCycles.SingleAsync(c => c.Organisation.Key == key && c.Year == 2026);
            await compilation.CompileAsync(cycle.Id, CompiledAt);
            await compilation.PublishAsync(cycle, CompiledAt);
        }
    }

    private static string SchoolOf(string key) => key switch
    {
        World.SchoolA or World.SchoolB or World.SchoolC or World.OtherSchool => key,
        World.East or World.EastInstitute => World.SchoolB,
        World.OtherCity => World.OtherSchool,
        _ => World.SchoolC,
    };
}
