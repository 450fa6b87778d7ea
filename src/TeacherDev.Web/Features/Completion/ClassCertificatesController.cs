using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Completion;

/// <summary>The certificates of a class: issued in bulk after closing, printed in bulk, revoked in bulk before it is opened again.</summary>
[Route("cohorts/{id:int}/certificates"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class ClassCertificatesController(Issuing issuing, IConfiguration settings) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(int id, CertificateQuery query)
    {
        if (await Find(id) is not { } cohort) return NotFound();
        if (query.WantsWorkbook) return (await CertificateList.Columns(Viewer.Path).WorkbookAsync(query.Of(Of(id)), query, T, Stop)).ToFile($"{cohort.Name} {T["结业证书"]}");
        return View(await PageAsync(id, query));
    }

    /// <summary>One sheet of A4 for every valid certificate.</summary>
    [HttpGet("print")]
    public async Task<IActionResult> Print(int id) => await Find(id) is null ? NotFound()
        : View("Print", await CertificateSheet.ManyAsync(Of(id).Where(c => c.State == CertificateState.Valid), VerifyAddress.Base(settings, Request), $"/cohorts/{id}/certificates", Stop));

    [HttpPost("")]
    public Task<IActionResult> Create(int id, IssueForm form) => Submit(
        () => Find(id), seen: null, _ => (Task)issuing.IssueAsync(id, form.PersonIds ?? [], form.Grade, Today, Stop),
        _ => Redirect($"/cohorts/{id}/certificates"), "证书已发放，学员会收到通知", async () => View("Index", await PageAsync(id, new CertificateQuery(), form)));

    [HttpPost("revocation")]
    public Task<IActionResult> Revoke(int id, RevocationForm form) => Submit(
        () => Find(id), seen: null, _ => (Task)issuing.RevokeAllAsync(id, form.Confirmed(), Today, Stop),
        _ => Redirect($"/cohorts/{id}/certificates"), "证书已全部撤销", async () => View("Index", await PageAsync(id, new CertificateQuery())));

    private Task<Cohort?> Find(int id) => Db.Cohorts.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private IQueryable<Certificate> Of(int id) => Db.Certificates.AsNoTracking().Where(c => c.CohortId == id);

    private async Task<ClassCertificatesPage> PageAsync(int id, CertificateQuery query, IssueForm? form = null)
    {
        var summary = (await CohortSummary.OfAsync(Db, id, Stop))!;
        var due = await MemberList.Members(Db, id, leftToo: false).Where(m => m.Enrolment.Outcome == EnrolmentOutcome.Completed && !Db.Certificates.Any(c => c.CohortId == id && c.PersonId == m.Card.Id && c.State == CertificateState.Valid))
            .OrderBy(m => m.Card.SortKey).ThenBy(m => m.Card.Id).Select(m => new DueLine(m.Card.Id, m.Card.Name, m.Card.School)).ToListAsync(Stop);
        var valid = await Of(id).CountAsync(c => c.State == CertificateState.Valid, Stop);
        return new(summary, due, await CertificateList.Columns(Viewer.Path).PageAsync(query.Of(Of(id)), query, Stop), query, form ?? new IssueForm(), valid, !summary.State.IsOpen);
    }
}
