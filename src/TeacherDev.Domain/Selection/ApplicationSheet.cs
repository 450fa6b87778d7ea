using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// 申报表 as data: the fields an applicant fills in beside 申报事迹. A version that is loaded is never changed, because applications were
/// written on it; a call keeps to the version it was published with.
/// </summary>
public sealed class ApplicationSheet : Aggregate
{
    public const int CodeLength = 40;
    public const int VersionLength = 20;
    public const int NameLength = 60;
    public const int PathLength = 200;
    public const int BasisLength = 400;
    public const int MostFields = 40;

    private readonly List<SheetField> fields = [];

    /// <param name="code">Short and stable, as “YX-BACKBONE”.</param>
    /// <param name="version">Text of the version: “2026”.</param>
    /// <param name="path">Path of the organisation in whose subtree it may be used.</param>
    /// <param name="basis">Where the form is printed, as people cite it.</param>
    public ApplicationSheet(string code, string version, string name, string path, string basis, IReadOnlyList<SheetField> fields)
    {
        Code = Naming.Clean(code, "申报表代码", CodeLength);
        VersionText = Naming.Clean(version, "申报表版本", VersionLength);
        Name = Naming.Clean(name, "申报表", NameLength);
        Basis = Naming.Clean(basis, "依据", BasisLength);
        Path = path;
        if (fields.Count is 0 or > MostFields) throw new RuleBroken("申报表应有 1–{0} 个栏目", MostFields);
        if (fields.GroupBy(f => f.Key, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("栏目标识“{0}”写了两次", twice.Key);
        this.fields.AddRange(fields);
    }

    private ApplicationSheet() { }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public string Basis { get; private set; } = null!;

    public IReadOnlyCollection<SheetField> Fields => fields;

    /// <summary>As the form is printed.</summary>
    public IReadOnlyList<SheetField> InOrder => [.. fields.OrderBy(f => f.Id)];

    /// <summary>What was typed into the fields, in the form in which it is kept; fields left empty are not in it.</summary>
    /// <exception cref="RuleBroken">An answer that is not of its field's kind, or to no field of this sheet.</exception>
    public IReadOnlyDictionary<string, string> Read(IEnumerable<(string Key, string? Typed)> answers)
    {
        var read = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, typed) in answers)
        {
            var field = fields.Find(f => f.Key == key) ?? throw new RuleBroken("这份申报表没有栏目“{0}”", key);
            if (field.Read(typed) is { } answer) read[key] = answer;
        }
        return read;
    }

    /// <exception cref="RuleBroken">A required field is empty; names the first.</exception>
    public void MustBeComplete(IReadOnlyDictionary<string, string> answers)
    {
        if (InOrder.FirstOrDefault(f => f.IsRequired && !answers.ContainsKey(f.Key)) is not { } missing) return;
        throw missing.Kind == FieldKind.Pledge ? new RuleBroken("请勾选“{0}”", missing.Label) : new RuleBroken("请填写“{0}”", missing.Label);
    }
}
