using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Bulletins;

/// <summary>A bulletin as its reader may see it: every school's numbers, and the names of those within the reader's reach.</summary>
/// <param name="Corrected">What it corrects, where it is a counter-notice.</param>
/// <param name="CorrectedBy">The counter-notice against it that is out.</param>
/// <param name="Counter">The counter-notice that is still being written; for the region's offices.</param>
/// <param name="DecidedBy">The body that approved or returned it.</param>
/// <param name="IsOutdated">The sheets say something else by now; told to those who can do something about it.</param>
public sealed record BulletinPage(
    AttendanceBulletin Bulletin, AttendanceCount Total, int LeastRate, OtherBulletin? Corrected, OtherBulletin? CorrectedBy, OtherBulletin? Counter, string? DecidedBy,
    IReadOnlyList<BulletinSession> Sessions, ListPage<BulletinBodyRow> Bodies, IReadOnlyList<BulletinAbsenceRow> Absences, bool IsOurs, bool MayDecide, bool IsOutdated)
{
    public static async Task<BulletinPage?> OfAsync(TeacherDevDb db, int id, ListQuery query, CancellationToken stop)
    {
        var viewer = db.Viewer;
        if (await db.AttendanceBulletins.AsNoTracking().Include(b => b.Organisation).SingleOrDefaultAsync(b => b.Id == id, stop) is not { } bulletin) return null;
        var isOurs = bulletin.Audience == viewer.Path && viewer.May(Permission.CompileBulletins);
        var body = viewer.OrganisationId is null ? null : await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == viewer.OrganisationId, stop);
        var mayDecide = viewer.May(Permission.ApproveBulletins) && body is not null && bulletin.Audience.StartsWith(viewer.Path, StringComparison.Ordinal) && AttendanceBulletin.IsDecidedBy(bulletin.Organisation, body);
        var others = await db.AttendanceBulletins.AsNoTracking().Where(b => b.CorrectsId == id || b.Id == bulletin.CorrectsId).Select(b => new OtherBulletin(b.Id, b.Title, b.State, b.PublishedAt, b.Correction, b.CorrectsId)).ToListAsync(stop);
        var counter = others.Find(o => o.CorrectsId == id);
        var totals = await db.Set<BulletinBody>().Where(b => b.BulletinId == id).GroupBy(b => 1)
            .Select(g => new AttendanceCount(g.Sum(b => b.Count.Expected), g.Sum(b => b.Count.Attended), g.Sum(b => b.Count.Irregular), g.Sum(b => b.Count.Excused))).SingleOrDefaultAsync(stop);
        return new(
            bulletin, totals, await new BulletinDesk(db).LeastRateAsync(bulletin.OrganisationId, stop), others.Find(o => o.Id == bulletin.CorrectsId), counter is { IsOut: true } ? counter : null, counter is { IsOut: false } && isOurs ? counter : null,
            bulletin.DecidedById is null ? null : await db.Organisations.Where(o => o.Id == bulletin.DecidedById).Select(o => o.Name).SingleAsync(stop),
            await db.Set<BulletinSession>().AsNoTracking().Where(s => s.BulletinId == id).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id).ToListAsync(stop),
            await BulletinBodies.Columns.PageAsync(BulletinBodies.Of(db, id, query), query, stop),
            await BulletinBodies.Absences(db, id).Take(MostNames).ToListAsync(stop),
            isOurs, mayDecide, (isOurs || mayDecide) && bulletin.State != BulletinState.Corrected && await new BulletinDesk(db).IsOutdatedAsync(id, stop));
    }

    /// <summary>More names than these are read in the workbook.</summary>
    public const int MostNames = 200;

    /// <summary>Schools, sessions and names, a sheet each.</summary>
    public async Task<Workbook> WorkbookAsync(TeacherDevDb db, ListQuery query, IStringLocalizer t, CancellationToken stop)
    {
        var bodies = await BulletinBodies.Columns.SheetAsync(t["各单位出勤"], BulletinBodies.Of(db, Bulletin.Id, query), query, t, stop);
        var names = await BulletinBodies.Absences(db, Bulletin.Id).ToListAsync(stop);
        return new Workbook([
            bodies,
            new WorkbookSheet(t["场次"], Heads(t, "日期", "活动", "课题", "应到", "实到", "迟到早退", "请假", "缺勤", "到课率"), Sessions.Select(s => new[] { s.Day, s.Activity, s.Topic, s.Count.Expected, s.Count.Attended, s.Count.Irregular, s.Count.Excused, s.Count.Absent, t.Cell(s.Count.Rate.Present) })),
            new WorkbookSheet(t["缺勤名单"], Heads(t, "学校", "姓名", "日期", "时段", "活动", "课题", "情况"), names.Select(n => new[] { n.School, n.Name, n.Day, t.Cell(n.Part), n.Activity, n.Topic, t.Cell(n.Status) })),
        ]);
    }

    private static string[] Heads(IStringLocalizer t, params string[] heads) => [.. heads.Select(h => t[h].Value)];
}

