using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Tests.Assessment;

/// <summary>A small city in a database: an institute with studios, two schools, people; enough to compile a year.</summary>
internal sealed class City
{
    public static readonly DateOnly Today = new(2026, 11, 23);
    public static readonly DateTime Now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    private readonly TeacherDevDb db;

    private City(TeacherDevDb db) => this.db = db;

    public Organisation Bureau { get; } = new("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);

    public Organisation Institute { get; private set; } = null!;

    public List<Organisation> Schools { get; } = [];

    public List<Person> People { get; } = [];

    public List<Studio> Studios { get; } = [];

    public AssessmentCycle Cycle { get; private set; } = null!;

    /// <summary>Studio i is led by person 4i, with members 4i+1 and 4i+2 and fellow 4i+3, all of school 0.</summary>
    public static async Task<City> BuildAsync(TeacherDevDb db, int studios)
    {
        var city = new City(db);
        db.Add(city.Bureau);
        await db.SaveChangesAsync();
        city.Institute = new("yuxi-jks", "玉溪市教育科学研究所", OrganisationKind.Institute, city.Bureau);
        city.Schools.AddRange(Enumerable.Range(0, 12).Select(i => new Organisation($"s{i}", $"第{i}小学", OrganisationKind.School, city.Bureau)));
        db.Add(city.Institute);
        db.AddRange(city.Schools);
        await db.SaveChangesAsync();
        city.People.AddRange(Enumerable.Range(0, studios * 4).Select(i => new Person($"教师{i}", city.Schools[0], new DateOnly(2020, 9, 1))));
        db.AddRange(city.People);
        await db.SaveChangesAsync();
        for (var i = 0; i < studios; i++) await city.AddStudioAsync(i, new(new(2024, 1, 1), new(2026, 12, 31)));
        var scheme = GradingTests.Scheme(quota: 20);
        db.Add(scheme);
        await db.SaveChangesAsync();
        city.Cycle = new AssessmentCycle(2026, city.Institute.Id, scheme, Period.Year(2026), Guid.NewGuid());
        db.Add(city.Cycle);
        await db.SaveChangesAsync();
        return city;
    }

    public async Task<Studio> AddStudioAsync(int i, Period term)
    {
        var studio = new Studio(Institute.Id, $"工作室{i}", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Primary, term, Guid.NewGuid());
        studio.Appoint(People[4 * i].Id, term.From);
        studio.Admit(People[(4 * i) + 1].Id, StudioRole.Member, term.From);
        studio.Admit(People[(4 * i) + 2].Id, StudioRole.Member, term.From);
        studio.Admit(People[(4 * i) + 3].Id, StudioRole.Fellow, term.From);
        db.Add(studio);
        await db.SaveChangesAsync();
        Studios.Add(studio);
        return studio;
    }

    public async Task<StudioVisit> LogAsync(int studio, int school, DateOnly day)
    {
        var visit = new StudioVisit(Studios[studio], Schools[school].Id, Schools[0].Id, day, VisitPurposes.LearningSupport | VisitPurposes.TeachingSupport, "分数的意义", [People[4 * studio].Id], 12, "同课异构。", null, Now, Guid.NewGuid());
        db.Add(visit);
        await db.SaveChangesAsync();
        return visit;
    }

    public async Task<List<StudioVisit>> VisitAsync(int studio, int confirmed, int from = 0)
    {
        List<StudioVisit> visits = [];
        for (var i = from; i < from + confirmed; i++)
        {
            visits.Add(await LogAsync(studio, 1 + i, new DateOnly(2026, 4, 1).AddDays(7 * i)));
            new EvidenceBook(db).Confirm(visits[^1], VisitAnswer.OfAccount(4, Now.AddDays(-1)));
        }
        await db.SaveChangesAsync();
        return visits;
    }

    /// <summary>A gathering with one closed session, at which the first <paramref name="present"/> of the studio's three members and fellows were.</summary>
    public async Task<Session> GatherAsync(int studio, int present)
    {
        var activity = new Activity(Institute.Id, ActivityKind.StudioGathering, "全员集中培训", null, Studios[studio].Id, null, Guid.NewGuid());
        db.Add(activity);
        await db.SaveChangesAsync();
        var session = Session.OfActivity(activity.Id, Institute.Id, new("集中研修", null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(3)), new Slot(new(2026, 10, 15), DayPart.Morning), Guid.NewGuid());
        db.Add(session);
        await db.SaveChangesAsync();
        for (var i = 1; i <= 3; i++) db.Add(new AttendanceMark(session.Id, People[(4 * studio) + i].Id, i <= present ? AttendanceStatus.Present : AttendanceStatus.Absent, Now));
        session.Close(Now);
        await db.SaveChangesAsync();
        return session;
    }

    public Compilation Compilation => new(db, new EvidenceBook(db));

    public async Task<List<AssessmentResult>> ResultsAsync() => await db.AssessmentResults.OrderBy(r => r.StudioId).ThenBy(r => r.Revision).ToListAsync();
}
