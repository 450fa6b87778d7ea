using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Catalogue;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class CalendarEditsTests
{
    private const string File2026 = "calendars/2026.json";
    private static readonly DateOnly Saturday = new(2026, 10, 10);
    private static readonly DateOnly Monday = new(2026, 10, 12);

    [Fact]
    public void A_day_is_marked_renamed_and_made_ordinary_again()
    {
        var calendar = WorkingCalendar.Provisional(2026);
        Assert.False(calendar.IsEdited);
        calendar.Mark(Saturday, CalendarDayKind.Workday, " 国庆节调休 ");
        Assert.True(calendar.IsWorkday(Saturday));
        calendar.Mark(Monday, CalendarDayKind.RestDay, "市民休假日");
        calendar.Mark(Monday, CalendarDayKind.StatutoryHoliday, "国庆节");
        Assert.Equal((true, "国庆节", 2), (calendar.IsStatutoryHoliday(Monday), calendar.Find(Monday)!.Name, calendar.Days.Count));
        calendar.Unmark(Monday);
        Assert.Equal((true, true, null), (calendar.IsEdited, calendar.IsWorkday(Monday), calendar.Find(Monday)));
    }

    [Fact]
    public void What_no_calendar_can_say_is_refused_and_nothing_is_changed()
    {
        var calendar = WorkingCalendar.Provisional(2026);
        Assert.Equal("2026-10-12 不是周末，不能是调休上班日", Assert.Throws<RuleBroken>(() => calendar.Mark(Monday, CalendarDayKind.Workday, "国庆节")).Message);
        Assert.Equal("2027-01-01 不在 2026 年", Assert.Throws<RuleBroken>(() => calendar.Mark(new(2027, 1, 1), CalendarDayKind.RestDay, "元旦")).Message);
        Assert.Equal("请填写名称", Assert.Throws<RuleBroken>(() => calendar.Mark(Saturday, CalendarDayKind.Workday, "  ")).Message);
        Assert.Equal("2026-10-12 本来就是平常的日子", Assert.Throws<RuleBroken>(() => calendar.Unmark(Monday)).Message);
        Assert.Throws<RuleBroken>(() => calendar.Cite(" ", isProvisional: false));
        Assert.Equal((false, 0), (calendar.IsEdited, calendar.Days.Count));
    }

    [Fact]
    public void Terms_are_set_in_order_within_a_year_and_between_its_neighbours()
    {
        var terms = TermCalendar.Provisional(2026);
        var (spring, autumn) = (new Period(new(2026, 3, 2), new(2026, 7, 10)), new Period(new(2026, 9, 1), new(2027, 1, 22)));
        terms.Revise(spring, autumn, isProvisional: false, "省教育厅校历");
        Assert.Equal((true, false, "省教育厅校历"), (terms.IsEdited, terms.IsProvisional, terms.Source));
        Assert.Throws<RuleBroken>(() => terms.Revise(spring, new(new(2026, 7, 1), new(2027, 1, 22)), false, "校历"));
        Assert.Throws<RuleBroken>(() => terms.Revise(spring, new(new(2026, 9, 1), new(2027, 6, 22)), false, "校历"));
        Assert.Throws<RuleBroken>(() => terms.Revise(spring, autumn, false, ""));
        Assert.Equal((spring, autumn), (terms.Spring, terms.Autumn));
        terms.MustStandBetween(null, null);
        terms.MustStandBetween(TermCalendar.Provisional(2025), TermCalendar.Provisional(2027));
        Assert.Throws<RuleBroken>(() => terms.MustStandBetween(new(2025, new(new(2025, 3, 1), new(2025, 7, 1)), new(new(2025, 9, 1), new(2026, 3, 2)), false, "校历"), null));
        Assert.Throws<RuleBroken>(() => terms.MustStandBetween(null, new(2027, new(new(2027, 1, 22), new(2027, 7, 1)), new(new(2027, 9, 1), new(2028, 1, 20)), false, "校历")));
    }

    [Fact]
    public async Task Seeding_leaves_alone_what_was_edited_and_takes_it_back_when_it_is_handed_back()
    {
        using var seeds = new SeedsCopy();
        await seeds.LoadAsync();
        await using (var db = seeds.Database.Open())
        {
            Assert.Equal([], await new Calendars(db).EditedYearsAsync());
            (await db.WorkingCalendars.SingleAsync(c => c.Year == 2026)).Mark(Monday, CalendarDayKind.RestDay, "本市放假");
            var terms = await db.TermCalendars.SingleAsync(c => c.Year == 2027);
            terms.Revise(terms.Spring, terms.Autumn, isProvisional: false, "市教体局校历");
            await db.SaveChangesAsync();
        }

        // A newer file of the year, which says something else of other days too.
        seeds[File2026] = seeds[File2026].Replace("元旦调休", "元旦补班");
        Assert.True(await seeds.LoadAsync());
        await using (var db = seeds.Database.Open())
        {
            var kept = await db.WorkingCalendars.SingleAsync(c => c.Year == 2026);
            Assert.Equal(("本市放假", "元旦调休"), (kept.Find(Monday)?.Name, kept.Find(new(2026, 1, 4))?.Name));
            Assert.Equal("市教体局校历", (await db.TermCalendars.SingleAsync(c => c.Year == 2027)).Source);
            Assert.Equal([2026, 2027], await new Calendars(db).EditedYearsAsync());

            kept.HandBack();
            db.Add(CatalogueLoad.Wanted(DateTime.UtcNow));
            await db.SaveChangesAsync();
        }
        Assert.True(await seeds.LoadAsync());
        await using (var db = seeds.Database.Open())
        {
            var asFiled = await db.WorkingCalendars.SingleAsync(c => c.Year == 2026);
            Assert.Equal((null, "元旦补班", false), (asFiled.Find(Monday)?.Name, asFiled.Find(new(2026, 1, 4))?.Name, asFiled.IsEdited));
            Assert.Equal("市教体局校历", (await db.TermCalendars.SingleAsync(c => c.Year == 2027)).Source);
        }
    }
}
