using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

/// <summary>
/// Moves applications and, in the same transaction, the lists they stand on. A list is held before it is counted, so that of many who want
/// the last place at once exactly one gets it, on either database.
/// </summary>
public sealed class Nominating(TeacherDevDb db, Eligibility eligibility, EthicsVeto ethics)
{
    /// <summary>Passes applications at a step: at 学校推荐 and 区县初审 onto the list of the body whose step it is, all of them or none.</summary>
    /// <param name="applicationIds">In the order in which they are to stand.</param>
    /// <param name="byPanel">The experts' scores decided; where a call has a panel, nothing else does.</param>
    public Task<int> ApproveAsync(int callId, SelectionStep step, IReadOnlyList<int> applicationIds, Act by, string? remark = null, bool byPanel = false, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var call = await CallAsync(callId, stop);
        if (step == SelectionStep.Experts && !byPanel && await db.AllReviewPanels.AnyAsync(p => p.CallId == callId, stop)) throw new RuleBroken("“{0}”由评审组评审，请在“评审结果”里按得分办理", call.Title);
        var applications = await ApplicationsAsync(call, applicationIds, stop);
        await ethics.MustNotStandAsync([.. applications.Select(a => a.PersonId)], by.Day, stop);
        foreach (var ofBody in await ByBodyAsync(step, applications, stop))
        {
            var quota = ofBody.Key is { } body ? await HoldAsync(call, body, stop) : null;
            foreach (var application in ofBody)
            {
                quota?.Nominate(application, call, by);
                application.Approve(call, step, by, remark);
            }
        }
        await db.SaveChangesAsync(stop);
        return applications.Count;
    }, stop);

    /// <summary>A school proposes teachers of its own in this order: whoever has not applied gets a file that the school may complete.</summary>
    /// <exception cref="RuleBroken">Somebody misses a hard rule, is further on already, or there is no place: then nobody is proposed.</exception>
    public Task<int> ProposeAsync(int callId, IReadOnlyList<int> personIds, Act by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var call = await CallAsync(callId, stop);
        var people = (await db.People.Include(p => p.Organisation).Where(p => personIds.Contains(p.Id)).ToListAsync(stop)).ToDictionary(p => p.Id);
        if (personIds.FirstOrDefault(id => !people.ContainsKey(id)) is > 0) throw new RuleBroken("名单里有不在您管理范围内的教师，请刷新后再选");
        await ethics.MustNotStandAsync(personIds, by.Day, stop);
        var judgements = await eligibility.JudgeAsync(call, personIds, stop);
        var known = (await db.Applications.Where(a => a.CallId == callId && personIds.Contains(a.PersonId)).ToListAsync(stop)).ToDictionary(a => a.PersonId);
        var proposed = new List<int>();
        foreach (var person in personIds.Distinct().Select(id => people[id]))
        {
            if (known.GetValueOrDefault(person.Id) is not { } application) db.Add(application = new Application(call, person, Guid.NewGuid()));
            try
            {
                if (application.IsWithApplicant) application.SubmitBySchool(call, person, judgements[person.Id], by);
            }
            catch (RuleBroken broken)
            {
                throw new RuleBroken("{0}：{1}", person.Name, new Because(broken.Text, [.. broken.Arguments]));
            }
            await db.SaveChangesAsync(stop);
            proposed.Add(application.Id);
        }
        return await ApproveAsync(callId, SelectionStep.School, proposed, by, stop: stop);
    }, stop);

    /// <summary>Returns one step back; whoever gets it back has the place free again.</summary>
    public Task ReturnAsync(int applicationId, Act by, string? reason, CancellationToken stop = default) =>
        LeaveAsync(applicationId, (application, call) => application.Return(call, application.At, by, reason), stop);

    public Task RejectAsync(int applicationId, Act by, string? reason, CancellationToken stop = default) =>
        LeaveAsync(applicationId, (application, call) => application.Reject(call, application.At, by, reason), stop);

    /// <summary>Does not pass many, each with its reason, and takes them off the lists.</summary>
    public Task<int> RejectAllAsync(int callId, IReadOnlyDictionary<int, string> reasons, Act by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var call = await CallAsync(callId, stop);
        var applications = await ApplicationsAsync(call, [.. reasons.Keys], stop);
        foreach (var application in applications) application.Reject(call, application.At, by, reasons[application.Id]);
        var bodies = await db.AllQuotas.Where(q => q.CallId == callId && q.Nominations.Any(n => reasons.Keys.Contains(n.ApplicationId))).Select(q => q.OrganisationId).OrderBy(id => id).ToListAsync(stop);
        foreach (var body in bodies)
        {
            var quota = await HoldAsync(call, body, stop);
            foreach (var id in reasons.Keys) quota.Release(id);
        }
        return await db.SaveChangesAsync(stop);
    }, stop);

    public Task WithdrawAsync(int applicationId, Act by, CancellationToken stop = default) =>
        LeaveAsync(applicationId, (application, _) => application.Withdraw(by), stop);

    /// <summary>The list of a body under a call, held to the end of the transaction; made where there is none yet.</summary>
    public async Task<Quota> HoldAsync(Call call, int organisationId, CancellationToken stop = default)
    {
        var own = db.AllQuotas.Where(q => q.CallId == call.Id && q.OrganisationId == organisationId);
        if (await own.Select(q => (int?)q.Id).SingleOrDefaultAsync(stop) is not { } id)
        {
            // The call is held, so that two do not make the same list.
            await db.HoldAsync<Call>(call.Id, stop);
            if (await own.SingleOrDefaultAsync(stop) is { } made) return made;
            var quota = new Quota(call.Id, await db.Organisations.SingleAsync(o => o.Id == organisationId, stop));
            db.Add(quota);
            await db.SaveChangesAsync(stop);
            return quota;
        }
        await db.HoldAsync<Quota>(id, stop);
        return await own.Include(q => q.Organisation).SingleAsync(stop);
    }

    private Task<bool> LeaveAsync(int applicationId, Action<Application, Call> leave, CancellationToken stop) => db.WriteAsync(async () =>
    {
        var application = await db.Applications.SingleOrDefaultAsync(a => a.Id == applicationId, stop) ?? throw new RuleBroken("请选择您可以办理的申报");
        var call = await CallAsync(application.CallId, stop);
        leave(application, call);
        // Lists of steps it has not passed any more: its own school's when it is back there, the district's when it came from there.
        var standing = await db.AllQuotas.Where(q => q.CallId == call.Id && q.Nominations.Any(n => n.ApplicationId == applicationId)).Select(q => new { q.Id, q.OrganisationId }).ToListAsync(stop);
        foreach (var list in standing.Where(l => !StillStands(application, l.OrganisationId)))
        {
            var quota = await HoldAsync(call, list.OrganisationId, stop);
            quota.Release(applicationId);
        }
        await db.SaveChangesAsync(stop);
        return true;
    }, stop);

    /// <summary>A school's list keeps what is still on its way beyond the school; every other list lets go of what it has not passed.</summary>
    private static bool StillStands(Application application, int organisationId) =>
        application.State == ApplicationState.Pending && (organisationId == application.OrganisationId ? application.At > SelectionStep.School : application.At > SelectionStep.District);

    private async Task<Call> CallAsync(int id, CancellationToken stop) => await db.Calls.SingleOrDefaultAsync(c => c.Id == id, stop) ?? throw new RuleBroken("请选择您可以查看的遴选通知");

    private async Task<IReadOnlyList<Application>> ApplicationsAsync(Call call, IReadOnlyList<int> ids, CancellationToken stop)
    {
        var found = (await db.Applications.Where(a => a.CallId == call.Id && ids.Contains(a.Id)).ToListAsync(stop)).ToDictionary(a => a.Id);
        return [.. ids.Distinct().Select(id => found.GetValueOrDefault(id) ?? throw new RuleBroken("请选择您可以办理的申报"))];
    }

    /// <summary>Whose list an application goes onto at a step: its school's, the bureau's above the school, or nobody's.</summary>
    private async Task<ILookup<int?, Application>> ByBodyAsync(SelectionStep step, IReadOnlyList<Application> applications, CancellationToken stop)
    {
        if (step == SelectionStep.School) return applications.ToLookup(a => (int?)a.OrganisationId);
        if (step != SelectionStep.District) return applications.ToLookup(_ => (int?)null);
        var schools = applications.Select(a => a.OrganisationId).Distinct().ToList();
        var paths = await db.Organisations.AsNoTracking().Where(o => schools.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Path, stop);
        var bureaux = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.Bureau).Select(o => new { o.Id, o.Path }).ToListAsync(stop);
        return applications.ToLookup(a => bureaux.Where(b => paths[a.OrganisationId].StartsWith(b.Path, StringComparison.Ordinal)).MaxBy(b => b.Path.Length)?.Id);
    }
}
