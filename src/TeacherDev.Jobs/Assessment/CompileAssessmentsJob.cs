using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Assessment;

/// <summary>Compiles every night what is not published yet, so that the figures of the morning are those of the day before.</summary>
public sealed class CompileAssessmentsJob(TeacherDevDb db, Compilation compilation, TimeProvider clock)
{
    public async Task<Remark> RunAsync(CancellationToken stop)
    {
        var (changed, refused) = (0, new List<Remark>());
        foreach (var id in await db.AssessmentCycles.Where(c => c.State != CycleState.Published).Select(c => c.Id).ToListAsync(stop))
        {
            try { changed += (await compilation.CompileAsync(id, clock.UtcNow, stop)).Changed; }
            catch (RuleBroken rule) { refused.Add(Remark.Of(rule)); }
            db.ChangeTracker.Clear();
        }
        return refused.Count == 0 ? Remark.Of("{0} 个结果有变化", changed) : Remark.Of("{0} 个结果有变化；未汇总：{1}", changed, refused[0]);
    }
}
