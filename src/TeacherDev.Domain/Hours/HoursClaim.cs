using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Hours;

/// <summary>
/// 学时申报: hours that a teacher earned elsewhere, with evidence. The school confirms, the district approves, and the approval posts one entry to the
/// ledger. What is returned keeps all that was typed; nothing of the log is ever lost.
/// </summary>
public sealed class HoursClaim : Aggregate
{
    public const int TitleLength = HoursEntry.TitleLength;
    public const int OrganiserLength = 60;
    public const int NoteLength = 500;
    public const int ReasonLength = HoursEntry.ReasonLength;
    public const int EventKeyLength = 200;
    public const int MostPapers = 10;

    private readonly List<HoursClaimPaper> papers = [];
    private readonly List<HoursClaimStep> log = [];

    /// <param name="organisationId">Where the person works; a claim is handed in through the body of that day.</param>
    /// <exception cref="RuleBroken">As of <see cref="Write"/>.</exception>
    public HoursClaim(int personId, int organisationId, HoursClaimText text, Guid key)
    {
        (PersonId, OrganisationId, IdempotencyKey) = (personId, organisationId, key);
        Write(text);
    }

    private HoursClaim()
    {
    }

    public int PersonId { get; private set; }

    /// <summary>The body it was handed in through.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Title { get; private set; } = null!;

    /// <summary>What the title and <see cref="KeyOf"/> make one event of.</summary>
    public string EventKey { get; private set; } = null!;

    public string? Organiser { get; private set; }

    public DateOnly? From { get; private set; }

    /// <summary>The event's last day, on which the hours are earned.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>Null in a draft without days.</summary>
    public Period? Period => From is { } from && Day is { } day ? new(from, day) : null;

    /// <summary>Code of a <see cref="HoursMode"/>.</summary>
    public string? Mode { get; private set; }

    public HoursKind? Kind { get; private set; }

    public Kernel.Hours? Claimed { get; private set; }

    /// <summary>认定学时; null before the approval.</summary>
    public Kernel.Hours? Certified { get; private set; }

    public string? Note { get; private set; }

