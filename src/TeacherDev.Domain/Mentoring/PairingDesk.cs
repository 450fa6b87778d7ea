using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

/// <summary>Makes pairings from people in the database. The mentee must be in the viewer's reach; the mentor may come from another school of the same city.</summary>
public sealed class PairingDesk(TeacherDevDb db, TimeProvider clock)
{
    /// <summary>
    /// Makes and saves a pairing, alone among all who pair: two at once could close a circle that neither sees. The mentee's school signs by making it; a body
    /// above it proposes.
    /// </summary>
    /// <exception cref="RuleBroken">Someone is not found, or a rule of <see cref="PairingPlan"/> or <see cref="Pairing"/> is broken.</exception>
    public Task<Pairing> PairAsync(int mentorId, int menteeId, PairingTerms terms, Guid idempotencyKey, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync(Subject.Pairings, stop);
        var (mentor, mentee) = await PartiesAsync(mentorId, menteeId, terms.Period.From, stop);
        var pairing = db.Add(new PairingPlan(await StandingAsync(mentorId, menteeId, stop)).Pair(mentor, mentee, terms, idempotencyKey)).Entity;
        if (db.Viewer.OrganisationId == pairing.OrganisationId) pairing.Sign(PairingSide.School, clock.UtcNow, db.Viewer.AccountId);
        await db.SaveChangesAsync(stop);
        return pairing;
    }, stop);

    /// <summary>What is allowed but unusual about a pairing that could be made.</summary>
    public async Task<IReadOnlyList<Because>> WarningsAsync(int mentorId, int menteeId, PairingTerms terms, CancellationToken stop = default)
    {
        var (mentor, mentee) = await PartiesAsync(mentorId, menteeId, terms.Period.From, stop);
        return [.. new PairingPlan(await StandingAsync(mentorId, menteeId, stop)).Warnings(mentor, mentee, terms.Kind)];
    }

    private async Task<(PairingParty Mentor, PairingParty Mentee)> PartiesAsync(int mentorId, int menteeId, DateOnly from, CancellationToken stop)
    {
        var mentee = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == menteeId, stop) ?? throw new RuleBroken("请选择您管理范围内的徒弟");
        var region = db.Viewer.Region;
        var mentor = await db.AllPeople.SingleOrDefaultAsync(p => p.Id == mentorId && p.Organisation.Path.StartsWith(region), stop) ?? throw new RuleBroken("请选择师傅");
        return (PairingParty.Of(mentor, from), PairingParty.Of(mentee, from));
    }

    /// <summary>What stands of both, and of those whom the mentee leads, rung by rung: there are few rungs.</summary>
    private async Task<List<Pairing>> StandingAsync(int mentorId, int menteeId, CancellationToken stop)
    {
        var found = await db.AllPairings.Standing().Where(p => p.MentorId == mentorId || p.MenteeId == mentorId || p.MentorId == menteeId || p.MenteeId == menteeId).ToListAsync(stop);
        var seen = new HashSet<int> { menteeId };
        for (var rung = found.Where(p => p.MentorId == menteeId).Select(p => p.MenteeId).ToList(); rung.Count > 0;)
        {
            seen.UnionWith(rung);
            var leaders = rung;
            var next = await db.AllPairings.Standing().Where(p => leaders.Contains(p.MentorId)).ToListAsync(stop);
            found.AddRange(next);
            rung = [.. next.Select(p => p.MenteeId).Where(id => !seen.Contains(id)).Distinct()];
        }
        return [.. found.DistinctBy(p => p.Id)];
    }
}
