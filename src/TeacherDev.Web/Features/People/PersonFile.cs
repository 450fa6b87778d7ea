using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.People;

/// <summary>业务档案, first leaf: who, where since when, titles. Numbers are masked for everyone.</summary>
public sealed record PersonFile(
    int Id, string Name, string? StaffNumber, string School, SchoolStage? Stage, string? Subject, TeacherRank Rank, DateOnly? TeachingSince, string? Email,
    string? MaskedIdNumber, string? MaskedPhone, IReadOnlyList<(string School, Period Period)> Postings, IReadOnlyList<Title> Titles, DateOnly Today, bool MayEdit, bool MayAward)
{
    /// <summary>A form that was refused, with what was typed.</summary>
    public PostingForm? Posting { get; init; }

    public TitleForm? Title { get; init; }

    public int OrganisationId { get; init; }

    /// <summary>The term that is on or comes next, and when the person teaches in it.</summary>
    public Term Term { get; init; } = null!;

    public IReadOnlyList<TeachingLine> Teaching { get; init; } = [];

    /// <summary>师德处理决定; null for those who do not read them.</summary>
    public IReadOnlyList<EthicsFinding>? Ethics { get; init; }

    /// <summary>Where the person may be moved to: the organisations in the viewer's reach.</summary>
    public IReadOnlyList<SelectListItem> Destinations { get; init; } = [];

    public static async Task<PersonFile?> OfAsync(TeacherDevDb db, FieldCipher cipher, int id, DateOnly today, CancellationToken stop)
    {
        if (await db.People.AsNoTracking().Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } person) return null;
        var schools = person.Postings.Select(p => p.OrganisationId).ToList();
        var names = await db.Organisations.Where(o => schools.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, stop);
        var inReach = person.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var mayEdit = inReach && db.Viewer.May(Permission.ManagePeople);
        var term = (await new Calendars(db).TermWeeksAsync(new Period(today, today), stop)).Meant(today);
        return new PersonFile(person.Id, person.Name, person.StaffNumber, person.Organisation.Name, person.Stage, person.Subject, person.Rank, person.TeachingSince, person.Email,
            person.MaskedIdNumber(cipher), person.MaskedPhone(cipher), [.. person.Postings.OrderByDescending(p => p.Period.From).Select(p => (names[p.OrganisationId], p.Period))],
            [.. person.Titles.OrderByDescending(t => t.Period.From)], today, mayEdit, inReach && db.Viewer.May(Permission.AwardTitles))
        {
            OrganisationId = person.OrganisationId,
            Term = term,
            Teaching = await new TeachingPeriods(db).OfPersonAsync(id, term, stop),
            Ethics = inReach && db.Viewer.May(Permission.ManageEthics) ? await db.EthicsFindings.AsNoTracking().Where(f => f.PersonId == id).OrderByDescending(f => f.Id).ToListAsync(stop) : null,
            Destinations = mayEdit ? [.. (await PersonIndex.SchoolsAsync(db, stop)).Where(o => o.Value != $"{person.OrganisationId}")] : [],
        };
    }
}
