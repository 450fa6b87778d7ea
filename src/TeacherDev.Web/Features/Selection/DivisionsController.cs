using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>分班: recognised people are divided into classes, as proposed or by hand; all classes are made or none.</summary>
[Route("calls/{id:int}/classes"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class DivisionsController(TrainingWindows windows) : FeatureController
{
    [HttpGet("")]
    public async Task<IActionResult> New(int id, DivisionBy by, int? count) => await DivisionPage.OfAsync(Db, windows, T, id, by, count, form: null, Stop) is { } page ? View(page) : NotFound();

    [HttpPost("")]
    public Task<IActionResult> Create(int id, DivisionForm form) => Submit(
        () => Db.Calls.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null, call => MakeAsync(call, form),
        call => Redirect($"/cohorts?year={call.ProgrammeYearId}"), "培训班已建立", async () => View("New", await DivisionPage.OfAsync(Db, windows, T, id, DivisionBy.Evenly, form.Classes?.Count, form, Stop)));

    private async Task MakeAsync(Call call, DivisionForm form)
    {
        (await windows.OfAsync(call.ProgrammeYearId, call.TrackYearId, Stop)).MustInclude(form.Period());
        var body = Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份新建培训班");
        var waiting = (await DivisionPage.WaitingAsync(Db, call, Stop)).Select(p => p.PersonId).ToHashSet();
        if (form.People!.Any(p => p.Class is not null && !waiting.Contains(p.PersonId))) throw new RuleBroken("名单中有人已经分班或不再是认定人员，请刷新后再分");
        var since = Today < form.From!.Value ? Today : form.From.Value;
        for (var at = 0; at < form.Classes!.Count; at++)
        {
            var people = form.People!.Where(p => p.Class == at).Select(p => p.PersonId).ToList();
            if (people.Count == 0) throw new RuleBroken("“{0}”没有人，请调整分班或减少班数", form.Classes[at].Name);
            var cohort = new Cohort(body, call.ProgrammeYearId, call.TrackYearId, form.Classes[at].Name, form.Period(), form.Classes[at].Capacity!.Value, form.Plan(), form.Classes[at].Key);
            cohort.EnrolAll(people, since);
            Db.Add(cohort);
        }
    }
}
