using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>放假通知: what the days off of a year follow, and whether it is only expected.</summary>
[Route(CalendarDesk.Year + "/notice"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class CalendarNoticeController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int year) => Db.MayKeepCalendars
        ? View(WorkingCalendarForm.Of(await Db.WorkingCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, Stop) ?? WorkingCalendar.Provisional(year)))
        : await Deny();

    [HttpPost("")]
    public async Task<IActionResult> Update(int year, WorkingCalendarForm form) => Db.MayKeepCalendars
        ? await Submit(
            async () => await Db.WorkingCalendarAsync(year, Stop), form.Version, calendar => calendar.Cite(form.Source, form.IsProvisional),
            _ => Redirect($"/calendars/{year}"), "日历已保存", () => Task.FromResult<IActionResult>(View("Edit", form with { Year = year })))
        : await Deny();
}

public sealed record WorkingCalendarForm
{
    [BindNever]
    public int Year { get; init; }

    [Required, StringLength(WorkingCalendar.SourceLength), Display(Name = "放假依据")]
    public string? Source { get; init; }

    [Display(Name = "暂定：正式的放假通知还没有公布")]
    public bool IsProvisional { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    public static WorkingCalendarForm Of(WorkingCalendar calendar) => new() { Year = calendar.Year, Source = calendar.Source, IsProvisional = calendar.IsProvisional, Version = calendar.Version };
}
