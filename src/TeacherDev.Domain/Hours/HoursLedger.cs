using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>Reads accounts from the database: one person's statement, or what everybody has and owes.</summary>
public sealed class HoursLedger(TeacherDevDb db)
{
    /// <returns>Null when the person is out of the viewer's reach; without goals when no rule set governs.</returns>
    public async Task<HoursStatement?> StatementAsync(int personId, DateOnly day, CancellationToken stop = default) => (await AccountAsync(personId, day, stop))?.On(day);

    /// <returns>Null when the person is out of the viewer's reach.</returns>
    public async Task<HoursAccount?> AccountAsync(int personId, DateOnly day, CancellationToken stop = default)
    {
        var holder = await Holders(db.People.Where(p => p.Id == personId)).SingleOrDefaultAsync(stop);
        if (holder is null) return null;
        var entries = await db.LedgerOf(personId).Where(e => e.Day <= day).ToListAsync(stop);
        var rules = await db.RulesOfAsync(holder.Path, day, stop);
        var exemptions = await db.ExemptionsOf(personId).ToListAsync(stop);
        var forfeited = await db.ForfeitedClosings.Where(f => f.PersonId == personId).Select(f => f.ClosingId).ToHashSetAsync(stop);
        return new HoursAccount(rules, rules is null ? HoursAudience.Teacher : holder.AudienceOn(day, rules), entries, exemptions, holder.Since, forfeited);
    }

