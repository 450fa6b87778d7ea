using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Features.Documents;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>One school's 回执: a line at a time, so that two who answer at once lose nothing.</summary>
[Route("slips/{id:int}"), Authorize(Policy = nameof(Permission.AnswerSlips))]
public sealed class SlipsController(ReturnSlips slips, FieldCipher cipher, ClassPapers papers, NoticeDocument document) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Show(int id) => await PageAsync(id) is { } page ? View("Slip", page) : NotFound();

    /// <summary>The notice that the slip answers.</summary>
    [HttpGet("notice")]
    public async Task<IActionResult> Document(int id) =>
        await PageAsync(id) is { } page && await papers.NoticeAsync(page.Matter.NoticeId, Stop) is { } paper ? File(document.Of(paper), DocxTemplate.ContentType, $"{page.Matter.Cohort} {T["培训通知"]}.docx") : NotFound();

    [HttpPost("lines")]
    public Task<IActionResult> Answer(int id, SlipLineForm form) => ChangeAsync(
        id, (reader, slip) => reader is SlipReader.School or SlipReader.Office || (reader == SlipReader.Participant && form.PersonId == Viewer.PersonId && form.Answer != SlipAnswer.Replaced && slip.Lines.Any(l => l.PersonId == form.PersonId && !l.IsDropped && (l.IsAwaited || l.AccountId == Viewer.AccountId))),
        (slip, act) => slips.AnswerAsync(slip, form.PersonId!.Value, form.Said(), form.Seen, act, Stop), "回执已保存");

    /// <summary>All who were not spoken of come.</summary>
    [HttpPost("rest")]
    public Task<IActionResult> AnswerRest(int id) => ChangeAsync(id, (reader, _) => reader is SlipReader.School or SlipReader.Office, (slip, act) => slips.AnswerRestAsync(slip, act, Stop), "回执已保存");

    [HttpPost("contact")]
    public Task<IActionResult> Contact(int id, SlipContactForm form) => ChangeAsync(id, (reader, _) => reader is SlipReader.School or SlipReader.Office, (slip, _) =>
    {
        slip.ReachAt(form.Contact, form.Phone, cipher);
        return Task.CompletedTask;
    }, "联系人已保存");

    [HttpPost("acceptance")]
    public Task<IActionResult> Accept(int id, SlipPersonForm form) => ChangeAsync(id, (reader, _) => reader == SlipReader.Office, (slip, _) => slips.AcceptAsync(slip, form.PersonId!.Value, Today, Stop), "已同意不参加，名额已空出");

    private async Task<IActionResult> ChangeAsync(int id, Func<SlipReader, ReturnSlip, bool> may, Func<ReturnSlip, SlipAct, Task> change, string notice)
    {
        if (await Find(id) is not { } found) return NotFound();
        var reader = await SlipPage.ReaderAsync(Db, found, Stop);
        if (ModelState.IsValid && !may(reader, found)) return await Deny();
        var act = new SlipAct(Viewer.AccountId, Time.UtcNow, reader == SlipReader.Office);
        return await Submit(() => Find(id), seen: null, _ => slips.ChangeAsync(id, slip => change(slip, act), Stop), _ => Redirect($"/slips/{id}"), notice, async () => View("Slip", await PageAsync(id)));
    }

    private Task<ReturnSlip?> Find(int id) => Db.ReturnSlips.AsNoTracking().Include(s => s.Organisation).Include(s => s.Host).SingleOrDefaultAsync(s => s.Id == id, Stop);

    private Task<SlipPage?> PageAsync(int id) => SlipPage.OfAsync(Db, slips, cipher, id, Today, Stop);
}
