using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Scheduling;

[Route("trainers"), Authorize(Policy = nameof(Permission.ManageCohorts))]
public sealed class TrainersController : FeatureController
{
    private static List<Trainer, TrainerRow> Columns { get; } = new List<Trainer, TrainerRow>(t => new TrainerRow(t.Id, t.Name, t.Unit, t.Subjects, t.PersonId != null, t.Organisation.Name), t => t.SortKey, t => t.Id)
        .With("姓名", r => r.Name, t => t.SortKey, "name")
        .With("单位", r => r.Unit, t => t.Unit, "unit")
        .With("学科", r => r.Subjects)
        .With("来源", r => new Word(r.IsInside ? "内聘" : "外聘"))
        .With("登记单位", r => r.Organisation, t => t.Organisation.SortKey, "organisation");

    [HttpGet("")]
    public async Task<IActionResult> Index(ListQuery query)
    {
        var trainers = Db.Trainers.AsNoTracking();
        if (query.Sought is { } sought) trainers = trainers.Where(t => t.SearchText.Contains(sought));
        if (query.WantsWorkbook) return (await Columns.WorkbookAsync(trainers, query, T, Stop)).ToFile(T["授课专家"]);
        return View(await Columns.PageAsync(trainers, query, Stop));
    }

    [HttpGet("new")]
    public IActionResult New(string? returnUrl) => View(new TrainerForm { Key = Guid.NewGuid(), ReturnUrl = Url.IsLocalUrl(returnUrl) ? returnUrl : null });

    [HttpPost("")]
    public Task<IActionResult> Create(TrainerForm form) => Create(
        form.Key, already: () => Db.Trainers.SingleOrDefaultAsync(t => t.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var organisation = Viewer.OrganisationId ?? throw new RuleBroken("请以机构的身份新增授课专家");
            if (!form.IsInside) return Trainer.Outside(organisation, form.Name, form.Unit, form.Key, form.Subjects, form.Rank);
            var found = await new NameList(Db).FindAsync(form.Name, Stop);
            if (found.Problems is [var problem, ..]) throw new RuleBroken(problem.Text, [.. problem.Arguments]);
            if (found.Ids is not [var personId]) throw new RuleBroken("请填写一位教师的姓名或教师编号");
            var card = await Db.PersonCards.SingleAsync(c => c.Id == personId, Stop);
            return Trainer.Inside(organisation, personId, card.Name, card.School, form.Key, form.Subjects, form.Rank);
        },
        done: trainer => Url.IsLocalUrl(form.ReturnUrl) ? LocalRedirect(QueryHelpers.AddQueryString(form.ReturnUrl, "trainer", $"{trainer.Id}")) : RedirectToAction(nameof(Index)), "授课专家已保存", again: () => Task.FromResult<IActionResult>(View("New", form)));

    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, WeekChoice choice) => await TrainerPage.OfAsync(Db, id, new HalfDaysForm(), choice, Today, Stop) is { } page ? View(page) : NotFound();

    [HttpGet("{id:int}/edit")]
    public async Task<IActionResult> Edit(int id) => await Find(id) is { } trainer ? View("New", TrainerForm.Of(trainer)) : NotFound();

    [HttpPost("{id:int}")]
    public Task<IActionResult> Update(int id, TrainerForm form) => Submit(
        () => Find(id), form.Version, trainer => trainer.Revise(form.Name, form.Unit, form.Subjects, form.Rank),
        _ => RedirectToAction(nameof(Show), new { id }), "授课专家已保存", () => Task.FromResult<IActionResult>(View("New", form with { Id = id })));

    private Task<Trainer?> Find(int id) => Db.Trainers.SingleOrDefaultAsync(t => t.Id == id && t.Organisation.Path.StartsWith(Viewer.Path), Stop);
}

public sealed record TrainerRow(int Id, string Name, string Unit, string? Subjects, bool IsInside, string Organisation);
