namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Whose lessons fall on which half-day. Nobody teaches in the holidays; what a worked weekend is taught by is each school's own, so only what a
/// sheet says of a Saturday counts then.
/// </summary>
public sealed class Lessons(IEnumerable<Lesson> lessons, TermWeeks terms, WorkingDays calendar)
{
    private readonly ILookup<(int Year, TermSeason Season, DayOfWeek Weekday, DayPart Part), int> people = lessons.ToLookup(l => (l.Year, l.Season, l.Weekday, l.Part), l => l.PersonId);

    public static Lessons None { get; } = new([], new TermWeeks([]), new WorkingDays([]));

    /// <summary>Ids of the people that teach then.</summary>
    public IEnumerable<int> On(DateOnly day, DayPart part) =>
        people.Count > 0 && calendar.IsWorkday(day) && terms.IsTaught(day) && terms.TermOf(day) is { } term ? people[(term.Year, term.Season, day.DayOfWeek, part)] : [];
}

/// <summary>Somebody teaches on this half-day of every week of that term.</summary>
/// <param name="Year">In which the term begins.</param>
public sealed record Lesson(int PersonId, int Year, TermSeason Season, DayOfWeek Weekday, DayPart Part);
