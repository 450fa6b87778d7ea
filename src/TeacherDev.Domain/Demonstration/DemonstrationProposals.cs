using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Demonstration;

/// <summary>The teacher's class was put to the engine, and somebody has yet to say whether the proposal is adopted.</summary>
internal sealed class DemonstrationProposals(TeacherDevDb db)
{
    private const int Weeks = 5;
    private const long Moves = 200_000;

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var (teacher, tomorrow) = (city.Players["teacher"].Id, city.Today.AddDays(1));
        var days = new Period(tomorrow, tomorrow.AddDays(7 * Weeks));
        var cohort = await db.Cohorts.AsNoTracking().Where(c => c.Enrolments.Any(e => e.PersonId == teacher && e.LeftOn == null)).OrderBy(c => c.Id).FirstAsync(stop);
        var sessions = await db.Sessions.AsNoTracking().OnlyOf([cohort.Id]).Where(s => s.State == SessionState.Planned && s.Day >= days.From && s.Day <= days.To).OrderBy(s => s.Id).ToListAsync(stop);
        if (sessions.Count == 0) return;
        var plan = new ProposalPlan(
            cohort.OrganisationId, [cohort.Id], days, [DayPart.Morning, DayPart.Afternoon], [Weekday.Wednesday, Weekday.Thursday, Weekday.Saturday], [], TimetableWishes.Usual.Strengths, [sessions[0].Id], ProposalEffort.Quick);
        var proposal = new TimetableProposal(plan, sessions, accountId: null, city.Dice.Key());
        db.Add(proposal);
        await db.SaveChangesAsync(stop);
        proposal.Answer(TimetableSolver.Solve(await new ProposalProblem(db).OfAsync(proposal, stop), new((ulong)proposal.Id, Moves), stop: stop));
        await db.SaveChangesAsync(stop);
    }
}
