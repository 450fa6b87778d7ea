using System.Numerics;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Scheduling.Competition;

/// <summary>Puts an instance of the competition to the engine that makes the house's own timetables, and reads its draft back.</summary>
public static class CompetitionProblem
{
    private const int MissingDayCost = 5;
    private const int AloneCost = 2;

    public static Problem Of(CompetitionInstance instance)
    {
        var numbers = instance.Courses.Index().ToDictionary(c => c.Item.Name, c => c.Index, StringComparer.Ordinal);
        var moments = (from day in Enumerable.Range(0, instance.Days) from period in Enumerable.Range(0, instance.PeriodsADay) select new Moment(day, period)).ToList();
        var closed = instance.Unavailable.Select(u => (u.Course, new Moment(u.Day, u.Period))).ToHashSet();
        var sameTeacher = instance.Courses.GroupBy(c => c.Teacher).Select(t => t.Select(c => c.Name).ToList());
        int[] alone = [.. Enumerable.Range(0, 1 << instance.PeriodsADay).Select(m => AloneCost * BitOperations.PopCount((uint)(m & ~(m << 1) & ~(m >> 1))))];
        return new(moments, instance.Rooms.Count, [.. instance.Courses.Select(c => CourseOf(c))])
        {
            Conflicts = [.. instance.Curricula.Select(q => q.Courses).Concat(sameTeacher).SelectMany(PairsOf).Distinct()],
            Groups = [.. instance.Curricula.Select(q => new Group([.. q.Courses.Select(c => numbers[c])], alone))],
        };

        Course CourseOf(CompetitionCourse course) => new(course.Lectures, [.. instance.Rooms.Select(r => Math.Max(0, course.Students - r.Seats))], [.. moments.Select(m => !closed.Contains((course.Name, m)))])
        {
            LeastDays = course.LeastDays,
            MissingDayCost = MissingDayCost,
            RoomChangeCost = 1,
        };

        IEnumerable<(int One, int Other)> PairsOf(IReadOnlyList<string> courses) =>
            from one in courses from other in courses where numbers[one] < numbers[other] select (numbers[one], numbers[other]);
    }

    /// <summary>The lectures that have a place, course by course.</summary>
    public static IReadOnlyList<CompetitionLecture> Lectures(CompetitionInstance instance, Draft draft)
    {
        var courses = instance.Courses.SelectMany(c => Enumerable.Repeat(c.Name, c.Lectures)).ToList();
        return [.. draft.Placements.Index().Where(p => p.Item is not null).Select(p => At(courses[p.Index], p.Item!.Value))];

        CompetitionLecture At(string course, Placement place) => new(course, instance.Rooms[place.Room].Name, place.Moment / instance.PeriodsADay, place.Moment % instance.PeriodsADay);
    }
}
