using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// A school's sheet of teaching periods: a row each with 教师编号 or 姓名, 星期, and 时段 or 节次. All of it fits or none is taken: every row that
/// does not is told with its number.
/// </summary>
/// <param name="Lines">One a half-day of a person; rows of the same half-day are one, with the lessons of all.</param>
/// <param name="Problems">A sentence each, in the order of the rows; when there is one, nothing should be saved.</param>
public sealed record TeachingSheet(IReadOnlyList<TeachingLine> Lines, IReadOnlyList<Because> Problems)
{
    public const int MostRows = 5000;
    private const int MostLessons = 12;

    public int People => Lines.DistinctBy(l => l.PersonId).Count();

    /// <summary>Reads rows of cells, the first with the names of the columns, against the people of one school.</summary>
    /// <exception cref="RuleBroken">Columns are missing, or there are too many rows.</exception>
    public static async Task<TeachingSheet> ReadAsync(TeacherDevDb db, int schoolId, IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken stop = default)
    {
        var columns = TeachingColumns.Of(rows is [var heads, ..] ? heads : []);
        if (rows.Count - 1 > MostRows) throw new RuleBroken("一次最多读入 {0} 行，请分开", MostRows);
        var people = new SheetPeople(await db.People.AsNoTracking().Where(p => p.OrganisationId == schoolId).Select(p => new SheetPerson(p.Id, p.Name, p.StaffNumber, p.Organisation.Name, p.Organisation.Path)).ToListAsync(stop), "本校");
        var (read, problems) = (new List<Row>(), new List<Because>());
        foreach (var (index, cells) in rows.Index().Skip(1).Where(r => r.Item.Any(c => !string.IsNullOrWhiteSpace(c))))
        {
            try
            {
                read.Add(new Row(people.Find(columns.Number(cells), columns.Name(cells)).Id, WeekdayOf(columns.Weekday(cells)), columns.Part(cells), LessonsOf(columns.Lessons(cells))));
            }
            catch (RuleBroken rule)
            {
                problems.Add(new("第 {0} 行：{1}", index + 1, new Because(rule.Text, [.. rule.Arguments])));
            }
        }
        return new([.. read.SelectMany(r => r.HalfDays).GroupBy(h => (h.PersonId, h.Weekday, h.Part)).Select(One)], problems);
    }

    private static DayOfWeek WeekdayOf(string text) => text.Length == 0 ? throw new RuleBroken("请填写星期") : WeekdayNames.Read(text) ?? throw new RuleBroken("“{0}”不是星期几，请写成“周三”", text);

    /// <summary>“1-2”, “第3节”, “1、2” as numbers in order.</summary>
    private static SortedSet<int> LessonsOf(string text)
    {
        var numbers = new SortedSet<int>();
        foreach (var part in TeachingColumns.PartsOf(text))
        {
            var ends = TeachingColumns.EndsOf(part);
            if (ends.Length > 2 || !ends.All(e => int.TryParse(e, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= MostLessons)) throw new RuleBroken("节次“{0}”看不懂，请写成“1-2”，在 1–{1} 之间", text, MostLessons);
            var (from, to) = (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture));
            if (to < from) throw new RuleBroken("节次“{0}”看不懂，请写成“1-2”，在 1–{1} 之间", text, MostLessons);
            numbers.UnionWith(Enumerable.Range(from, to - from + 1));
        }
        return numbers;
    }

    private static TeachingLine One(IGrouping<(int PersonId, DayOfWeek Weekday, DayPart Part), HalfDay> rows)
    {
        var lessons = rows.Any(r => r.Lessons.Count == 0) ? null : string.Join('、', rows.SelectMany(r => r.Lessons).Distinct().Order());
        return new(rows.Key.PersonId, rows.Key.Weekday, rows.Key.Part, lessons);
    }

    private sealed record HalfDay(int PersonId, DayOfWeek Weekday, DayPart Part, IReadOnlyCollection<int> Lessons);

    /// <summary>What one row says. Where it names no half-day, lessons 1–4 are the morning's, 5–8 the afternoon's, the rest the evening's.</summary>
    private sealed record Row(int PersonId, DayOfWeek Weekday, DayPart? Part, SortedSet<int> Lessons)
    {
        public IEnumerable<HalfDay> HalfDays => Part is { } part ? [new(PersonId, Weekday, part, Lessons)]
            : Lessons.GroupBy(n => n <= 4 ? DayPart.Morning : n <= 8 ? DayPart.Afternoon : DayPart.Evening).Select(g => new HalfDay(PersonId, Weekday, g.Key, [.. g]));
    }
}
