using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// 公示: who is proposed and who stands by, made public for so many working days. Its lines are what the public reads (name, school, subject,
/// result) and nothing else; they stay as they were published. Objections are named, and answered before anybody is recognised.
/// </summary>
public sealed class PublicNotice : Aggregate
{
    public const int TitleLength = 80;
    public const int FewestWorkdays = 3;
    public const int MostWorkdays = 30;
    public const int ReasonLength = 200;

    private readonly List<NoticeLine> lines = [];
    private readonly List<Objection> objections = [];

    /// <param name="from">The first day it is shown.</param>
    /// <param name="workdays">How many working days of the calendar it is shown, the first included when it is one; domain.md §5: five are usual.</param>
    /// <exception cref="RuleBroken">Nobody on it, or too short.</exception>
    public PublicNotice(Call call, string? title, DateOnly from, int workdays, WorkingDays calendar, IEnumerable<NoticeLine> lines, Guid key)
    {
        if (workdays is < FewestWorkdays or > MostWorkdays) throw new RuleBroken("公示时间应为 {0}–{1} 个工作日", FewestWorkdays, MostWorkdays);
        this.lines.AddRange(lines);
        if (this.lines.All(l => l.Result != NoticeResult.Proposed)) throw new RuleBroken("公示名单中没有拟认定的人");
        (CallId, OrganisationId, Organisation, IdempotencyKey) = (call.Id, call.OrganisationId, call.Organisation, key);
        Title = Naming.Clean(title, "公示标题", TitleLength);
        Days = new Period(from, calendar.After(from.AddDays(-1), workdays));
        Workdays = workdays;
    }

    private PublicNotice() { }

    public int CallId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Title { get; private set; } = null!;

    /// <summary>The days it is shown, both included; it closes by itself.</summary>
    public Period Days { get; private set; }

    public int Workdays { get; private set; }

    /// <summary>Why it was taken down before its end; null where it was not.</summary>
    public string? WithdrawnReason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<NoticeLine> Lines => lines;

    public IReadOnlyCollection<Objection> Objections => objections;

    public bool IsWithdrawn => WithdrawnReason is not null;

    public bool IsShownOn(DateOnly day) => !IsWithdrawn && Days.Includes(day);

    /// <summary>Takes it down; a corrected one is published instead.</summary>
    public void Withdraw(string? reason, DateOnly today)
    {
        if (IsWithdrawn) throw new RuleBroken("这份公示已经撤下");
        if (today > Days.To) throw new RuleBroken("这份公示已经期满，不能撤下");
        WithdrawnReason = Naming.Clean(reason, "撤下原因", ReasonLength);
        Touch();
    }

    /// <summary>Writes down a named objection that arrived while the notice was shown.</summary>
    public Objection Receive(int? applicationId, string? by, string? text, DateOnly today)
    {
        if (!IsShownOn(today)) throw new RuleBroken("异议应在公示期内提出：{0:yyyy-MM-dd} 至 {1:yyyy-MM-dd}", Days.From, Days.To);
        if (applicationId is { } id && lines.All(l => l.ApplicationId != id)) throw new RuleBroken("请选择公示名单中的人");
        var objection = new Objection(applicationId, by, text, today);
        objections.Add(objection);
        Touch();
        return objection;
    }

    /// <param name="isUpheld">The objection holds: whom it is about is not recognised.</param>
    public Objection Answer(int objectionId, bool isUpheld, string? answer, DateOnly today)
    {
        var objection = objections.Find(o => o.Id == objectionId) ?? throw new RuleBroken("请选择这份公示的异议");
        objection.Answer(isUpheld, answer, today);
        Touch();
        return objection;
    }

    /// <exception cref="RuleBroken">Still shown, taken down, or an objection is not answered.</exception>
    public void MustBeOver(DateOnly today)
    {
        if (IsWithdrawn) throw new RuleBroken("这份公示已经撤下");
        if (today <= Days.To) throw new RuleBroken("公示到 {0:yyyy-MM-dd} 期满，期满后才能认定", Days.To);
        if (objections.Count(o => o.AnsweredOn is null) is > 0 and var open) throw new RuleBroken("还有 {0} 条异议没有处理结果", open);
    }
}

/// <summary>What the public reads of one person.</summary>
public sealed class NoticeLine
{
    public NoticeLine(int applicationId, string name, string school, string? subject, NoticeResult result, int position) =>
        (ApplicationId, Name, School, Subject, Result, Position) = (applicationId, name, school, subject, result, position);

    private NoticeLine() { }

    public int Id { get; private set; }

    public int NoticeId { get; private set; }

    public int ApplicationId { get; private set; }

    public string Name { get; private set; } = null!;

    public string School { get; private set; } = null!;

    public string? Subject { get; private set; }

    public NoticeResult Result { get; private set; }

    /// <summary>1 is first; of those who stand by it is the order in which they step in.</summary>
    public int Position { get; private set; }
}

/// <summary>异议: by a named person, about one of the list or about the whole; answered with a result.</summary>
public sealed class Objection
{
    public const int ByLength = 60;
    public const int TextLength = 1000;

    internal Objection(int? applicationId, string? by, string? text, DateOnly today) =>
        (ApplicationId, By, Text, ReceivedOn) = (applicationId, Naming.Clean(by, "提出人", ByLength), Naming.Prose(text, "异议内容", TextLength), today);

    private Objection() { }

    public int Id { get; private set; }

    public int NoticeId { get; private set; }

    public int? ApplicationId { get; private set; }

    public string By { get; private set; } = null!;

    public string Text { get; private set; } = null!;

    public DateOnly ReceivedOn { get; private set; }

    public bool IsUpheld { get; private set; }

    public string? Result { get; private set; }

    public DateOnly? AnsweredOn { get; private set; }

    internal void Answer(bool isUpheld, string? answer, DateOnly today)
    {
        if (AnsweredOn is not null) throw new RuleBroken("这条异议已经处理");
        (IsUpheld, Result, AnsweredOn) = (isUpheld, Naming.Prose(answer, "处理结果", TextLength), today);
    }
}
