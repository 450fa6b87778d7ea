using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Cohorts;

/// <summary>Finds the window of a plan that the viewer may use.</summary>
public sealed class TrainingWindows(TeacherDevDb db)
{
    /// <param name="trackYearId">Null for what stands outside the tracks.</param>
    /// <exception cref="RuleBroken">No such year, or no such track in it, in the viewer's sight.</exception>
    public async Task<TrainingWindow> OfAsync(int programmeYearId, int? trackYearId, CancellationToken stop = default)
    {
        var year = await db.ProgrammeYears.AsNoTracking().Where(y => y.Id == programmeYearId).Select(y => new { y.Programme.Name, y.Window }).SingleOrDefaultAsync(stop);
        var track = await db.Set<TrackYear>().AsNoTracking().Where(t => t.Id == trackYearId && t.ProgrammeYearId == programmeYearId).Select(t => new { t.Name, t.Window }).SingleOrDefaultAsync(stop);
        if (year is null || (trackYearId is not null && track is null)) throw new RuleBroken("请选择您可以查看的年度项目和培养类别");
        return new(track?.Name ?? year.Name, track?.Window ?? year.Window);
    }
}
