using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Completion;

namespace TeacherDev.Web.Features.Completion;

/// <summary>我的证书, and for those with a reach all of it; one of them is a sheet of A4.</summary>
[Route("certificates")]
public sealed class CertificatesController(Issuing issuing, IConfiguration settings) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Index(CertificateQuery query)
    {
        var certificates = query.Of(Db.Certificates.AsNoTracking());
        if (query.WantsWorkbook) return (await CertificateList.Columns(Viewer.Path).WorkbookAsync(certificates, query, T, Stop)).ToFile(T["结业证书"]);
        return View("Mine", new CertificateIndex(await CertificateList.Columns(Viewer.Path).PageAsync(certificates, query, Stop), query, Viewer.HasReach, Viewer.May(Permission.ManageCohorts)));
    }

    [HttpGet("{id:int}"), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Show(int id)
    {
        var sheets = await CertificateSheet.ManyAsync(Db.Certificates.AsNoTracking().Where(c => c.Id == id), VerifyAddress.Base(settings, Request), "/certificates", Stop);
        return sheets.Sheets.Count == 0 ? NotFound() : View("Print", sheets);
    }

    /// <summary>补发: the name put right, or the paper lost.</summary>
    [HttpPost("{id:int}/replacement"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Replace(int id, ReplacementForm form) => await Find(id) is not { } found ? NotFound()
        : await Submit(() => Find(id), seen: null, _ => (Task)issuing.ReissueAsync(id, form.Name, form.Reason, Today, Stop), _ => Class(found), "证书已补发，原证书作废", () => Sheet(id));

    [HttpPost("{id:int}/revocation"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Revoke(int id, RevocationForm form) => await Find(id) is not { } found ? NotFound()
        : await Submit(() => Db.Certificates.SingleOrDefaultAsync(c => c.Id == id, Stop), seen: null, certificate => certificate.Revoke(form.Confirmed(), Today), _ => Class(found), "证书已撤销", () => Sheet(id));

    /// <summary>Forms to change one stand on a page of their own, so that a sentence has a place.</summary>
    [HttpGet("{id:int}/changes"), Authorize(Policy = nameof(Permission.ManageCohorts))]
    public async Task<IActionResult> Changes(int id) => await Find(id) is null ? NotFound() : await Sheet(id);

    private async Task<IActionResult> Sheet(int id) => View("Changes", await Find(id));

    private Task<Certificate?> Find(int id) => Db.Certificates.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private RedirectResult Class(Certificate certificate) => Redirect($"/cohorts/{certificate.CohortId}/certificates");
}
