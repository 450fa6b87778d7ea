using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// 申报: one person's file under one call, on its way through the call's steps. It keeps the school, stage and subject of the day it was handed
/// in. Whether a body has a place for it is the matter of that body's <see cref="Quota"/>.
/// </summary>
public sealed class Application : Aggregate
{
    public const int StatementLength = 3000;
    public const int RemarkLength = 300;
    public const int MostAttachments = 20;

    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly List<ApplicationAttachment> attachments = [];
    private readonly List<ApplicationEntry> log = [];

    public Application(Call call, Person person, Guid key)
    {
        (CallId, PersonId, IdempotencyKey) = (call.Id, person.Id, key);
        TakeFrom(person, call);
    }

    private Application() { }

    public int CallId { get; private set; }

    public int PersonId { get; private set; }

    /// <summary>Of the applicant's name on the day it was handed in: a call's list is sorted and searched without looking at every person.</summary>
    public byte[] SortKey { get; private set; } = null!;

    public string SearchText
    {
        get;
        private set => (field, SearchMarks) = (value, Naming.Marks(value));
    } = null!;

    /// <summary>The marks of <see cref="SearchText"/>: twenty thousand texts are searched by reading those few that may hold what is sought.</summary>
    public long SearchMarks { get; private set; }

    /// <summary>The school that it is handed in through.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public SchoolStage? Stage { get; private set; }

    public string? Subject { get; private set; }

    /// <summary>The call's group of that subject; null where it makes none.</summary>
    public string? SubjectGroup { get; private set; }

    /// <summary>申报事迹, in the applicant's own words; empty while a school proposes somebody who has not written it.</summary>
    public string? Statement { get; private set; }

    /// <summary>What was filled into the call's <see cref="ApplicationSheet"/>: JSON of field key and answer; null where nothing was.</summary>
    public string? Filled { get; private set; }

    public IReadOnlyDictionary<string, string> Answers => Filled is null ? new Dictionary<string, string>() : JsonSerializer.Deserialize<Dictionary<string, string>>(Filled)!;

    public ApplicationState State { get; private set; }

    /// <summary>The step whose turn it is.</summary>
    public SelectionStep At { get; private set; }

    public DateTime? SubmittedAt { get; private set; }

    /// <summary>文号 of the recognition; null before it.</summary>
    public string? Document { get; private set; }

