using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>评审组 of a call: its rubric, its experts, who stands aside, and the files given to them.</summary>
[Route("calls/{id:int}/panel"), Authorize(Policy = nameof(Permission.ManageCalls))]
public sealed class ReviewPanelsController(Reviewing reviewing, OpenReviewReminders open, HandReminders reminders) : FeatureController
{
    /// <param name="from">A call to take the rubric of.</param>
    [HttpGet("")]
    public async Task<IActionResult> Show(int id, int? from) => await PageAsync(id, from) is { } page ? View(page) : NotFound();

    /// <summary>Makes the panel, or changes its rubric until the first score is handed in.</summary>
    [HttpPost("")]
    public async Task<IActionResult> Save(int id, PanelForm form)
    {
        if (await CallAsync(id) is not { } call) return NotFound();
        Task<IActionResult> Again() => ShowAgainAsync(id, form);
        if (await Db.ReviewPanels.AnyAsync(p => p.CallId == id, Stop)) return await Submit(() => FindAsync(id), form.Version, panel => panel.Revise(form.Plan()), _ => Back(id), "评审组已保存", Again);
        return await Create(
            key: null, already: () => Task.FromResult<ReviewPanel?>(null), make: async () => new ReviewPanel((await Db.Calls.Include(c => c.Organisation).SingleAsync(c => c.Id == call.Id, Stop)), form.Plan()),
            done: _ => Back(id), "评审组已保存", Again);
    }

    [HttpPost("experts")]
    public Task<IActionResult> Invite(int id, ExpertsForm form) => ChangeAsync(id, async panel =>
    {
        var wanted = form.AccountIds ?? [];
        if (wanted.Count == 0) throw new RuleBroken("请先选择评审专家");
        var (region, today) = (Viewer.Region, Today);
        var known = await Db.Accounts.Where(a => wanted.Contains(a.Id) && Db.Grants.Any(g => g.AccountId == a.Id && g.Role == Role.Assessor && g.EndedAt == null && g.Period.From <= today && g.Period.To >= today)
            && (a.PersonId == null || Db.PersonCards.Any(c => c.Id == a.PersonId && Db.Organisations.Any(o => o.Id == c.OrganisationId && o.Path.StartsWith(region))))).Select(a => a.Id).ToListAsync(Stop);
        if (wanted.Except(known).Any()) throw new RuleBroken("所选账号不是评审专家，请刷新后再选");
        foreach (var account in wanted) panel.Invite(account);
    }, "评审专家已加入");

    /// <summary>An expert drops out; the open files go to the others.</summary>
    [HttpPost("dismissals")]
    public Task<IActionResult> Dismiss(int id, int accountId) => ChangeAsync(id, panel => reviewing.DismissAsync(panel.Id, accountId, Stop), "专家已退出，未评的申报已分给其他专家");

    [HttpPost("conflicts")]
    public Task<IActionResult> Avoid(int id, ConflictForm form) => ChangeAsync(id, async panel =>
    {
        var (person, school) = (form.NumberOf("p-"), form.NumberOf("o-"));
        if (!await Db.Applications.AnyAsync(a => a.CallId == id && (a.PersonId == person || a.OrganisationId == school), Stop)) throw new RuleBroken("请从名单里选择回避对象");
        panel.Avoid(form.AccountId!.Value, person, school, form.Reason);
    }, "回避已登记，重新分配后生效");

    [HttpPost("conflicts/removal")]
    public Task<IActionResult> Forget(int id, int conflictId) => ChangeAsync(id, panel => { panel.Forget(conflictId); return Task.CompletedTask; }, "回避已删除");

    [HttpPost("assignment")]
    public Task<IActionResult> Assign(int id) => ChangeAsync(id, panel => reviewing.AssignAsync(panel.Id, Stop), "已分配评审任务");

    [HttpPost("reminders")]
    public async Task<IActionResult> Remind(int id)
    {
        if (await CallAsync(id) is not { } call || await Db.ReviewPanels.AsNoTracking().SingleOrDefaultAsync(p => p.CallId == id, Stop) is not { } panel) return NotFound();
        var told = await reminders.SendAsync(await open.RemindersAsync(call, panel, Time.UtcNow, Stop), Stop);
        TempData["Notice"] = told.People == 0 ? T["没有能在站内提醒的专家，或今天已经提醒过"].Value : T["已提醒 {0} 位专家", told.People].Value;
        return Redirect($"/calls/{id}/review");
    }

    // A panel's own verbs change it here; those of the desk hold it first and read it anew, so it is not tracked.
    private Task<IActionResult> ChangeAsync(int id, Func<ReviewPanel, Task> change, string notice) =>
        Submit(() => FindAsync(id), seen: null, panel => Db.WriteAsync(async () => { await change(panel); return await Db.SaveChangesAsync(Stop); }, Stop), _ => Back(id), notice, () => ShowAgainAsync(id, form: null));

    private RedirectResult Back(int id) => Redirect($"/calls/{id}/panel");

    private Task<ReviewPanel?> FindAsync(int id) => Db.ReviewPanels.SingleOrDefaultAsync(p => p.CallId == id, Stop);

    private Task<Call?> CallAsync(int id) => Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private Task<PanelPage?> PageAsync(int id, int? from = null, PanelForm? form = null) => PanelPage.OfAsync(Db, reviewing, id, from, form, Today, Stop);

    private async Task<IActionResult> ShowAgainAsync(int id, PanelForm? form) => await PageAsync(id, from: null, form) is { } page ? View("Show", page) : NotFound();
}
