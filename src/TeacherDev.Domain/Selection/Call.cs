using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// 遴选通知: asks for people for one track of a programme-year. Says who may apply, what to hand in, how many places there are (each
/// body's <see cref="Quota"/>), and by which steps and days the choice is made.
/// </summary>
public sealed class Call : Aggregate
{
    public const int TitleLength = 80;
    public const int BasisLength = 500;
    public const int TextLength = 4000;
    public const int ReasonLength = 200;
    public const int MostOverNomination = 300;

    private readonly List<CallStep> steps = [];
    private readonly List<EligibilityRule> rules = [];
    private readonly List<RequiredAttachment> attachments = [];
    private readonly List<SubjectGroup> groups = [];

    /// <param name="key">Given by the form, so that sending it twice makes one call.</param>
    public Call(Organisation organisation, int programmeYearId, int trackYearId, CallPlan plan, Guid key)
    {
        (OrganisationId, Organisation, Audience) = (organisation.Id, organisation, organisation.Reach);
        (ProgrammeYearId, TrackYearId, IdempotencyKey) = (programmeYearId, trackYearId, key);
        Describe(plan);
    }

    private Call() { }

    public int OrganisationId { get; private set; }

    /// <summary>发布单位.</summary>
    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The beginning of the paths of all whom the call is for: the reach of the issuing body.</summary>
    public string Audience { get; private set; } = null!;

    public int ProgrammeYearId { get; private set; }

    public int TrackYearId { get; private set; }

    public string Title
    {
        get;
        private set
        {
            field = Naming.Clean(value, "通知标题", TitleLength);
            (SortKey, SearchText) = (Naming.SortKey(field), Naming.SearchText(field));
        }
    } = null!;

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    /// <summary>政策依据, as written; null where none is named.</summary>
    public string? Basis { get; private set; }

    public string Text { get; private set; } = null!;

    /// <summary>截止日期: age, years and titles are counted on this day.</summary>
    public DateOnly CutOff { get; private set; }

    /// <summary>差额推荐 in percent of the places: 100 = as many as places, 120 = a fifth more.</summary>
    public int OverNomination { get; private set; }

    /// <summary>The <see cref="ApplicationSheet"/> that applicants fill in, in the version of the day of publication; null for 申报事迹 alone.</summary>
    public int? SheetId { get; private set; }

    public CallState State { get; private set; }

    public DateOnly? PublishedOn { get; private set; }

    public string? CancelReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<CallStep> Steps => steps;

    public IReadOnlyCollection<EligibilityRule> Rules => rules;

    public IReadOnlyCollection<RequiredAttachment> Attachments => attachments;

    public IReadOnlyCollection<SubjectGroup> Groups => groups;

    public void Revise(CallPlan plan)
    {
        if (State != CallState.Draft) throw new RuleBroken("“{0}”{1}，不能再修改；需要改动时请撤销后另发", Title, State);
        Describe(plan);
        Touch();
    }

    /// <exception cref="RuleBroken">Already published, or its first step is over.</exception>
    public void Publish(DateOnly today)
    {
        if (State != CallState.Draft) throw new RuleBroken("“{0}”{1}，不能再发布", Title, State);
        var first = InOrder[0];
        if (first.Period.To < today) throw new RuleBroken("{0}到 {1:yyyy-MM-dd} 已经截止，请先调整日期", first.Step, first.Period.To);
        (State, PublishedOn) = (CallState.Open, today);
        Touch();
    }

    public void Cancel(string? reason)
    {
        if (State is not (CallState.Draft or CallState.Open)) throw new RuleBroken("“{0}”{1}，不能撤销", Title, State);
        (State, CancelReason) = (CallState.Cancelled, Naming.Clean(reason, "撤销原因", ReasonLength));
        Touch();
    }

    /// <summary>Moves the last day of a step that is not over to another day; the later steps must still follow.</summary>
    public void Extend(SelectionStep step, DateOnly to, DateOnly today)
    {
        if (State != CallState.Open) throw new RuleBroken("“{0}”{1}，不能延期", Title, State);
        if (to < today) throw new RuleBroken("新的截止日期不能早于今天");
        Plan([.. steps.Select(s => (s.Step, s.Step == step ? new Period(s.Period.From, to) : s.Period))]);
        Touch();
    }

    /// <summary>Whether this step is being done on a day.</summary>
    public bool IsOpenFor(SelectionStep step, DateOnly day) => State == CallState.Open && Find(step)?.Period.Includes(day) == true;

