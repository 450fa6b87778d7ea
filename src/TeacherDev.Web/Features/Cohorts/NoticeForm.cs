using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>A training notice as it is written; the draft of a class begins with what the class says already.</summary>
public sealed record CohortNoticeForm
{
    [BindNever]
    public CohortSummary? Cohort { get; init; }

    [StringLength(CohortNotice.NumberLength), Display(Name = "文号")]
    public string? Number { get; init; }

    [Required, StringLength(CohortNotice.TitleLength), Display(Name = "通知标题")]
    public string? Title { get; init; }

    [StringLength(CohortNotice.BasisLength), Display(Name = "依据")]
    public string? Basis { get; init; }

    [Required, StringLength(CohortNotice.TextLength), Display(Name = "培训内容")]
    public string? Content { get; init; }

    [Required, StringLength(CohortNotice.LineLength), Display(Name = "培训对象")]
    public string? Audience { get; init; }

    [Required, StringLength(CohortNotice.LineLength), Display(Name = "培训地点")]
    public string? Place { get; init; }

    [StringLength(CohortNotice.LineLength), Display(Name = "需带物品")]
    public string? Bring { get; init; }

    [StringLength(CohortNotice.LineLength), Display(Name = "费用")]
    public string? Costs { get; init; }

    [Required, StringLength(CohortNotice.ContactLength), Display(Name = "联系人")]
    public string? Contact { get; init; }

    [Required, StringLength(CohortNotice.ContactLength), Display(Name = "办公电话")]
    public string? OfficeLine { get; init; }

    [Required, Display(Name = "报到日期")]
    public DateOnly? ReportOn { get; init; }

    [Required, Display(Name = "报到时间")]
    public TimeOnly? ReportAt { get; init; }

    [Required, StringLength(CohortNotice.LineLength), Display(Name = "报到地点")]
    public string? ReportPlace { get; init; }

    [Required, Display(Name = "回执截止日期")]
    public DateOnly? AnswerBy { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    /// <summary>0 while it is not saved.</summary>
    [BindNever]
    public int NoticeId { get; init; }

    public NoticeText Text() => new(Number, Title, Basis, Content, Audience, Place, Bring, Costs, Contact, OfficeLine, ReportOn!.Value, ReportAt!.Value, ReportPlace, AnswerBy!.Value);

    public static CohortNoticeForm Of(CohortNotice n) => new()
    {
        NoticeId = n.Id,
        Number = n.Number,
        Title = n.Title,
        Basis = n.Basis,
        Content = n.Content,
        Audience = n.Audience,
        Place = n.Place,
        Bring = n.Bring,
        Costs = n.Costs,
        Contact = n.Contact,
        OfficeLine = n.OfficeLine,
        ReportOn = n.ReportOn,
        ReportAt = n.ReportAt,
        ReportPlace = n.ReportPlace,
        AnswerBy = n.AnswerBy,
        Version = n.Version,
    };

    /// <summary>The next one of a class: as the one in force, or else from the class's own plan.</summary>
    public static CohortNoticeForm Next(CohortSummary cohort, CohortNotice? before, string? venue, string contact) => before is not null ? Of(before) with { NoticeId = 0, Version = 0, Key = Guid.NewGuid() } : new()
    {
        Title = Cut(QuotationMarks.Nest($"关于举办“{cohort.Name}”的通知"), CohortNotice.TitleLength),
        Basis = cohort.Programme is null ? null : $"{cohort.Programme}年度工作安排",
        Content = Cut($"主题：{cohort.Theme}\n目标：{cohort.Goals}", CohortNotice.TextLength),
        Audience = QuotationMarks.Nest($"“{cohort.Name}”全体学员"),
        Place = venue,
        ReportPlace = venue,
        Bring = "身份证、笔记本电脑",
        Costs = "培训期间食宿由主办单位统一安排，往返交通费由所在单位承担",
        Contact = contact,
        ReportOn = cohort.Period.From,
        ReportAt = new(8, 30),
        AnswerBy = cohort.Period.From.AddDays(-3),
        Key = Guid.NewGuid(),
    };

    private static string Cut(string text, int most) => text.EnumerateRunes().Count() <= most ? text : string.Concat(text.EnumerateRunes().Take(most));
}
