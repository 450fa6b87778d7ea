using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

/// <summary>Makes pairings from people in the database. The mentee must be in the viewer's reach; the mentor may come from another school of the same city.</summary>
public sealed class PairingDesk(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">Someone is not found, or a rule of <see cref="PairingPlan"/> or <see cref="Pairing"/> is broken.</exception>
    public async Task<Pairing> PairAsync(int mentorId, int menteeId, PairingKind kind, Period period, string? goal, Guid idempotencyKey, CancellationToken stop = default)
    {
        var (mentor, mentee) = await PartiesAsync(mentorId, menteeId, period.From, stop);
        return new PairingPlan(await ActiveAsync(mentorId, menteeId, stop)).Pair(mentor, mentee, kind, period, goal, idempotencyKey);
    }

    /// <summary>What is allowed but unusual about a pairing that could be made.</summary>
    public async Task<IReadOnlyList<Because>> WarningsAsync(int mentorId, int menteeId, PairingKind kind, DateOnly from, CancellationToken stop = default)
    {
        var (mentor, mentee) = await PartiesAsync(mentorId, menteeId, from, stop);
        return [.. new PairingPlan(await ActiveAsync(mentorId, menteeId, stop)).Warnings(mentor, mentee, kind)];
    }

    private async Task<(PairingParty Mentor, PairingParty Mentee)> PartiesAsync(int mentorId, int menteeId, DateOnly from, CancellationToken stop)
    {
        var mentee = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == menteeId, stop) ?? throw new RuleBroken("请选择您管理范围内的徒弟");
        var region = db.Viewer.Region;
        var mentor = await db.AllPeople.SingleOrDefaultAsync(p => p.Id == mentorId && p.Organisation.Path.StartsWith(region), stop) ?? throw new RuleBroken("请选择师傅");
        return (Party(mentor, from), Party(mentee, from));
    }

    private Task<List<Pairing>> ActiveAsync(int mentorId, int menteeId, CancellationToken stop) =>
        db.AllPairings.Where(p => p.State == PairingState.Active && (p.MentorId == mentorId || p.MenteeId == mentorId || p.MentorId == menteeId || p.MenteeId == menteeId)).ToListAsync(stop);

    private static PairingParty Party(Person person, DateOnly day) => new(
        person.Id, person.Name, person.Postings.FirstOrDefault(p => p.Period.Includes(day))?.OrganisationId ?? person.OrganisationId, person.Subject, person.Stage, person.TierOn(day), person.TeachingSince);
}
