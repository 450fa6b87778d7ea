using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>One term. Its weeks run from Monday to Sunday; the first is the one in which the term begins, so that it may be a short one.</summary>
/// <param name="Year">The calendar year in which it begins.</param>
public sealed record Term(int Year, TermSeason Season, Period Period)
{
    /// <summary>How many weeks it has, the short first and last included.</summary>
    public int Weeks => WeekOf(Period.To);

    /// <summary>The number of the week that a day of the term lies in, from 1.</summary>
    public int WeekOf(DateOnly day) => ((MondayOf(day).DayNumber - MondayOf(Period.From).DayNumber) / 7) + 1;

    /// <summary>The day of “第 8 周 周三”.</summary>
    /// <exception cref="RuleBroken">The term has no such week, or had not begun or is over on that day.</exception>
    public DateOnly DayOf(TermDay week)
    {
        if (week.Week > Weeks) throw new RuleBroken("{0} 年{1}只有 {2} 周，没有第 {3} 周", Year, Season, Weeks, week.Week);
        var day = MondayOf(Period.From).AddDays(((week.Week - 1) * 7) + WeekdayNames.Place(week.Day));
        return Period.Includes(day) ? day : throw new RuleBroken("{0} 年{1}从 {2:yyyy-MM-dd} 到 {3:yyyy-MM-dd}，{4:yyyy-MM-dd} 不在学期内", Year, Season, Period.From, Period.To, day);
    }

    internal static DateOnly MondayOf(DateOnly day) => day.AddDays(-WeekdayNames.Place(day.DayOfWeek));
}

public enum TermSeason
{
    [Display(Name = "春季学期")] Spring,
    [Display(Name = "秋季学期")] Autumn,
}
