using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Assessment;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Assessment;

/// <param name="Unscored">Manual indicators that nobody has scored yet, over all studios.</param>
/// <param name="Waiting">Results that are compiled and not published.</param>
public sealed record CyclePage(
    int Id, int Year, string Organisation, string Scheme, string SchemeVersion, bool IsUnverified, int QuotaPercent, TiePolicy TiePolicy, Period Counted, CycleState State, DateTime? CompiledAt,
    DateTime? PublishedAt, ListPage<ResultRow> Results, ResultQuery Query, IReadOnlyDictionary<Grade, int> Grades, int Unscored, int Waiting, CompilingNow? Task, bool MayManage, Guid Key)
{
    public bool IsCompiling => Task is { IsOver: false };

    public static async Task<CyclePage?> OfAsync(TeacherDevDb db, int id, IQueryable<AssessmentResult> results, ResultQuery query, CancellationToken stop)
    {
        if (await db.AssessmentCycles.AsNoTracking().Include(c => c.Scheme).Include(c => c.Organisation).SingleOrDefaultAsync(c => c.Id == id, stop) is not { } cycle) return null;
        var latest = new ResultQuery().Of(db, db.AssessmentResults.Where(r => r.CycleId == id));
        var grades = await latest.GroupBy(r => r.Grade).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var manual = cycle.Scheme.Indicators.Count(i => i.Measure == Measure.Manual) * grades.Values.Sum();
        var scheme = cycle.Scheme;
        return new(cycle.Id, cycle.Year, cycle.Organisation.Name, scheme.Name, scheme.VersionText, scheme.IsUnverified, scheme.QuotaPercent, scheme.TiePolicy, cycle.Counted, cycle.State, cycle.CompiledAt,
            cycle.PublishedAt, await ResultList.Columns(db).PageAsync(results, query, stop), query, grades, Math.Max(0, manual - cycle.ManualScores.Count),
            await latest.CountAsync(r => r.PublishedAt == null, stop), await CompilingNow.OfAsync(db, cycle, stop), db.Viewer.May(Permission.ManageAssessments), Guid.NewGuid());
    }
}

/// <summary>The last compiling that was asked for, while it matters.</summary>
public sealed record CompilingNow(int Id, TaskState State, int Percent, Remark? Remark, DateTime? FinishedAt)
{
    public bool IsOver => State is TaskState.Done or TaskState.Failed or TaskState.Cancelled;

    public static IQueryable<BackgroundTask> Of(TeacherDevDb db, int cycleId)
    {
        var arguments = string.Create(CultureInfo.InvariantCulture, $$"""{"cycle":{{cycleId}}}""");
        return db.BackgroundTasks.Where(t => t.Kind == CompileAssessment.Name && t.Arguments == arguments);
    }

    public static async Task<CompilingNow?> OfAsync(TeacherDevDb db, AssessmentCycle cycle, CancellationToken stop) =>
        await Of(db, cycle.Id).AsNoTracking().OrderByDescending(t => t.Id).FirstOrDefaultAsync(stop) is { } task ? new(task.Id, task.State, task.Percent, task.Remark, task.FinishedAt) : null;
}