    /// <summary>
    /// What everybody of <paramref name="people"/> has and owes, by id: a fixed number of commands whatever their number, the ledger read row by row,
    /// so that memory grows with the people and not with their rows. Someone whom no rule set governs is left out.
    /// </summary>
    public async IAsyncEnumerable<HoursStanding> StandingsAsync(IQueryable<Person> people, DateOnly day, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var held in HeldAsync(people, await RuleSetsAsync(stop), day, stop)) yield return held.Under(held.Rules, day);
    }

    /// <summary>What a draft would leave short of those whom <paramref name="rules"/> govern on a day and the viewer may see. Writes nothing.</summary>
    public async Task<HoursTrial> TrialAsync(HoursRuleSet rules, HoursRuleSet draft, DateOnly day, CancellationToken stop = default)
    {
        var met = new List<(string, bool, bool)>();
        await foreach (var held in HeldAsync(db.People.Where(p => p.Organisation.Path.StartsWith(rules.Path)), await RuleSetsAsync(stop), day, stop, draft.LooksBackTo(day)))
        {
            if (held.Rules.Id != rules.Id || held.Under(rules, day) is not { Current: { } now }) continue;
            met.Add((held.Holder.Path, now.IsMet, held.Under(draft, day).Current is not { IsMet: false }));
        }
        var districts = await db.Organisations.Where(o => o.Kind == OrganisationKind.Bureau).Select(o => new { o.Path, o.Name }).ToListAsync(stop);
        return HoursTrial.Of(met, districts.ConvertAll(d => (d.Path, d.Name)));
    }

    /// <summary>Everyone in reach who owes hours in the period that closes next.</summary>
    public async Task<List<HoursShortfall>> ShortAsync(DateOnly day, CancellationToken stop = default)
    {
        var shortfalls = new List<HoursShortfall>();
        await foreach (var standing in StandingsAsync(db.People, day, stop))
        {
            if (standing.Current is { IsMet: false } goal) shortfalls.Add(new(standing.PersonId, goal.Certified, goal.Required, goal.Owed, goal.Deadline, standing.Rules.RuleVersion, standing.Rules.IsUnverified));
        }
        return shortfalls;
    }

    /// <param name="from">The first day of the ledger that is read, where it is before what the rules look back to.</param>
    private async IAsyncEnumerable<Held> HeldAsync(IQueryable<Person> people, List<HoursRuleSet> ruleSets, DateOnly day, [EnumeratorCancellation] CancellationToken stop, DateOnly? from = null)
    {
        if (ruleSets.Count == 0) yield break;
        var governing = new Dictionary<string, HoursRuleSet?>(StringComparer.Ordinal);
        var holders = await Holders(people.OrderBy(p => p.Id)).ToListAsync(stop);
        var exemptions = (await db.AllHoursExemptions.Where(e => people.Any(p => p.Id == e.PersonId)).ToListAsync(stop)).ToLookup(e => e.PersonId);
        var forfeited = (await db.ForfeitedClosings.ToListAsync(stop)).ToLookup(f => f.PersonId, f => f.ClosingId);
        var first = ruleSets.Select(r => r.LooksBackTo(day)).Append(from ?? day).Min();
        await using var rows = Rows(people, first, day).AsAsyncEnumerable().GetAsyncEnumerator(stop);
        var isRow = await rows.MoveNextAsync();
        foreach (var holder in holders)
        {
            var mine = new List<HoursRow>();
            while (isRow && rows.Current.PersonId < holder.PersonId) isRow = await rows.MoveNextAsync();
            for (; isRow && rows.Current.PersonId == holder.PersonId; isRow = await rows.MoveNextAsync()) mine.Add(rows.Current);
            if (!governing.TryGetValue(holder.Path, out var rules)) governing[holder.Path] = rules = HoursRuleSet.Governing(ruleSets, holder.Path, day);
            if (rules is not null) yield return new(holder, rules, mine, [.. exemptions[holder.PersonId]], forfeited[holder.PersonId].ToHashSet());
        }
    }

    /// <summary>Whoever certified them: what a city's class earned counts in the school's list, too.</summary>
    private IQueryable<HoursRow> Rows(IQueryable<Person> people, DateOnly from, DateOnly to) =>
        from entry in db.AllHoursEntries
        where entry.Day >= @from && entry.Day <= to && people.Select(p => p.Id).Contains(entry.PersonId)
        orderby entry.PersonId, entry.Day
        select new HoursRow(entry.Id, entry.PersonId, entry.Day, entry.Part, entry.Mode, entry.Kind, entry.SourceKind, entry.SourceId, entry.Hours.Tenths);

    private static IQueryable<Holder> Holders(IQueryable<Person> people) => people.AsNoTracking().Select(p => new Holder(p.Id, p.Organisation.Path, p.Organisation.Kind, p.TeachingSince));

    private Task<List<HoursRuleSet>> RuleSetsAsync(CancellationToken stop) => db.HoursRuleSets.AsNoTracking().ToListAsync(stop);

    /// <summary>All that is needed to reckon one person's hours.</summary>
    /// <param name="Rules">Those that govern.</param>
    private sealed record Held(Holder Holder, HoursRuleSet Rules, List<HoursRow> Rows, List<HoursExemption> Exemptions, HashSet<int> Forfeited)
    {
        public HoursStanding Under(HoursRuleSet rules, DateOnly day) => new(Holder.PersonId, rules, new HoursReckoning<HoursRow>(rules, Holder.AudienceOn(day, rules), Exemptions, Holder.Since, Forfeited).On(day, Rows).Goals);
    }

    private sealed record Holder(int PersonId, string Path, OrganisationKind Kind, DateOnly? Since)
    {
        /// <summary>Staff of institutes and teacher colleges are 教研员; who began to teach within a year is new, where the rules ask something of the new.</summary>
        public HoursAudience AudienceOn(DateOnly day, HoursRuleSet rules) =>
            Kind is OrganisationKind.Institute or OrganisationKind.TeacherCollege or OrganisationKind.DevelopmentCentre ? HoursAudience.Researcher
            : Since > day.AddYears(-1) && rules.Requirements.Any(r => r.Audience == HoursAudience.NewTeacher) ? HoursAudience.NewTeacher
            : HoursAudience.Teacher;
    }
}

/// <summary>What one person has and owes on a day.</summary>
/// <param name="Goals">The nearest deadline first; empty when the rules ask nothing of this person.</param>
public sealed record HoursStanding(int PersonId, HoursRuleSet Rules, IReadOnlyList<HoursGoal> Goals)
{
    public HoursGoal? Current => Goals.Count > 0 ? Goals[0] : null;

    public HoursGoal? Cycle => Goals.FirstOrDefault(g => g.PeriodKind == HoursPeriodKind.Cycle);

    /// <summary>Without parts, modes and years: what a list of thousands keeps in memory.</summary>
    internal HoursStanding Brief() => this with { Goals = [.. Goals.Where(g => g == Current || g == Cycle).Select(g => g with { Parts = [], Modes = [], Years = [] })] };
}

/// <param name="Missing">学时 still owed in the period that closes next.</param>
/// <param name="Deadline">That period's last day.</param>
/// <param name="RuleVersion">The rule set that asks for it, by code and version.</param>
public sealed record HoursShortfall(int PersonId, Kernel.Hours Certified, Kernel.Hours Required, Kernel.Hours Missing, DateOnly Deadline, string RuleVersion, bool IsUnverified);
