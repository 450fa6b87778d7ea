using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Hours;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>A small city in a database file: two districts, ten teachers, a programme-year with one track that runs from July to November.</summary>
internal sealed class City : IDisposable
{
    public static readonly Period Window = new(new(2026, 7, 1), new(2026, 11, 30));
    public static readonly DateOnly Since = new(2026, 7, 1);
    private static readonly CohortPlan Plan = new("主题", "目标", "预期效果", "考核程序");
    private readonly SqliteFile file = new();

    private City() { }

    public Organisation Bureau { get; private set; } = null!;

    public Organisation District { get; private set; } = null!;

    public Organisation OtherDistrict { get; private set; } = null!;

    public IReadOnlyList<Person> Teachers { get; private set; } = [];

    private ProgrammeYear Year { get; set; } = null!;

    public static async Task<City> BuildAsync()
    {
        var city = new City();
        await using var db = city.Open();
        city.Bureau = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        await Save(db, city.Bureau);
        city.District = new Organisation("jiangchuan", "江川区教育体育局", OrganisationKind.Bureau, city.Bureau);
        city.OtherDistrict = new Organisation("hongta", "红塔区教育体育局", OrganisationKind.Bureau, city.Bureau);
        await Save(db, city.District, city.OtherDistrict);
        var school = new Organisation("jc-1", "江川一中", OrganisationKind.School, city.District);
        await Save(db, school);
        city.Teachers = [.. Enumerable.Range(0, 10).Select(n => new Person($"教师{"甲乙丙丁戊己庚辛壬癸"[n]}", school, new DateOnly(2020, 9, 1)))];
        await Save(db, [.. city.Teachers]);
        var source = new Source("玉溪市教育科学研究所 2023 年预算", "项目一");
        var programme = new Programme("5123XE", city.Bureau);
        programme.Describe("5123XE 教师培养工程", null, source);
        city.Year = new ProgrammeYear(programme, "2026", 2026, city.Bureau, isCatalogue: false);
        var plan = new ProgrammePlan(Window, source);
        plan.Add(new TrackYear("3", "骨干教师", null, AcquisitionModes.None, 300, 237, new Period(new(2026, 7, 1), new(2026, 9, 30)), null, null, source));
        city.Year.Adopt(plan);
        await Save(db, programme, city.Year);
        await Save(db, new HoursRuleSet("YX", "玉溪（云南）", "/yuxi/", new DateOnly(2020, 1, 1), "2020", isUnverified: true, 45, Hours.Of(8), Hours.Of(4), AbsencePolicy.Forfeit, 20).WithUsualModes());
        return city;
    }

    public SqliteDb Open(Organisation? reach = null) => file.Open(reach is null ? Viewer.System : new Viewer(1, null, "", Role.Coordinator, 1, reach.Id, reach.Path));

    public SqliteDb Counting(CommandCounter counter) => file.Open(Viewer.System, counter);

    /// <param name="inTrack">In track 3, whose window is July to September; otherwise in the year's own.</param>
    /// <param name="members">Indexes into <see cref="Teachers"/>.</param>
    public async Task<Cohort> ClassAsync(string name, Organisation organisation, bool inTrack = false, params int[] members)
    {
        await using var db = Open();
        var cohort = new Cohort(organisation.Id, Year.Id, inTrack ? Year.Tracks[0].Id : null, name, Window, 100, Plan, Guid.NewGuid());
        cohort.EnrolAll(members.Select(m => Teachers[m].Id), Since);
        await Save(db, cohort);
        return cohort;
    }

    public async Task<Session> LessonAsync(Cohort cohort, Slot slot, string topic = "单元设计", Trainer? trainer = null, Venue? venue = null, decimal hours = 4, SessionMode mode = SessionMode.FaceToFace, IReadOnlyCollection<Cohort>? beside = null)
    {
        await using var db = Open();
        var session = Session.OfCohort(cohort.Id, cohort.OrganisationId, new(topic, trainer?.Id, venue?.Id, mode, Hours.Of(hours)), slot, Guid.NewGuid());
        session.SeatBeside(beside ?? []);
        await Save(db, session);
        return session;
    }

    public async Task<T> AddAsync<T>(T entity) where T : class
    {
        await using var db = Open();
        await Save(db, entity);
        return entity;
    }

    public void Dispose() => file.Dispose();

    private static async Task Save(TeacherDevDb db, params object[] rows)
    {
        db.AddRange(rows);
        await db.SaveChangesAsync();
    }
}
