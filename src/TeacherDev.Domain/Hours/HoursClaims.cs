using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

/// <summary>Moves claims, and with them the ledger, each in one transaction; sees to it that one event is claimed and counted once.</summary>
public sealed class HoursClaims(TeacherDevDb db)
{
    /// <summary>The rules that govern a body on a day; of a day before all rules, those of today.</summary>
    public static HoursRuleSet? Governing(IReadOnlyCollection<HoursRuleSet> all, string path, DateOnly day, DateOnly today) =>
        HoursRuleSet.Governing(all, path, day) ?? HoursRuleSet.Governing(all, path, today);

    /// <exception cref="RuleBroken">It is not complete, or the event is claimed or counted already.</exception>
    public Task SubmitAsync(HoursClaim claim, HoursClaimAct by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        // Of two claims of one person at once, the second sees the first.
        await db.HoldAsync<Person>(claim.PersonId, stop);
        var person = await db.People.Include(p => p.Organisation).SingleAsync(p => p.Id == claim.PersonId, stop);
        var rules = Governing(await RulesAsync(stop), person.Organisation.Path, claim.Day ?? by.Day, by.Day);
        claim.Submit(person.Organisation, rules, by, await DecidesAloneAsync(person, by.Day, stop));
        var (from, to) = (claim.From!.Value, claim.Day!.Value);
        var other = await db.StandingClaimsOf(claim.PersonId).Where(c => c.Id != claim.Id && c.EventKey == claim.EventKey && c.From <= to && c.Day >= from).OrderBy(c => c.Id).FirstOrDefaultAsync(stop);
        if (other is not null) throw new RuleBroken("这次活动已经申报过：“{0}”（{1:yyyy-MM-dd} 至 {2:yyyy-MM-dd}，{3}），同一活动只申报一次", other.Title, other.From, other.Day, other.State);
        MustNotBeCounted(claim, await CountedAsync([claim], stop));
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Approves one, with other hours than claimed where a reason says why, and posts it.</summary>
    /// <exception cref="RuleBroken">It may not be approved, or the event was counted meanwhile.</exception>
    public Task ApproveAsync(HoursClaim claim, Kernel.Hours? certified, string? reason, HoursClaimAct by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await db.HoldAsync<HoursClaim>(claim.Id, stop);
        Approve(claim, certified, reason, by, await RulesAsync(stop), await PathsAsync([claim], stop), await CountedAsync([claim], stop));
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Confirms (a school) or approves as claimed (a district) many at once: each is done, or left as it is with a sentence that says why.</summary>
    /// <param name="step">Whose turn it is: the state in which claims wait for the one who decides.</param>
    /// <param name="seen">Each with the version that was on the page.</param>
    public Task<HoursClaimsDecided> DecideAsync(HoursClaimState step, IReadOnlyCollection<SeenClaim> seen, HoursClaimAct by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var ids = seen.Select(s => s.Id).Distinct().Order().ToList();
        // In one order, so that of two who decide on the same claims the second waits and then sees them decided.
        foreach (var id in ids) await db.HoldAsync<HoursClaim>(id, stop);
        var claims = await db.HoursClaims.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id).ToDictionaryAsync(c => c.Id, stop);
        var isLast = step == HoursClaimState.Confirmed;
        IReadOnlyCollection<HoursClaim> waiting = isLast ? [.. claims.Values.Where(c => c.State == step)] : [];
        var (rules, paths, counted) = (isLast ? await RulesAsync(stop) : [], await PathsAsync(waiting, stop), await CountedAsync(waiting, stop));
        var refused = new List<(HoursClaim?, Because)>();
        foreach (var (id, version) in seen.DistinctBy(s => s.Id))
        {
            try
            {
                var claim = claims.GetValueOrDefault(id) ?? throw new RuleBroken("这项申报已被取回，或不在您的管理范围内");
                if (claim.State == step && claim.Version != version) throw new RuleBroken("刚刚被他人修改过，请核对后再办理");
                if (isLast) Approve(claim, certified: null, reason: null, by, rules, paths, counted);
                else claim.Confirm(by);
            }
            catch (RuleBroken rule)
            {
                refused.Add((claims.GetValueOrDefault(id), new(rule.Text, [.. rule.Arguments])));
            }
        }
        await db.SaveChangesAsync(stop);
        return new HoursClaimsDecided(ids.Count - refused.Count, refused);
    }, stop);

