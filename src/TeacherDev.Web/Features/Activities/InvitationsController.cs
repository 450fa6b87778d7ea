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

[Route("activities/{id:int}/invitations"), Authorize(Policy = nameof(Permission.ManageActivities))]
public sealed class InvitationsController : FeatureController
{
    [HttpPost("")]
    public async Task<IActionResult> Create(int id, InvitationsForm form)
    {
        IReadOnlyList<Because> problems = [];
        return await Submit(
            () => Find(id), seen: null,
            async activity =>
            {
                var found = await NameList.FindAsync(form.Names, Db.MayBeNamedFor(activity, Today), Stop);
                problems = found.Problems;
                if (problems.Count > 0) throw new RuleBroken("名单中有 {0} 行需要核对，改好后再添加", problems.Count);
                var ofHolder = form.AllMembers ? await Db.PeopleOfHolder(activity, Today).Select(p => p.Id).ToListAsync(Stop) : [];
                if (found.Ids.Count + ofHolder.Count == 0) throw new RuleBroken("请粘贴要邀请的人");
                activity.Invite([.. found.Ids, .. ofHolder], await Db.InvitationDayAsync(id, Today, Stop));
            },
            _ => Redirect($"/activities/{id}"),
        "名单已更新", async () => View("Show", (await ActivityPage.OfAsync(Db, id, new ListQuery(), Stop))! with { Names = form with { Problems = problems } }));
    }

    [HttpPost("withdrawal")]
    public Task<IActionResult> Withdraw(int id, WithdrawalForm form) => Submit(
        () => Find(id), seen: null, activity => activity.Uninvite(form.PersonId!.Value, Today),
        _ => Redirect($"/activities/{id}"),
        "名单已更新", async () => View("Show", await ActivityPage.OfAsync(Db, id, new ListQuery(), Stop)));

    private Task<Activity?> Find(int id) => Db.Activities.RunBy(Db).SingleOrDefaultAsync(a => a.Id == id, Stop);
}

public sealed record InvitationsForm
{
    [StringLength(60_000), Display(Name = "名单")]
    public string? Names { get; init; }

    /// <summary>Everyone who belongs to the activity's studio or standing body today.</summary>
    public bool AllMembers { get; init; }

    [BindNever]
    public IReadOnlyList<Because> Problems { get; init; } = [];
}

public sealed record WithdrawalForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }
}
