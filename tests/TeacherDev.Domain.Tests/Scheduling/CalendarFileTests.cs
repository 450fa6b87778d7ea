using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

public sealed class CalendarFileTests
{
    private static readonly DateTime Stamp = new(2026, 11, 23, 1, 2, 3, DateTimeKind.Utc);
    private static readonly CalendarEntry Lesson = new(
        new Guid("11111111-2222-3333-4444-555555555555"), 4, new Slot(new(2026, 11, 26), DayPart.Morning, new(9, 0), new(11, 30)), "命题研究", "骨干教师一班", "市教科所 301", "张三", "省教院", SessionMode.FaceToFace, IsCancelled: false, Link: new Uri("http://localhost/sessions/7"));

    [Fact]
    public void A_session_is_an_event_at_its_hour_in_Shanghai()
    {
        var calendar = Ics.Read(new CalendarFile("骨干教师一班", [Lesson]).Bytes(Stamp));
        var only = Assert.Single(calendar.Events);
        Assert.Equal(("PUBLISH", "骨干教师一班"), (calendar["METHOD"], calendar["X-WR-CALNAME"]));
        Assert.Equal(("11111111-2222-3333-4444-555555555555", "4", "CONFIRMED", "20261123T010203Z"), (only["UID"], only["SEQUENCE"], only["STATUS"], only["DTSTAMP"]));
        Assert.Equal(("命题研究", "市教科所 301", "骨干教师一班\n主讲：张三（省教院）\nhttp://localhost/sessions/7"), (only["SUMMARY"], only["LOCATION"], only["DESCRIPTION"]));
        Assert.Equal("Asia/Shanghai", only.Line("DTSTART").Parameters["TZID"]);
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 1, 0, 0, TimeSpan.Zero), Ics.Moment(calendar, only.Line("DTSTART")));
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 3, 30, 0, TimeSpan.Zero), Ics.Moment(calendar, only.Line("DTEND")));
    }

    [Theory]
    [InlineData(DayPart.Morning, "20261126T083000", "20261126T113000", "上午 8:30–11:30")]
    [InlineData(DayPart.Afternoon, "20261126T143000", "20261126T173000", "下午 14:30–17:30")]
    [InlineData(DayPart.Evening, "20261126T190000", "20261126T210000", "晚上 19:00–21:00")]
    public void A_half_day_without_times_takes_the_usual_ones_and_says_so(DayPart part, string from, string to, string said)
    {
        var only = Ics.Read(new CalendarFile("班", [Lesson with { Slot = new Slot(new(2026, 11, 26), part) }]).Bytes(Stamp)).Events.Single();
        Assert.Equal((from, to), (only["DTSTART"], only["DTEND"]));
        Assert.Contains($"日历暂按{said} 显示", only["DESCRIPTION"], StringComparison.Ordinal);
        Assert.Equal(part, Slot.PartOf(part.UsualTimes.From));
    }

    [Fact]
    public void A_cancelled_session_says_so_twice_and_why()
    {
        var only = Ics.Read(new CalendarFile("班", [Lesson with { IsCancelled = true, CancelReason = "停电", Venue = null }]).Bytes(Stamp)).Events.Single();
        Assert.Equal(("CANCELLED", "【已取消】命题研究"), (only["STATUS"], only["SUMMARY"]));
        Assert.Contains("取消原因：停电", only["DESCRIPTION"], StringComparison.Ordinal);
        Assert.False(only.Has("LOCATION"));
    }

    [Fact]
    public void Whatever_is_typed_comes_back_and_no_line_is_too_long() =>
        Prop.ForAll(Typed.ToArbitrary(), text =>
        {
            // Carriage returns and control characters have no place in a text: they are line breaks, or nothing.
            var expected = string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value is '\n' or '\t' || !Rune.IsControl(r)));
            var only = Ics.Read(new CalendarFile(text, [Lesson with { Topic = text, Venue = text }]).Bytes(Stamp)).Events.Single();
            return only["SUMMARY"] == expected && only["LOCATION"] == expected;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_rare_character_is_not_cut_in_two()
    {
        foreach (var at in Enumerable.Range(0, 80))
        {
            var topic = new string('a', at) + "𠮷野";
            Assert.Equal(topic, Ics.Read(new CalendarFile("班", [Lesson with { Topic = topic }]).Bytes(Stamp)).Events.Single()["SUMMARY"]);
        }
    }

    [Fact]
    public void The_same_sessions_are_the_same_file() => Assert.Equal(new CalendarFile("班", [Lesson]).Bytes(Stamp), new CalendarFile("班", [Lesson with { }]).Bytes(Stamp));

    [Theory]
    [InlineData("BEGIN:VCALENDAR\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "CRLF")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:1.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n", "VERSION")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nX-WR-CALNAME:a,b\r\nEND:VCALENDAR\r\n", "escaped")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:0123456789012345678901234567890123456789012345678901234567890123456789\r\nEND:VCALENDAR\r\n", "octets")]
    [InlineData("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20261123T010203Z\r\nDTSTART;TZID=Asia/Shanghai:20261126T090000\r\nDTEND;TZID=Asia/Shanghai:20261126T100000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "defined")]
    public void The_reader_notices_what_breaks_the_rules(string file, string rule) =>
        Assert.Contains(rule, Assert.Throws<FormatException>(() => Ics.Read(Encoding.UTF8.GetBytes(file))).Message, StringComparison.Ordinal);

    // Chinese, a character of two UTF-16 units, all that is escaped, and what has no place in a text.
    private static Gen<string> Typed => Gen.Elements("教", "育", "🎓", "a", ",", ";", "\\", "\"", ":", "\n", "\r\n", "\t", "\u0001", "é", " x").ListOf().Where(parts => parts.Count > 0).Select(parts => "始" + string.Concat(parts) + "末");
}
