using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Studios;

/// <summary>入退记录 of a studio: appoint a leader, admit members, fellows and assistants, record who leaves and why.</summary>
[Route("studios/{id:int}/members"), Authorize(Policy = nameof(Permission.ManageStudios))]
public sealed class MembershipsController(StudioYears years) : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, MembershipForm form) => Change(id, "任职已记录", async studio =>
    {
        var person = await new NameList(Db).FindOneAsync(form.Name, Stop);
        if (form.Role == StudioRole.Leader) studio.Appoint(person, form.From!.Value);
        else studio.Admit(person, form.Role!.Value, form.From!.Value);
    }, page => page with { Admission = form });

    [HttpPost("{membershipId:int}/ending")]
    public Task<IActionResult> End(int id, int membershipId, ReleaseForm form) => Change(id, "退出已记录", studio =>
    {
        studio.Release(membershipId, form.On!.Value, form.Reason!);
        return Task.CompletedTask;
    }, page => page with { Release = form, Releasing = membershipId });

    private Task<IActionResult> Change(int id, string notice, Func<Studio, Task> change, Func<StudioPage, StudioPage> withForm) => Submit(
        () => Db.Studios.SingleOrDefaultAsync(s => s.Id == id && s.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        change, _ => Redirect($"/studios/{id}#members"), notice, async () => View("Show", withForm((await StudioPage.OfAsync(Db, years, id, Today.Year, Today, Stop))!)));
}
