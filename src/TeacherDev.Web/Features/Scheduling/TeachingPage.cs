using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>The teaching periods of one school in one term, and the sheet that is being read in.</summary>
/// <param name="SchoolId">Null while none is chosen.</param>
/// <param name="ReadOn">When a sheet was last read; null where none was.</param>
public sealed record TeachingPage(int? SchoolId, Term Term, IReadOnlyList<SelectListItem> Schools, IReadOnlyList<Term> Terms, DateOnly? ReadOn, IReadOnlyList<TeacherWeek> Teachers)
{
    public TeachingForm Form { get; init; } = new();

    /// <summary>What was read from the form; null before the first look.</summary>
    public TeachingSheet? Sheet { get; init; }

    public int HalfDays => Teachers.Sum(t => t.HalfDays.Count);

    public static async Task<TeachingPage> OfAsync(TeacherDevDb db, TeachingChoice choice, DateOnly today, CancellationToken stop)
    {
        var schools = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith(db.Viewer.Path)).OrderBy(o => o.SortKey).ThenBy(o => o.Id)
            .Select(o => new SelectListItem(o.Name, o.Id.ToString())).ToListAsync(stop);
        var terms = await TermsAsync(db, today, stop);
        var term = terms.FirstOrDefault(t => TeachingChoice.KeyOf(t) == choice.Term) ?? terms[1];
        var school = choice.OrganisationId ?? (schools is [var only] ? int.Parse(only.Value, System.Globalization.CultureInfo.InvariantCulture) : null);
        var timetable = await db.TeachingTimetables.AsNoTracking().SingleOrDefaultAsync(t => t.OrganisationId == school && t.Year == term.Year && t.Season == term.Season, stop);
        var ids = timetable?.Periods.Select(p => p.PersonId).Distinct().ToList() ?? [];
        var cards = await db.PersonCards.Where(c => ids.Contains(c.Id)).OrderBy(c => c.SortKey).ThenBy(c => c.Id).Select(c => new { c.Id, c.Name }).ToListAsync(stop);
        var ofPerson = timetable?.Periods.ToLookup(p => p.PersonId);
        return new(school, term, schools, terms, timetable?.ReadOn,
            [.. cards.Select(c => new TeacherWeek(c.Id, c.Name, [.. ofPerson![c.Id].OrderBy(p => WeekdayNames.Place(p.Weekday)).ThenBy(p => p.Part).Select(p => new TeachingLine(p.PersonId, p.Weekday, p.Part, p.Lessons))]))]);
    }

    /// <summary>The term before, the one that is on or comes next, and the one after it.</summary>
    internal static async Task<IReadOnlyList<Term>> TermsAsync(TeacherDevDb db, DateOnly today, CancellationToken stop)
    {
        var weeks = await new Domain.Scheduling.Calendars(db).TermWeeksAsync(new Period(today.AddYears(-1), today.AddYears(1)), stop);
        var now = weeks.Meant(today);
        var before = weeks.Meant(now.Period.From.AddDays(-210));
        return [before, now, weeks.Meant(now.Period.To.AddDays(1))];
    }
}

public sealed record TeacherWeek(int PersonId, string Name, IReadOnlyList<TeachingLine> HalfDays);