    public HoursClaimState State { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    /// <summary>Of title and organiser.</summary>
    public string SearchText { get; private set; } = null!;

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<HoursClaimPaper> Papers => papers;

    public IReadOnlyCollection<HoursClaimStep> Log => log;

    public bool IsWithClaimant => State is HoursClaimState.Draft or HoursClaimState.Returned;

    /// <summary>Whether it was handed in and nobody has decided yet.</summary>
    public bool MayBeRecalled => State is HoursClaimState.Submitted or HoursClaimState.Confirmed && Last?.Verb == HoursClaimVerb.Submitted;

    /// <summary>A draft that was never handed in; nobody but its writer knows of it.</summary>
    public bool MayBeDeleted => State == HoursClaimState.Draft && log.Count == 0;

    /// <summary>Why it was returned; null where it was not.</summary>
    public string? ReturnReason => State == HoursClaimState.Returned ? Last?.Reason : null;

    private HoursClaimStep? Last => log.OrderBy(s => s.Id == 0 ? int.MaxValue : s.Id).LastOrDefault();

    /// <summary>Two titles with the same key name the same event: width, case, blanks and punctuation aside.</summary>
    public static string KeyOf(string title)
    {
        var plain = Naming.Normalise(title);
        var key = string.Concat(plain.EnumerateRunes().Where(System.Text.Rune.IsLetterOrDigit));
        if (key.Length == 0) key = plain;
        return key.Length <= EventKeyLength ? key : key[..EventKeyLength];
    }

    /// <summary>Keeps what is typed so far; what is missing is asked for when it is handed in.</summary>
    /// <exception cref="RuleBroken">No title, days in the wrong order, hours not above zero, or it is not with its writer.</exception>
    public void Write(HoursClaimText text)
    {
        MustBeWithClaimant();
        var title = Naming.Clean(text.Title, "活动名称", TitleLength);
        var organiser = string.IsNullOrWhiteSpace(text.Organiser) ? null : Naming.Clean(text.Organiser, "主办单位", OrganiserLength);
        var note = string.IsNullOrWhiteSpace(text.Note) ? null : Naming.Prose(text.Note, "情况说明", NoteLength);
        if (text is { From: null, To: not null }) throw new RuleBroken("请填写{0}", "开始日期");
        var period = text.From is { } from ? new Period(from, text.To ?? from) : (Period?)null;
        if (text.Claimed is { } claimed && claimed <= Kernel.Hours.Zero) throw new RuleBroken("申报学时必须大于 0");
        (Title, Organiser, Note, From, Day) = (title, organiser, note, period?.From, period?.To);
        (EventKey, SearchText) = (KeyOf(title), Naming.SearchText(title, organiser));
        (Mode, Kind, Claimed) = (string.IsNullOrWhiteSpace(text.Mode) ? null : text.Mode, text.Kind, text.Claimed);
        Touch();
    }

    /// <exception cref="RuleBroken">Too many, or it is not with its writer.</exception>
    public void Attach(StoredFile file)
    {
        MustBeWithClaimant();
        if (papers.Count >= MostPapers) throw new RuleBroken("佐证材料最多 {0} 个", MostPapers);
        papers.Add(new HoursClaimPaper(file.Id, file.Name));
        Touch();
    }

    /// <exception cref="RuleBroken">It is not with its writer.</exception>
    public void Detach(int storedFileId)
    {
        MustBeWithClaimant();
        papers.RemoveAll(p => p.StoredFileId == storedFileId);
        Touch();
    }

    /// <exception cref="RuleBroken">It was handed in once: its log is kept.</exception>
    public void MustBeDeletable()
    {
        if (!MayBeDeleted) throw new RuleBroken("这项申报提交过，不能删除");
    }

    /// <summary>Hands it in, through the claimant's school; who works at no school, or is the only one to decide there, hands it to the district at once.</summary>
    /// <param name="at">Where the claimant works today.</param>
    /// <param name="rules">Those that govern that body on the event's day; null where there are none.</param>
    /// <param name="decidesAlone">Whether nobody but the claimant decides on claims at that body.</param>
    /// <exception cref="RuleBroken">Something is missing, the event is not over, or the rules do not know its mode.</exception>
    public void Submit(Organisation at, HoursRuleSet? rules, HoursClaimAct by, bool decidesAlone = false)
    {
        MustBeWithClaimant();
        if (Organiser is null) throw Missing("主办单位");
        if (Day is not { } day) throw Missing("开始日期");
        if (Mode is not { } mode) throw Missing("学时形式");
        if (Claimed is null) throw Missing("申报学时");
        if (day > by.Day) throw new RuleBroken("活动在 {0:yyyy-MM-dd} 结束，结束后才能申报", day);
        if (rules is null) throw new RuleBroken("没有适用的学时规则，请联系培训管理员载入");
        if (rules.Modes.All(m => m.Code != mode)) throw new RuleBroken("{0:yyyy-MM-dd} 适用的学时规则没有这种形式，请重新选择", day);
        if (rules.CountsKinds && Kind is null) throw Missing("学时类别");
        if (papers.Count == 0) throw new RuleBroken("请上传佐证材料，如证书、通知或签到表的照片");
        if (!rules.CountsKinds) Kind = null;
        (OrganisationId, Organisation) = (at.Id, at);
        (State, SubmittedAt) = (at.Kind == OrganisationKind.School && !decidesAlone ? HoursClaimState.Submitted : HoursClaimState.Confirmed, by.At);
        Add(HoursClaimVerb.Submitted, by);
    }

    /// <summary>Its writer takes it back, as long as nobody has decided.</summary>
    public void Recall(HoursClaimAct by)
    {
        if (!MayBeRecalled) throw new RuleBroken("这项申报{0}，不能取回", State);
        State = HoursClaimState.Draft;
        Add(HoursClaimVerb.Recalled, by);
    }

    /// <summary>The school says that it was so.</summary>
    public void Confirm(HoursClaimAct by)
    {
        MustWaitFor(HoursClaimState.Submitted, by);
        State = HoursClaimState.Confirmed;
        Add(HoursClaimVerb.Confirmed, by);
    }

    /// <summary>Back to its writer, with all that was typed and handed in.</summary>
    /// <param name="step">Whose turn the one who returns it has.</param>
    /// <exception cref="RuleBroken">It is not that step's turn, it is one's own, or no reason is given.</exception>
    public void Return(HoursClaimState step, string? reason, HoursClaimAct by)
    {
        MustWaitFor(step, by);
        var why = Naming.Prose(reason, "退回原因", ReasonLength);
        State = HoursClaimState.Returned;
        Add(HoursClaimVerb.Returned, by, why);
    }

    /// <summary>Certifies so many hours and makes the entry of the ledger for them; <see cref="HoursClaims"/> posts it in the same transaction.</summary>
    /// <param name="certified">Null = as claimed.</param>
    /// <param name="reason">Needed where other hours are certified than claimed.</param>
    /// <exception cref="RuleBroken">It is not the district's turn, it is one's own, no hours, or no reason for other hours.</exception>
    public HoursEntry Approve(Kernel.Hours? certified, string? reason, HoursRuleSet rules, HoursClaimAct by)
    {
        MustWaitFor(HoursClaimState.Confirmed, by);
        var hours = certified ?? Claimed!.Value;
        var why = string.IsNullOrWhiteSpace(reason) ? null : Naming.Prose(reason, "认定说明", ReasonLength);
        if (hours != Claimed && why is null) throw new RuleBroken("认定 {0} 学时，与申报的 {1} 学时不同，请写明原因", hours, Claimed!.Value);
        var body = by.OrganisationId ?? throw new RuleBroken("请以机构的身份批准学时");
        var entry = new HoursEntry(PersonId, body, Mode!, hours, Day!.Value, HoursSourceKind.Claim, Id, Title, rules.RuleVersion, by.At, Kind);
        (State, Certified) = (HoursClaimState.Approved, hours);
        Add(HoursClaimVerb.Approved, by, why);
        return entry;
    }

    /// <summary>Takes the approval back; <see cref="HoursClaims"/> reverses the entry in the same transaction.</summary>
    /// <exception cref="RuleBroken">It was not approved, or no reason is given.</exception>
    public void Withdraw(string? reason, HoursClaimAct by)
    {
        if (State != HoursClaimState.Approved) throw new RuleBroken("这项申报{0}，没有学时可以撤销", State);
        MustNotBeOwn(by);
        var why = Naming.Clean(reason, "撤销原因", ReasonLength);
        State = HoursClaimState.Withdrawn;
        Add(HoursClaimVerb.Withdrawn, by, why);
    }

    private static RuleBroken Missing(string label) => new("请填写{0}", label);

    private void MustBeWithClaimant()
    {
        if (!IsWithClaimant) throw new RuleBroken("这项申报{0}，不能再修改；学校办理以前可以取回", State);
    }

    private void MustWaitFor(HoursClaimState step, HoursClaimAct by)
    {
        if (State != step) throw new RuleBroken("这项申报{0}，现在不由您办理", State);
        MustNotBeOwn(by);
    }

    private void MustNotBeOwn(HoursClaimAct by)
    {
        if (by.PersonId == PersonId) throw new RuleBroken("不能办理自己的申报，请由另一位管理员办理");
    }

    private void Add(HoursClaimVerb verb, HoursClaimAct by, string? reason = null)
    {
        log.Add(new HoursClaimStep(verb, by, reason));
        Touch();
    }
}
