namespace TeacherDev.Domain.Scheduling.Competition;

/// <summary>An instance of curriculum-based course timetabling as the second international competition (ITC-2007, track 3) wrote them.</summary>
public sealed record CompetitionInstance(
    string Name, int Days, int PeriodsADay, IReadOnlyList<CompetitionCourse> Courses, IReadOnlyList<CompetitionRoom> Rooms,
    IReadOnlyList<CompetitionCurriculum> Curricula, IReadOnlyList<Unavailability> Unavailable)
{
    public int Lectures => Courses.Sum(c => c.Lectures);
}

/// <param name="LeastDays">Days over which its lectures should be spread.</param>
public sealed record CompetitionCourse(string Name, string Teacher, int Lectures, int LeastDays, int Students);

public sealed record CompetitionRoom(string Name, int Seats);

/// <summary>Courses, by their names, that the same students take.</summary>
public sealed record CompetitionCurriculum(string Name, IReadOnlyList<string> Courses);

/// <summary>A period in which a course cannot take place; day and period of the day from 0.</summary>
public sealed record Unavailability(string Course, int Day, int Period);

/// <summary>A lecture in a solution, as one line of a .sol file names it: day and period of the day from 0.</summary>
public sealed record CompetitionLecture(string Course, string Room, int Day, int Period);
