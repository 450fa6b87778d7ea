using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Jobs.Work;

/// <summary>
/// A schedule of five fields (minute, hour, day of month, month, day of week with Sunday 0) in the time of Shanghai. Each field is *, a number,
/// a range, a list or a step. Unlike in the original, both day fields must hold.
/// </summary>
public sealed class Cron
{
    private readonly bool[] minutes, hours, days, months, weekdays;

    private Cron(string[] fields) => (minutes, hours, days, months, weekdays) =
        (Field(fields[0], 0, 59), Field(fields[1], 0, 23), Field(fields[2], 1, 31), Field(fields[3], 1, 12), Field(fields[4], 0, 6));

    public static Cron Parse(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: 5 } fields ? new Cron(fields) : throw new FormatException($"'{text}' does not have five fields");

    /// <summary>The latest instant (UTC) not after <paramref name="now"/> at which it fires. Within five years, else the schedule is impossible.</summary>
    public DateTime Latest(DateTime now) => Seek(now.InShanghai, -1);

    /// <summary>The first instant (UTC) after <paramref name="now"/> at which it fires.</summary>
    public DateTime Next(DateTime now) => Seek(now.InShanghai.AddMinutes(1), +1);

    private DateTime Seek(DateTime local, int step)
    {
        var minute = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
        for (var searched = 0; searched < 5 * 366;)
        {
            var today = DateOnly.FromDateTime(minute);
            if (Fires(today) && (step > 0 ? TimesFrom(minute).FirstOrDefault() : TimesUntil(minute).FirstOrDefault()) is { } found) return today.AtInShanghai(found);
            minute = today.AddDays(step).ToDateTime(step > 0 ? TimeOnly.MinValue : new TimeOnly(23, 59), DateTimeKind.Unspecified);
            searched++;
        }
        throw new InvalidOperationException("the schedule never fires");
    }

    private bool Fires(DateOnly day) => months[day.Month] && days[day.Day] && weekdays[(int)day.DayOfWeek];

    private IEnumerable<TimeOnly?> TimesFrom(DateTime minute) => Times().Where(t => t >= TimeOnly.FromDateTime(minute));

    private IEnumerable<TimeOnly?> TimesUntil(DateTime minute) => Times().Where(t => t <= TimeOnly.FromDateTime(minute)).Reverse();

    private IEnumerable<TimeOnly?> Times() =>
        from hour in Enumerable.Range(0, 24)
        where hours[hour]
        from minute in Enumerable.Range(0, 60)
        where minutes[minute]
        select (TimeOnly?)new TimeOnly(hour, minute);

    private static bool[] Field(string text, int least, int most)
    {
        var set = new bool[most + 1];
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch { [var all] => (all, 1), [var all, var by] => (all, Number(by)), _ => throw new FormatException($"'{part}' has two steps") };
            var (from, to) = range.Split('-') switch
            {
                ["*"] => (least, most),
                [var one] => (Number(one), Number(one)),
                [var first, var last] => (Number(first), Number(last)),
                _ => throw new FormatException($"'{range}' is no range"),
            };
            if (from < least || to > most || to < from || step < 1) throw new FormatException($"'{part}' is outside {least}-{most}");
            for (var value = from; value <= to; value += step) set[value] = true;
        }
        return set;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
