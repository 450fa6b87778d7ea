using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Web.Features.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Duties;

/// <summary>联系点: which researcher looks after which school, from when to when.</summary>
[Route("activities/contact-schools")]
public sealed class ContactSchoolsController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadPeople))]
    public async Task<IActionResult> Index(ContactQuery query)
    {
        if (query.WantsWorkbook) return (await ContactList.Columns.WorkbookAsync(query.Of(Db), query, T, Stop)).ToFile(T["联系学校"]);
        return View(await PageAsync(query, new ContactForm { Key = Guid.NewGuid(), From = Today }));
    }

    [HttpPost(""), Authorize(Policy = nameof(Permission.ManageContactSchools))]
    public Task<IActionResult> Create(ContactForm form) => Create(
        form.Key, already: () => Db.ContactSchools.SingleOrDefaultAsync(c => c.IdempotencyKey == form.Key, Stop),
        make: async () =>
        {
            var person = await new NameList(Db).FindOneAsync(form.Researcher, Stop);
            if (!await Db.People.AnyAsync(p => p.Id == person && p.Organisation.Kind != OrganisationKind.School, Stop)) throw new RuleBroken("“{0}”不是教研员，联系学校由教研员负责", form.Researcher!);
            var school = await Db.Organisations.SingleOrDefaultAsync(o => o.Id == form.OrganisationId && o.Path.StartsWith(Viewer.Path), Stop) ?? throw new RuleBroken("请选择您管理范围内的学校");
            return new ContactSchool(person, school, form.From!.Value, form.Key);
        },
        done: _ => Redirect("/activities/contact-schools"), "联系学校已登记", again: async () => View("Index", await PageAsync(new ContactQuery(), form)));

    [HttpPost("{id:int}/end"), Authorize(Policy = nameof(Permission.ManageContactSchools))]
    public Task<IActionResult> End(int id) => Submit(
        () => Db.ContactSchools.SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(Viewer.Path), Stop), seen: null,
        contact => contact.End(Today < contact.From ? contact.From : Today), _ => Redirect("/activities/contact-schools"), "联系已结束",
        async () => View("Index", await PageAsync(new ContactQuery(), new ContactForm { Key = Guid.NewGuid(), From = Today })));

    private async Task<ContactIndex> PageAsync(ContactQuery query, ContactForm form) =>
        new(await ContactList.Columns.PageAsync(query.Of(Db), query, Stop), query, form with { Schools = Viewer.May(Permission.ManageContactSchools) ? await PersonIndex.SchoolsAsync(Db, Stop) : [] }, Viewer.May(Permission.ManageContactSchools));
}

public sealed record ContactForm
{
    [Required, StringLength(80), Display(Name = "教研员")]
    public string? Researcher { get; init; }

    [Required, Display(Name = "学校")]
    public int? OrganisationId { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    public Guid Key { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Schools { get; init; } = [];
}

public sealed record ContactQuery : ListQuery
{
    /// <summary>Also those that are over.</summary>
    [FromQuery(Name = "ended")]
    public bool Ended { get; init; }

    public IQueryable<Contact> Of(Domain.Data.TeacherDevDb db)
    {
        var contacts = from contact in db.ContactSchools.AsNoTracking()
                       where Ended || contact.To == null
                       join card in db.PersonCards on contact.PersonId equals card.Id
                       select new Contact { Link = contact, Card = card };
        return Sought is { } sought ? contacts.Where(c => c.Card.SearchText.Contains(sought) || c.Link.Organisation.SearchText.Contains(sought)) : contacts;
    }
}

/// <summary>A link with the researcher's card.</summary>
public sealed class Contact
{
    public required ContactSchool Link { get; init; }

    public required PersonCard Card { get; init; }
}

public sealed record ContactRow(int Id, int PersonId, string Name, string Body, string? Subject, string School, bool IsRural, DateOnly From, DateOnly? To);

public sealed record ContactIndex(ListPage<ContactRow> Contacts, ContactQuery Query, ContactForm Form, bool MayManage);

public static class ContactList
{
    public static List<Contact, ContactRow> Columns { get; } = new List<Contact, ContactRow>(
            c => new ContactRow(c.Link.Id, c.Card.Id, c.Card.Name, c.Card.School, c.Card.Subject, c.Link.Organisation.Name, c.Link.Organisation.IsRural, c.Link.From, c.Link.To), c => c.Card.SortKey, c => c.Link.Id)
        .With("教研员", r => r.Name, c => c.Card.SortKey, "name")
        .With("单位", r => r.Body, c => c.Card.School, "body")
        .With("学科", r => new Word(r.Subject), c => c.Card.Subject, "subject")
        .With("联系学校", r => r.School, c => c.Link.Organisation.SortKey, "school")
        .With("开始日期", r => r.From, c => c.Link.From, "from")
        .With("结束日期", r => r.To, c => c.Link.To, "to");
}
