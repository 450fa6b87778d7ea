namespace TeacherDev.Domain.Scheduling;

/// <summary>任课时段: somebody teaches on this half-day of every week of the term.</summary>
public sealed class TeachingPeriod
{
    public const int LessonsLength = 40;

    internal TeachingPeriod(TeachingLine line) => (PersonId, Weekday, Part, Lessons) = (line.PersonId, line.Weekday, line.Part, line.Lessons);

    private TeachingPeriod() { }

    public int Id { get; private set; }

    public int TimetableId { get; private set; }

    public int PersonId { get; private set; }

    public DayOfWeek Weekday { get; private set; }

    public DayPart Part { get; private set; }

    /// <summary>“1、2”, the numbers of the lessons; null where the sheet names only the half-day.</summary>
    public string? Lessons { get; private set; }

    internal TeachingLine Line => new(PersonId, Weekday, Part, Lessons);
}

/// <summary>One half-day of one person, as it was read.</summary>
public sealed record TeachingLine(int PersonId, DayOfWeek Weekday, DayPart Part, string? Lessons);
