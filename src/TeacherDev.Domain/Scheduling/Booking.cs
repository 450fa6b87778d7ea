using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Checks a planned session and marks its classes, trainer and venue in the same save: of two people who give the same hall or the same
/// half-day of a class away at once, the second meets a version that moved on, and is checked again.
/// </summary>
public sealed class Booking(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">The day lies outside the years of planning, the class is closed, or the venue or trainer is not one the viewer may use.</exception>
    public async Task<ClashReport> ReserveAsync(SessionPlan plan, CancellationToken stop = default)
    {
        await MarkAsync([plan], stop);
        return await new Clashes(db).OfAsync(plan, stop);
    }

    /// <summary>The same for several sessions of one class or activity that are saved together.</summary>
    /// <exception cref="RuleBroken">A day lies outside the years of planning, the class is closed, or a venue or trainer is not one the viewer may use.</exception>
    public async Task<ClashReport> ReserveAllAsync(IReadOnlyList<SessionPlan> plans, CancellationToken stop = default)
    {
        await MarkAsync(plans, stop);
        var span = new Period(plans.Min(p => p.Slot.Day), plans.Max(p => p.Slot.Day));
        var calendar = await new Calendars(db).WorkingDaysAsync(span, stop);
        return ClashReport.Of(await new Clashes(db).OfEachAsync(plans, stop), calendar.IsProvisional(span.From.Year) || calendar.IsProvisional(span.To.Year));
    }

    /// <summary>Marks that sessions are put there, without a check.</summary>
    internal async Task MarkAsync(IReadOnlyList<SessionPlan> plans, CancellationToken stop)
    {
        foreach (var plan in plans) plan.Slot.MustBePlannable();
        // A class that sits in with others may lie beyond the reach of whoever leads.
        foreach (var id in plans.SelectMany(p => p.Classes).Distinct()) (await db.CohortsToChange.SingleAsync(c => c.Id == id, stop)).Book();
        foreach (var id in plans.Select(p => p.VenueId).OfType<int>().Distinct())
            (await db.Venues.SingleOrDefaultAsync(v => v.Id == id, stop) ?? throw new RuleBroken("请选择您可以使用的场地")).Book();
        foreach (var id in plans.Select(p => p.TrainerId).OfType<int>().Distinct())
            (await db.Trainers.SingleOrDefaultAsync(t => t.Id == id, stop) ?? throw new RuleBroken("请选择您可以邀请的授课专家")).Book();
    }
}
