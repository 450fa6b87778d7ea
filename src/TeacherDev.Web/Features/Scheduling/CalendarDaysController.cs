using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>One day of the year: a holiday, a day off, a worked weekend, or an ordinary day again.</summary>
[Route(CalendarDesk.Year + "/days/{day}"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class CalendarDaysController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int year, DateOnly day)
    {
        if (!ModelState.IsValid || day.Year != year) return NotFound();
        if (!Db.MayKeepCalendars) return await Deny();
        var calendar = await Db.WorkingCalendars.AsNoTracking().SingleOrDefaultAsync(c => c.Year == year, Stop);
        return View(await FormAsync(CalendarDayForm.Of(calendar?.Find(day)) with { Version = calendar?.Version ?? 0 }, day));
    }

    [HttpPost("")]
    public async Task<IActionResult> Update(int year, DateOnly day, CalendarDayForm form)
    {
        if (day.Year != year) return NotFound();
        if (!Db.MayKeepCalendars) return await Deny();
        return await Submit(
            async () => await Db.WorkingCalendarAsync(year, Stop), form.Version,
            calendar =>
            {
                if (form.IsOrdinary) calendar.Unmark(day);
                else calendar.Mark(day, form.Kind ?? throw new RuleBroken("请选择这一天是什么日子"), form.Name);
            },
            _ => Redirect($"/calendars/{year}"), "日历已保存", async () => View("Edit", await FormAsync(form, day)));
    }

    private async Task<CalendarDayForm> FormAsync(CalendarDayForm form, DateOnly day) => form with
    {
        Day = day,
        IsMarked = await Db.WorkingCalendars.AnyAsync(c => c.Year == day.Year && c.Days.Any(d => d.Date == day), Stop),
        Week = (await new Domain.Scheduling.Calendars(Db).TermWeeksAsync(new Period(day, day), Stop)).Of(day),
        Kinds = [.. Enum.GetValues<CalendarDayKind>().Where(k => k != CalendarDayKind.Workday || day.IsWeekend).Select(k => new SelectListItem(T.Name(k), $"{k}"))],
        Sessions = await HeldSessions.OfAsync(Db, [day], Stop),
    };
}

public sealed record CalendarDayForm
{
    [BindNever]
    public DateOnly Day { get; init; }

    [BindNever]
    public bool IsMarked { get; init; }

    [BindNever]
    public TermDay? Week { get; init; }

    [Display(Name = "这一天是")]
    public CalendarDayKind? Kind { get; init; }

    [StringLength(CalendarDay.NameLength), Display(Name = "名称")]
    public string? Name { get; init; }

    /// <summary>The second button: whatever else the form says.</summary>
    public bool IsOrdinary { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Kinds { get; init; } = [];

    /// <summary>What is planned on the day.</summary>
    [BindNever]
    public HeldSessions Sessions { get; init; } = new(0, []);

    public static CalendarDayForm Of(CalendarDay? day) => new() { Kind = day?.Kind, Name = day?.Name };
}
