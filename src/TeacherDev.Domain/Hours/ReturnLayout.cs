using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// 报送格式: how a province's platform wants hours handed in — columns, their names, how days are written, what it sends back. Data: a version that
/// is loaded is never changed.
/// </summary>
public sealed class ReturnLayout : Aggregate
{
    public const int CodeLength = 20;
    public const int NameLength = 60;
    public const int DefinitionLength = 20_000;

    /// <param name="path">Path of the organisation whose subtree hands in by it.</param>
    /// <param name="isUnverified">Nobody has the platform's own description; pages say so.</param>
    /// <exception cref="RuleBroken">No columns, two of one name, or a column of <paramref name="uniqueBy"/> that is not there.</exception>
    public ReturnLayout(string code, string version, string name, string path, bool isUnverified, string basis, IReadOnlyList<ReturnColumn> columns, IReadOnlyList<string> uniqueBy)
    {
        (Code, VersionText, Path, IsUnverified, Basis) = (code, version, path, isUnverified, basis);
        Name = Naming.Clean(name, "名称", NameLength);
        if (columns.Count == 0) throw new RuleBroken("报送格式至少要有一列");
        if (columns.GroupBy(c => c.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("列名“{0}”写了两次", twice.Key);
        if (uniqueBy.FirstOrDefault(u => columns.All(c => c.Name != u)) is { } unknown) throw new RuleBroken("没有列“{0}”", unknown);
        (Columns, UniqueBy) = (columns, uniqueBy);
    }

    private ReturnLayout()
    {
    }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public bool IsUnverified { get; private set; }

    public string Basis { get; private set; } = null!;

    public IReadOnlyList<ReturnColumn> Columns { get; private set; } = [];

    /// <summary>Names of columns: two rows that say the same in all of them are one row for the platform.</summary>
    public IReadOnlyList<string> UniqueBy { get; private set; } = [];

    public string Label => $"{Code} {VersionText}";

    /// <summary>The rows as the platform wants them, and those that it would send back with why; nothing is left out in silence.</summary>
    public ReturnSheet Write(IEnumerable<ReturnLine> lines)
    {
        var (rows, refused, seen) = (new List<IReadOnlyList<object?>>(), new List<RefusedLine>(), new Dictionary<string, ReturnLine>(StringComparer.Ordinal));
        foreach (var line in lines)
        {
            try
            {
                var cells = Columns.Select(c => c.Cell(line)).ToList();
                var key = string.Join('\u001f', Columns.Index().Where(c => UniqueBy.Contains(c.Item.Name)).Select(c => cells[c.Index]));
                if (UniqueBy.Count > 0 && !seen.TryAdd(key, line)) throw new RuleBroken("平台要求“{0}”不能重复，前面已有同样的一行（{1} 学时）", string.Join('、', UniqueBy), seen[key].Hours);
                rows.Add(cells);
            }
            catch (RuleBroken rule)
            {
                refused.Add(new(line, new(rule.Text, [.. rule.Arguments])));
            }
        }
        return new([.. Columns.Select(c => c.Name)], rows, refused);
    }
}

/// <param name="Rows">Texts, and hours as numbers; null where a column is empty.</param>
public sealed record ReturnSheet(IReadOnlyList<string> Heads, IReadOnlyList<IReadOnlyList<object?>> Rows, IReadOnlyList<RefusedLine> Refused);

/// <param name="Why">What the platform would send it back for, and so what to put right.</param>
public sealed record RefusedLine(ReturnLine Line, Because Why);
