using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>The two terms that begin in a year.</summary>
[Route(CalendarDesk.Year + "/terms"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class CalendarTermsController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int year) => Db.MayKeepCalendars
        ? View(TermCalendarForm.Of(await Db.TermCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, Stop) ?? TermCalendar.Provisional(year)))
        : await Deny();

    [HttpPost("")]
    public async Task<IActionResult> Update(int year, TermCalendarForm form) => Db.MayKeepCalendars
        ? await Submit(
            async () => await Db.TermCalendarAsync(year, Stop), form.Version,
            async terms =>
            {
                terms.Revise(form.Spring(), form.Autumn(), form.IsProvisional, form.Source);
                terms.MustStandBetween(await YearAsync(year - 1), await YearAsync(year + 1));
            },
            _ => Redirect($"/calendars/{year}"), "校历已保存", () => Task.FromResult<IActionResult>(View("Edit", form with { Year = year })))
        : await Deny();

    private Task<TermCalendar?> YearAsync(int year) => Db.TermCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, Stop);
}

public sealed record TermCalendarForm
{
    [BindNever]
    public int Year { get; init; }

    [Required, Display(Name = "春季学期开始")]
    public DateOnly? SpringFrom { get; init; }

    [Required, Display(Name = "春季学期结束")]
    public DateOnly? SpringTo { get; init; }

    [Required, Display(Name = "秋季学期开始")]
    public DateOnly? AutumnFrom { get; init; }

    [Required, Display(Name = "秋季学期结束")]
    public DateOnly? AutumnTo { get; init; }

    [Required, StringLength(TermCalendar.SourceLength), Display(Name = "校历依据")]
    public string? Source { get; init; }

    [Display(Name = "暂定：正式的校历还没有公布")]
    public bool IsProvisional { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    // Methods: the validator reads every property, also of a form that is not filled in.
    public Period Spring() => new(SpringFrom!.Value, SpringTo!.Value);

    public Period Autumn() => new(AutumnFrom!.Value, AutumnTo!.Value);

    public static TermCalendarForm Of(TermCalendar terms) => new()
    {
        Year = terms.Year,
        SpringFrom = terms.Spring.From,
        SpringTo = terms.Spring.To,
        AutumnFrom = terms.Autumn.From,
        AutumnTo = terms.Autumn.To,
        Source = terms.Source,
        IsProvisional = terms.IsProvisional,
        Version = terms.Version,
    };
}
