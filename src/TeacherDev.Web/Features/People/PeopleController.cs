using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.People;

[Route("people")]
public sealed class PeopleController(FieldCipher cipher) : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadPeople))]
    public async Task<IActionResult> Index(PersonQuery query)
    {
        var people = query.Of(Db);
        if (query.WantsWorkbook) return (await PersonList.Columns(Db).WorkbookAsync(people, query, T, Stop)).ToFile(T["教师名册"]);
        return View(new PersonIndex(await PersonList.Columns(Db).PageAsync(people, query, Stop), query, await PersonIndex.SchoolsAsync(Db, Stop), Viewer.May(Permission.ManagePeople)));
    }

    // A person's own file is always theirs; the scope filter decides for everyone else.
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id) => await PersonFile.OfAsync(Db, cipher, id, Today, Stop) is { } file ? View(file) : NotFound();

    [HttpGet("new"), Authorize(Policy = nameof(Permission.ManagePeople))]
    public async Task<IActionResult> New() => View(await FormAsync(new PersonForm { Key = Guid.NewGuid(), Since = Today }));

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManagePeople))]
    public Task<IActionResult> Create(PersonForm form) => Create(
        form.Key, already: () => Db.People.SingleOrDefaultAsync(p => p.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var school = await Db.Organisations.SingleOrDefaultAsync(o => o.Id == form.OrganisationId && o.Path.StartsWith(Viewer.Path), Stop) ?? throw new RuleBroken("请选择您管理范围内的单位");
            var person = new Person(form.Name!, school, form.Since ?? Today, form.Key);
            form.WriteTo(person, cipher);
            return person;
        },
        done: person => RedirectToAction(nameof(Show), new { id = person.Id }), "教师信息已保存", again: async () => View("New", await FormAsync(form)));

    [HttpGet("{id:int}/edit"), Authorize(Policy = nameof(Permission.ManagePeople))]
    public async Task<IActionResult> Edit(int id) =>
        await Find(id) is { } person ? View(await FormAsync(PersonForm.From(person))) : NotFound();

    [HttpPost("{id:int}"), Authorize(Policy = nameof(Permission.ManagePeople))]
    public Task<IActionResult> Update(int id, PersonForm form) => Submit(
        () => Find(id), form.Version,
        person =>
        {
            person.Rename(form.Name!);
            form.WriteTo(person, cipher);
        },
        person => RedirectToAction(nameof(Show), new { id = person.Id }), "教师信息已保存", async () => View("Edit", await FormAsync(form with { Id = id })));

    // Everyone sees one's own file; it is kept by whoever has the school in reach.
    private Task<Person?> Find(int id) => Db.People.SingleOrDefaultAsync(p => p.Id == id && p.Organisation.Path.StartsWith(Viewer.Path), Stop);

    private async Task<PersonForm> FormAsync(PersonForm form) => form with { Schools = await PersonIndex.SchoolsAsync(Db, Stop) };
}
