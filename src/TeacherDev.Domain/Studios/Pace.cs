using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>
/// How far a studio should be on a day: owed × elapsed teaching weeks ÷ teaching weeks of the window, none in July and August.
/// A pure function; without any teaching week everything is due on the window's last day.
/// </summary>
public sealed class Pace
{
    private readonly int owed;
    private readonly Period window;
    private readonly List<DateOnly> weeks;

    /// <param name="owed">How many in the window, 0 or more (玉溪: 9 到校).</param>
    /// <param name="window">The programme-year's window (玉溪 2023: 4 月至 11 月).</param>
    /// <param name="teachingWeeks">The day on which each teaching week is counted; days outside the window, in July or in August are left out.</param>
    public Pace(int owed, Period window, IEnumerable<DateOnly> teachingWeeks)
    {
        (this.owed, this.window) = (owed, window);
        weeks = [.. teachingWeeks.Where(day => window.Includes(day) && day.Month is not (7 or 8)).Distinct().Order()];
    }

    /// <summary>How many are due once <paramref name="today"/> has begun: a week counts once its day has passed.</summary>
    public int DueBy(DateOnly today)
    {
        if (today > window.To) return owed;
        return weeks.Count == 0 ? 0 : owed * weeks.Count(day => day < today) / weeks.Count;
    }

    /// <summary>The last day on which the <paramref name="number"/>th is still in time.</summary>
    /// <param name="number">From 1 to what is owed.</param>
    public DateOnly DueOn(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, owed);
        return weeks.Count == 0 ? window.To : weeks[((number * weeks.Count) + owed - 1) / owed - 1];
    }

    /// <summary>The last day for the next one; null when nothing is owed any more.</summary>
    public DateOnly? NextDue(int done) => done >= owed ? null : DueOn(done + 1);

    /// <summary>Done minus due: negative when behind.</summary>
    public int Difference(int done, DateOnly today) => Math.Min(done, owed) - DueBy(today);
}
