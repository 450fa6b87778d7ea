using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Cohorts;

public sealed record CohortQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public CohortState? State { get; init; }

    [FromQuery(Name = "year")]
    public int? ProgrammeYearId { get; init; }

    public IQueryable<Cohort> Of(IQueryable<Cohort> cohorts)
    {
        if (Sought is { } sought) cohorts = cohorts.Where(c => c.SearchText.Contains(sought));
        if (State is { } state) cohorts = cohorts.Where(c => c.State == state);
        if (ProgrammeYearId is { } year) cohorts = cohorts.Where(c => c.ProgrammeYearId == year);
        return cohorts;
    }
}

public sealed record CohortRow(int Id, string Name, string? TrackCode, string? Track, Period Period, CohortState State, int Members, int Capacity, int Held, int Planned, string Organisation)
{
    /// <summary>How far the timetable is taught, 0–100; null without a timetable: not applicable is not zero.</summary>
    public int? Progress => Held + Planned == 0 ? null : 100 * Held / (Held + Planned);
}

public static class CohortList
{
    public static List<Cohort, CohortRow> Columns(TeacherDevDb db) => Columns(db, db.Sessions.ByClass(db));

    private static List<Cohort, CohortRow> Columns(TeacherDevDb db, IQueryable<ClassSession> sessions) => new List<Cohort, CohortRow>(
            c => new CohortRow(
                c.Id, c.Name,
                db.Set<TrackYear>().Where(t => t.Id == c.TrackYearId).Select(t => t.Code).FirstOrDefault(),
                db.Set<TrackYear>().Where(t => t.Id == c.TrackYearId).Select(t => t.Name).FirstOrDefault(),
                c.Period, c.State, c.Enrolments.Count(e => e.LeftOn == null), c.Capacity,
                sessions.Count(s => s.CohortId == c.Id && s.Session.State == SessionState.Closed), sessions.Count(s => s.CohortId == c.Id && s.Session.State == SessionState.Planned), c.Organisation.Name),
            c => c.SortKey, c => c.Id)
        .With("培训班", r => r.Name, c => c.SortKey, "name")
        .With("培养类别", r => new Word(r.Track))
        .With("开始日期", r => r.Period.From, c => c.Period.From, "from")
        .With("结束日期", r => r.Period.To, c => c.Period.To, "to", onPage: false)
        .With("状态", r => r.State, c => c.State, "state")
        .With("学员", r => r.Members, isNumber: true)
        .With("人数上限", r => r.Capacity, c => c.Capacity, "capacity", isNumber: true, onPage: false)
        .With("课程进度", r => r.Progress)
        .With("主办单位", r => r.Organisation, c => c.Organisation.SortKey, "organisation");

    /// <summary>The programme-years the viewer may see, newest first, and their tracks, as one choice, each with the days it has its training held.</summary>
    public static async Task<IReadOnlyList<SelectListItem>> PlacesAsync(TeacherDevDb db, CancellationToken stop)
    {
        var years = await db.ProgrammeYears.AsNoTracking().OrderByDescending(y => y.Year).ThenBy(y => y.Programme.Code)
            .Select(y => new { y.Id, y.Programme.Name, y.Label, y.Window }).ToListAsync(stop);
        var tracks = (await db.ProgrammeYears.AsNoTracking().SelectMany(y => y.Tracks).OrderBy(t => t.Position).Select(t => new { t.ProgrammeYearId, t.Id, t.Code, t.Name, t.Window }).ToListAsync(stop)).ToLookup(t => t.ProgrammeYearId);
        return [.. years.SelectMany(y => tracks[y.Id].Select(t => new SelectListItem($"{y.Name} {y.Label} / {t.Code} {t.Name}{Days(t.Window ?? y.Window)}", CohortForm.PlaceOf(y.Id, t.Id)))
            .Append(new SelectListItem($"{y.Name} {y.Label}{Days(y.Window)}", CohortForm.PlaceOf(y.Id, null))))];
    }

    private static string Days(Period? window) => window is { } days ? string.Create(CultureInfo.InvariantCulture, $" · {days.From:yyyy-MM-dd} – {days.To:yyyy-MM-dd}") : "";

    public static async Task<IReadOnlyList<SelectListItem>> YearsAsync(TeacherDevDb db, CancellationToken stop) =>
        await db.ProgrammeYears.AsNoTracking().Where(y => db.Cohorts.Any(c => c.ProgrammeYearId == y.Id)).OrderByDescending(y => y.Year).ThenBy(y => y.Programme.Code)
            .Select(y => new SelectListItem(y.Programme.Name + " " + y.Label, y.Id.ToString())).ToListAsync(stop);
}

public sealed record CohortIndex(ListPage<CohortRow> Cohorts, CohortQuery Query, IReadOnlyList<SelectListItem> Years, bool MayManage, bool MayChoose);
