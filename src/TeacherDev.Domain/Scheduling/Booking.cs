using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Checks a planned session and marks its class, trainer and venue in the same save: of two people who give the same hall or the same
/// half-day of a class away at once, the second meets a version that moved on, and is checked again.
/// </summary>
public sealed class Booking(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">The class is closed, or the venue or trainer is not one the viewer may use.</exception>
    public async Task<ClashReport> ReserveAsync(SessionPlan plan, CancellationToken stop = default)
    {
        if (plan.CohortId is { } cohortId) (await db.Cohorts.SingleAsync(c => c.Id == cohortId, stop)).Book();
        if (plan.VenueId is { } venueId)
        {
            var venue = await db.Venues.SingleOrDefaultAsync(v => v.Id == venueId, stop) ?? throw new RuleBroken("请选择您可以使用的场地");
            venue.Book();
        }
        if (plan.TrainerId is { } trainerId)
        {
            var trainer = await db.Trainers.SingleOrDefaultAsync(t => t.Id == trainerId, stop) ?? throw new RuleBroken("请选择您可以邀请的授课专家");
            trainer.Book();
        }
        return await new Clashes(db).OfAsync(plan, stop);
    }
}
