using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Assessment;
using TeacherDev.Domain.Tests.Data;
using CommandCounter = TeacherDev.Domain.Tests.Scheduling.CommandCounter;

namespace TeacherDev.Domain.Tests.Hours;

public sealed class HoursLedgerTests : IDisposable
{
    private static readonly DateOnly Today = City.Today;
    private readonly SqliteFile file = new();

    [Fact]
    public async Task A_school_sees_the_whole_ledger_of_its_teacher_whoever_certified_it()
    {
        await using var db = file.Open();
        var city = await CityAsync(db);
        await PostAsync(db, city.People[0].Id, city.Institute, 40, 1);
        await PostAsync(db, city.People[0].Id, city.Schools[0], 10, 2);

        await using var school = file.Open(new(1, null, "", null, null, null, "/yuxi/s0/"));
        var statement = await new HoursLedger(school).StatementAsync(city.People[0].Id, Today);

        Assert.Equal((50m, 72m, 22m), (statement!.Current!.Certified.Amount, statement.Current.Required.Amount, statement.Current.Owed.Amount));
    }

    [Fact]
    public async Task Someone_out_of_reach_has_no_statement()
    {
        await using var db = file.Open();
        var city = await CityAsync(db);
        await using var other = file.Open(new(1, null, "", null, null, null, "/yuxi/s1/"));
        Assert.Null(await new HoursLedger(other).StatementAsync(city.People[0].Id, Today));
    }

    [Fact]
    public async Task Without_rules_the_statement_says_so_instead_of_zero()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        var statement = await new HoursLedger(db).StatementAsync(city.People[0].Id, Today);
        Assert.Null(statement!.Current);
        Assert.Equal("没有适用的学时规则，请联系培训管理员载入", Assert.Single(statement.Notes).Text);
    }

    [Fact]
    public async Task Those_who_are_short_are_found_with_how_much_and_by_when()
    {
        await using var db = file.Open();
        var city = await CityAsync(db);
        await PostAsync(db, city.People[0].Id, city.Institute, 72, 1);
        await PostAsync(db, city.People[1].Id, city.Institute, 30, 1);

        var missing = await new HoursLedger(db).ShortAsync(Today);

        Assert.Equal([(city.People[1].Id, 42m), (city.People[2].Id, 72m), (city.People[3].Id, 72m)], missing.Select(s => (s.PersonId, s.Missing.Amount)).Order());
        Assert.All(missing, s => Assert.Equal(new DateOnly(2026, 12, 31), s.Deadline));
    }

    [Fact]
    public async Task A_whole_city_in_one_pass_stands_as_each_statement_says()
    {
        await using var db = file.Open();
        var city = await CityAsync(db);
        var dice = new Random(7);
        var entries = Enumerable.Range(1, 200).Select(i => new HoursEntry(
            city.People[dice.Next(4)].Id, city.Institute.Id, dice.Next(3) switch { 0 => Modes.FaceToFace, 1 => Modes.Online, _ => Modes.SchoolBased }, Domain.Kernel.Hours.Of(dice.Next(1, 6)),
            new DateOnly(2024, 1, 1).AddDays(dice.Next(1000)), i % 2 == 0 ? HoursSourceKind.Session : HoursSourceKind.Import, i, "课程", "YX 2022", City.Now, part: i % 2 == 0 ? (DayPart)dice.Next(3) : null)).ToList();
        db.AddRange(entries);
        db.Add(new HoursExemption(city.People[1].Id, city.Institute.Id, "产假", new(new(2026, 1, 1), new(2026, 3, 31))));
        await db.SaveChangesAsync();
        db.AddRange(entries.Where(e => e.Id % 5 == 0).Select(e => e.Reverse("误", City.Now)));
        await db.SaveChangesAsync();

        // Seen by the school, though the institute certified all of it.
        var counter = new CommandCounter();
        await using var school = file.Open(new(1, null, "", null, null, null, "/yuxi/s0/"), counter);
        var ledger = new HoursLedger(school);
        var standings = new List<HoursStanding>();
        await foreach (var standing in ledger.StandingsAsync(school.People, Today)) standings.Add(standing);

        Assert.Equal(5, counter.Commands);
        Assert.Equal(city.People.Select(p => p.Id), standings.Select(s => s.PersonId));
        foreach (var standing in standings)
        {
            var goals = (await ledger.StatementAsync(standing.PersonId, Today))!.Goals;
            Assert.Equal(goals.Select(Said), standing.Goals.Select(Said));
        }
        Assert.All(standings, s => Assert.NotEqual(Domain.Kernel.Hours.Zero, s.Current!.Certified));

        static string Said(HoursGoal goal) => $"{goal.PeriodKind} {goal.Period} {goal.Certified} {goal.Required} {goal.Owed} {string.Join(',', goal.Modes.Select(m => $"{m.Mode} {m.Raw} {m.Counted} {m.Ceiling}"))} {string.Join(',', goal.Years)}";
    }

    [Fact]
    public async Task Staff_of_the_institute_owe_as_researchers()
    {
        await using var db = file.Open();
        var city = await CityAsync(db);
        var researcher = new Domain.People.Person("梁静", city.Institute, new DateOnly(2015, 9, 1));
        db.Add(researcher);
        await db.SaveChangesAsync();
        Assert.Equal(90m, (await new HoursLedger(db).StatementAsync(researcher.Id, Today))!.Current!.Required.Amount);
    }

    public void Dispose() => file.Dispose();

    private static async Task<City> CityAsync(TeacherDevDb db)
    {
        var city = await City.BuildAsync(db, 1);
        db.Add(new HoursRuleSet("YX", "玉溪（云南）", "/yuxi/", new(2022, 1, 1), "2022", isUnverified: true, 45, Domain.Kernel.Hours.Of(8), Domain.Kernel.Hours.Of(4), AbsencePolicy.ProRata, 20).WithUsualModes()
            .Require(new(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Domain.Kernel.Hours.Of(72)))
            .Require(new(HoursAudience.Researcher, HoursPeriodKind.CalendarYear, Domain.Kernel.Hours.Of(90))));
        await db.SaveChangesAsync();
        return city;
    }

    private static async Task PostAsync(TeacherDevDb db, int person, Organisation by, decimal hours, int source)
    {
        db.Add(new HoursEntry(person, by.Id, "faceToFace", Domain.Kernel.Hours.Of(hours), new(2026, 5, 14), HoursSourceKind.Session, source, "课程", "YX 2022", City.Now));
        await db.SaveChangesAsync();
    }
}
