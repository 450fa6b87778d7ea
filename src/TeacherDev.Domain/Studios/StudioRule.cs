using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>What a region asks of a studio's people in a term, what its money may be spent on, and when a gathering counts. Data: a version that is loaded is never changed.</summary>
public sealed class StudioRule : Aggregate
{
    public const int CodeLength = 20;
    public const int NameLength = 40;
    public const int PathLength = 200;
    public const int BasisLength = 320;
    public const int SpendKindLength = 20;
    public const int MostAsked = 100_000;

    private readonly List<StudioTask> tasks = [];
    private readonly List<SpendKind> spendKinds = [];

    /// <param name="path">Path of the organisation whose subtree it holds for.</param>
    /// <param name="needsEveryonePresent">A 全员集中培训 counts only when everyone was there; else it is enough that everyone was invited.</param>
    /// <exception cref="RuleBroken">The same kind of spending twice.</exception>
    public StudioRule(string code, string version, string name, string path, bool needsEveryonePresent, IReadOnlyList<string> spendKinds, string basis)
    {
        (Code, VersionText, Path, NeedsEveryonePresent, Basis) = (code, version, path, needsEveryonePresent, basis);
        Name = Naming.Clean(name, "名称", NameLength);
        this.spendKinds.AddRange(spendKinds.Select((k, at) => new SpendKind(Naming.Clean(k, "支出类别", SpendKindLength), at)));
        if (this.spendKinds.GroupBy(k => k.Name).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("支出类别“{0}”写了两次", twice.Key);
    }

    private StudioRule() { }

    public string Code { get; private set; } = null!;

    public string VersionText { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string Path { get; private set; } = null!;

    public bool NeedsEveryonePresent { get; private set; }

    /// <summary>The source, and whether nobody has verified it.</summary>
    public string Basis { get; private set; } = null!;

    public IReadOnlyCollection<StudioTask> Tasks => tasks;

    public IReadOnlyCollection<SpendKind> SpendKinds => spendKinds;

    public string Label => $"{Code} {VersionText}";

    /// <exception cref="RuleBroken">Asked of a role that owes none, twice, or out of bounds.</exception>
    public StudioRule Ask(StudioRole role, WorkKind kind, int least)
    {
        if (role is not (StudioRole.Member or StudioRole.Fellow)) throw new RuleBroken("只有成员和入室学员有学期任务：{0}", role);
        if (least is < 1 or > MostAsked) throw new RuleBroken("任务数量应在 1–{0} 之间：{1}", MostAsked, least);
        if (tasks.Any(t => t.Role == role && t.Kind == kind)) throw new RuleBroken("{0}的“{1}”写了两次", role, kind);
        tasks.Add(new StudioTask(role, kind, least));
        return this;
    }

    /// <summary>How much of a kind somebody owes in a term; 0 where nothing is asked.</summary>
    public int Owed(StudioRole role, WorkKind kind) => tasks.FirstOrDefault(t => t.Role == role && t.Kind == kind)?.Least ?? 0;
}

public sealed class StudioTask
{
    internal StudioTask(StudioRole role, WorkKind kind, int least) => (Role, Kind, Least) = (role, kind, least);

    private StudioTask() { }

    public int Id { get; private set; }

    public int RuleId { get; private set; }

    public StudioRole Role { get; private set; }

    public WorkKind Kind { get; private set; }

    /// <summary>A term; 1 or more, of 读书笔记 in characters.</summary>
    public int Least { get; private set; }
}

/// <summary>What a studio's earmarked money may be spent on.</summary>
public sealed class SpendKind
{
    internal SpendKind(string name, int position) => (Name, Position) = (name, position);

    private SpendKind() { }

    public int Id { get; private set; }

    public int RuleId { get; private set; }

    public string Name { get; private set; } = null!;

    public int Position { get; private set; }
}
