using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Competition;

/// <summary>Reads and writes .sol files: a line a lecture, `course room day period`.</summary>
public static class CompetitionSolution
{
    public static string Write(IEnumerable<CompetitionLecture> lectures) =>
        string.Concat(lectures.Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Course} {l.Room} {l.Day} {l.Period}\n")));

    /// <exception cref="RuleBroken">A line that has not four fields, or names a course, room or period that the instance has not.</exception>
    public static IReadOnlyList<CompetitionLecture> Read(string text, CompetitionInstance instance)
    {
        var courses = instance.Courses.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var rooms = instance.Rooms.Select(r => r.Name).ToHashSet(StringComparer.Ordinal);
        return [.. text.Split('\n').Index().Where(l => !string.IsNullOrWhiteSpace(l.Item)).Select(l => Lecture(l.Index + 1, l.Item))];

        CompetitionLecture Lecture(int number, string line)
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length != 4) throw new RuleBroken("第 {0} 行应有 {1} 项，实际有 {2} 项：{3}", number, 4, fields.Length, line.Trim());
            if (!courses.Contains(fields[0])) throw new RuleBroken("第 {0} 行的课程“{1}”不在 COURSES 中", number, fields[0]);
            if (!rooms.Contains(fields[1])) throw new RuleBroken("第 {0} 行的教室“{1}”不在 ROOMS 中", number, fields[1]);
            return new(fields[0], fields[1], Within(fields[2], instance.Days), Within(fields[3], instance.PeriodsADay));

            int Within(string field, int limit) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value < limit
                ? value
                : throw new RuleBroken("第 {0} 行的“{1}”应是 {2}–{3} 的整数", number, field, 0, limit - 1);
        }
    }
}
