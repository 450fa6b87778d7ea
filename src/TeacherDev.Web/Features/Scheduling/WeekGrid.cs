using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>
/// 周视图: one week, a column a day and a row a quarter of an hour, from the earliest to the latest hour that is needed; sessions are blocks at
/// their times, or at the usual ones of their half-day. What meets stands side by side.
/// </summary>
/// <param name="Before">The Monday of the last week before with something in it; null where there is none.</param>
/// <param name="After">The Monday of the next week with something in it; null where there is none.</param>
public sealed record WeekGrid(string Href, DateOnly Monday, DateOnly Today, int FirstHour, int LastHour, IReadOnlyList<WeekColumn> Columns, DateOnly? Before, DateOnly? After)
{
    // Weeks of ordinary days look alike, whatever is in them.
    private const int UsualFirst = 8;
    private const int UsualLast = 18;
    private const int WorkedDays = 5;

    /// <summary>Its first row is the one below the heads of the days.</summary>
    public const int TopRow = 2;

    public Period Days => WeekOf(Monday);

    public int Rows => (LastHour - FirstHour) * WeekBlock.QuartersAnHour;

    /// <summary>Of the grid's lines, one an hour.</summary>
    public IEnumerable<int> Hours => Enumerable.Range(FirstHour, LastHour - FirstHour);

    public bool IsThisWeek => Days.Includes(Today);

    /// <summary>Where an hour begins, as a row of the grid.</summary>
    public int RowOf(int hour) => TopRow + ((hour - FirstHour) * WeekBlock.QuartersAnHour);

    /// <summary>Where a block begins.</summary>
    public int RowOf(WeekBlock block) => TopRow + block.From - (FirstHour * WeekBlock.QuartersAnHour);

    /// <summary>The same page at another week.</summary>
    public string At(DateOnly monday) => string.Create(CultureInfo.InvariantCulture, $"{Href}?view={WeekChoice.WeekView}&week={monday:yyyy-MM-dd}");

    /// <param name="href">Of the page, without a query.</param>
    /// <param name="items">Those of the week; others are left out.</param>
    /// <param name="busy">Every day on which there is something, of whatever week.</param>
    public static WeekGrid Of(string href, DateOnly monday, DateOnly today, IReadOnlyCollection<WeekItem> items, IEnumerable<DateOnly> busy, Func<DateOnly, DayLook> look)
    {
        var ofDay = items.ToLookup(i => i.Slot.Day);
        var days = WeekOf(monday).EachDay().Select(look).ToList();
        // Saturday and Sunday stand there when something is on them, or when they are worked.
        var shown = Math.Max(WorkedDays, days.FindLastIndex(d => ofDay[d.Day].Any() || d.Note == DayLook.WorkedInstead) + 1);
        var columns = days.Take(shown).Select(d => new WeekColumn(d, WeekBlock.SideBySide(ofDay[d.Day]))).ToList();
        var blocks = columns.SelectMany(c => c.Blocks).ToList();
        var mondays = busy.Select(MondayOf).Distinct().Order().ToList();
        return new(
            href, monday, today,
            blocks.Select(b => b.From / WeekBlock.QuartersAnHour).Append(UsualFirst).Min(),
            blocks.Select(b => (b.To + WeekBlock.QuartersAnHour - 1) / WeekBlock.QuartersAnHour).Append(UsualLast).Max(),
            columns, Last(mondays.Where(m => m < monday)), First(mondays.Where(m => m > monday)));
    }

    public static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    public static Period WeekOf(DateOnly monday) => new(monday, monday.AddDays(6));

    private static DateOnly? First(IEnumerable<DateOnly> days) => days.Select(d => (DateOnly?)d).FirstOrDefault();

    private static DateOnly? Last(IEnumerable<DateOnly> days) => days.Select(d => (DateOnly?)d).LastOrDefault();
}

public sealed record WeekColumn(DayLook Look, IReadOnlyList<WeekBlock> Blocks);

/// <summary>Something that takes some hours of a week.</summary>
/// <param name="Href">Null where the viewer has no page for it.</param>
/// <param name="Title">Null for what is not the viewer's to name.</param>
/// <param name="Details">Where and by whom, or whose it is.</param>
/// <param name="IsUntold">Participants do not see it yet.</param>
public sealed record WeekItem(Slot Slot, string? Href, string? Title, IReadOnlyList<string> Details, SessionKind Kind, SessionState State, bool IsUntold);

/// <summary>An item at its place in the grid.</summary>
/// <param name="From">Quarters of an hour since midnight.</param>
/// <param name="Lane">From 0; which of <paramref name="Lanes"/> columns within the day.</param>
/// <param name="Meets">Something else takes some minute of it.</param>
public sealed record WeekBlock(WeekItem Item, int From, int To, int Lane, int Lanes, bool Meets)
{
    public const int QuartersAnHour = 4;

    // Shorter ones cannot be read.
    private const int LeastQuarters = 2;

    // As many as the style sheet knows; what comes after stands in the last.
    private const int MostLanes = 6;

    public int Quarters => To - From;

    /// <summary>Whatever meets, directly or through others between them, shares the width of the day.</summary>
    public static IReadOnlyList<WeekBlock> SideBySide(IEnumerable<WeekItem> items)
    {
        var all = items.Select(i => (Item: i, From: Quarter(i.Slot.Times.From), To: Quarter(i.Slot.Times.To))).ToList();
        var (done, open, ends) = (new List<WeekBlock>(), new List<WeekBlock>(), new List<int>());
        foreach (var (item, from, end) in all.OrderBy(i => i.From).ThenByDescending(i => i.To))
        {
            var to = Math.Max(end, from + LeastQuarters);
            if (ends.TrueForAll(e => e <= from)) Finish();
            var lane = ends.FindIndex(e => e <= from);
            if (lane < 0) (lane, ends) = (ends.Count, [.. ends, to]);
            else ends[lane] = to;
            open.Add(new(item, from, to, lane, 0, all.Exists(o => o.Item != item && o.Item.Slot.Overlaps(item.Slot))));
        }
        Finish();
        return done;

        void Finish()
        {
            done.AddRange(open.Select(b => b with { Lanes = Math.Min(ends.Count, MostLanes), Lane = Math.Min(b.Lane, MostLanes - 1) }));
            open.Clear();
            ends = [];
        }
    }

    private static int Quarter(TimeOnly time) => (int)Math.Round(((time.Hour * 60) + time.Minute) / 15.0, MidpointRounding.AwayFromZero);
}

/// <summary>What the address says of the view: the days, or one week with its hours. Nothing else remembers it.</summary>
public sealed record WeekChoice
{
    public const string WeekView = "week";

    [FromQuery(Name = "view")]
    public string? View { get; init; }

    /// <summary>Any day of the week that is shown.</summary>
    [FromQuery(Name = "week")]
    public DateOnly? Week { get; init; }

    public bool IsWeek => View == WeekView;

    /// <summary>The Monday that is asked for; null where none is, or one of no year in which anything is planned.</summary>
    public DateOnly? Monday => Week is { Year: > WorkingCalendar.FirstYear and < WorkingCalendar.LastYear } day ? WeekGrid.MondayOf(day) : null;
}
