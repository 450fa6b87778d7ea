using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Tests.Assessment;
using TeacherDev.Domain.Tests.Hours;
using TeacherDev.Domain.Tests.Data;

namespace TeacherDev.Domain.Tests.Notifications;

public sealed class PaceAndHoursRemindersTests : IDisposable
{
    private readonly SqliteFile file = new();

    [Fact]
    public async Task The_leader_of_a_studio_behind_is_told_once_a_month()
    {
        await using var db = file.Open();
        var city = await StudiosAsync(db, 2);
        await city.VisitAsync(0, 9);
        var told = Assert.Single(await StudioAsync(db, new(2026, 11, 23)));
        Assert.Equal((city.People[4].Id, $"studio/{city.Studios[1].Id}/2026-11/pace"), (told.PersonId, told.OccasionKey));
        Assert.Equal((At(new(2026, 11, 1), 8), At(new(2026, 12, 1), 0)), (told.Due, told.Expires));
        Assert.Equal(("9", "0", "2026年11月30日"), (told.Facts["应完成"], told.Facts["已完成"], told.Facts["截止"]));
        Assert.Equal(told.OccasionKey, Assert.Single(await StudioAsync(db, new(2026, 11, 2))).OccasionKey);
        Assert.Contains("/2026-10/", Assert.Single(await StudioAsync(db, new(2026, 10, 20))).OccasionKey, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-06-30", 1)]
    [InlineData("2026-07-01", 0)]
    [InlineData("2026-08-31", 0)]
    [InlineData("2026-09-01", 1)]
    [InlineData("2026-12-01", 0)]
    public async Task No_studio_is_told_in_the_holidays_or_after_the_window(string day, int told)
    {
        await using var db = file.Open();
        await StudiosAsync(db, 1);
        Assert.Equal(told, (await StudioAsync(db, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture))).Count);
    }

    [Fact]
    public async Task Visits_that_wait_for_the_school_are_not_held_against_a_studio()
    {
        await using var db = file.Open();
        var city = await StudiosAsync(db, 1);
        for (var school = 1; school <= 8; school++) await city.LogAsync(0, school, new DateOnly(2026, 4, 1).AddDays(7 * school));
        Assert.Empty(await StudioAsync(db, new(2026, 11, 23)));
    }

    [Fact]
    public async Task A_studio_that_caught_up_is_not_told_any_more()
    {
        await using var db = file.Open();
        var city = await StudiosAsync(db, 1);
        var outbox = new Outbox(db, [Studios(db)]);
        Assert.Equal(new Replanned(1, 0), await outbox.ReplanAsync(Studios(db), City.Now, default));
        await city.VisitAsync(0, 9);
        Assert.Equal(new Replanned(0, 1), await outbox.ReplanAsync(Studios(db), City.Now, default));
        Assert.Equal(MessageState.Forgotten, (await db.Messages.SingleAsync()).State);
    }

    [Fact]
    public async Task Whoever_owes_hours_of_the_year_is_told_monthly_from_October_on()
    {
        await using var db = file.Open();
        var city = await TeachersAsync(db, HoursPeriodKind.CalendarYear);
        Assert.Empty(await HoursAsync(db, new(2026, 9, 30)));
        var told = await HoursAsync(db, new(2026, 10, 1));
        Assert.Equal(city.People.Select(p => $"hours/{p.Id}/2026-10/short"), told.Select(t => t.OccasionKey).Order(StringComparer.Ordinal));
        Assert.All(told, t => Assert.Equal((At(new(2026, 10, 1), 8), At(new(2026, 11, 1), 0), "72", "2026年12月31日"), (t.Due, t.Expires, t.Facts["尚欠"], t.Facts["截止"])));
        Assert.All(await HoursAsync(db, new(2026, 12, 31)), t => Assert.Equal(("2026-12/short", At(new(2027, 1, 1), 0)), (t.Occasion, t.Expires)));
    }

    [Fact]
    public async Task Hours_of_a_cycle_that_closes_in_a_later_year_are_not_asked_for()
    {
        await using var db = file.Open();
        await TeachersAsync(db, HoursPeriodKind.Cycle);
        Assert.Empty(await HoursAsync(db, new(2026, 11, 23)));
        Assert.NotEmpty(await HoursAsync(db, new(2027, 11, 23)));
    }

    [Fact]
    public async Task Whoever_has_the_hours_is_not_told_any_more()
    {
        await using var db = file.Open();
        var city = await TeachersAsync(db, HoursPeriodKind.CalendarYear);
        var rule = new HoursShortReminders(db, new HoursLedger(db));
        var outbox = new Outbox(db, [rule]);
        Assert.Equal(4, (await outbox.ReplanAsync(rule, City.Now, default)).Planned);
        db.Add(new HoursEntry(city.People[0].Id, city.Institute.Id, "faceToFace", Domain.Kernel.Hours.Of(72), new(2026, 5, 14), HoursSourceKind.Session, 1, "课程", "YX 2022", City.Now));
        await db.SaveChangesAsync();
        Assert.Equal(new Replanned(0, 1), await outbox.ReplanAsync(rule, City.Now, default));
        Assert.Equal([city.People[0].Id], await db.Messages.Where(m => m.State == MessageState.Forgotten).Select(m => m.RecipientPersonId).ToListAsync());
    }

    [Fact]
    public async Task Asked_about_one_subject_a_rule_says_what_it_says_of_it_among_all()
    {
        await using var db = file.Open();
        await StudiosAsync(db, 3);
        AddRules(db, HoursPeriodKind.CalendarYear);
        await db.SaveChangesAsync();
        foreach (var rule in new IReminderRule[] { Studios(db), new HoursShortReminders(db, new HoursLedger(db)) })
        {
            var all = await rule.ExpectedAsync(City.Now, subject: null, default);
            Assert.NotEmpty(all);
            foreach (var about in all.GroupBy(r => r.Subject))
                Assert.Equal(about.Select(Said), (await rule.ExpectedAsync(City.Now, about.Key, default)).Select(Said));
        }
    }

    public void Dispose() => file.Dispose();

    private static string Said(Reminder reminder) => $"{reminder.PersonId} {reminder.OccasionKey} {reminder.Due:u} {reminder.Expires:u} {string.Join(';', reminder.Facts.OrderBy(f => f.Key, StringComparer.Ordinal))}";

    private static DateTime At(DateOnly day, int hour) => day.AtInShanghai(new TimeOnly(hour, 0));

    private static StudioPaceReminders Studios(TeacherDevDb db) => new(db, new StudioYears(db));

    private static Task<List<Reminder>> StudioAsync(TeacherDevDb db, DateOnly day) => Studios(db).ExpectedAsync(At(day, 9), subject: null, default);

    private static Task<List<Reminder>> HoursAsync(TeacherDevDb db, DateOnly day) => new HoursShortReminders(db, new HoursLedger(db)).ExpectedAsync(At(day, 9), subject: null, default);

    /// <summary>Nine visits a year are owed, from April to November.</summary>
    private static async Task<City> StudiosAsync(TeacherDevDb db, int studios)
    {
        var city = await City.BuildAsync(db, studios);
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
        return city;
    }

    /// <summary>Four teachers who owe 72 hours.</summary>
    private static async Task<City> TeachersAsync(TeacherDevDb db, HoursPeriodKind kind)
    {
        var city = await City.BuildAsync(db, 1);
        AddRules(db, kind);
        await db.SaveChangesAsync();
        return city;
    }

    /// <summary>By the year, or by a cycle of 2023 to 2027.</summary>
    private static void AddRules(TeacherDevDb db, HoursPeriodKind kind) =>
        db.Add(new HoursRuleSet("YX", "玉溪（云南）", "/yuxi/", new(2022, 1, 1), "2022", isUnverified: true, 45, Domain.Kernel.Hours.Of(8), Domain.Kernel.Hours.Of(4), AbsencePolicy.ProRata, 20).WithUsualModes()
            .Require(kind == HoursPeriodKind.Cycle
                ? new(HoursAudience.Teacher, kind, Domain.Kernel.Hours.Of(72), years: 5, cycleFrom: new(2023, 1, 1))
                : new(HoursAudience.Teacher, kind, Domain.Kernel.Hours.Of(72))));
}
