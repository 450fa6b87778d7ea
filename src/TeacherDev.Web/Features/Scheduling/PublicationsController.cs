using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>发布日程: what has changed is read first, then published; what was published is read by all it was sent to.</summary>
public sealed class PublicationsController(Publishing publishing, PublicationAudience audience, PublicationCalendar calendar) : FeatureController
{
    [HttpGet("cohorts/{id:int}/publications/new"), Authorize(Policy = nameof(Permission.RunClasses))]
    public async Task<IActionResult> New(int id) => await PreviewAsync(id, new PublicationForm { Key = Guid.NewGuid() }) is { } preview ? View(preview) : NotFound();

    [HttpPost("cohorts/{id:int}/publications"), Authorize(Policy = nameof(Permission.RunClasses))]
    public async Task<IActionResult> Create(int id, PublicationForm form)
    {
        if (await FindAsync(id) is not { } found) return NotFound();
        return await Create(
            form.Key, already: () => Db.Publications.SingleOrDefaultAsync(p => p.IdempotencyKey == form.Key && p.CohortId == id, Stop),
            make: () => publishing.PublishAsync(found, form.Seen, Viewer.Name, Time.UtcNow, form.Key, Stop),
            done: publication => Redirect($"/publications/{publication.Id}"), "日程已发布，学员、授课专家和学校会收到消息",
            again: async () => View("New", await PreviewAsync(id, form)));
    }

    [HttpGet("publications/{id:int}"), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Show(int id)
    {
        if (await Db.Publications.AsNoTracking().Include(p => p.Sessions).SingleOrDefaultAsync(p => p.Id == id, Stop) is not { } publication) return NotFound();
        var before = await publishing.BeforeAsync(publication, Stop);
        var (name, isLast) = await publishing.ClassAsync(publication, Stop);
        return View(new PublicationPage(publication, name, TimetableChange.Between(before?.Sessions ?? [], publication.Sessions), isLast, await Db.Cohorts.AnyAsync(c => c.Id == publication.CohortId, Stop)));
    }

    [HttpGet("publications/{id:int}/calendar"), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Calendar(int id) => await calendar.BytesAsync(id, trainerPersonId: null, Stop) is { } bytes ? File(bytes, CalendarFile.ContentType, CalendarFile.FileName) : NotFound();

    /// <summary>The class itself, unchanged: publishing is a row of its own.</summary>
    private async Task<Cohort?> FindAsync(int id) =>
        await CohortSummary.OfAsync(Db, id, Stop) is { MaySteer: true } ? await Db.Cohorts.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(c => c.Id == id, Stop) : null;

    private async Task<PublicationPreview?> PreviewAsync(int id, PublicationForm form)
    {
        if (await CohortSummary.OfAsync(Db, id, Stop) is not { MaySteer: true } cohort) return null;
        var draft = await publishing.DraftAsync(id, Stop);
        var matter = new PublicationMatter(id, draft.Last?.Sessions ?? [], draft.Sessions);
        var readers = draft.Changes.Count == 0 ? [] : (await audience.OfAsync([matter], Today, Stop))[matter].ToList();
        return new(cohort, draft, form with { Seen = draft.Fingerprint }, readers);
    }
}
