using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Activities;

/// <summary>授课人 of an activity.</summary>
[Route("activities/{id:int}/givers"), Authorize(Policy = nameof(Permission.ManageActivities))]
public sealed class GiversController : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, GiversForm form)
    {
        IReadOnlyList<Because> problems = [];
        return await Submit(
            () => Find(id), seen: null,
            async activity =>
            {
                var found = await NameList.FindAsync(form.Givers, Db.MayBeNamedFor(activity, Today), Stop);
                problems = found.Problems;
                if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再添加", problems.Count);
                activity.GiveBy(found.Ids);
            },
            _ => Redirect($"/activities/{id}"), "授课人已更新", async () => View("~/Features/Activities/Show.cshtml", (await ActivityPage.OfAsync(Db, id, new ListQuery(), Stop))! with { GiverNames = form with { Problems = problems } }));
    }

    [HttpPost("withdrawal")]
    public Task<IActionResult> Withdraw(int id, WithdrawalForm form) => Submit(
        () => Find(id), seen: null, activity => activity.NoLongerGiveBy(form.PersonId!.Value),
        _ => Redirect($"/activities/{id}"), "授课人已更新", async () => View("~/Features/Activities/Show.cshtml", await ActivityPage.OfAsync(Db, id, new ListQuery(), Stop)));

    private Task<Activity?> Find(int id) => Db.Activities.Include(a => a.Givers).RunBy(Db).SingleOrDefaultAsync(a => a.Id == id, Stop);
}

public sealed record GiversForm
{
    [Required, StringLength(400), Display(Name = "授课人")]
    public string? Givers { get; init; }

    [BindNever]
    public IReadOnlyList<Because> Problems { get; init; } = [];
}
