using System.Globalization;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>One month of one's own sessions, by day.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Open">The sessions whose page the viewer may open.</param>
/// <param name="Told">By session, what was first said of it.</param>
/// <param name="Next">Of the month that shows nothing to come: the day on which there is something again.</param>
/// <param name="FeedMadeAt">When the address in force was made; null where there is none.</param>
/// <param name="Address">The address itself, only on the page that follows its making.</param>
public sealed record CalendarPage(DateOnly Month, DateOnly Today, IReadOnlyList<AgendaSession> Sessions, IReadOnlySet<int> Open, IReadOnlyDictionary<int, FirstTold> Told, DateOnly? Next, DateTime? FeedMadeAt, string? Address)
{
    public bool IsThisMonth => (Month.Year, Month.Month) == (Today.Year, Today.Month);

    public IEnumerable<IGrouping<DateOnly, AgendaSession>> Gone => Sessions.Where(s => IsThisMonth && s.Day < Today).GroupBy(s => s.Day);

    public IEnumerable<IGrouping<DateOnly, AgendaSession>> Days => Sessions.Where(s => !IsThisMonth || s.Day >= Today).GroupBy(s => s.Day);

    /// <summary>The one to go to next; null where the month has none to come.</summary>
    public AgendaSession? Coming => IsThisMonth ? Sessions.FirstOrDefault(s => s.Day >= Today && !s.IsCancelled) : null;

    /// <summary>What was said of a session that is not true any more; null where nothing is.</summary>
    public FirstTold? Moved(AgendaSession session) => !session.IsCancelled && Told.TryGetValue(session.Id, out var told) && told.Slot != session.Slot ? told : null;

    /// <inheritdoc cref="Moved"/>
    public FirstTold? Elsewhere(AgendaSession session) => !session.IsCancelled && Told.TryGetValue(session.Id, out var told) && told.Venue != session.Venue ? told : null;

    public string Before => Href(Month.AddMonths(-1));

    public string After => Href(Month.AddMonths(1));

    /// <summary>The page of a day's month.</summary>
    public static string Href(DateOnly month) => string.Create(CultureInfo.InvariantCulture, $"/calendar?month={month:yyyy-MM}");

    /// <summary>The same address for a calendar program that opens it by itself.</summary>
    public string? WebCal => Address is null ? null : "webcal" + Address[Address.IndexOf(':', StringComparison.Ordinal)..];
}

/// <summary>When and where a session was to be held, as participants were first told.</summary>
public sealed record FirstTold(DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string? Venue)
{
    public Slot Slot => new(Day, Part, From, To);
}
