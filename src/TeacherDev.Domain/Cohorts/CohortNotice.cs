using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// 培训通知: what a class's schools and participants are told. Written as a draft and issued; a correction is a further one that supersedes it,
/// and what was issued stays as it was (product.md, 通知 → 回执 → 名单).
/// </summary>
public sealed class CohortNotice : Aggregate
{
    public const int NumberLength = 40;
    public const int TitleLength = 80;
    public const int BasisLength = 400;
    public const int TextLength = 2000;
    public const int LineLength = 200;
    public const int ContactLength = 40;

    public CohortNotice(Cohort cohort, NoticeText text, Guid key)
    {
        (CohortId, OrganisationId, IdempotencyKey) = (cohort.Id, cohort.OrganisationId, key);
        Describe(text);
    }

    private CohortNotice() { }

    public int CohortId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>文号; null where the body gives none.</summary>
    public string? Number { get; private set; }

    public string Title { get; private set; } = null!;

    public string? Basis { get; private set; }

    /// <summary>Goals and content.</summary>
    public string Content { get; private set; } = null!;

    /// <summary>Who is to come.</summary>
    public string Audience { get; private set; } = null!;

    public string Place { get; private set; } = null!;

    public string? Bring { get; private set; }

    /// <summary>Who pays for meals, lodging and travel.</summary>
    public string? Costs { get; private set; }

    /// <summary>Of the organising body's office, typed by hand.</summary>
    public string Contact { get; private set; } = null!;

    /// <summary>The office's telephone: it is printed on the notice. Nobody's own number.</summary>
    public string OfficeLine { get; private set; } = null!;

    /// <summary>报到: the day, and the time in Shanghai.</summary>
    public DateOnly ReportOn { get; private set; }

    public TimeOnly ReportAt { get; private set; }

    public string ReportPlace { get; private set; } = null!;

    /// <summary>The last day on which schools answer.</summary>
    public DateOnly AnswerBy { get; private set; }

    public NoticeState State { get; private set; }

    /// <summary>Null while a draft.</summary>
    public DateTime? IssuedAt { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>Changes a draft.</summary>
    /// <exception cref="RuleBroken">Issued already: a correction is a further notice.</exception>
    public void Revise(NoticeText text)
    {
        MustBeDraft();
        Describe(text);
        Touch();
    }

    /// <exception cref="RuleBroken">Issued already, the class is closed, or nobody could answer in time.</exception>
    public void Issue(Cohort cohort, DateTime now)
    {
        MustBeDraft();
        if (!cohort.State.IsOpen) throw new RuleBroken("“{0}”{1}，不能再发通知", cohort.Name, cohort.State);
        if (cohort.Occupied == 0) throw new RuleBroken("“{0}”还没有学员，请先加入名单再发通知", cohort.Name);
        if (AnswerBy < now.DayInShanghai) throw new RuleBroken("回执截止日期 {0:yyyy-MM-dd} 已过，请改晚一些", AnswerBy);
        (State, IssuedAt) = (NoticeState.Issued, now);
        Touch();
    }

    /// <summary>A corrected one was issued; this one stays to be read.</summary>
    public void Supersede()
    {
        if (State != NoticeState.Issued) throw new RuleBroken("这份通知没有发布，不能更正");
        State = NoticeState.Superseded;
        Touch();
    }

    private void Describe(NoticeText text)
    {
        if (text.AnswerBy > text.ReportOn) throw new RuleBroken("回执截止日期不能晚于报到日期 {0:yyyy-MM-dd}", text.ReportOn);
        Number = Optional(text.Number, "文号", NumberLength);
        Title = Naming.Clean(text.Title, "通知标题", TitleLength);
        Basis = Optional(text.Basis, "依据", BasisLength);
        Content = Naming.Prose(text.Content, "培训内容", TextLength);
        Audience = Naming.Clean(text.Audience, "培训对象", LineLength);
        Place = Naming.Clean(text.Place, "培训地点", LineLength);
        Bring = Optional(text.Bring, "需带物品", LineLength);
        Costs = Optional(text.Costs, "费用", LineLength);
        Contact = Naming.Clean(text.Contact, "联系人", ContactLength);
        OfficeLine = Naming.Clean(text.OfficeLine, "联系电话", ContactLength);
        ReportPlace = Naming.Clean(text.ReportPlace, "报到地点", LineLength);
        (ReportOn, ReportAt, AnswerBy) = (text.ReportOn, text.ReportAt, text.AnswerBy);
    }

    private void MustBeDraft()
    {
        if (State != NoticeState.Draft) throw new RuleBroken("通知发布后不能修改，请另发一份更正");
    }

    private static string? Optional(string? text, string label, int most) => string.IsNullOrWhiteSpace(text) ? null : Naming.Clean(text, label, most);
}

/// <summary>What a training notice says.</summary>
public sealed record NoticeText(
    string? Number, string? Title, string? Basis, string? Content, string? Audience, string? Place, string? Bring, string? Costs, string? Contact, string? OfficeLine,
    DateOnly ReportOn, TimeOnly ReportAt, string? ReportPlace, DateOnly AnswerBy);

public enum NoticeState
{
    [Display(Name = "草稿")] Draft,
    [Display(Name = "已发布")] Issued,
    [Display(Name = "已被更正")] Superseded,
}
