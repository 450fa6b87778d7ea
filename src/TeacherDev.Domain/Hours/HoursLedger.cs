using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
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

    /// <summary>What somebody is expected at in these days and is not closed: sessions still to come, and held ones that nobody has closed yet.</summary>
    public async Task<IReadOnlyList<PlannedHours>> PlannedAsync(int personId, Period days, CancellationToken stop = default)
    {
        var (from, to) = (days.From, days.To);
        return await (from session in db.ExpectingSessions(personId)
                      where session.State == SessionState.Planned && session.Day >= @from && session.Day <= to
                      where !db.AttendanceMarks.Any(m => m.SessionId == session.Id && m.PersonId == personId && (m.Status == AttendanceStatus.Absent || m.Status == AttendanceStatus.Excused))
                      join activity in db.AllActivities on session.ActivityId equals activity.Id into activities
                      from activity in activities.DefaultIfEmpty()
                      orderby session.Day, session.Part, session.Id
                      select new PlannedHours(session.Id, session.Day, session.Part, session.Mode, activity == null ? null : activity.Kind, session.Hours)).ToListAsync(stop);
    }

    /// <summary>
    /// What everybody of <paramref name="people"/> has and owes, by id: a fixed number of commands whatever their number, the ledger read row by row,
    /// so that memory grows with the people and not with their rows. Someone whom no rule set governs is left out.
    /// </summary>
    public async IAsyncEnumerable<HoursStanding> StandingsAsync(IQueryable<Person> people, DateOnly day, [EnumeratorCancellation] CancellationToken stop = default)
    {
        var ruleSets = await RuleSetsAsync(stop);
        if (ruleSets.Count == 0) yield break;
        var governing = new Dictionary<string, HoursRuleSet?>(StringComparer.Ordinal);
        var holders = await Holders(people.OrderBy(p => p.Id)).ToListAsync(stop);
        var exemptions = (await db.AllHoursExemptions.Where(e => people.Any(p => p.Id == e.PersonId)).ToListAsync(stop)).ToLookup(e => e.PersonId);
        var forfeited = (await db.ForfeitedClosings.ToListAsync(stop)).ToLookup(f => f.PersonId, f => f.ClosingId);
        await using var rows = Rows(people, ruleSets.Min(r => r.LooksBackTo(day)), day).AsAsyncEnumerable().GetAsyncEnumerator(stop);
        var isRow = await rows.MoveNextAsync();
        foreach (var holder in holders)
        {
            var mine = new List<HoursRow>();
            while (isRow && rows.Current.PersonId < holder.PersonId) isRow = await rows.MoveNextAsync();
            for (; isRow && rows.Current.PersonId == holder.PersonId; isRow = await rows.MoveNextAsync()) mine.Add(rows.Current);
            if (!governing.TryGetValue(holder.Path, out var rules)) governing[holder.Path] = rules = HoursRuleSet.Governing(ruleSets, holder.Path, day);
            if (rules is null) continue;
            var reckoning = new HoursReckoning<HoursRow>(rules, holder.AudienceOn(day, rules), [.. exemptions[holder.PersonId]], holder.Since, forfeited[holder.PersonId].ToHashSet());
            yield return new(holder.PersonId, rules, reckoning.On(day, mine).Goals);
        }
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

    /// <summary>Whoever certified them: what a city's class earned counts in the school's list, too.</summary>
    private IQueryable<HoursRow> Rows(IQueryable<Person> people, DateOnly from, DateOnly to) =>
        from entry in db.AllHoursEntries
        where entry.Day >= @from && entry.Day <= to && people.Select(p => p.Id).Contains(entry.PersonId)
        orderby entry.PersonId, entry.Day
        select new HoursRow(entry.Id, entry.PersonId, entry.Day, entry.Part, entry.Mode, entry.Kind, entry.SourceKind, entry.SourceId, entry.Hours.Tenths);

    private static IQueryable<Holder> Holders(IQueryable<Person> people) => people.AsNoTracking().Select(p => new Holder(p.Id, p.Organisation.Path, p.Organisation.Kind, p.TeachingSince));

    private Task<List<HoursRuleSet>> RuleSetsAsync(CancellationToken stop) => db.HoursRuleSets.AsNoTracking().ToListAsync(stop);

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
