using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Bulletins;

/// <summary>A bulletin on its way: reported by those who compiled it, approved or returned by the bureau, published.</summary>
[Route("activities/bulletins/{id:int}")]
public sealed class BulletinStatesController : FeatureController
{
    private BulletinDesk Desk => new(Db);

    [HttpPost("report"), Authorize(Policy = nameof(Permission.CompileBulletins))]
    public Task<IActionResult> Report(int id, BulletinVersionForm form) => GoAsync(id, form.Version, ours: true, bulletin => Desk.ReportAsync(bulletin, Account, Time.UtcNow, Stop), "通报已上报，等待批准");

    /// <param name="form">The version of what was read: who approves approves that and nothing else.</param>
    [HttpPost("approval"), Authorize(Policy = nameof(Permission.ApproveBulletins))]
    public Task<IActionResult> Approve(int id, BulletinVersionForm form) => GoAsync(id, form.Version, ours: false, async bulletin => bulletin.Approve(await BodyAsync(), Account, Time.UtcNow), "通报已批准，可以发布");

    [HttpPost("return"), Authorize(Policy = nameof(Permission.ApproveBulletins))]
    public Task<IActionResult> Return(int id, BulletinReturnForm form) => GoAsync(id, form.Version, ours: false, async bulletin => bulletin.Return(await BodyAsync(), form.Reason, Time.UtcNow), "通报已退回编制单位");

    [HttpPost("publication"), Authorize(Policy = nameof(Permission.CompileBulletins))]
    public Task<IActionResult> Publish(int id, BulletinVersionForm form) => GoAsync(id, form.Version, ours: true, bulletin => Desk.PublishAsync(bulletin, Time.UtcNow, Stop), "通报已发布，各校会收到消息");

    private int Account => Viewer.AccountId!.Value;

    private async Task<Organisation> BodyAsync() =>
        await Db.Organisations.Include(o => o.Parent).SingleOrDefaultAsync(o => o.Id == Viewer.OrganisationId, Stop) ?? throw new RuleBroken("请以机构的身份批准通报");

    /// <param name="ours">Only what the offices of the viewer's own region compile; else of the districts below too.</param>
    private Task<IActionResult> GoAsync(int id, int? version, bool ours, Func<AttendanceBulletin, Task> step, string notice) => Submit(
        () => Db.AttendanceBulletins.Include(b => b.Organisation).SingleOrDefaultAsync(b => b.Id == id && b.Audience.StartsWith(Viewer.Path) && (!ours || b.Audience == Viewer.Path), Stop),
        version, step, bulletin => Redirect($"/activities/bulletins/{bulletin.Id}"), notice,
        async () => View("~/Features/Bulletins/Bulletins/Show.cshtml", await BulletinPage.OfAsync(Db, id, new ListQuery(), Stop)));
}

public sealed record BulletinVersionForm
{
    [Required]
    public int? Version { get; init; }
}

public sealed record BulletinReturnForm
{
    public int? Version { get; init; }

    [Required, StringLength(AttendanceBulletin.ReasonLength), Display(Name = "退回原因")]
    public string? Reason { get; init; }
}