    /// <exception cref="RuleBroken">The step does not run on this day; says when it does.</exception>
    public void MustBeOpenFor(SelectionStep step, DateOnly day)
    {
        if (State != CallState.Open) throw new RuleBroken("“{0}”{1}，不能再办理", Title, State);
        var planned = Find(step) ?? throw new RuleBroken("“{0}”没有{1}这一步", Title, step);
        if (!planned.Period.Includes(day)) throw new RuleBroken("{0}的时间是 {1:yyyy-MM-dd} 至 {2:yyyy-MM-dd}", step, planned.Period.From, planned.Period.To);
    }

    public CallStep? Find(SelectionStep step) => steps.SingleOrDefault(s => s.Step == step);

    /// <summary>The step after one, or null after the last.</summary>
    public SelectionStep? After(SelectionStep step) => InOrder.FirstOrDefault(s => s.Step > step)?.Step;

    /// <summary>The step before one: whoever returns a file returns it there.</summary>
    public SelectionStep Before(SelectionStep step) => InOrder.LastOrDefault(s => s.Step < step)?.Step ?? SelectionStep.Application;

    /// <summary>The group of a subject; null where the call makes no groups or none holds it.</summary>
    public string? GroupOf(string? subject) => groups.Find(g => subject is not null && g.Subjects.Contains(subject, StringComparer.Ordinal))?.Name;

    public IReadOnlyList<CallStep> InOrder => [.. steps.OrderBy(s => s.Step)];

    private void Describe(CallPlan plan)
    {
        Title = plan.Title!;
        Basis = string.IsNullOrWhiteSpace(plan.Basis) ? null : Naming.Prose(plan.Basis, "政策依据", BasisLength);
        Text = Naming.Prose(plan.Text, "通知内容", TextLength);
        CutOff = plan.CutOff;
        OverNomination = plan.OverNomination is >= 100 and <= MostOverNomination ? plan.OverNomination : throw new RuleBroken("推荐比例应在 100%–{0}% 之间", MostOverNomination);
        SheetId = plan.SheetId;
        Plan(plan.Steps);
        Replace(rules, plan.Rules, r => r.Criterion, "条件“{0}”写了两次");
        Replace(attachments, plan.Attachments, a => a.Name, "附件“{0}”写了两次");
        Replace(groups, plan.Groups, g => g.Name, "学科组“{0}”写了两次");
        if (groups.SelectMany(g => g.Subjects).GroupBy(s => s).FirstOrDefault(g => g.Count() > 1) is { } twice) throw new RuleBroken("学科“{0}”在两个学科组里", twice.Key);
    }

    private void Plan(IReadOnlyList<(SelectionStep Step, Period Period)> planned)
    {
        if (planned.FirstOrDefault(p => p.Period.IsOpen) is { Period.IsOpen: true } endless) throw new RuleBroken("请填写{0}的截止日期", endless.Step);
        foreach (var needed in new[] { SelectionStep.Application, SelectionStep.Recognition })
            if (planned.All(p => p.Step != needed)) throw new RuleBroken("请填写{0}的时间", needed);
        var inOrder = planned.OrderBy(p => p.Step).ToList();
        foreach (var (one, next) in inOrder.Zip(inOrder.Skip(1)))
            if (next.Period.From < one.Period.From || next.Period.To < one.Period.To) throw new RuleBroken("{0}不能早于{1}", next.Step, one.Step);
        // Their rows stay where the days stay, so that nothing is written that nobody changed.
        steps.RemoveAll(s => !inOrder.Contains((s.Step, s.Period)));
        steps.AddRange(inOrder.Where(p => Find(p.Step) is null).Select(p => new CallStep(p.Step, p.Period)));
    }

    private static void Replace<T, TKey>(List<T> kept, IReadOnlyList<T> planned, Func<T, TKey> key, string twice)
    {
        if (planned.GroupBy(key).FirstOrDefault(g => g.Count() > 1) is { } same) throw new RuleBroken(twice, same.Key);
        kept.Clear();
        kept.AddRange(planned);
    }
}

/// <summary>What is written into a call.</summary>
public sealed record CallPlan(
    string? Title, string? Basis, string? Text, DateOnly CutOff, int OverNomination,
    IReadOnlyList<(SelectionStep Step, Period Period)> Steps, IReadOnlyList<EligibilityRule> Rules, IReadOnlyList<RequiredAttachment> Attachments, IReadOnlyList<SubjectGroup> Groups, int? SheetId = null);
