using System.Globalization;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>One month of one's own sessions, by day.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Open">The sessions whose page the viewer may open.</param>
/// <param name="Next">Of the month that shows nothing to come: the day on which there is something again.</param>
/// <param name="FeedMadeAt">When the address in force was made; null where there is none.</param>
/// <param name="Address">The address itself, only on the page that follows its making.</param>
public sealed record CalendarPage(DateOnly Month, DateOnly Today, IReadOnlyList<AgendaSession> Sessions, IReadOnlySet<int> Open, DateOnly? Next, DateTime? FeedMadeAt, string? Address)
{
    public bool IsThisMonth => (Month.Year, Month.Month) == (Today.Year, Today.Month);

    public IEnumerable<IGrouping<DateOnly, AgendaSession>> Gone => Sessions.Where(s => IsThisMonth && s.Day < Today).GroupBy(s => s.Day);

    public IEnumerable<IGrouping<DateOnly, AgendaSession>> Days => Sessions.Where(s => !IsThisMonth || s.Day >= Today).GroupBy(s => s.Day);

    public string Before => Href(Month.AddMonths(-1));

    public string After => Href(Month.AddMonths(1));

    /// <summary>The page of a day's month.</summary>
    public static string Href(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"/calendar?month={month:yyyy-MM}");

    /// <summary>The same address for a calendar program that opens it by itself.</summary>
    public string? WebCal => Address is null ? null : "webcal" + Address[Address.IndexOf(':', StringComparison.Ordinal)..];
}
