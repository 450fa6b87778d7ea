using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Activities;

/// <summary>开放报名: whether teachers enrol themselves in an activity, which of them, how many, and until when.</summary>
[Route("activities/{id:int}/opening"), Authorize(Policy = nameof(Permission.ManageActivities))]
public sealed class ActivityOpeningController : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } activity ? View("Opening", ActivityOpeningForm.Of(activity)) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Update(int id, ActivityOpeningForm form) => Submit(
        () => Find(id), form.Version, activity => activity.OpenTo(activity.Organisation, form.Until!.Value, form.Capacity!.Value, form.Stage, form.Subject), _ => Redirect($"/activities/{id}"), "开放报名已保存",
        async () => View("Opening", await AgainAsync(id, form)));

    [HttpPost("end")]
    public Task<IActionResult> End(int id) => Submit(
        () => Find(id), seen: null, activity => activity.EndOpening(), _ => Redirect($"/activities/{id}"), "已停止报名",
        async () => View("Opening", await AgainAsync(id, new ActivityOpeningForm())));

    private Task<Activity?> Find(int id) => Db.Activities.Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Id == id && a.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task<ActivityOpeningForm> AgainAsync(int id, ActivityOpeningForm form)
    {
        var activity = (await Find(id))!;
        return form with { Id = id, Title = activity.Title, IsOpen = activity.OpenUntil is not null, Taken = activity.Taken };
    }
}

public sealed record ActivityOpeningForm
{
    [Required, Display(Name = "报名截止日期")]
    public DateOnly? Until { get; init; }

    [Required, Range(1, Activity.MostCapacity), Display(Name = "人数上限")]
    public int? Capacity { get; init; }

    [Display(Name = "学段")]
    public SchoolStage? Stage { get; init; }

    [StringLength(Person.SubjectLength), Display(Name = "学科")]
    public string? Subject { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public int Id { get; init; }

    [BindNever]
    public string Title { get; init; } = "";

    [BindNever]
    public bool IsOpen { get; init; }

    [BindNever]
    public int Taken { get; init; }

    public static ActivityOpeningForm Of(Activity activity) => new()
    {
        Id = activity.Id,
        Title = activity.Title,
        IsOpen = activity.OpenUntil is not null,
        Taken = activity.Taken,
        Until = activity.OpenUntil,
        Capacity = activity.Capacity,
        Stage = activity.OpenStage,
        Subject = activity.OpenSubject,
        Version = activity.Version,
    };
}
