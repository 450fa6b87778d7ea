using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Assessment;

/// <param name="Subjects">Studios of the cycle.</param>
/// <param name="Changed">Results that are new or differ from before; 0 when the same data are compiled again.</param>
public sealed record Compiled(int Subjects, int Changed, int Excellent);

/// <summary>
/// Compiles a cycle from what counts: first the gatherings, some studios at a time, then one query per measure and all results in one
/// transaction; the same data to the same results. A result once published is left as it is; what came late becomes its next revision.
/// </summary>
public sealed class Compilation(TeacherDevDb db, EvidenceBook evidence)
{
    private const int StudiosAStep = 50;

    /// <param name="now">The instant as of which evidence counts.</param>
    /// <exception cref="RuleBroken">The cycle does not exist or holds no studio.</exception>
    public Task<Compiled> CompileAsync(int cycleId, DateTime now, CancellationToken stop = default) => CompileAsync(cycleId, now, (_, _) => Task.CompletedTask, stop);

    /// <param name="now">The instant as of which evidence counts.</param>
    /// <param name="step">Told before each step how many are done of how many; when it throws, no result is changed.</param>
    /// <exception cref="RuleBroken">The cycle does not exist or holds no studio.</exception>
    public async Task<Compiled> CompileAsync(int cycleId, DateTime now, Func<int, int, Task> step, CancellationToken stop)
    {
        var batches = (await StudiosAsync(await CycleAsync(db.AssessmentCycles.AsNoTracking(), cycleId, stop), stop)).Keys.Order().Chunk(StudiosAStep).ToList();
        foreach (var (done, batch) in batches.Index())
        {
            await step(done, batches.Count + 1);
            await CountGatheringsAsync(cycleId, batch, now, stop);
        }
        await step(batches.Count, batches.Count + 1);
        return await db.WriteAsync(() => GradeAsync(cycleId, now, stop), stop);
    }

    /// <summary>Publishes every figure that waits.</summary>
    /// <returns>How many results were published.</returns>
    public Task<int> PublishAsync(AssessmentCycle cycle, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var waiting = await db.AssessmentResults.Where(r => r.CycleId == cycle.Id && r.PublishedAt == null).ToListAsync(stop);
        if (waiting.Count == 0) throw new RuleBroken("没有等待发布的考核结果，请先汇总");
        waiting.ForEach(r => r.Publish(now));
        cycle.MarkPublished(now);
        await db.SaveChangesAsync(stop);
        return waiting.Count;
    }, stop);

    private Task<int> CountGatheringsAsync(int cycleId, int[] studioIds, DateTime now, CancellationToken stop) => db.WriteAsync(async () =>
    {
        await evidence.CountGatheringsAsync(studioIds, (await CycleAsync(db.AssessmentCycles.AsNoTracking(), cycleId, stop)).Counted, now, stop);
        return studioIds.Length;
    }, stop);

    private async Task<Compiled> GradeAsync(int cycleId, DateTime now, CancellationToken stop)
    {
        var cycle = await CycleAsync(db.AssessmentCycles, cycleId, stop);
        var studios = await StudiosAsync(cycle, stop);
        var counted = await CountedAsync(cycle, studios.Keys, now, stop);
        var graded = new Grading(cycle.Scheme).Grade([.. studios.Values.Select(s => Facts(cycle, s, counted[s.Id]))]);
        var changed = await KeepAsync(cycle, graded, studios, counted, now, stop);
        if (changed > 0 || cycle.State == CycleState.Open) cycle.MarkCompiled(now);
        await db.SaveChangesAsync(stop);
        return new Compiled(graded.Count, changed, graded.Count(g => g.Grade == Grade.Excellent));
    }

    private static async Task<AssessmentCycle> CycleAsync(IQueryable<AssessmentCycle> cycles, int cycleId, CancellationToken stop) =>
        await cycles.Include(c => c.Scheme).Include(c => c.Organisation).SingleOrDefaultAsync(c => c.Id == cycleId, stop) ?? throw new RuleBroken("没有这个考核周期，请刷新页面");

    /// <exception cref="RuleBroken">There is none.</exception>
    private async Task<Dictionary<int, Assessed>> StudiosAsync(AssessmentCycle cycle, CancellationToken stop)
    {
        var (reach, from, to) = (cycle.Organisation.Reach, cycle.Counted.From, cycle.Counted.To);
        var studios = await db.Studios.Where(s => s.Organisation.Path.StartsWith(reach) && s.Term.From <= to && s.Term.To >= from)
            .Select(s => new Assessed(s.Id, s.OrganisationId, s.Term.From)).ToDictionaryAsync(s => s.Id, stop);
        return studios.Count > 0 ? studios : throw new RuleBroken("{0}没有工作室可考核", cycle.Organisation.Name);
    }

    private async Task<ILookup<int, Evidence>> CountedAsync(AssessmentCycle cycle, IReadOnlyCollection<int> studioIds, DateTime now, CancellationToken stop) =>
        (await db.Evidence.AsNoTracking().CountedAt(now).Within(cycle.Counted.From, cycle.Counted.To)
            .Where(e => e.SubjectKind == AssessmentSubject.Studio && studioIds.Contains(e.SubjectId)).ToListAsync(stop)).ToLookup(e => e.SubjectId);

    private static SubjectFacts Facts(AssessmentCycle cycle, Assessed studio, IEnumerable<Evidence> counted)
    {
        var gatherings = counted.Where(e => e.Kind == EvidenceKind.Gathering).ToList();
        var measures = new Dictionary<Measure, Measured>
        {
            [Measure.VisitsConfirmed] = new(counted.Count(e => e.Kind == EvidenceKind.Visit)),
            [Measure.GatheringsHeld] = new(gatherings.Count),
            [Measure.GatheringAttendance] = new(gatherings.Sum(e => e.Amount), gatherings.Sum(e => e.OutOf)),
        };
        var positions = cycle.Scheme.Indicators.ToDictionary(i => i.Id, i => i.Position);
        var manual = cycle.ManualScores.Where(s => s.SubjectId == studio.Id).ToDictionary(s => positions[s.IndicatorId], s => s.Points);
        return new(studio.Id, studio.Since.AddMonths(cycle.Scheme.UngradedMonths) > cycle.Counted.To.AddDays(1), measures, manual);
    }

    private async Task<int> KeepAsync(AssessmentCycle cycle, IReadOnlyList<GradedSubject> graded, Dictionary<int, Assessed> studios, ILookup<int, Evidence> counted, DateTime now, CancellationToken stop)
    {
        var latest = (await db.AssessmentResults.Where(r => r.CycleId == cycle.Id).ToListAsync(stop)).GroupBy(r => r.StudioId).ToDictionary(g => g.Key, g => g.MaxBy(r => r.Revision)!);
        var changed = 0;
        foreach (var subject in graded)
        {
            var hash = AssessmentResult.HashOf(subject, counted[subject.SubjectId]);
            var before = latest.GetValueOrDefault(subject.SubjectId);
            if (before?.ContentHash == hash) continue;
            changed++;
            if (before is { PublishedAt: null }) before.Take(subject, counted[subject.SubjectId], hash, now);
            else db.Add(new AssessmentResult(cycle, subject.SubjectId, studios[subject.SubjectId].OrganisationId, (before?.Revision ?? 0) + 1, subject, counted[subject.SubjectId], hash, now));
        }
        return changed;
    }

    private sealed record Assessed(int Id, int OrganisationId, DateOnly Since);
}
