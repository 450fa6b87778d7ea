using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

/// <summary>A sheet of hours, read against the rolls in reach. All of it fits or none is taken: every row that does not is told with its number.</summary>
/// <param name="Lines">In the order of the rows; what was read in before is left out.</param>
/// <param name="Known">Rows that were read in before, as when a platform's list comes once more with new rows below.</param>
/// <param name="Problems">A sentence each, in the order of the rows; when there is one, nothing should be saved.</param>
public sealed record HoursSheet(IReadOnlyList<HoursSheetLine> Lines, int Known, IReadOnlyList<Because> Problems)
{
    public const int MostRows = 5000;

    public int People => Lines.DistinctBy(l => l.PersonId).Count();

    public Kernel.Hours Total => Lines.Aggregate(Kernel.Hours.Zero, (sum, l) => sum + l.Hours);

    /// <exception cref="RuleBroken">Columns are missing, or there are too many rows.</exception>
    public static async Task<HoursSheet> ReadAsync(TeacherDevDb db, string reach, HoursListKind kind, IReadOnlyList<IReadOnlyList<string>> rows, DateOnly today, CancellationToken stop = default)
    {
        var columns = HoursColumns.Of(kind, rows is [var heads, ..] ? heads : []);
        var body = rows.Index().Skip(1).Where(r => r.Item.Any(c => !string.IsNullOrWhiteSpace(c))).ToList();
        if (body.Count > MostRows) throw new RuleBroken("一次最多读入 {0} 行，请分开", MostRows);
        var people = await PeopleAsync(db, reach, body.ConvertAll(r => (columns.Number(r.Item), columns.Name(r.Item))), stop);
        var ruleSets = await db.HoursRuleSets.AsNoTracking().ToListAsync(stop);
        var (lines, problems) = (new List<HoursSheetLine>(), new List<Because>());
        foreach (var (index, cells) in body)
        {
            try
            {
                lines.Add(Line(kind, columns, cells, people, ruleSets, today));
            }
            catch (RuleBroken rule)
            {
                problems.Add(new("第 {0} 行：{1}", index + 1, new Because(rule.Text, [.. rule.Arguments])));
            }
        }
        problems.AddRange(lines.GroupBy(Key).Where(g => g.Count() > 1).Select(g => new Because("“{0}”的“{1}”（{2:yyyy-MM-dd}）写了 {3} 次", people.NameOf(g.Key.PersonId), g.Key.Title, g.Key.Day, g.Count())));
        var known = await KnownAsync(db, kind, lines, stop);
        return new([.. lines.Where(l => !known.Contains(Key(l)))], lines.Count(l => known.Contains(Key(l))), problems);
    }

    private static HoursSheetLine Line(HoursListKind kind, HoursColumns columns, IReadOnlyList<string> cells, SheetPeople people, List<HoursRuleSet> ruleSets, DateOnly today)
    {
        var person = people.Find(columns.Number(cells), columns.Name(cells), columns.School(cells));
        var day = columns.Day(cells);
        if (day > today) throw new RuleBroken("{0:yyyy-MM-dd} 还没有到，不能认定学时", day);
        var rules = HoursRuleSet.Governing(ruleSets, person.Path, day) ?? HoursRuleSet.Governing(ruleSets, person.Path, today) ?? throw new RuleBroken("{0:yyyy-MM-dd} 没有适用的学时规则，请先载入本地区的规则", day);
        var title = kind == HoursListKind.Opening ? $"{day.Year}年期初学时" : Naming.Clean(columns.Title(cells), "培训名称", HoursEntry.TitleLength);
        return new(person.Id, day, columns.Mode(cells, rules).Code, columns.Kind(cells), columns.Hours(cells), title, rules.RuleVersion);
    }

    private static async Task<SheetPeople> PeopleAsync(TeacherDevDb db, string reach, List<(string Number, string Name)> sought, CancellationToken stop)
    {
        var numbers = sought.Select(s => s.Number).Where(n => n.Length > 0).Distinct().ToList();
        var names = sought.Where(s => s.Number.Length == 0 && s.Name.Length > 0).Select(s => s.Name).Distinct().ToList();
        var people = new List<SheetPerson>();
        foreach (var some in numbers.Chunk(500)) people.AddRange(await OfAsync(db.People.Where(p => some.Contains(p.StaffNumber))));
        foreach (var some in names.Chunk(500)) people.AddRange(await OfAsync(db.People.Where(p => some.Contains(p.Name))));
        return new(people.DistinctBy(p => p.Id).ToList(), "管理范围内");

        Task<List<SheetPerson>> OfAsync(IQueryable<Person> some) => some.AsNoTracking().Where(p => p.Organisation.Path.StartsWith(reach))
            .Select(p => new SheetPerson(p.Id, p.Name, p.StaffNumber, p.Organisation.Name, p.Organisation.Path)).ToListAsync(stop);
    }

    private static async Task<HashSet<(int PersonId, DateOnly Day, string Mode, string Title)>> KnownAsync(TeacherDevDb db, HoursListKind kind, List<HoursSheetLine> lines, CancellationToken stop)
    {
        var known = new HashSet<(int, DateOnly, string, string)>();
        foreach (var some in lines.Select(l => l.PersonId).Distinct().Chunk(500))
        {
            var standing = await db.Set<HoursListLine>().AsNoTracking().Where(l => some.Contains(l.PersonId) && l.ListKind == kind && !l.IsWithdrawn).Select(l => new { l.PersonId, l.Day, l.Mode, l.Title }).ToListAsync(stop);
            known.UnionWith(standing.Select(l => (l.PersonId, l.Day, l.Mode, l.Title)));
        }
        return known;
    }

    private static (int PersonId, DateOnly Day, string Mode, string Title) Key(HoursSheetLine line) => (line.PersonId, line.Day, line.Mode, line.Title);
}
