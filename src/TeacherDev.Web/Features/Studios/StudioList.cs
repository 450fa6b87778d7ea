using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Studios;

public enum PaceFilter
{
    [Display(Name = "落后")] Behind,
    [Display(Name = "有待确认")] Pending,
    [Display(Name = "已完成到校")] Done,
}

public sealed record StudioQuery : ListQuery
{
    [FromQuery(Name = "pace")]
    public PaceFilter? Pace { get; init; }

    [FromQuery(Name = "year"), Range(2000, 2100)]
    public int? Year { get; init; }
}

public sealed record StudioRow(int Id, string Name, string Organisation, string? Leader, int Assessments);

/// <summary>The obligation board: every studio's visits, gathering and assessment of a year.</summary>
/// <param name="Owed">Null where no programme-year sets a duty.</param>
/// <param name="Visits">By studio; those without a visit are absent.</param>
public sealed record StudioFigures(int Year, DateOnly Today, StudioYear? Owed, IReadOnlyDictionary<int, int> Gatherings, IReadOnlyDictionary<int, VisitCount> Visits)
{
    public VisitCount Of(StudioRow studio) => Visits.GetValueOrDefault(studio.Id);

    /// <summary>Done minus due: negative when behind; null where nothing is owed.</summary>
    public int? Difference(StudioRow studio) => Owed?.Pace.Difference(Of(studio).Confirmed, Today);

    /// <summary>Whether its leader is to be told: a visit that only waits for the school's confirmation is not held against the studio.</summary>
    public bool IsBehind(StudioRow studio) => Owed?.Pace.Difference(Of(studio).Confirmed + Of(studio).Pending, Today) < 0;
}

/// <summary>
/// The studios of the board. What they did is counted apart, for the rows of a page only; in the query itself it stands just where a filter or
/// an order asks for it.
/// </summary>
public sealed class StudioList(TeacherDevDb db, StudioYears years, StudioYear? owed, int year, DateOnly today)
{
    private readonly IQueryable<StudioVisit> visits = years.Visits(Period.Year(year));

    /// <summary>Studios whose term touches the year.</summary>
    public IQueryable<Studio> Of(IQueryable<Studio> studios, StudioQuery query)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        studios = studios.Where(s => s.Term.From <= last && s.Term.To >= first);
        if (query.Sought is { } sought)
            studios = studios.Where(s => s.SearchText.Contains(sought) || db.PersonCards.Any(c => c.SearchText.Contains(sought) && s.Memberships.Any(m => m.PersonId == c.Id && m.Role == StudioRole.Leader)));
        var due = owed?.Pace.DueBy(today) ?? 0;
        var all = owed?.Visits ?? 0;
        return query.Pace switch
        {
            PaceFilter.Behind => studios.Where(s => visits.Count(v => v.StudioId == s.Id && v.State == VisitState.Confirmed) < due),
            PaceFilter.Pending => studios.Where(s => visits.Any(v => v.StudioId == s.Id && v.State == VisitState.Logged)),
            PaceFilter.Done => studios.Where(s => visits.Count(v => v.StudioId == s.Id && v.State == VisitState.Confirmed) >= all),
            _ => studios,
        };
    }

    /// <param name="figures">What the cells say; the page's own cells are the view's.</param>
    public List<Studio, StudioRow> Columns(StudioFigures? figures = null) => new List<Studio, StudioRow>(
            s => new StudioRow(
                s.Id, s.Name, s.Organisation.Name,
                s.Memberships.Where(m => m.Role == StudioRole.Leader && m.Period.From <= today && m.Period.To >= today).Join(db.PersonCards, m => m.PersonId, c => c.Id, (m, c) => c.Name).FirstOrDefault(),
                db.AssessmentResults.Any(r => r.StudioId == s.Id && r.Year == year && r.PublishedAt != null) ? 1 : 0),
            s => s.SortKey, s => s.Id)
        .With("工作室", r => r.Name, s => s.SortKey, "name")
        .With("主持人", r => r.Leader)
        .With("单位", r => r.Organisation, onPage: false)
        .With("到校", r => figures?.Of(r).Confirmed, s => visits.Count(v => v.StudioId == s.Id && v.State == VisitState.Confirmed), "visits", isNumber: true)
        .With("应到校", _ => owed?.Visits, onPage: false)
        .With("待确认", r => figures?.Of(r).Pending, s => visits.Count(v => v.StudioId == s.Id && v.State == VisitState.Logged), "pending", isNumber: true)
        .With("全员集中", r => figures?.Gatherings.GetValueOrDefault(r.Id), isNumber: true)
        .With("考核", r => r.Assessments, isNumber: true)
        .With("最近到校", r => figures?.Of(r).Last, s => visits.Where(v => v.StudioId == s.Id).Max(v => (DateOnly?)v.Day), "last")
        .With("进度", r => figures?.Difference(r), s => visits.Count(v => v.StudioId == s.Id && v.State == VisitState.Confirmed), "pace");
}

/// <param name="Behind">Every studio whose leader is to be told, for the text to copy.</param>
public sealed record StudioBoard(ListPage<StudioRow> Studios, StudioQuery Query, StudioFigures Figures, IReadOnlyList<StudioRow> Behind, bool MayManage)
{
    public int Year => Figures.Year;

    public StudioYear? Owed => Figures.Owed;

    public DateOnly Today => Figures.Today;
}
