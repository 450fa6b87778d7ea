using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// Changes who is in a class and who waits for it. The class is held before it is counted, so that of many who want the last seat at once
/// exactly one gets it, on either database; and whoever frees a seat gives it to the first in line in the same transaction.
/// </summary>
public sealed class Enrolling(TeacherDevDb db)
{
    /// <summary>Puts everyone on the list or no one.</summary>
    /// <returns>How many were added.</returns>
    public Task<int> EnrolAsync(int cohortId, IReadOnlyCollection<int> personIds, DateOnly since, EnrolmentRoute route = EnrolmentRoute.List, CancellationToken stop = default) =>
        ChangeAsync(cohortId, cohort => Task.FromResult(cohort.EnrolAll(personIds, since, route)), stop);

    /// <param name="day">The first day they no longer belong.</param>
    public Task<int> LeaveAsync(int cohortId, IReadOnlyCollection<int> personIds, string? reason, DateOnly day, DateOnly today, CancellationToken stop = default) => ChangeAsync(cohortId, async cohort =>
    {
        foreach (var personId in personIds) cohort.Leave(personId, reason, day);
        return await FillAsync(cohort, today, stop);
    }, stop);

    /// <summary>Moves people to another class of the viewer's, all of them or none.</summary>
    public Task<int> MoveAsync(int cohortId, int targetId, IReadOnlyCollection<int> personIds, string? reason, DateOnly day, DateOnly today, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        // In one order for all, so that two who move people to and fro do not wait for each other.
        foreach (var id in new[] { cohortId, targetId }.Distinct().Order()) await db.HoldAsync<Cohort>(id, stop);
        var (cohort, target) = (await FindAsync(cohortId, stop), await FindAsync(targetId, stop));
        foreach (var personId in personIds.Distinct()) cohort.MoveOver(target, personId, reason, day);
        await FillAsync(cohort, today, stop);
        await db.SaveChangesAsync(stop);
        return personIds.Count;
    }, stop);

    public Task<int> WaitAsync(int cohortId, IReadOnlyCollection<int> personIds, DateOnly today, CancellationToken stop = default) => ChangeAsync(cohortId, cohort =>
    {
        foreach (var personId in personIds) cohort.Wait(personId, today);
        return Task.FromResult(personIds.Count);
    }, stop);

    public Task<int> StopWaitingAsync(int cohortId, int personId, DateOnly today, CancellationToken stop = default) => ChangeAsync(cohortId, cohort =>
    {
        cohort.StopWaiting(personId, today);
        return Task.FromResult(1);
    }, stop);

    /// <summary>Enrols the viewer's own person in an open class, and nobody else: there is no way to say whom.</summary>
    /// <returns>True for a seat, false for a place in line.</returns>
    public Task<bool> SignUpAsync(int cohortId, DateOnly today, CancellationToken stop = default) => ChangeOpenAsync(cohortId, async cohort =>
    {
        var me = await db.PersonCards.Where(p => p.Id == db.Viewer.PersonId).Select(p => new Applicant(p.Id, p.Stage, p.Subject)).SingleAsync(stop);
        return cohort.SignUp(me, (await BusyAsync(cohort, [me.PersonId], stop)).GetValueOrDefault(me.PersonId), today);
    }, stop);

    /// <summary>Takes the viewer's own person out of an open class, or off its waiting list.</summary>
    public Task<int> WithdrawAsync(int cohortId, string reason, DateOnly today, CancellationToken stop = default) => ChangeOpenAsync(cohortId, async cohort =>
    {
        cohort.Withdraw(db.Viewer.PersonId!.Value, reason, today);
        return await FillAsync(cohort, today, stop);
    }, stop);

    /// <summary>Lets those who wait move up, after seats became free; saved with what freed them.</summary>
    public async Task<int> FillAsync(Cohort cohort, DateOnly today, CancellationToken stop = default) =>
        cohort is { SeatsLeft: > 0, InLine.Count: > 0 } ? cohort.FillSeats(await BusyAsync(cohort, [.. cohort.InLine.Select(w => w.PersonId)], stop), today).Count : 0;

    private Task<T> ChangeAsync<T>(int cohortId, Func<Cohort, Task<T>> change, CancellationToken stop) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Cohort>(cohortId, stop);
        var result = await change(await FindAsync(cohortId, stop));
        await db.SaveChangesAsync(stop);
        return result;
    }, stop);

    private Task<T> ChangeOpenAsync<T>(int cohortId, Func<Cohort, Task<T>> change, CancellationToken stop) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<Cohort>(cohortId, stop);
        var result = await change(await db.Cohorts.WithoutScope.WithWaiting().SingleAsync(c => c.Id == cohortId, stop));
        await db.SaveChangesAsync(stop);
        return result;
    }, stop);

    private async Task<Cohort> FindAsync(int id, CancellationToken stop) =>
        await db.Cohorts.WithWaiting().SingleOrDefaultAsync(c => c.Id == id && c.Organisation.Path.StartsWith(db.Viewer.Path), stop) ?? throw new RuleBroken("请选择您管理的培训班");

    /// <summary>Who of them is in another class, not closed yet, some day of this one's; with its name where the viewer may see it.</summary>
    private async Task<Dictionary<int, string?>> BusyAsync(Cohort cohort, IReadOnlyCollection<int> people, CancellationToken stop)
    {
        var (id, first, last) = (cohort.Id, cohort.Period.From, cohort.Period.To);
        var elsewhere = await (from other in db.AllCohorts
                               where other.Id != id && other.Period.From <= last && first <= other.Period.To && other.State != CohortState.Completed && other.State != CohortState.Archived
                               join enrolment in db.Set<Enrolment>() on other.Id equals enrolment.CohortId
                               where enrolment.LeftOn == null && people.Contains(enrolment.PersonId)
                               orderby other.Id
                               select new { enrolment.PersonId, Name = db.Cohorts.Where(c => c.Id == other.Id).Select(c => c.Name).FirstOrDefault() }).ToListAsync(stop);
        return elsewhere.GroupBy(e => e.PersonId).ToDictionary(g => g.Key, g => (string?)g.First().Name);
    }
}