public sealed record OtherBulletin(int Id, string Title, BulletinState State, DateTime? PublishedAt, string? Correction, int? CorrectsId)
{
    public bool IsOut => State.IsOut;
}

public sealed record BulletinBodyRow(int OrganisationId, string Name, AttendanceCount Count);

public sealed record BulletinAbsenceRow(string School, string Name, DateOnly Day, DayPart Part, string Activity, string Topic, AttendanceStatus Status);

public static class BulletinBodies
{
    // SQLite knows no decimals: the order is that of whole numbers, in parts of a million.
    private static readonly Expression<Func<BulletinBodyLine, object?>> ByRate = b => b.Body.Count.Expected == 0 ? 0 : 1000000L * (b.Body.Count.Attended + b.Body.Count.Excused) / b.Body.Count.Expected;

    /// <summary>The least rate first: that is what a bulletin is read for.</summary>
    public static List<BulletinBodyLine, BulletinBodyRow> Columns { get; } = new List<BulletinBodyLine, BulletinBodyRow>(b => new BulletinBodyRow(b.Body.OrganisationId, b.Body.Name, b.Body.Count), ByRate, b => b.Body.Id)
        .With("单位", r => r.Name, b => b.Organisation.SortKey, "name")
        .With("应到", r => r.Count.Expected, b => b.Body.Count.Expected, "expected", isNumber: true)
        .With("实到", r => r.Count.Attended, b => b.Body.Count.Attended, "attended", isNumber: true)
        .With("迟到早退", r => r.Count.Irregular, b => b.Body.Count.Irregular, "irregular", isNumber: true)
        .With("请假", r => r.Count.Excused, b => b.Body.Count.Excused, "excused", isNumber: true)
        .With("缺勤", r => r.Count.Absent, b => b.Body.Count.Expected - b.Body.Count.Attended - b.Body.Count.Excused, "absent", isNumber: true)
        .With("到课率", r => r.Count.Rate.Present, b => b.Body.Count.Expected == 0 ? 0 : 1000000L * b.Body.Count.Attended / b.Body.Count.Expected, "present", isNumber: true)
        .With("含请假", r => r.Count.Rate.PresentOrExcused, ByRate, "rate", isNumber: true);

    public static IQueryable<BulletinBodyLine> Of(TeacherDevDb db, int bulletinId, ListQuery query)
    {
        var bodies = from body in db.Set<BulletinBody>().AsNoTracking()
                     where body.BulletinId == bulletinId
                     join organisation in db.Organisations on body.OrganisationId equals organisation.Id
                     select new BulletinBodyLine { Body = body, Organisation = organisation };
        return query.Sought is { } sought ? bodies.Where(b => b.Organisation.SearchText.Contains(sought)) : bodies;
    }

    /// <summary>Names of people of the bodies within the viewer's reach, and of no others.</summary>
    public static IQueryable<BulletinAbsenceRow> Absences(TeacherDevDb db, int bulletinId)
    {
        var reach = db.Viewer.Path;
        return from absence in db.Set<BulletinAbsence>().AsNoTracking()
               where absence.BulletinId == bulletinId
               join organisation in db.Organisations on absence.OrganisationId equals organisation.Id
               where organisation.Path.StartsWith(reach)
               join session in db.Set<BulletinSession>() on new { absence.BulletinId, absence.SessionId } equals new { session.BulletinId, session.SessionId }
               orderby organisation.SortKey, organisation.Id, session.Day, session.Part, absence.Id
               select new BulletinAbsenceRow(organisation.Name, absence.Name, session.Day, session.Part, session.Activity, session.Topic, absence.Status);
    }
}

public sealed class BulletinBodyLine
{
    public required BulletinBody Body { get; init; }

    public required Organisation Organisation { get; init; }
}
