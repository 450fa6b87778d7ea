using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.People;

/// <summary>
/// Reads a list of people as it is pasted from a chat or a sheet: a line each, or names with “、” between; a name, a staff number, or a
/// name with its school. Everyone is found among the people in the viewer's reach in one query; a line that fits no one or several is said.
/// </summary>
public sealed class NameList(TeacherDevDb db)
{
    public const int MostEntries = 2000;
    private const int Shown = 5;
    private static readonly char[] Between = ['\n', '\r', '、', ';', '；'];
    private static readonly char[] Within = [' ', '\t', ',', '，', '\u3000'];

    public Task<FoundPeople> FindAsync(string? text, CancellationToken stop = default) => FindAsync(text, db.People, stop);

    /// <param name="among">Where they are looked for, where that is not the viewer's whole reach.</param>
    public static async Task<FoundPeople> FindAsync(string? text, IQueryable<Person> among, CancellationToken stop = default)
    {
        var entries = (text ?? "").Split(Between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(e => new Entry(e)).DistinctBy(e => e.Text).ToList();
        if (entries.Count > MostEntries) throw new RuleBroken("一次最多添加 {0} 人，请分几次添加", MostEntries);
        var words = entries.SelectMany(e => e.Words).Distinct(StringComparer.Ordinal).ToList();
        var people = await among.AsNoTracking().Where(p => words.Contains(p.Name) || (p.StaffNumber != null && words.Contains(p.StaffNumber)))
            .Select(p => new Candidate(p.Id, p.Name, p.StaffNumber, p.Organisation.Name)).ToListAsync(stop);
        var (ids, problems) = (new List<int>(), new List<Because>());
        foreach (var entry in entries)
        {
            var fitting = entry.Among(people);
            if (fitting is [var one]) ids.Add(one.Id);
            else if (fitting.Count == 0) problems.Add(new("没有找到“{0}”，请核对姓名或教师编号", entry.Text));
            else problems.Add(new("有 {0} 位“{1}”，请在姓名后写上学校：{2}", fitting.Count, entry.Text, string.Join('、', fitting.Take(Shown).Select(c => c.School))));
        }
        return new FoundPeople([.. ids.Distinct()], problems);
    }

    /// <summary>The one person whose name or staff number this is.</summary>
    /// <exception cref="RuleBroken">No one or several are meant.</exception>
    public Task<int> FindOneAsync(string? text, CancellationToken stop = default) => FindOneAsync(text, db.People, stop);

    /// <inheritdoc cref="FindOneAsync(string?, CancellationToken)"/>
    /// <param name="among">Where the person is looked for, where that is not the viewer's whole reach.</param>
    public static async Task<int> FindOneAsync(string? text, IQueryable<Person> among, CancellationToken stop = default)
    {
        var found = await FindAsync(text, among, stop);
        if (found.Problems is [var problem, ..]) throw new RuleBroken(problem.Text, [.. problem.Arguments]);
        return found.Ids is [var one] ? one : throw new RuleBroken("请填写一位教师的姓名或教师编号");
    }

    private sealed record Candidate(int Id, string Name, string? StaffNumber, string School);

    private sealed class Entry(string text)
    {
        private readonly string[] parts = Tidy(text).Split(Within, StringSplitOptions.RemoveEmptyEntries);

        public string Text { get; } = text;

        /// <summary>The whole (names may hold a space) and its parts.</summary>
        public IEnumerable<string> Words => parts.Prepend(Tidy(Text));

        public List<Candidate> Among(List<Candidate> people)
        {
            var byNumber = people.Where(p => p.StaffNumber is not null && parts.Contains(p.StaffNumber, StringComparer.Ordinal)).ToList();
            if (byNumber.Count > 0) return byNumber;
            var byWhole = people.Where(p => string.Equals(p.Name, Tidy(Text), StringComparison.Ordinal)).ToList();
            if (byWhole.Count > 0 || parts.Length == 0) return byWhole;
            var namesakes = people.Where(p => string.Equals(p.Name, parts[0], StringComparison.Ordinal)).ToList();
            return parts.Length == 1 ? namesakes : [.. namesakes.Where(p => parts.Skip(1).Any(word => p.School.Contains(word, StringComparison.Ordinal)))];
        }

        private static string Tidy(string text) => text.Trim().Normalize(System.Text.NormalizationForm.FormC).Replace('•', '·').Replace('・', '·').Replace('‧', '·');
    }
}

/// <param name="Problems">One sentence per line that fits no one or several; when there is one, nobody should be added.</param>
public sealed record FoundPeople(IReadOnlyList<int> Ids, IReadOnlyList<Because> Problems);
