using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

/// <summary>学校不接待日: entered by the school or a body above; no visit is logged on such a day.</summary>
[Route("studios/closings"), Authorize(Policy = nameof(Permission.CloseSchools))]
public sealed class SchoolClosingsController : FeatureController
{
    [HttpGet("")]
    public Task<IActionResult> Index(ListQuery query) => PageAsync(query, new ClosingForm { Key = Guid.NewGuid(), From = Today, To = Today });

    [HttpPost("")]
    public Task<IActionResult> Create(ClosingForm form) => Create(
        form.Key, already: () => Db.SchoolClosings.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var school = await Db.Organisations.SingleOrDefaultAsync(o => o.Id == form.SchoolId && o.Path.StartsWith(Viewer.Path), Stop) ?? throw new RuleBroken("请选择您管理范围内的学校");
            return new SchoolClosing(school, form.ToPeriod(), form.Reason, form.Key);
        },
        done: _ => Redirect("/studios/closings"), "不接待日已登记", again: () => PageAsync(new ListQuery(), form));

    /// <summary>Entered by mistake, or the school receives after all.</summary>
    [HttpPost("{id:int}/removal")]
    public Task<IActionResult> Remove(int id) => Submit(
        () => Db.SchoolClosings.SingleOrDefaultAsync(c => c.Id == id, Stop), seen: null, closing => { Db.Remove(closing); }, _ => Redirect("/studios/closings"), "不接待日已取消", () => PageAsync(new ListQuery(), new ClosingForm { Key = Guid.NewGuid() }));

    private async Task<IActionResult> PageAsync(ListQuery query, ClosingForm form)
    {
        var closings = Db.SchoolClosings.AsNoTracking();
        if (query.Sought is { } sought) closings = closings.Where(c => c.School.SearchText.Contains(sought));
        return View("Index", new ClosingIndex(await ClosingRow.Columns.PageAsync(closings, query with { Sort = query.Sort ?? "-from" }, Stop), query, await form.WithSchoolsAsync(Db, Stop)));
    }
}