    public DateOnly? RecognisedOn { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<ApplicationAttachment> Attachments => attachments;

    public IReadOnlyCollection<ApplicationEntry> Log => log;

    /// <summary>Whether the applicant may still write in it.</summary>
    public bool IsWithApplicant => State is ApplicationState.Draft or ApplicationState.Returned or ApplicationState.Withdrawn;

    /// <summary>Why it was last returned or not approved; null where it was not.</summary>
    public string? LastReason => log.OrderBy(e => e.Id == 0 ? int.MaxValue : e.Id).LastOrDefault() is { Verb: ApplicationVerb.Returned or ApplicationVerb.Rejected } entry ? entry.Remark : null;

    /// <param name="sheet">The call's, with what was typed into it; null where the call has none.</param>
    public void Write(string? statement, (ApplicationSheet Sheet, IEnumerable<(string Key, string? Typed)> Answers)? sheet = null)
    {
        MustBeWithApplicant();
        var filled = sheet is { } given ? given.Sheet.Read(given.Answers) : null;
        Filled = filled is { Count: > 0 } ? JsonSerializer.Serialize(filled, AsWritten) : null;
        Statement = string.IsNullOrWhiteSpace(statement) ? null : Naming.Prose(statement, "申报事迹", StatementLength);
        if (State == ApplicationState.Withdrawn) State = ApplicationState.Draft;
        Touch();
    }

    /// <summary>Puts a paper in the place of what was there under the same name.</summary>
    public void Attach(string name, StoredFile file)
    {
        MustBeWithApplicant();
        attachments.RemoveAll(a => a.Name == name);
        if (attachments.Count >= MostAttachments) throw new RuleBroken("附件最多 {0} 个", MostAttachments);
        attachments.Add(new ApplicationAttachment(name, file.Id, file.Name));
        Touch();
    }

    public void Detach(string name)
    {
        MustBeWithApplicant();
        if (attachments.RemoveAll(a => a.Name == name) == 0) throw new RuleBroken("没有附件“{0}”", name);
        Touch();
    }

    /// <summary>Hands it in. Hard rules bar; what cannot be checked is left to those who review.</summary>
    /// <param name="sheet">The call's; null where it has none.</param>
    /// <exception cref="RuleBroken">Not the time, not complete, or a hard rule is missed.</exception>
    public void Submit(Call call, Person person, IEnumerable<Judgement> judgements, Act by, ApplicationSheet? sheet = null)
    {
        if (sheet?.Id != call.SheetId) throw new ArgumentException("The call's sheet has to be given.", nameof(sheet));
        MustBeWithApplicant();
        // Whoever was told to mend something may do so while the step that returned it still runs.
        if (State != ApplicationState.Returned) call.MustBeOpenFor(SelectionStep.Application, by.Day);
        else if (call.State != CallState.Open) throw new RuleBroken("“{0}”{1}，不能再办理", call.Title, call.State);
        if (Statement is null) throw new RuleBroken("请填写{0}", "申报事迹");
        sheet?.MustBeComplete(Answers);
        foreach (var needed in call.Attachments.Where(a => a.IsRequired))
            if (attachments.All(a => a.Name != needed.Name)) throw new RuleBroken("请上传“{0}”", needed.Name);
        MustNotBeBarred(judgements);
        TakeFrom(person, call);
        Enter(call, by);
    }

    /// <summary>A school proposes one of its teachers: what the teacher has not written stays open, the rules bar all the same.</summary>
    public void SubmitBySchool(Call call, Person person, IEnumerable<Judgement> judgements, Act by)
    {
        MustBeWithApplicant();
        call.MustBeOpenFor(SelectionStep.School, by.Day);
        MustNotBeBarred(judgements);
        TakeFrom(person, call);
        Enter(call, by);
    }

    /// <summary>Passes the step it stands at; the body that passes it has found a place for it before.</summary>
    public void Approve(Call call, SelectionStep step, Act by, string? remark = null)
    {
        MustStandAt(call, step, by);
        if (step == SelectionStep.Recognition && Document is null) throw new RuleBroken("请填写{0}", "文号");
        log.Add(new ApplicationEntry(step, ApplicationVerb.Approved, by, Remark(remark)));
        if (call.After(step) is { } next) At = next;
        else State = ApplicationState.Recognised;
        Touch();
    }

    /// <summary>认定, by a document; who passed the last step is recognised.</summary>
    /// <param name="document">文号.</param>
    public void Recognise(Call call, string? document, DateOnly day, Act by)
    {
        (Document, RecognisedOn) = (Naming.Clean(document, "文号", People.Title.DocumentLength), day);
        Approve(call, SelectionStep.Recognition, by, Document);
    }

    /// <summary>Drops out after being proposed or recognised.</summary>
    public void Exit(Act by, string? reason)
    {
        if (State is not (ApplicationState.Recognised or ApplicationState.Pending) || At < SelectionStep.PublicNotice) throw new RuleBroken("这份申报{0}，不能退出；公示以前请撤回", State);
        log.Add(new ApplicationEntry(At, ApplicationVerb.Exited, by, Naming.Prose(reason, "退出原因", RemarkLength)));
        State = ApplicationState.Exited;
        Touch();
    }

    /// <summary>Goes back one step with a reason: to the step before, and from the first of them to the applicant.</summary>
    public void Return(Call call, SelectionStep step, Act by, string? reason)
    {
        MustStandAt(call, step, by);
        log.Add(new ApplicationEntry(step, ApplicationVerb.Returned, by, Naming.Prose(reason, "退回原因", RemarkLength)));
        At = call.Before(step);
        if (At == SelectionStep.Application) State = ApplicationState.Returned;
        Touch();
    }

    public void Reject(Call call, SelectionStep step, Act by, string? reason)
    {
        MustStandAt(call, step, by);
        log.Add(new ApplicationEntry(step, ApplicationVerb.Rejected, by, Naming.Prose(reason, "不通过的原因", RemarkLength)));
        State = ApplicationState.Rejected;
        Touch();
    }

    /// <summary>The applicant takes it back, until 公示 begins (domain.md §5: WITHDRAWN by applicant until 公示 starts).</summary>
    public void Withdraw(Act by)
    {
        if (State is not (ApplicationState.Pending or ApplicationState.Returned)) throw new RuleBroken("这份申报{0}，不能撤回", State);
        if (At >= SelectionStep.PublicNotice) throw new RuleBroken("已经进入{0}，不能撤回；请联系发布单位", At);
        log.Add(new ApplicationEntry(At, ApplicationVerb.Withdrawn, by, remark: null));
        (State, At) = (ApplicationState.Withdrawn, SelectionStep.Application);
        Touch();
    }

    private void Enter(Call call, Act by)
    {
        log.Add(new ApplicationEntry(SelectionStep.Application, ApplicationVerb.Submitted, by, remark: null));
        (State, At, SubmittedAt) = (ApplicationState.Pending, call.After(SelectionStep.Application)!.Value, by.At);
        Touch();
    }

    private void TakeFrom(Person person, Call call) => (SortKey, SearchText, OrganisationId, Organisation, Stage, Subject, SubjectGroup) =
        (person.SortKey, person.SearchText, person.OrganisationId, person.Organisation, person.Stage, person.Subject, call.GroupOf(person.Subject));

    private void MustBeWithApplicant()
    {
        if (!IsWithApplicant) throw new RuleBroken("这份申报{0}，不能再修改；需要改动时请先撤回", State);
    }

    private void MustStandAt(Call call, SelectionStep step, Act by)
    {
        if (State != ApplicationState.Pending || At != step) throw new RuleBroken("这份申报不在{0}这一步，请刷新后再看", step);
        // 公示 and 认定 are done when they are due; their days in the call are a plan.
        if (step < SelectionStep.PublicNotice) call.MustBeOpenFor(step, by.Day);
        else if (call.State != CallState.Open) throw new RuleBroken("“{0}”{1}，不能再办理", call.Title, call.State);
    }

    private static void MustNotBeBarred(IEnumerable<Judgement> judgements)
    {
        if (judgements.FirstOrDefault(j => j.Bars) is { } missed) throw new RuleBroken("不符合必备条件：{0}", missed.Rule);
    }

    private static string? Remark(string? remark) => string.IsNullOrWhiteSpace(remark) ? null : Naming.Prose(remark, "意见", RemarkLength);
}
