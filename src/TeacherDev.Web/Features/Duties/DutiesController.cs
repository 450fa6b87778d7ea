using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.People;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Duties;

/// <summary>教研员职责 and 每学期开课: who gave how many of the lessons that a term asks for; every number opens onto the sessions behind it.</summary>
[Route("activities/duties")]
public sealed class DutiesController : FeatureController
{
    [HttpGet(""), Authorize(Policy = nameof(Permission.ReadPeople))]
    public Task<IActionResult> Index(DutyQuery query) => ListAsync(query, DutyHolder.Researcher, "教研员职责");

    [HttpGet("lessons"), Authorize(Policy = nameof(Permission.ReadPeople))]
    public Task<IActionResult> Lessons(DutyQuery query) => ListAsync(query, DutyHolder.Teacher, "每学期开课");

    [HttpGet("people/{id:int}"), Authorize(Policy = nameof(Permission.ReadPeople))]
    public async Task<IActionResult> Show(int id, string? term) => await PersonAsync(id, term) is { } page ? View(page) : NotFound();

    /// <summary>One's own.</summary>
    [HttpGet("mine"), Authorize(Policy = nameof(Permission.ReadCohorts))]
    public async Task<IActionResult> Mine(string? term) => Viewer.PersonId is { } me && await PersonAsync(me, term) is { } page ? View("Show", page) : NotFound();

    private async Task<IActionResult> ListAsync(DutyQuery query, DutyHolder holder, string title)
    {
        if (!Enum.IsDefined(query.State)) query = query with { State = DutyState.Lacking };
        var terms = await TermsAsync();
        var term = DutyTerms.Chosen(terms, query.TermFrom);
        var (duties, columns) = (query.Of(Db, term.Period, holder), DutyList.Columns(Db));
        if (query.WantsWorkbook) return (await columns.WorkbookAsync(duties, query, T, Stop)).ToFile(T[title]);
        var page = await columns.PageAsync(duties, query, Stop);
        var subjects = await Db.People.Where(p => p.Subject != null && (p.Organisation.Kind == OrganisationKind.School) == (holder == DutyHolder.Teacher)).Select(p => p.Subject!).Distinct().OrderBy(s => s).ToListAsync(Stop);
        var copied = query.State == DutyState.Lacking && page.Total is > 0 and <= DutyIndex.MostCopied ? await columns.RowsAsync(duties, DutyIndex.MostCopied, Stop) : [];
        var hasRules = page.Total > 0 || await Db.DutiesIn(term.Period, holder).AnyAsync(Stop);
        return View("Index", new DutyIndex(page, query, holder, term, terms, holder == DutyHolder.Teacher ? await PersonIndex.SchoolsAsync(Db, Stop) : [], subjects, copied, hasRules));
    }

    private async Task<DutyPage?> PersonAsync(int id, string? key)
    {
        var person = await Db.People.AsNoTracking().Where(p => p.Id == id).Select(p => new { p.Name, Body = p.Organisation.Name, p.Organisation.Kind }).SingleOrDefaultAsync(Stop);
        if (person is null) return null;
        var terms = await TermsAsync();
        var term = DutyTerms.Chosen(terms, key);
        var holder = DutyRule.IsOf(DutyHolder.Researcher, person.Kind) ? DutyHolder.Researcher : DutyHolder.Teacher;
        var duties = await Db.DutiesIn(term.Period, holder).Where(d => d.Person.Id == id).OrderBy(d => d.Rule.Id).Select(d => new { d.Rule.Id, d.Done }).ToListAsync(Stop);
        var ids = duties.ConvertAll(d => d.Id);
        var rules = await Db.DutyRules.AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(Stop);
        var contacts = await Db.ContactSchools.AsNoTracking().Where(c => c.PersonId == id).OrderBy(c => c.From).Select(c => new ContactLine(c.OrganisationId, c.Organisation.Name, c.From, c.To)).ToListAsync(Stop);
        var given = await Db.Given(term.Period).Where(g => g.PersonId == id).OrderBy(g => g.Day).ThenBy(g => g.Id).ToListAsync(Stop);
        return new(id, person.Name, person.Body, term, terms, [.. rules.Select(r => new DutyOfTerm(r, duties.Single(d => d.Id == r.Id).Done, [.. given.Where(g => Counts(r, g, contacts))]))], given, contacts, Viewer.PersonId == id);
    }

    // The same as the statement that counts, told session by session.
    private static bool Counts(DutyRule rule, GivenSession given, IReadOnlyList<ContactLine> contacts) =>
        rule.Kinds.Any(k => k.Kind == given.Kind) && (!rule.AtContactSchool || contacts.Any(c => c.SchoolId == given.HostSchoolId && c.From <= given.Day && (c.To is null || given.Day <= c.To)));

    private Task<IReadOnlyList<Term>> TermsAsync() => DutyTerms.OfAsync(Db, Today, Stop);
}

/// <param name="Given">Everything that the person gave in the term, whether or not it counts.</param>
public sealed record DutyPage(int PersonId, string Name, string Body, Term Term, IReadOnlyList<Term> Terms, IReadOnlyList<DutyOfTerm> Duties, IReadOnlyList<GivenSession> Given, IReadOnlyList<ContactLine> Contacts, bool IsOwn);

public sealed record DutyOfTerm(DutyRule Rule, int Done, IReadOnlyList<GivenSession> Sessions);

/// <param name="To">The last day; null while it lasts.</param>
public sealed record ContactLine(int SchoolId, string School, DateOnly From, DateOnly? To);
