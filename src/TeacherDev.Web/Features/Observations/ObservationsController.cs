using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Observations;
using TeacherDev.Web.Features.Mentoring;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Observations;

/// <summary>听课记录: logged by who heard the lesson, confirmed by who taught it; pairings and duties only count them.</summary>
[Route("observations")]
public sealed class ObservationsController(ObservationDesk desk, FileStore files) : FeatureController
{
    private const long MostBytes = Photos.MostBytes + 1_000_000;

    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Index(ObservationQuery query)
    {
        if (query.WantsWorkbook) return (await ObservationRow.Columns(Db).WorkbookAsync(query.Of(Db), query, T, Stop)).ToFile(T["听课记录"]);
        // The latest first, unless another order is asked for.
        var page = await ObservationRow.Columns(Db).PageAsync(query.Of(Db), query with { Sort = query.Sort ?? "-day" }, Stop);
        var waiting = await Db.LessonObservations.CountAsync(o => o.TeacherId == Viewer.PersonId && o.State == AnswerState.Logged, Stop);
        return View(new ObservationIndex(page, query, waiting, Viewer.PersonId is not null));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Show(int id) => await ObservationPage.OfAsync(Db, id, Stop) is { } page ? View(page) : NotFound();

    /// <summary>听课记录表, A4.</summary>
    [HttpGet("{id:int}/sheet"), Authorize(Policy = nameof(Permission.ReadPairings))]
    public async Task<IActionResult> Sheet(int id) => await ObservationPage.OfAsync(Db, id, Stop) is { } page ? View(page) : NotFound();

    /// <param name="with">A pairing of the viewer's: the other of the two taught.</param>
    [HttpGet("new"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public async Task<IActionResult> New(int? with)
    {
        if (Viewer.PersonId is not { } me) return NotFound();
        var form = new ObservationForm { Key = Guid.NewGuid(), Day = Today, Role = ObserverRole.Colleague, Type = LessonType.New };
        if (with is { } id && await Db.Pairings.AsNoTracking().Where(p => p.Id == id && (p.MentorId == me || p.MenteeId == me)).Select(p => new { p.MentorId, p.MenteeId }).SingleOrDefaultAsync(Stop) is { } pairing)
        {
            var other = pairing.MentorId == me ? pairing.MenteeId : pairing.MentorId;
            form = form with { Teacher = await Db.PersonCards.Where(c => c.Id == other).Select(c => c.StaffNumber ?? c.Name).SingleAsync(Stop), Role = pairing.MentorId == me ? ObserverRole.Mentor : ObserverRole.Mentee };
        }
        return View(await WithPartnersAsync(form));
    }

    [HttpPost(""), Authorize(Policy = nameof(Permission.LogMentoring)), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Create(ObservationForm form)
    {
        if (Viewer.PersonId is null) return NotFound();
        return await Create(
            form.Key, already: () => Db.LessonObservations.SingleOrDefaultAsync(o => o.IdempotencyKey == form.Key, Stop),
            make: () => MakeAsync(form),
            done: heard => RedirectToAction(nameof(Show), new { id = heard.Id }), "听课已记录，等待授课教师确认", again: async () => View("New", await WithPartnersAsync(form)));
    }

    [HttpPost("{id:int}/confirmation"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public Task<IActionResult> Confirm(int id) => ChangeAsync(id, isTeachers: true, heard => heard.Confirm(Viewer.PersonId, Time.UtcNow), "听课记录已确认");

    [HttpPost("{id:int}/return"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public Task<IActionResult> Return(int id, ReasonForm form) => ChangeAsync(id, isTeachers: true, heard => heard.Return(Viewer.PersonId, form.Reason, Time.UtcNow), "已退回，听课人会看到原因");

    [HttpPost("{id:int}/withdrawal"), Authorize(Policy = nameof(Permission.LogMentoring))]
    public Task<IActionResult> Withdraw(int id) => ChangeAsync(id, isTeachers: false, heard => heard.Withdraw(Viewer.PersonId), "听课记录已撤回");

    private async Task<LessonObservation> MakeAsync(ObservationForm form)
    {
        var teacher = await PairingForm.PersonAsync(Db, form.Teacher!, "授课教师", Stop);
        if (form.Sheet is not { Length: > 0 } sheet) return await desk.LogAsync(teacher, form.ToLesson(sheetId: null), Today, form.Key, Stop);
        await using var content = sheet.OpenReadStream();
        // The bytes first: no disk is waited for while others wait for the database.
        var (picture, fitting) = Photos.Press(content, sheet.FileName);
        await using (picture)
        {
            var kept = await files.KeepAsync(picture, fitting, await Db.PersonCards.Where(c => c.Id == teacher).Select(c => c.OrganisationId).SingleAsync(Stop), Viewer, Guid.NewGuid(), followsRecord: true, Stop);
            return await Db.WriteAsync(async () =>
            {
                Db.Add(kept);
                await Db.SaveChangesAsync(Stop);
                var heard = Db.Add(await desk.LogAsync(teacher, form.ToLesson(kept.Id), Today, form.Key, Stop)).Entity;
                await Db.SaveChangesAsync(Stop);
                return heard;
            }, Stop);
        }
    }

    private async Task<IActionResult> ChangeAsync(int id, bool isTeachers, Action<LessonObservation> change, string notice)
    {
        if (await Db.LessonObservations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, Stop) is not { } seen) return NotFound();
        if (Viewer.PersonId != (isTeachers ? seen.TeacherId : seen.ObserverId)) return await Deny();
        return await Submit(() => Db.LessonObservations.SingleOrDefaultAsync(o => o.Id == id, Stop), seen: null, change, _ => RedirectToAction(nameof(Show), new { id }), notice,
            async () => View("Show", await ObservationPage.OfAsync(Db, id, Stop)));
    }

    private async Task<ObservationForm> WithPartnersAsync(ObservationForm form)
    {
        var me = Viewer.PersonId;
        var partners = await Db.Pairings.IgnoreAutoIncludes().Where(p => p.State == PairingState.Active && (p.MentorId == me || p.MenteeId == me))
            .Join(Db.PersonCards, p => p.MentorId == me ? p.MenteeId : p.MentorId, c => c.Id, (p, c) => new { c.Name, c.School, c.StaffNumber }).ToListAsync(Stop);
        return form with { Partners = [.. partners.DistinctBy(p => p.StaffNumber ?? p.Name).Select(p => new SelectListItem($"{p.Name} {p.School}", p.StaffNumber ?? p.Name))] };
    }
}