    /// <summary>Takes an approved claim back and reverses its entry.</summary>
    /// <exception cref="RuleBroken">It was not approved, or no reason is given.</exception>
    public Task WithdrawAsync(HoursClaim claim, string? reason, HoursClaimAct by, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        claim.Withdraw(reason, by);
        var posted = await db.LedgerOf(claim.PersonId).SingleAsync(e => e.SourceKind == HoursSourceKind.Claim && e.SourceId == claim.Id, stop);
        db.Add(posted.Reverse(reason!, by.At));
        return await db.SaveChangesAsync(stop);
    }, stop);

    /// <summary>Whether a school's claims are decided on by this one person and by nobody else.</summary>
    private async Task<bool> DecidesAloneAsync(Person person, DateOnly day, CancellationToken stop)
    {
        var deciders = await (from grant in db.Grants.AsNoTracking()
                              where grant.Role == Role.SchoolAdmin && grant.OrganisationId == person.OrganisationId && grant.Period.From <= day && grant.Period.To >= day && grant.EndedAt == null
                              join account in db.Accounts on grant.AccountId equals account.Id
                              where account.DisabledAt == null
                              select account.PersonId).Distinct().ToListAsync(stop);
        return deciders is [{ } only] && only == person.Id;
    }

    private void Approve(HoursClaim claim, Kernel.Hours? certified, string? reason, HoursClaimAct by, IReadOnlyCollection<HoursRuleSet> rules, IReadOnlyDictionary<int, string> paths, ILookup<int, HoursEntry> counted)
    {
        if (claim.State == HoursClaimState.Confirmed) MustNotBeCounted(claim, counted);
        var governing = paths.GetValueOrDefault(claim.OrganisationId) is { } path && claim.Day is { } day ? Governing(rules, path, day, by.Day) : null;
        if (governing is null && claim.State == HoursClaimState.Confirmed) throw new RuleBroken("没有适用的学时规则，请联系培训管理员载入");
        db.Add(claim.Approve(certified, reason, governing!, by));
    }

    private static void MustNotBeCounted(HoursClaim claim, ILookup<int, HoursEntry> counted)
    {
        if (counted[claim.PersonId].FirstOrDefault(e => claim.Period!.Value.Includes(e.Day) && HoursClaim.KeyOf(e.Title) == claim.EventKey) is { } entry)
            throw new RuleBroken("“{0}”（{1:yyyy-MM-dd}）的 {2} 学时已经由{3}计入，同一活动只计一次", entry.Title, entry.Day, entry.Hours, entry.SourceKind);
    }

    /// <summary>What stands in the ledgers of the claimants from elsewhere, on the days of their claims.</summary>
    private async Task<ILookup<int, HoursEntry>> CountedAsync(IReadOnlyCollection<HoursClaim> claims, CancellationToken stop)
    {
        if (claims.Count == 0) return Array.Empty<HoursEntry>().ToLookup(e => e.PersonId);
        var (people, from, to) = (claims.Select(c => c.PersonId).Distinct().ToList(), claims.Min(c => c.From!.Value), claims.Max(c => c.Day!.Value));
        var all = db.AllHoursEntries;
        var entries = await db.LedgersOf(people).Where(e => e.Day >= from && e.Day <= to && e.SourceKind != HoursSourceKind.Claim && e.SourceKind != HoursSourceKind.Reversal
            && !all.Any(r => r.SourceKind == HoursSourceKind.Reversal && r.SourceId == e.Id && r.PersonId == e.PersonId)).ToListAsync(stop);
        return entries.ToLookup(e => e.PersonId);
    }

    private async Task<IReadOnlyDictionary<int, string>> PathsAsync(IReadOnlyCollection<HoursClaim> claims, CancellationToken stop)
    {
        var bodies = claims.Select(c => c.OrganisationId).Distinct().ToList();
        return bodies.Count == 0 ? new Dictionary<int, string>() : await db.Organisations.Where(o => bodies.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Path, stop);
    }

    private Task<List<HoursRuleSet>> RulesAsync(CancellationToken stop) => db.HoursRuleSets.AsNoTracking().ToListAsync(stop);
}

/// <param name="Done">How many were confirmed or approved.</param>
/// <param name="Refused">The others, each with why; without the claim where it is not there any more.</param>
public sealed record HoursClaimsDecided(int Done, IReadOnlyList<(HoursClaim? Claim, Because Why)> Refused);
