using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>公示 of a call: the notices there are, and the next one while people wait for it.</summary>
/// <param name="Ends">The last day of a notice that begins today with the usual days; pages say when the year's calendar is provisional.</param>
public sealed record NoticePage(CallSummary Summary, IReadOnlyList<PublicNotice> Notices, IReadOnlyList<Candidate> Candidates, NoticeForm Form, DateOnly Ends, bool IsProvisional, DateOnly Today)
{
    public PublicNotice? Running => Notices.FirstOrDefault(n => !n.IsWithdrawn && n.Days.To >= Today);

    public NoticeResult? ChosenFor(Candidate candidate) =>
        Form.Lines?.FirstOrDefault(l => l.ApplicationId == candidate.ApplicationId) is { } sent ? sent.Result : Usual(candidate);

    /// <summary>As many as there are places, in the order of the list; the rest stand by.</summary>
    private NoticeResult Usual(Candidate candidate) =>
        candidate.Places is not { } places || Candidates.Count(c => c.LineId == candidate.LineId && c.Rank < candidate.Rank) < places ? NoticeResult.Proposed : NoticeResult.Reserve;

    public static async Task<NoticePage?> OfAsync(TeacherDevDb db, Recognising recognising, int id, NoticeForm? form, DateOnly today, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, id, stop) is not { IsOurs: true } summary) return null;
        var notices = await db.PublicNotices.AsNoTracking().Where(n => n.CallId == id).OrderByDescending(n => n.Id).ToListAsync(stop);
        var calendar = await new Calendars(db).WorkingDaysAsync(new Period(today, today.AddDays(60)), stop);
        var ends = calendar.After(today.AddDays(-1), NoticeForm.UsualWorkdays);
        return new(summary, notices, await recognising.CandidatesAsync(id, stop: stop), form ?? NoticeForm.New(summary.Call, today), ends, calendar.IsProvisional(ends.Year), today);
    }
}

public sealed record NoticeForm
{
    public const int UsualWorkdays = 5;

    [Required, StringLength(PublicNotice.TitleLength), Display(Name = "公示标题")]
    public string? Title { get; init; }

    [Required, Display(Name = "公示开始日期")]
    public DateOnly? From { get; init; }

    [Required, Range(PublicNotice.FewestWorkdays, PublicNotice.MostWorkdays), Display(Name = "公示工作日数")]
    public int? Workdays { get; init; }

    [MaxLength(Quota.MostPlaces)]
    public IReadOnlyList<NoticeLineForm>? Lines { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    public static NoticeForm New(Call call, DateOnly today) => new()
    {
        Key = Guid.NewGuid(),
        Title = $"{call.Title}名单公示" is { Length: <= PublicNotice.TitleLength } title ? title : call.Title,
        From = today,
        Workdays = UsualWorkdays,
    };

    public IReadOnlyDictionary<int, NoticeResult> Results() => (Lines ?? []).Where(l => l.Result is not null).DistinctBy(l => l.ApplicationId).ToDictionary(l => l.ApplicationId, l => l.Result!.Value);
}

public sealed record NoticeLineForm
{
    public int ApplicationId { get; init; }

    [Display(Name = "结果")]
    public NoticeResult? Result { get; init; }
}

public sealed record WithdrawalForm
{
    [Required, StringLength(PublicNotice.ReasonLength), Display(Name = "撤下原因")]
    public string? Reason { get; init; }
}

public sealed record ObjectionForm
{
    [Display(Name = "对象")]
    public int? ApplicationId { get; init; }

    [Required, StringLength(Objection.ByLength), Display(Name = "提出人")]
    public string? By { get; init; }

    [Required, StringLength(Objection.TextLength), Display(Name = "异议内容")]
    public string? Text { get; init; }
}

public sealed record AnswerForm
{
    [Required, StringLength(Objection.TextLength), Display(Name = "处理结果")]
    public string? Answer { get; init; }

    [Display(Name = "异议成立，本人不予认定")]
    public bool IsUpheld { get; init; }
}
