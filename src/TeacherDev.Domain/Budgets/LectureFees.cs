using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Budgets;

/// <summary>Sets what held sessions are paid, by the rule that governs their body on their day.</summary>
public sealed class LectureFees(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">No rule is loaded.</exception>
    public async Task<LectureFeeRule> RuleAsync(int organisationId, DateOnly day, CancellationToken stop = default)
    {
        var path = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Path).SingleAsync(stop);
        return LectureFeeRule.Governing(await db.LectureFeeRules.AsNoTracking().ToListAsync(stop), path, day) ?? throw new RuleBroken("没有适用的讲课费标准，请先载入标准文件");
    }

    /// <summary>Sets the rate of one held session. Classes that are taught together are paid once (domain.md §7).</summary>
    /// <exception cref="RuleBroken">Above the ceiling, not held, without a trainer, or paid in another class.</exception>
    public async Task SetAsync(Session session, LecturerRank rank, long fenPerHour, CancellationToken stop = default)
    {
        var rule = await RuleAsync(session.OrganisationId, session.Day, stop);
        if (fenPerHour > 0 && await IsPaidElsewhereAsync(session, stop)) throw new RuleBroken("“{0}”的授课专家同一时段已在另一个班登记讲课费，合班授课只付一次", session.Topic);
        var fee = await db.LectureFees.SingleOrDefaultAsync(f => f.SessionId == session.Id, stop);
        if (fee is null) db.Add(new LectureFee(session, rank, fenPerHour, rule));
        else if (fee.Rank != rank || fee.FenPerHour != fenPerHour) fee.Revise(rank, fenPerHour, rule);
    }

    private async Task<bool> IsPaidElsewhereAsync(Session session, CancellationToken stop)
    {
        var fees = db.AllLectureFees;
        var others = await (from other in db.AllSessions
                            where other.TrainerId == session.TrainerId && other.Day == session.Day && other.CohortId != session.CohortId && other.State != SessionState.Cancelled && fees.Any(f => f.SessionId == other.Id && f.FenPerHour > 0)
                            select new { other.Part, other.From, other.To }).ToListAsync(stop);
        return others.Any(o => o.Part == session.Part && (o.From is null || session.From is null || (o.From < session.To && session.From < o.To)));
    }
}
