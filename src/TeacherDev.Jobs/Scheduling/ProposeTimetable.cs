using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Jobs.Scheduling;

/// <summary>Lets the engine search for a proposal. Begun again it comes to the same end; told to stop, it keeps the best it had.</summary>
public sealed class ProposeTimetable(TeacherDevDb db) : IBackgroundWork
{
    public const string Name = "propose-timetable";

    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);

    public string Kind => Name;

    /// <summary>The task that asks for it, under the proposal's own key: asked for twice, it is done once.</summary>
    public static BackgroundTask Ask(TimetableProposal proposal, string cohort, DateTime now) =>
        new(Name, Remark.Of("“{0}”自动排课", cohort), string.Create(CultureInfo.InvariantCulture, $$"""{"proposal":"{{proposal.IdempotencyKey}}"}"""), proposal.RequestedById, proposal.IdempotencyKey, now);

    public async Task<Remark> RunAsync(JsonElement arguments, WorkProgress progress, CancellationToken stop)
    {
        var key = arguments.GetProperty("proposal").GetGuid();
        var proposal = await db.TimetableProposals.Include(p => p.Sessions).Include(p => p.Cohorts).Include(p => p.Venues).Include(p => p.Wishes).Include(p => p.Remarks).AsSplitQuery().SingleOrDefaultAsync(p => p.IdempotencyKey == key, stop)
            ?? throw new RuleBroken("这个排课方案已经不在");
        // Answered before a process died: there is nothing left to do.
        if (proposal.State != ProposalState.Waiting) return Remark.Of("排课方案：{0}", proposal.State);
        var problem = await new ProposalProblem(db).OfAsync(proposal, stop);
        var result = await SearchAsync(problem, new TimetableOptions((ulong)proposal.Id, proposal.Effort.Moves), progress, stop);
        stop.ThrowIfCancellationRequested();
        proposal.Answer(result);
        await db.SaveChangesAsync(CancellationToken.None);
        return Remark.Of("排课方案：{0}", proposal.State);
    }

    private static async Task<TimetableResult> SearchAsync(TimetableProblem problem, TimetableOptions options, WorkProgress progress, CancellationToken stop)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var moves = 0L;
        var search = Task.Run(() => TimetableSolver.Solve(problem, options, p => Interlocked.Exchange(ref moves, p.Moves), enough.Token), CancellationToken.None);
        while (await Task.WhenAny(search, Task.Delay(Breath, CancellationToken.None)) != search)
        {
            try
            {
                await progress((int)(Interlocked.Read(ref moves) * 100 / options.Moves), 100, Remark.Of("正在排课"));
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // Whoever stops the work wants what it has so far.
                await enough.CancelAsync();
                break;
            }
        }
        return await search;
    }
}
