using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Tests.Assessment;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Studios;

public sealed class StudioYearsTests : IDisposable
{
    private readonly SqliteFile file = new();

    [Fact]
    public async Task The_board_counts_confirmed_and_pending_visits_and_gatherings_per_studio()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 3);
        await city.VisitAsync(0, 4);
        await city.LogAsync(0, 9, new(2026, 10, 14));
        (await city.LogAsync(1, 3, new(2026, 9, 9))).Reject("当天停课", VisitAnswer.OfAccount(4, City.Now));
        var gathering = await city.GatherAsync(0, 3);
        await db.SaveChangesAsync();

        var visits = await new StudioYears(db).VisitCountsAsync(Period.Year(2026));

        Assert.Equal(new VisitCount(4, 1, new(2026, 10, 14)), visits[city.Studios[0].Id]);
        Assert.Equal([city.Studios[0].Id], visits.Keys);
        Assert.NotNull(gathering.Closed);
        Assert.Equal(new() { [city.Studios[0].Id] = 1 }, await new StudioYears(db).GatheringsAsync(Period.Year(2026)));
        Assert.Empty(await new StudioYears(db).VisitCountsAsync(Period.Year(2025)));
    }

    [Fact]
    public async Task The_duty_is_that_of_the_nearest_body_that_plans_the_year()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        var source = new Source("玉溪 2023", "五（一）2");
        var programme = new Programme("5123XE", city.Bureau);
        programme.Describe("“5123XE”教师培养工程", summary: null, source);
        db.Add(programme);
        await db.SaveChangesAsync();
        var year = new ProgrammeYear(programme, "2026", 2026, city.Institute, isCatalogue: false);
        var plan = new ProgrammePlan(new Period(new(2026, 4, 1), new(2026, 11, 30)), source);
        plan.Set(new StudioDuty(30, 9, 1, 1, "第三届", null, source));
        year.Adopt(plan);
        db.Add(year);
        await db.SaveChangesAsync();

        var owed = await new StudioYears(db).OfAsync("/yuxi/s3/", 2026, City.Today);

        Assert.Equal((9, 1, 1), (owed!.Visits, owed.Gatherings, owed.Assessments));
        Assert.True(owed.IsProvisional);
        Assert.InRange(owed.Pace.DueBy(City.Today), 7, 8);
        Assert.Equal(1, owed.RemainingWeeks);
        Assert.Null(await new StudioYears(db).OfAsync("/wuhua/", 2026, City.Today));
        Assert.Null(await new StudioYears(db).OfAsync("/yuxi/s3/", 2025, City.Today));
    }

    [Fact]
    public async Task The_leaders_school_is_that_of_the_day_of_the_visit()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        city.People[0].MoveTo(city.Schools[5], new(2026, 9, 1));
        await db.SaveChangesAsync();
        var log = new VisitLog(db);

        await Assert.ThrowsAsync<RuleBroken>(() => Log(0, new(2026, 5, 14)));
        Assert.Equal(city.Schools[0].Id, (await Log(0, new(2026, 9, 15))).HostSchoolId);
        await Assert.ThrowsAsync<RuleBroken>(() => Log(5, new(2026, 9, 15)));
        Assert.Equal(city.Schools[5].Id, (await Log(5, new(2026, 5, 14))).HostSchoolId);
        await Assert.ThrowsAsync<RuleBroken>(() => log.LogAsync(city.Studios[0], Account(city.Institute.Id, new(2026, 5, 14)), City.Now, Guid.NewGuid()));

        Task<StudioVisit> Log(int school, DateOnly day) => log.LogAsync(city.Studios[0], Account(city.Schools[school].Id, day), City.Now, Guid.NewGuid());
        VisitAccount Account(int school, DateOnly day) => new(school, day, VisitPurposes.TeachingSupport, "同课异构", [city.People[0].Id], 10, "评课。", null);
    }

    [Fact]
    public async Task The_school_visited_last_is_offered_first()
    {
        await using var db = file.Open();
        var city = await City.BuildAsync(db, 1);
        await city.LogAsync(0, 7, new(2026, 5, 14));
        await city.LogAsync(0, 3, new(2026, 10, 14));
        var schools = await new VisitLog(db).SchoolsAsync(city.Studios[0]);
        Assert.Equal([city.Schools[3].Id, city.Schools[7].Id], schools.Take(2).Select(s => s.Id));
        Assert.Equal(12, schools.Count);
    }

    public void Dispose() => file.Dispose();
}
