using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>专家不可用: the page of the trainer then tells which planned sessions the new time meets.</summary>
[Route("trainers/{id:int}/absences"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class TrainerAbsencesController : FeatureController
{
    [HttpPost("")]
    public Task<IActionResult> Create(int id, HalfDaysForm form) => Change(id, trainer => trainer.Excuse(form.When(), form.Reason), "不可用时间已登记", form);

    [HttpPost("removal")]
    public Task<IActionResult> Remove(int id, HalfDaysRemovalForm form) => Change(id, trainer => trainer.Return(form.TimeId!.Value), "不可用时间已删除", new HalfDaysForm());

    private Task<IActionResult> Change(int id, Action<Trainer> change, string notice, HalfDaysForm form) => Submit(
        () => Db.Trainers.SingleOrDefaultAsync(t => t.Id == id && t.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null, change,
        _ => Redirect($"/trainers/{id}"), notice, async () => View("~/Features/Scheduling/Trainers/Show.cshtml", await TrainerPage.OfAsync(Db, id, form, new WeekChoice(), Today, Stop)));
}
