using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>合班: which classes may sit in a session beside the one that leads it.</summary>
public sealed class JointClasses(TeacherDevDb db)
{
    /// <summary>The other classes of the same programme-year within the viewer's reach, while they may be taught.</summary>
    public IQueryable<Cohort> ChoicesFor(int cohortId)
    {
        var (path, all) = (db.Viewer.Path, db.AllCohorts);
        return db.Cohorts.IgnoreAutoIncludes().AsNoTracking().Where(c => c.Id != cohortId && all.Any(l => l.Id == cohortId && l.ProgrammeYearId == c.ProgrammeYearId) && c.Organisation.Path.StartsWith(path)
            && c.State != CohortState.Completed && c.State != CohortState.Archived).OrderBy(c => c.SortKey).ThenBy(c => c.Id);
    }

    /// <summary>The classes that are to sit in a session beside the leading one: those chosen, and those that others of wider reach have put there.</summary>
    /// <param name="session">Null for a new one.</param>
    /// <exception cref="RuleBroken">One of them is not there to choose.</exception>
    public async Task<IReadOnlyList<Cohort>> BesideAsync(int cohortId, Session? session, IEnumerable<int>? chosen, CancellationToken stop = default)
    {
        var wanted = (chosen ?? []).Where(id => id != cohortId).Distinct().ToList();
        var found = wanted.Count == 0 ? [] : await ChoicesFor(cohortId).Where(c => wanted.Contains(c.Id)).ToListAsync(stop);
        if (found.Count < wanted.Count) throw new RuleBroken("请选择同一项目中由您安排的培训班");
        return [.. found, .. await BeyondAsync(session, stop)];
    }

    /// <summary>Classes of a session that the viewer can neither choose nor leave out.</summary>
    public async Task<IReadOnlyList<Cohort>> BeyondAsync(Session? session, CancellationToken stop = default)
    {
        var (ids, path) = (session is { IsJoint: true } ? session.CohortIds.Skip(1).ToList() : [], db.Viewer.Path);
        return ids.Count == 0 ? [] : await db.AllCohorts.IgnoreAutoIncludes().Where(c => ids.Contains(c.Id) && !c.Organisation.Path.StartsWith(path)).OrderBy(c => c.SortKey).ThenBy(c => c.Id).ToListAsync(stop);
    }
}
