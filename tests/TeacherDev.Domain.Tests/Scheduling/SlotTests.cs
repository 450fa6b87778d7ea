using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class SlotTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    private static readonly Arbitrary<Slot> Slots = (
        from day in Gen.Choose(0, 1)
        from part in Gen.Elements(Enum.GetValues<DayPart>())
        from timed in Gen.Elements(true, false)
        from start in Gen.Choose(0, 23 * 60 + 58)
        from length in Gen.Choose(1, 300)
        let begin = TimeOnly.MinValue.AddMinutes(start)
        let end = TimeOnly.MinValue.AddMinutes(Math.Min(start + length, 24 * 60 - 1))
        select timed ? new Slot(Day.AddDays(day), Slot.PartOf(begin), begin, end) : new Slot(Day.AddDays(day), part)).ToArbitrary();

    [Fact]
    public void Overlapping_is_mutual_and_of_one_day() =>
        Prop.ForAll(Slots, Slots, (a, b) => a.Overlaps(b) == b.Overlaps(a) && (!a.Overlaps(b) || a.Day == b.Day)).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_slot_overlaps_itself_and_the_whole_half_day_it_begins_in() =>
        Prop.ForAll(Slots, slot => slot.Overlaps(slot) && slot.Overlaps(new Slot(slot.Day, slot.Part))).QuickCheckThrowOnFailure();

    [Fact]
    public void Two_timed_slots_overlap_exactly_when_they_share_a_minute() =>
        Prop.ForAll(Slots, Slots, (a, b) => a.From is null || b.From is null || a.Day != b.Day || a.Overlaps(b) == Minutes(a).Intersect(Minutes(b)).Any())
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("09:00", "10:00", "10:00", "11:00", false)]
    [InlineData("09:00", "10:01", "10:00", "11:00", true)]
    [InlineData("09:00", "12:00", "10:00", "10:30", true)]
    public void Back_to_back_is_no_overlap(string from, string to, string otherFrom, string otherTo, bool overlap) =>
        Assert.Equal(overlap, At(from, to).Overlaps(At(otherFrom, otherTo)));

    [Fact]
    public void Half_days_without_times_follow_one_another()
    {
        Assert.False(new Slot(Day, DayPart.Morning).Overlaps(new Slot(Day, DayPart.Afternoon)));
        Assert.False(new Slot(Day, DayPart.Afternoon).Overlaps(new Slot(Day, DayPart.Evening)));
        Assert.True(new Slot(Day, DayPart.Morning, new(11, 0), new(14, 0)).Overlaps(new Slot(Day, DayPart.Afternoon)));
    }

    [Fact]
    public void Impossible_times_are_refused()
    {
        Assert.Throws<RuleBroken>(() => new Slot(Day, DayPart.Morning, new(9, 0), null));
        Assert.Throws<RuleBroken>(() => new Slot(Day, DayPart.Morning, null, new(9, 0)));
        Assert.Throws<RuleBroken>(() => new Slot(Day, DayPart.Morning, new(9, 0), new(9, 0)));
        Assert.Throws<RuleBroken>(() => new Slot(Day, DayPart.Evening, new(22, 0), new(6, 0)));
        Assert.Throws<RuleBroken>(() => new Slot(Day, DayPart.Morning, new(14, 0), new(15, 0)));
    }

    [Fact]
    public void A_slot_reads_as_people_write_it()
    {
        Assert.Equal("11月26日 上午", new Slot(Day, DayPart.Morning).ToString());
        Assert.Equal("11月26日 9:00–11:30", At("09:00", "11:30").ToString());
    }

    private static Slot At(string from, string to) =>
        new(Day, DayPart.Morning, TimeOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), TimeOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));

    private static IEnumerable<int> Minutes(Slot slot)
    {
        for (var minute = slot.From!.Value.Hour * 60 + slot.From.Value.Minute; minute < slot.To!.Value.Hour * 60 + slot.To.Value.Minute; minute++) yield return minute;
    }

    [Theory]
    [InlineData("08:30", "10:00", 0, DayPart.Morning, "10:00", "11:30")]
    [InlineData("10:00", "11:30", 0, DayPart.Afternoon, "14:30", "16:00")]
    [InlineData("16:00", "17:30", 1, DayPart.Morning, "08:30", "10:00")]
    [InlineData("19:00", "20:00", 0, DayPart.Evening, "20:00", "21:00")]
    [InlineData("20:00", "21:00", 1, DayPart.Morning, "08:30", "09:30")]
    [InlineData("09:00", "12:30", 0, DayPart.Afternoon, "14:30", "18:00")]
    [InlineData("22:00", "23:00", 1, DayPart.Morning, "08:30", "09:30")]
    [InlineData("00:00", "23:59", 0, DayPart.Afternoon, null, null)]
    [InlineData(null, null, 0, DayPart.Afternoon, null, null)]
    public void What_follows_is_as_long_and_begins_where_one_usually_does(string? from, string? to, int days, DayPart part, string? thenFrom, string? thenTo)
    {
        var day = new DateOnly(2026, 11, 26);
        var slot = from is null ? new Slot(day, DayPart.Morning) : new Slot(day, Slot.PartOf(Time(from)!.Value), Time(from), Time(to));
        Assert.Equal(new Slot(day.AddDays(days), part, Time(thenFrom), Time(thenTo)), slot.Following);

        static TimeOnly? Time(string? text) => text is null ? null : TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(1999, false), InlineData(2000, true), InlineData(2100, true), InlineData(2101, false)]
    public void Nothing_is_planned_in_a_year_that_can_have_no_calendar(int year, bool isPlannable)
    {
        var slot = new Slot(new DateOnly(year, 6, 1), DayPart.Morning);
        if (isPlannable) slot.MustBePlannable();
        else Assert.Contains("请核对年份", Assert.Throws<RuleBroken>(slot.MustBePlannable).Text, StringComparison.Ordinal);
    }
}
