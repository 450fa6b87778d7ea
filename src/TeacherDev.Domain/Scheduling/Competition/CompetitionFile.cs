using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Competition;

/// <summary>Reads a .ctt file. Whatever is wrong is told with its line.</summary>
public sealed class CompetitionFile
{
    private const int MostCourses = 5_000;
    private const int MostPeriods = 16;

    private readonly List<(int Number, string Text)> lines;
    private int at;

    private CompetitionFile(string text) =>
        lines = [.. text.Split('\n').Index().Select(l => (l.Index + 1, l.Item.Trim())).Where(l => l.Item2.Length > 0)];

    /// <exception cref="RuleBroken">A line is missing, has not the fields it needs, or names what is not there.</exception>
    public static CompetitionInstance Read(string text) => new CompetitionFile(text).Read();

    private CompetitionInstance Read()
    {
        var name = Headed("Name");
        var (courses, rooms, days) = (Count("Courses", 1, MostCourses), Count("Rooms", 1, MostCourses), Count("Days", 1, 366));
        var (periods, curricula, constraints) = (Count("Periods_per_day", 1, MostPeriods), Count("Curricula", 0, MostCourses), Count("Constraints", 0, 1_000_000));
        Title("COURSES:");
        var taught = Many(courses, 5, f => new CompetitionCourse(f[0], f[1], Number(f[2], 1, days * periods), Number(f[3], 0, days), Number(f[4], 0, 1_000_000)), c => c.Name);
        Title("ROOMS:");
        var halls = Many(rooms, 2, f => new CompetitionRoom(f[0], Number(f[1], 0, 1_000_000)), r => r.Name);
        Title("CURRICULA:");
        var known = taught.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var groups = Many(curricula, null, f => new CompetitionCurriculum(f[0], Members(f, known)), q => q.Name);
        Title("UNAVAILABILITY_CONSTRAINTS:");
        var closed = Many(constraints, 3, f => new Unavailability(Known(f[0], known), Number(f[1], 0, days - 1), Number(f[2], 0, periods - 1)), null);
        return new(name, days, periods, taught, halls, groups, closed);
    }

    private string Headed(string key)
    {
        var (number, text) = Next(key + ":");
        if (!text.StartsWith(key + ":", StringComparison.Ordinal)) throw new RuleBroken("第 {0} 行应为“{1}”，实际是“{2}”", number, key + ":", text);
        return text[(key.Length + 1)..].Trim();
    }

    private int Count(string key, int least, int most) => Number(Headed(key), least, most);

    private void Title(string title)
    {
        var (number, text) = Next(title);
        if (text != title) throw new RuleBroken("第 {0} 行应为“{1}”，实际是“{2}”", number, title, text);
    }

    private List<T> Many<T>(int count, int? fields, Func<string[], T> make, Func<T, string>? nameOf)
    {
        var (many, names) = (new List<T>(count), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < count; i++)
        {
            var (number, text) = Next("");
            var parts = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields is { } wanted && parts.Length != wanted) throw new RuleBroken("第 {0} 行应有 {1} 项，实际有 {2} 项：{3}", number, wanted, parts.Length, text);
            many.Add(make(parts));
            if (nameOf is not null && !names.Add(nameOf(many[^1]))) throw new RuleBroken("第 {0} 行的“{1}”在前面已经出现过", number, nameOf(many[^1]));
        }
        return many;
    }

    private List<string> Members(string[] fields, HashSet<string> known)
    {
        if (fields.Length < 2 || Number(fields[1], 0, MostCourses) != fields.Length - 2) throw new RuleBroken("第 {0} 行的课程数与列出的课程不符：{1}", Line, lines[at - 1].Text);
        return [.. fields.Skip(2).Select(f => Known(f, known))];
    }

    private string Known(string course, HashSet<string> known) => known.Contains(course) ? course : throw new RuleBroken("第 {0} 行的课程“{1}”不在 COURSES 中", Line, course);

    private int Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new RuleBroken("第 {0} 行的“{1}”应是 {2}–{3} 的整数", Line, text, least, most);

    private int Line => lines[at - 1].Number;

    private (int Number, string Text) Next(string expected)
    {
        if (at == lines.Count) throw expected.Length > 0 ? new RuleBroken("文件在“{0}”之前就结束了", expected) : new RuleBroken("文件在第 {0} 行之后就结束了，列出的比开头声明的少", lines.Count > 0 ? lines[^1].Number : 0);
        return lines[at++];
    }
}
