using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>自主选学, as a teacher sees it: open classes, and one's own enrolment in them. Whose it is, the sign-in says; no form does.</summary>
[Route("cohorts/open"), Authorize(Policy = nameof(Permission.EnrolOneself))]
public sealed class OpenCohortsController(OpenClasses open, Enrolling enrolling) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Index(OpenQuery query)
    {
        var classes = query.Of(open.All().Where(c => c.Until >= Today || c.IsMine || c.Place != null));
        if (query.WantsWorkbook) return (await OpenList.Columns().WorkbookAsync(classes, query, T, Stop)).ToFile(T["自主选学"]);
        return View(new OpenIndex(await OpenList.Columns().PageAsync(classes, query, Stop), query));
    }

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id) => await PageAsync(id) is { } page ? View(page) : NotFound();

    [HttpPost("{id:int}/enrolment")]
    public Task<IActionResult> Enrol(int id) => Submit(
        () => open.FindAsync(id, Stop), seen: null, _ => enrolling.SignUpAsync(id, Today, Stop), _ => Redirect($"/cohorts/open/{id}"), "报名已登记", async () => View("Show", await PageAsync(id)));

    [HttpPost("{id:int}/withdrawal")]
    public Task<IActionResult> Withdraw(int id) => Submit(
        () => open.FindAsync(id, Stop), seen: null, _ => enrolling.WithdrawAsync(id, "本人退出", Today, Stop), _ => Redirect($"/cohorts/open/{id}"), "已退出", async () => View("Show", await PageAsync(id)));

    private async Task<OpenPage?> PageAsync(int id) => await open.All().SingleOrDefaultAsync(c => c.Id == id, Stop) is { } face ? new OpenPage(face, Today) : null;
}

public sealed record OpenPage(OpenClass Class, DateOnly Today)
{
    public bool IsTaking => Today <= Class.Until;
}

public sealed record OpenQuery : ListQuery
{
    [FromQuery(Name = "stage")]
    public SchoolStage? Stage { get; init; }

    [FromQuery(Name = "subject"), StringLength(Person.SubjectLength)]
    public string? Subject { get; init; }

    public IQueryable<OpenClass> Of(IQueryable<OpenClass> classes)
    {
        if (Sought is { } sought) classes = classes.Where(c => c.SearchText.Contains(sought));
        if (Stage is { } stage) classes = classes.Where(c => c.Stage == null || c.Stage == stage);
        if (Subject?.Replace("\0", "", StringComparison.Ordinal).Trim() is { Length: > 0 } subject) classes = classes.Where(c => c.Subject == null || c.Subject == subject);
        return classes;
    }
}

public sealed record OpenIndex(ListPage<OpenClass> Classes, OpenQuery Query);

public static class OpenList
{
    public static List<OpenClass, OpenClass> Columns() => new List<OpenClass, OpenClass>(c => c, c => c.SortKey, c => c.Id)
        .With("培训班", c => c.Name, c => c.SortKey, "name")
        .With("培养类别", c => new Word(c.Track))
        .With("开始日期", c => c.Period.From, c => c.Period.From, "from")
        .With("结束日期", c => c.Period.To, c => c.Period.To, "to", onPage: false)
        .With("面向", c => c.Stage)
        .With("学科", c => new Word(c.Subject), onPage: false)
        .With("剩余名额", c => c.SeatsLeft, isNumber: true)
        .With("报名截止", c => c.Until, c => c.Until, "until")
        .With("主办单位", c => c.Organisation);
}
