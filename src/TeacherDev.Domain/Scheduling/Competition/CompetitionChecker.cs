namespace TeacherDev.Domain.Scheduling.Competition;

/// <summary>What a solution costs, by the rules of the competition (formulation UD2).</summary>
/// <param name="Lectures">Lectures too few, too many or twice in a period.</param>
/// <param name="Conflicts">Pairs of lectures in one period with the same teacher or curriculum.</param>
/// <param name="Availability">Lectures in a period in which their course cannot take place.</param>
/// <param name="RoomOccupation">Pairs of lectures in one room and period.</param>
/// <param name="RoomCapacity">Students without a seat, 1 each.</param>
/// <param name="LeastDays">Days missing, 5 each.</param>
/// <param name="Compactness">Lectures without a neighbour of their curriculum, 2 each.</param>
/// <param name="RoomStability">Rooms of a course beyond the first, 1 each.</param>
public sealed record CompetitionCost(int Lectures, int Conflicts, int Availability, int RoomOccupation, int RoomCapacity, int LeastDays, int Compactness, int RoomStability)
{
    public int Hard => Lectures + Conflicts + Availability + RoomOccupation;

    public int Soft => RoomCapacity + LeastDays + Compactness + RoomStability;
}

/// <summary>Counts what a solution costs from its lines alone, as the rules are written and without regard to time. It shares no code with the engine, whose results it judges.</summary>
public static class CompetitionChecker
{
    public static CompetitionCost Check(CompetitionInstance instance, IReadOnlyList<CompetitionLecture> lectures) => new(
        instance.Courses.Sum(c => WrongLectures(c, lectures)),
        Pairs(lectures).Count(p => p.One.Course != p.Other.Course && Collide(instance, p.One.Course, p.Other.Course)),
        lectures.Count(l => instance.Unavailable.Contains(new(l.Course, l.Day, l.Period))),
        Pairs(lectures).Count(p => p.One.Room == p.Other.Room),
        lectures.Sum(l => Math.Max(0, instance.Courses.Single(c => c.Name == l.Course).Students - instance.Rooms.Single(r => r.Name == l.Room).Seats)),
        instance.Courses.Sum(c => 5 * Math.Max(0, c.LeastDays - lectures.Where(l => l.Course == c.Name).Select(l => l.Day).Distinct().Count())),
        instance.Curricula.Sum(q => 2 * Alone(q, lectures)),
        instance.Courses.Sum(c => Math.Max(0, lectures.Where(l => l.Course == c.Name).Select(l => l.Room).Distinct().Count() - 1)));

    private static int WrongLectures(CompetitionCourse course, IReadOnlyList<CompetitionLecture> lectures)
    {
        var mine = lectures.Where(l => l.Course == course.Name).ToList();
        var periods = mine.Select(l => (l.Day, l.Period)).Distinct().Count();
        return Math.Abs(course.Lectures - periods) + mine.Count - periods;
    }

    private static IEnumerable<(CompetitionLecture One, CompetitionLecture Other)> Pairs(IReadOnlyList<CompetitionLecture> lectures) =>
        from one in lectures.Index()
        from other in lectures.Skip(one.Index + 1)
        where one.Item.Day == other.Day && one.Item.Period == other.Period
        select (one.Item, other);

    private static bool Collide(CompetitionInstance instance, string one, string other) =>
        instance.Courses.Single(c => c.Name == one).Teacher == instance.Courses.Single(c => c.Name == other).Teacher
        || instance.Curricula.Any(q => q.Courses.Contains(one) && q.Courses.Contains(other));

    private static int Alone(CompetitionCurriculum curriculum, IReadOnlyList<CompetitionLecture> lectures)
    {
        var mine = lectures.Where(l => curriculum.Courses.Contains(l.Course)).ToList();
        return mine.Count(l => !mine.Exists(n => n.Day == l.Day && Math.Abs(n.Period - l.Period) == 1));
    }
}
