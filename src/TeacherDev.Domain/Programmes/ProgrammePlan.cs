using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>
/// The facts of a programme-year before it adopts them, each checked against those before it: windows lie inside the year's, money is
/// referred to by keys that exist, sums add up. Add budget lines before what they pay for.
/// </summary>
public sealed class ProgrammePlan(Period? window, Source source)
{
    private readonly List<BasisDocument> basis = [];
    private readonly List<BudgetLine> budgetLines = [];
    private readonly List<BudgetTotal> budgetTotals = [];
    private readonly List<TrackYear> tracks = [];
    private readonly List<PlannedActivity> activities = [];
    private readonly List<TrainingModule> modules = [];
    private readonly List<Tier> tiers = [];
    private readonly List<Target> targets = [];
    private readonly List<Duty> duties = [];
    private readonly List<MonthPlanEntry> months = [];
    private readonly List<Remark> remarks = [];

    public Period? Window { get; } = window;

    public Source Source { get; } = source;

    public StudioDuty? StudioDuty { get; private set; }

    public MentoringDuty? MentoringDuty { get; private set; }

    public IReadOnlyList<BasisDocument> Basis => basis;

    public IReadOnlyList<BudgetLine> BudgetLines => budgetLines;

    public IReadOnlyList<BudgetTotal> BudgetTotals => budgetTotals;

    public IReadOnlyList<TrackYear> Tracks => tracks;

    public IReadOnlyList<PlannedActivity> Activities => activities;

    public IReadOnlyList<TrainingModule> Modules => modules;

    public IReadOnlyList<Tier> Tiers => tiers;

    public IReadOnlyList<Target> Targets => targets;

    public IReadOnlyList<Duty> Duties => duties;

    public IReadOnlyList<MonthPlanEntry> Months => months;

    public IReadOnlyList<Remark> Remarks => remarks;

    /// <summary>The line of this key; a broken rule when there is none.</summary>
    public BudgetLine Line(string key) => budgetLines.Find(l => l.Key == key) ?? throw new RuleBroken("没有标识为“{0}”的经费", key);

    public void Add(BasisDocument document) => Append(basis, document);

    public void Add(BudgetLine line)
    {
        if (budgetLines.Exists(l => l.Key == line.Key)) throw new RuleBroken("经费标识“{0}”重复", line.Key);
        Append(budgetLines, line);
    }

    /// <summary>Adds a sum that the text states, and adds it up.</summary>
    public void Add(BudgetTotal total)
    {
        if (budgetLines.Exists(l => l.Key == total.Key) || budgetTotals.Exists(t => t.Key == total.Key)) throw new RuleBroken("经费标识“{0}”重复", total.Key);
        var sum = total.Parts.Aggregate(Money.Zero, (all, key) => all + AmountOf(key));
        if (sum != total.Amount) throw new RuleBroken("“{0}”写明 {1} 万元，各项相加却是 {2} 万元", total.Name, total.Amount, sum);
        Append(budgetTotals, total);
    }

    public void Add(TrackYear track)
    {
        if (tracks.Exists(t => t.Code == track.Code)) throw new RuleBroken("类别代码“{0}”重复", track.Code);
        MustLieInside(track.Name, track.Window);
        Append(tracks, track);
    }

    public void Add(PlannedActivity activity)
    {
        MustHaveTrack(activity.TrackCode);
        MustLieInside(activity.Name, activity.Window);
        Append(activities, activity);
    }

    public void Add(TrainingModule module)
    {
        MustHaveTrack(module.TrackCode);
        if (modules.Exists(m => m.Name == module.Name && m.TrackCode == module.TrackCode)) throw new RuleBroken("模块“{0}”写了两次", module.Name);
        Append(modules, module);
    }

    public void Add(Target target)
    {
        MustHaveTrack(target.TrackCode);
        Append(targets, target);
    }

    public void Add(Tier tier) => Append(tiers, tier);

    public void Add(Duty duty) => Append(duties, duty);

    public void Add(MonthPlanEntry entry) => Append(months, entry);

    public void Add(Remark remark) => Append(remarks, remark);

    public void Set(StudioDuty duty)
    {
        if (duty.BudgetLineKey is { } key) Line(key);
        StudioDuty = duty;
    }

    public void Set(MentoringDuty duty) => MentoringDuty = duty;

    private static void Append<T>(List<T> facts, T fact) where T : ProgrammeFact
    {
        fact.Position = facts.Count;
        facts.Add(fact);
    }

    private Money AmountOf(string key) =>
        budgetLines.Find(l => l.Key == key)?.Amount ?? budgetTotals.Find(t => t.Key == key)?.Amount ?? throw new RuleBroken("没有标识为“{0}”的经费", key);

    private void MustHaveTrack(string? code)
    {
        if (code is not null && !tracks.Exists(t => t.Code == code)) throw new RuleBroken("没有代码为“{0}”的培养类别", code);
    }

    private void MustLieInside(string name, Period? window)
    {
        if (window is { } inner && Window is { } outer && !outer.Includes(inner))
            throw new RuleBroken("“{0}”的时间 {1:yyyy-MM-dd} 至 {2:yyyy-MM-dd} 超出年度项目的 {3:yyyy-MM-dd} 至 {4:yyyy-MM-dd}", name, inner.From, inner.To, outer.From, outer.To);
    }
}
