using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Programmes;

/// <summary>
/// 年度项目: one programme in one year (or a plan of several, “2023-2025”), carried out by one unit. What the texts leave open stays open:
/// a track without money is null, never 0 (domain.md §10, traps 1–3). The years of published texts are the catalogue; all others are scoped.
/// </summary>
public sealed class ProgrammeYear : Aggregate
{
    public const int LabelLength = 9;

    private readonly List<BasisDocument> basis = [];
    private readonly List<TrackYear> tracks = [];
    private readonly List<BudgetLine> budgetLines = [];
    private readonly List<BudgetTotal> budgetTotals = [];
    private readonly List<PlannedActivity> activities = [];
    private readonly List<TrainingModule> modules = [];
    private readonly List<Tier> tiers = [];
    private readonly List<Target> targets = [];
    private readonly List<Duty> duties = [];
    private readonly List<MonthPlanEntry> months = [];
    private readonly List<Remark> remarks = [];

    public ProgrammeYear(Programme programme, string label, int year, Organisation implementer, bool isCatalogue)
    {
        (ProgrammeId, Programme) = (programme.Id, programme);
        Label = Naming.Clean(label, "年度", LabelLength);
        if (Label != $"{year}" && !Label.StartsWith($"{year}-", StringComparison.Ordinal)) throw new RuleBroken("年度“{0}”与起始年份 {1} 不符", Label, year);
        (Year, IsCatalogue) = (year, isCatalogue);
        Source = new Source("本单位年度计划", label);
        Commission(implementer, commissioner: null);
    }

    private ProgrammeYear() { }

    public int ProgrammeId { get; private set; }

    public Programme Programme { get; private set; } = null!;

    /// <summary>Stands in addresses: “2023”, “2023-2025”.</summary>
    public string Label { get; private set; } = null!;

    /// <summary>The (first) calendar year.</summary>
    public int Year { get; private set; }

    public int OrganisationId { get; private set; }

    /// <summary>实施单位.</summary>
    public Organisation Organisation { get; private set; } = null!;

    public int? CommissionerId { get; private set; }

    /// <summary>委托单位, where the text names one beside the unit that carries the year out.</summary>
    public Organisation? Commissioner { get; private set; }

    /// <summary>From a published text: readable by permission alone, outside the scope of organisations.</summary>
    public bool IsCatalogue { get; private set; }

    public Period? Window { get; private set; }

    /// <summary>The text the year stands in; a year planned here stands on itself until a plan is adopted.</summary>
    public Source Source { get; private set; }

    /// <summary>工作室规定活动; null where the text states none.</summary>
    public StudioDuty? StudioDuty { get; private set; }

    /// <summary>师徒结对规定; null where the text states none.</summary>
    public MentoringDuty? MentoringDuty { get; private set; }

    public IReadOnlyList<BasisDocument> Basis => basis;

    public IReadOnlyList<TrackYear> Tracks => tracks;

    public IReadOnlyList<BudgetLine> BudgetLines => budgetLines;

    public IReadOnlyList<BudgetTotal> BudgetTotals => budgetTotals;

    public IReadOnlyList<PlannedActivity> Activities => activities;

    public IReadOnlyList<TrainingModule> Modules => modules;

    public IReadOnlyList<Tier> Tiers => tiers;

    public IReadOnlyList<Target> Targets => targets;

    public IReadOnlyList<Duty> Duties => duties;

    public IReadOnlyList<MonthPlanEntry> Months => months;

    public IReadOnlyList<Remark> Remarks => remarks;

    public void Commission(Organisation implementer, Organisation? commissioner)
    {
        (OrganisationId, Organisation) = (implementer.Id, implementer);
        (CommissionerId, Commissioner) = (commissioner?.Id, commissioner);
    }

    /// <summary>
    /// Takes over a plan. Tracks and budget lines keep their identity by code and key, because classes and spending refer to them;
    /// everything else is replaced.
    /// </summary>
    public void Adopt(ProgrammePlan plan)
    {
        (Window, Source, StudioDuty, MentoringDuty) = (plan.Window, plan.Source, plan.StudioDuty, plan.MentoringDuty);
        Merge(budgetLines, plan.BudgetLines, l => l.Key, (line, next) => line.Revise(next));
        Merge(tracks, plan.Tracks, t => t.Code, (track, next) => track.Revise(next));
        foreach (var track in tracks) track.PayFrom(Line(track.BudgetLine?.Key));
        foreach (var activity in plan.Activities) activity.PayFrom(Line(activity.BudgetLine?.Key));
        Replace(basis, plan.Basis);
        Replace(budgetTotals, plan.BudgetTotals);
        Replace(activities, plan.Activities);
        Replace(modules, plan.Modules);
        Replace(tiers, plan.Tiers);
        Replace(targets, plan.Targets);
        Replace(duties, plan.Duties);
        Replace(months, plan.Months);
        Replace(remarks, plan.Remarks);
        Touch();
    }

    private BudgetLine? Line(string? key) => key is null ? null : budgetLines.Single(l => l.Key == key);

    private static void Merge<T>(List<T> kept, IReadOnlyList<T> planned, Func<T, string> key, Action<T, T> revise)
    {
        kept.RemoveAll(old => planned.All(next => key(next) != key(old)));
        foreach (var next in planned)
        {
            if (kept.Find(old => key(old) == key(next)) is { } same) revise(same, next);
            else kept.Add(next);
        }
    }

    private static void Replace<T>(List<T> facts, IReadOnlyList<T> planned)
    {
        facts.Clear();
        facts.AddRange(planned);
    }
}
