using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// 外派选派, the short call: a superior gives a body places in a training of its own (国培, 省培); they are divided among districts and schools,
/// who name people until a day. Its hours are not posted from here: they come by import.
/// </summary>
public sealed partial class Dispatch : Aggregate
{
    public const int TitleLength = 80;
    public const int SuperiorLength = 60;
    public const int DocumentLength = 60;
    public const int TextLength = 4000;
    public const int PlaceLength = 80;
    public const int ReasonLength = 200;
    public const int RemarkLength = 200;
    public const int MostPlaces = 2000;

    private readonly List<DispatchShare> shares = [];
    private readonly List<Appointee> appointees = [];

    /// <param name="key">Given by the form, so that sending it twice makes one dispatch.</param>
    public Dispatch(Organisation organisation, DispatchPlan plan, Guid key)
    {
        (OrganisationId, Organisation, Audience, IdempotencyKey) = (organisation.Id, organisation, organisation.Reach, key);
        Describe(plan);
    }

    private Dispatch() { }

    public int OrganisationId { get; private set; }

    /// <summary>发布单位.</summary>
    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The beginning of the paths of all who may get places: the reach of the issuing body.</summary>
    public string Audience { get; private set; } = null!;

    public string Title
    {
        get;
        private set
        {
            field = Naming.Clean(value, "选派标题", TitleLength);
            (SortKey, SearchText) = (Naming.SortKey(field), Naming.SearchText(field));
        }
    } = null!;

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    /// <summary>上级单位, as its notice calls it.</summary>
    public string Superior { get; private set; } = null!;

    /// <summary>文号 of the superior's notice; null where it has none.</summary>
    public string? Document { get; private set; }

    public string Text { get; private set; } = null!;

    /// <summary>Where the training is.</summary>
    public string Place { get; private set; } = null!;

    /// <summary>The days of the training.</summary>
    public Period Days { get; private set; }

    /// <summary>The last day on which bodies name their people.</summary>
    public DateOnly Deadline { get; private set; }

    /// <summary>What the superior gave, in all.</summary>
    public int Places { get; private set; }

    public DispatchState State { get; private set; }

    /// <summary>Null while the list is open.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    public string? CancelReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<DispatchShare> Shares => shares;

    public IReadOnlyCollection<Appointee> Appointees => appointees;

    public void Revise(DispatchPlan plan)
    {
        if (State != DispatchState.Draft) throw new RuleBroken("“{0}”{1}，不能再修改；需要改动时请撤销后另发", Title, State);
        if (plan.Places < Given) throw new RuleBroken("已分出 {0} 个名额，总数不能改为 {1}", Given, plan.Places);
        Describe(plan);
        Touch();
    }

    /// <exception cref="RuleBroken">Already published, its last day is over, or nobody has places.</exception>
    public void Publish(DateOnly today)
    {
        if (State != DispatchState.Draft) throw new RuleBroken("“{0}”{1}，不能再发布", Title, State);
        if (Deadline < today) throw new RuleBroken("报名到 {0:yyyy-MM-dd} 已经截止，请先调整日期", Deadline);
        if (Given == 0) throw new RuleBroken("还没有分配名额，请先把名额分到单位");
        Become(DispatchState.Open);
    }

    /// <summary>Moves the last day for names; not behind the first day of the training.</summary>
    public void Extend(DateOnly deadline, DateOnly today)
    {
        if (State != DispatchState.Open) throw new RuleBroken("“{0}”{1}，不能延期", Title, State);
        if (deadline < today) throw new RuleBroken("新的截止日期不能早于今天");
        Deadline = Before(deadline, Days);
        Touch();
    }

    /// <summary>The list is final. Places that nobody is named for must have been given back.</summary>
    /// <exception cref="RuleBroken">Names the bodies that are short of people.</exception>
    public void Confirm(DateTime now)
    {
        if (State != DispatchState.Open) throw new RuleBroken("“{0}”{1}，不能确认名单", Title, State);
        var lacking = shares.Where(s => FreeOf(s) > 0).Select(s => s.Organisation.Name).Order(StringComparer.Ordinal).ToList();
        if (lacking.Count > 0) throw new RuleBroken("还差人选：{0}。请补报，或退回名额后再确认", string.Join('、', lacking));
        if (!appointees.Exists(a => a.Goes)) throw new RuleBroken("名单上还没有人");
        ConfirmedAt = now;
        Become(DispatchState.Confirmed);
    }

    /// <summary>Takes the confirmation back, so that somebody may be named for a place that no substitute filled.</summary>
    public void Reopen()
    {
        if (State != DispatchState.Confirmed) throw new RuleBroken("“{0}”{1}，不能重新开放", Title, State);
        if (appointees.Exists(a => a.DepartedOn is not null)) throw new RuleBroken("已有人出发，不能重新开放名单");
        ConfirmedAt = null;
        Become(DispatchState.Open);
    }

    /// <exception cref="RuleBroken">Somebody has not departed, or not come back.</exception>
    public void Close()
    {
        if (State != DispatchState.Confirmed) throw new RuleBroken("“{0}”{1}，不能办结", Title, State);
        var missing = appointees.Count(a => a.Goes && a.ReturnedOn is null);
        if (missing > 0) throw new RuleBroken("还有 {0} 人没有登记返回；没有去的请先登记退出", missing);
        Become(DispatchState.Closed);
    }

    public void Cancel(string? reason)
    {
        if (State is DispatchState.Closed or DispatchState.Cancelled) throw new RuleBroken("“{0}”{1}，不能撤销", Title, State);
        if (appointees.Exists(a => a.DepartedOn is not null)) throw new RuleBroken("已有人出发，不能撤销");
        CancelReason = Naming.Clean(reason, "撤销原因", ReasonLength);
        Become(DispatchState.Cancelled);
    }

    private void Become(DispatchState state)
    {
        State = state;
        Touch();
    }

    private void Describe(DispatchPlan plan)
    {
        Title = plan.Title!;
        Superior = Naming.Clean(plan.Superior, "上级单位", SuperiorLength);
        Document = string.IsNullOrWhiteSpace(plan.Document) ? null : Naming.Clean(plan.Document, "文号", DocumentLength);
        Text = Naming.Prose(plan.Text, "通知内容", TextLength);
        Place = Naming.Clean(plan.Place, "培训地点", PlaceLength);
        if (plan.Days.IsOpen) throw new RuleBroken("请填写培训的结束日期");
        (Days, Deadline) = (plan.Days, Before(plan.Deadline, plan.Days));
        Places = plan.Places is >= 1 and <= MostPlaces ? plan.Places : throw new RuleBroken("名额应在 1–{0} 之间", MostPlaces);
    }

    private static DateOnly Before(DateOnly deadline, Period days) => deadline <= days.From ? deadline : throw new RuleBroken("报名截止日期不能晚于培训开始日期 {0:yyyy-MM-dd}", days.From);
}

/// <summary>What is written into a dispatch.</summary>
public sealed record DispatchPlan(string? Title, string? Superior, string? Document, string? Text, string? Place, Period Days, DateOnly Deadline, int Places);
