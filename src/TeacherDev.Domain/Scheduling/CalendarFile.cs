using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Sessions as an iCalendar object (RFC 5545) that any calendar reads: METHOD:PUBLISH, times of Shanghai with their zone, one VEVENT a session.
/// The only file that names the library which writes it.
/// </summary>
/// <param name="name">What the calendar calls itself where it is subscribed to.</param>
public sealed class CalendarFile(string name, IEnumerable<CalendarEntry> entries)
{
    /// <summary>As it is answered over HTTP.</summary>
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <summary>What an attached file is called.</summary>
    public const string FileName = "timetable.ics";

    private const string Zone = "Asia/Shanghai";

    private const int MostOctets = 75;

    /// <summary>How often a subscribed calendar should ask again.</summary>
    private const string Refresh = "PT1H";

    /// <param name="stamp">When this object was made (UTC).</param>
    /// <returns>UTF-8 without a mark; the same for the same entries and stamp.</returns>
    public byte[] Bytes(DateTime stamp)
    {
        var calendar = new Calendar { ProductId = "-//TeacherDev//Timetable//ZH", Method = "PUBLISH" };
        calendar.AddProperty("X-WR-CALNAME", Plain(name));
        calendar.AddProperty("X-WR-TIMEZONE", Zone);
        calendar.AddProperty("X-PUBLISHED-TTL", Refresh);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", Refresh);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.Properties.Add(refresh);
        calendar.TimeZones.Add(Shanghai());
        foreach (var entry in entries) calendar.Events.Add(Event(entry, stamp));
        return Folded(new CalendarSerializer().SerializeToString(calendar)!.Replace("\r\n ", "", StringComparison.Ordinal));
    }

    /// <summary>
    /// Lines of at most 75 octets, cut between characters. The library's own folding, undone before, cuts the two halves of a rare character
    /// apart (𠮷 in a name), and both are lost.
    /// </summary>
    private static byte[] Folded(string text)
    {
        var octets = new List<byte>(text.Length * 2);
        var length = 0;
        Span<byte> one = stackalloc byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            var size = rune.EncodeToUtf8(one);
            if (rune.Value is not ('\r' or '\n') && length + size > MostOctets)
            {
                octets.AddRange("\r\n "u8);
                length = 1;
            }
            octets.AddRange(one[..size]);
            length = rune.Value == '\n' ? 0 : length + size;
        }
        return [.. octets];
    }

    private static CalendarEvent Event(CalendarEntry entry, DateTime stamp)
    {
        var (from, to) = entry.Slot.Times;
        return new CalendarEvent
        {
            Uid = entry.Uid.ToString("D"),
            Sequence = entry.Sequence,
            DtStamp = new CalDateTime(DateTime.SpecifyKind(stamp, DateTimeKind.Utc), hasTime: true),
            Start = new CalDateTime(entry.Slot.Day.ToDateTime(from), Zone),
            End = new CalDateTime(entry.Slot.Day.ToDateTime(to), Zone),
            Summary = Plain(entry.Summary),
            Location = entry.Venue is null ? null : Plain(entry.Venue),
            Description = Plain(entry.Description),
            Status = entry.IsCancelled ? "CANCELLED" : "CONFIRMED",
            Url = entry.Link,
        };
    }

    /// <summary>One offset for all days: no summer time since 1991, and no session before it.</summary>
    private static VTimeZone Shanghai()
    {
        var standard = new VTimeZoneInfo("STANDARD")
        {
            Start = new CalDateTime(new DateTime(1992, 1, 1, 0, 0, 0, DateTimeKind.Unspecified)),
            OffsetFrom = new UtcOffset(TimeSpan.FromHours(8)),
            OffsetTo = new UtcOffset(TimeSpan.FromHours(8)),
            TimeZoneName = "CST",
        };
        var zone = new VTimeZone(Zone);
        zone.TimeZoneInfos.Add(standard);
        return zone;
    }

    /// <summary>One kind of line break, and none of the control characters that a text of iCalendar may not hold.</summary>
    private static string Plain(string text) => string.Concat(text.ReplaceLineEndings("\n").EnumerateRunes().Where(r => r.Value is '\n' or '\t' || !Rune.IsControl(r)));
}
