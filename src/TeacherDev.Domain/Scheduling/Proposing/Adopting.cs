using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling.Proposing;

/// <summary>
/// Puts the sessions where a proposal says, all of them or none. They are checked where they then stand, for two that change places are in each
/// other's way only before; and class, venue and trainer move on in version, so that whoever books at the same moment is checked again.
/// </summary>
public sealed class Adopting(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">Something has changed since it was asked for, or speaks against it now.</exception>
    public Task AdoptAsync(TimetableProposal proposal, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        proposal.Adopt();
        var moving = proposal.Sessions.Where(s => s.Moves).ToDictionary(s => s.SessionId);
        var (ids, reach) = (moving.Keys.ToList(), db.Viewer.Path);
        var sessions = await db.Sessions.Where(s => ids.Contains(s.Id) && s.Organisation.Path.StartsWith(reach)).ToListAsync(stop);
        if (sessions.Count != moving.Count) throw new RuleBroken("有的课您不能修改，请由主办单位采用");
        foreach (var session in sessions)
        {
            var to = moving[session.Id];
            to.MustStillStand(session);
            session.Move(session.Slot.On(to.NewDay!.Value, to.NewPart!.Value));
            session.Revise(session.Content() with { VenueId = to.NewVenueId });
        }
        await new Booking(db).MarkAsync([.. sessions.Select(SessionPlan.Of)], stop);
        await db.SaveChangesAsync(stop);
        foreach (var cohort in proposal.Cohorts)
            if ((await new Clashes(db).OfCohortAsync(cohort.CohortId, stop)).FirstOrDefault(c => c.Blocks && moving.ContainsKey(c.SessionId)) is { } blocked)
                throw new RuleBroken("“{0}”现在不能排在 {1}，请重新排课：{2}", blocked.Topic, blocked.Slot.ToString(), blocked.Clashes.First(c => c.Blocks).Sentence);
        return true;
    }, stop);
}
