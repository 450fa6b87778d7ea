using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Documents;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>培训通知 of a class: a draft, issued, corrected by a further one, and as a paper.</summary>
[Route("cohorts/{id:int}/notice")]
public sealed class CohortNoticesController(ReturnSlips slips, ClassPapers papers, NoticeDocument document) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.RunClasses))]
    public async Task<IActionResult> Show(int id) => await PageAsync(id) is { } page ? View("Notice", page) : NotFound();

    /// <summary>Writes the draft, the first or a correction.</summary>
    [HttpGet("edit"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Edit(int id) => await FormAsync(id, null) is { } form ? View("NoticeEdit", form) : NotFound();

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Save(int id, CohortNoticeForm form)
    {
        if (await FindCohort(id) is not { } cohort) return NotFound();
        async Task<IActionResult> Again() => View("NoticeEdit", await FormAsync(id, form));
        if (await Db.CohortNotices.AnyAsync(n => n.CohortId == id && n.State == NoticeState.Draft, Stop))
            return await Submit(() => Draft(id), form.Version, notice => notice.Revise(form.Text()), _ => Redirect($"/cohorts/{id}/notice"), "通知草稿已保存", Again);
        return await Create(form.Key, () => Db.CohortNotices.SingleOrDefaultAsync(n => n.IdempotencyKey == form.Key, Stop), () => Task.FromResult(new CohortNotice(cohort, form.Text(), form.Key)),
            _ => Redirect($"/cohorts/{id}/notice"), "通知草稿已保存", Again);
    }

    [HttpPost("issue"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public Task<IActionResult> Issue(int id) => Submit(
        () => Draft(id), seen: null, notice => slips.IssueAsync(notice, Time.UtcNow, Stop),
        _ => Redirect($"/cohorts/{id}/slips"), "通知已发布，学校和学员会收到消息", async () => View("Notice", await PageAsync(id)));

    [HttpGet("document"), Authorize(Policy = nameof(Permission.RunClasses))]
    public async Task<IActionResult> Document(int id)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort || !await cohort.IsLookedAfterAsync(Db, Stop)) return NotFound();
        var notice = await Db.CohortNotices.AsNoTracking().Where(n => n.CohortId == id && n.State != NoticeState.Superseded).OrderBy(n => n.State == NoticeState.Draft).Select(n => (int?)n.Id).FirstOrDefaultAsync(Stop);
        return notice is not null && await papers.NoticeAsync(notice.Value, Stop) is { } paper ? File(document.Of(paper), DocxTemplate.ContentType, $"{cohort.Name} {T["培训通知"]}.docx") : NotFound();
    }

    private Task<Cohort?> FindCohort(int id) => Db.Cohorts.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private Task<CohortNotice?> Draft(int id) => Db.CohortNotices.SingleOrDefaultAsync(n => n.CohortId == id && n.State == NoticeState.Draft && n.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task<NoticeDesk?> PageAsync(int id)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort || !await cohort.IsLookedAfterAsync(Db, Stop)) return null;
        var notices = await Db.CohortNotices.AsNoTracking().Where(n => n.CohortId == id).OrderByDescending(n => n.Id).ToListAsync(Stop);
        return new(cohort, notices, Viewer.May(Permission.ManageCohorts) && cohort.OrganisationPath.StartsWith(Viewer.Path, StringComparison.Ordinal) && cohort.State.IsOpen);
    }

    private async Task<CohortNoticeForm?> FormAsync(int id, CohortNoticeForm? typed)
    {
        if (await FindCohort(id) is null || await CohortSummary.OfAsync(Db, id, Stop) is not { } cohort) return null;
        if (typed is not null) return typed with { Cohort = cohort };
        var notices = await Db.CohortNotices.AsNoTracking().Where(n => n.CohortId == id && n.State != NoticeState.Superseded).ToListAsync(Stop);
        if (notices.Find(n => n.State == NoticeState.Draft) is { } draft) return CohortNoticeForm.Of(draft) with { Cohort = cohort };
        var venue = await Db.Sessions.OfClass(Db, id).Where(s => s.VenueId != null && s.State != SessionState.Cancelled).OrderBy(s => s.Day).Join(Db.Venues, s => s.VenueId, v => v.Id, (s, v) => v.Name).FirstOrDefaultAsync(Stop);
        return CohortNoticeForm.Next(cohort, notices.Find(n => n.State == NoticeState.Issued), venue, Viewer.Name) with { Cohort = cohort };
    }
}

/// <param name="Notices">Newest first.</param>
public sealed record NoticeDesk(CohortSummary Cohort, IReadOnlyList<CohortNotice> Notices, bool MayManage)
{
    public CohortNotice? Draft => Notices.FirstOrDefault(n => n.State == NoticeState.Draft);

    public CohortNotice? InForce => Notices.FirstOrDefault(n => n.State == NoticeState.Issued);
}
