using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Accounts;

/// <summary>The audit trail, to be read and nothing else.</summary>
[Route("admin/audit"), Authorize(Policy = nameof(Permission.ReadAudit))]
public sealed class AuditController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(AuditQuery query)
    {
        var asked = query.Within(Today);
        var entries = asked.Of(Db.AuditEntries.AsNoTracking(), Db);
        if (asked.WantsWorkbook)
        {
            var all = await AuditList.Newest(entries, Db).ToListAsync(Stop);
            var told = await AuditWords.OfAsync(Db, all, T, Stop);
            return new Workbook([.. AuditList.Heads.Select(h => T[h.Title].Value)], all.Select(e => told.Cells(e))).ToFile(T["审计记录"]);
        }
        var page = await AuditList.PageAsync(entries, asked, Db, Stop);
        return View(new AuditIndex(page, asked, await AuditIndex.EntitiesAsync(Db, T, Stop), await AuditWords.OfAsync(Db, page.Rows, T, Stop)));
    }
}
