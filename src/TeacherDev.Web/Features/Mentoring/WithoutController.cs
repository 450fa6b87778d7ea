using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Accounts;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

/// <summary>未结对: new teachers who lack a mentor of a kind, and holders of a title who lead nobody.</summary>
[Route("mentoring/without"), Authorize(Policy = nameof(Permission.ManagePairings))]
public sealed class WithoutController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(WithoutQuery query)
    {
        if (!Enum.IsDefined(query.What)) query = query with { What = Without.SubjectMentor };
        if (query.WantsWorkbook) return (await WithoutRow.Columns.WorkbookAsync(query.Of(Db, Today), query, T, Stop)).ToFile(T.Name(query.What));
        return View(new WithoutIndex(await WithoutRow.Columns.PageAsync(query.Of(Db, Today), query, Stop), query));
    }
}
