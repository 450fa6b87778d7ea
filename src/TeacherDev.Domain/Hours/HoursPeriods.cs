using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>The days a period of each kind covers (domain.md §2: a school year runs 9-1 … 8-31, term 1 is 秋季, term 2 春季).</summary>
internal static class HoursPeriods
{
    public static Period On(HoursPeriodKind kind, DateOnly day, int years, DateOnly? from) => kind switch
    {
        HoursPeriodKind.CalendarYear => Period.Year(day.Year),
        HoursPeriodKind.SchoolYear => SchoolYear(day),
        HoursPeriodKind.Term => Term(day),
        HoursPeriodKind.Cycle => Cycle(day, years, from!.Value),
        HoursPeriodKind.FirstYear => Cycle(from!.Value, 1, from.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static Period SchoolYear(DateOnly day)
    {
        var from = new DateOnly(day.Month >= 9 ? day.Year : day.Year - 1, 9, 1);
        return new Period(from, from.AddYears(1).AddDays(-1));
    }

    private static Period Term(DateOnly day)
    {
        var year = SchoolYear(day);
        var spring = new DateOnly(year.To.Year, 2, 1);
        return day < spring ? new Period(year.From, spring.AddDays(-1)) : new Period(spring, year.To);
    }

    private static Period Cycle(DateOnly day, int years, DateOnly first)
    {
        var passed = (int)Math.Floor((day.Year - first.Year - (day < first.AddYears(day.Year - first.Year) ? 1 : 0)) / (double)years);
        var from = first.AddYears(passed * years);
        return new Period(from, from.AddYears(years).AddDays(-1));
    }
}
