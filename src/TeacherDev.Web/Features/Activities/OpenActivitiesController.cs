using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Activities;

/// <summary>可报名的活动, as a teacher sees them, and one's own place in them. Whose it is, the sign-in says; no form does.</summary>
[Route("activities/open"), Authorize(Policy = nameof(Permission.EnrolOneself))]
public sealed class OpenActivitiesController : FeatureController
{
    private OpenActivities Open => field ??= new(Db);

    [HttpGet("")]
    public async Task<IActionResult> Index(OpenActivityQuery query)
    {
        var activities = query.Of(Open.All().Where(a => a.Until >= Today || a.IsMine));
        if (query.WantsWorkbook) return (await OpenActivityList.Columns.WorkbookAsync(activities, query, T, Stop)).ToFile(T["可报名的活动"]);
        return View(new OpenActivityIndex(await OpenActivityList.Columns.PageAsync(activities, query, Stop), query));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id) => await PageAsync(id) is { } page ? View(page) : NotFound();

    [HttpPost("{id:int}/enrolment")]
    public Task<IActionResult> Enrol(int id) => Submit(
        () => Open.FindAsync(id, Stop), seen: null, _ => Open.SignUpAsync(id, Today, Stop), _ => Redirect($"/activities/open/{id}"), "报名已登记", async () => View("Show", await PageAsync(id)));

    [HttpPost("{id:int}/withdrawal")]
    public Task<IActionResult> Withdraw(int id) => Submit(
        () => Open.FindAsync(id, Stop), seen: null, _ => Open.WithdrawAsync(id, Today, Stop), _ => Redirect($"/activities/open/{id}"), "已退出", async () => View("Show", await PageAsync(id)));

    private async Task<OpenActivityPage?> PageAsync(int id) =>
        await Open.All().SingleOrDefaultAsync(a => a.Id == id, Stop) is { } face ? new OpenActivityPage(face, await Open.TimesAsync(id, Stop), Today) : null;
}

public sealed record OpenActivityPage(OpenActivity Activity, IReadOnlyList<OpenTime> Times, DateOnly Today)
{
    public bool IsTaking => Today <= Activity.Until;
}

public sealed record OpenActivityQuery : ListQuery
{
    [FromQuery(Name = "kind")]
    public ActivityKind? Kind { get; init; }

    public IQueryable<OpenActivity> Of(IQueryable<OpenActivity> activities)
    {
        if (Kind is { } kind) activities = activities.Where(a => a.Kind == kind);
        return Sought is { } sought ? activities.Where(a => a.SearchText.Contains(sought)) : activities;
    }
}

public sealed record OpenActivityIndex(ListPage<OpenActivity> Activities, OpenActivityQuery Query);

public static class OpenActivityList
{
    public static List<OpenActivity, OpenActivity> Columns { get; } = new List<OpenActivity, OpenActivity>(a => a, a => a.SortKey, a => a.Id)
        .With("活动名称", a => a.Title, a => a.SortKey, "title")
        .With("活动类型", a => a.Kind, a => a.Kind, "kind")
        .With("日期", a => a.First)
        .With("面向", a => a.Stage)
        .With("学科", a => new Word(a.Subject), onPage: false)
        .With("剩余名额", a => a.PlacesLeft, isNumber: true)
        .With("报名截止", a => a.Until, a => a.Until, "until")
        .With("主办单位", a => a.Organisation);
}
