using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>传帮带三级名单 as a tree, a subject at a time; as a sheet, all subjects.</summary>
[Route("mentoring/tree"), Authorize(Policy = nameof(Permission.ReadPairings))]
public sealed class TreeController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(TierQuery query)
    {
        if (query.WantsWorkbook) return (await TierTree.Columns(Db).WorkbookAsync(Db.Pairings.AsNoTracking().IgnoreAutoIncludes().Standing().Where(p => p.InTierList), query, T, Stop)).ToFile(T["传帮带三级名单"]);
        return View(await TierTree.OfAsync(Db, query, Stop));
    }
}
