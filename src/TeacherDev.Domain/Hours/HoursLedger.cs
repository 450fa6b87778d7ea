using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

/// <param name="Missing">学时 still owed in the period that closes next.</param>
/// <param name="Deadline">That period's last day.</param>
/// <param name="RuleVersion">The rule set that asks for it, by code and version.</param>
public sealed record HoursShortfall(int PersonId, Kernel.Hours Certified, Kernel.Hours Required, Kernel.Hours Missing, DateOnly Deadline, string RuleVersion, bool IsUnverified);

/// <summary>Reads accounts from the database: one person's statement, or who of many is short.</summary>
public sealed class HoursLedger(TeacherDevDb db)
{
    /// <returns>Null when the person is out of the viewer's reach; without goals when no rule set governs.</returns>
    public async Task<HoursStatement?> StatementAsync(int personId, DateOnly day, CancellationToken stop = default)
    {
        var holder = await Holders(db.People.Where(p => p.Id == personId)).SingleOrDefaultAsync(stop);
        if (holder is null) return null;
        var entries = await db.LedgerOf(personId).Where(e => e.Day <= day).ToListAsync(stop);
        if (HoursRuleSet.Governing(await RuleSetsAsync(stop), holder.Path, day) is not { } rules) return Unruled(day, entries);
        var exemptions = await db.ExemptionsOf(personId).ToListAsync(stop);
        var forfeited = await db.ForfeitedClosings.Where(f => f.PersonId == personId).Select(f => f.ClosingId).ToHashSetAsync(stop);
        return new HoursAccount(rules, holder.Audience, entries, exemptions, holder.Since, forfeited).On(day);
    }

    /// <summary>Everyone in reach who owes hours in the period that closes next: set-based, one query per table.</summary>
    public async Task<List<HoursShortfall>> ShortAsync(DateOnly day, CancellationToken stop = default)
    {
        var ruleSets = await RuleSetsAsync(stop);
        var holders = await Holders(db.People).ToListAsync(stop);
        var entries = (await db.HoursEntries.AsNoTracking().Where(e => e.Day <= day && e.Day > day.AddYears(-6)).ToListAsync(stop)).ToLookup(e => e.PersonId);
        var exemptions = (await db.HoursExemptions.AsNoTracking().ToListAsync(stop)).ToLookup(e => e.PersonId);
        var forfeited = (await db.ForfeitedClosings.ToListAsync(stop)).ToLookup(f => f.PersonId, f => f.ClosingId);
        return [.. holders.Select(h => (Holder: h, Rules: HoursRuleSet.Governing(ruleSets, h.Path, day))).Where(h => h.Rules is not null)
            .Select(h => (h.Holder.PersonId, Rules: h.Rules!, Goal: new HoursAccount(h.Rules!, h.Holder.Audience, [.. entries[h.Holder.PersonId]], [.. exemptions[h.Holder.PersonId]], h.Holder.Since, forfeited[h.Holder.PersonId].ToHashSet()).On(day).Current))
            .Where(s => s.Goal is { IsMet: false })
            .Select(s => new HoursShortfall(s.PersonId, s.Goal!.Certified, s.Goal.Required, s.Goal.Owed, s.Goal.Deadline, s.Rules.RuleVersion, s.Rules.IsUnverified))];
    }

    // What was certified is shown, though nothing says yet how much of it counts.
    private static HoursStatement Unruled(DateOnly day, List<HoursEntry> entries) => new(
        day, "", IsUnverified: true, [],
        [.. entries.OrderByDescending(e => e.Day).ThenByDescending(e => e.Id).Select(e => new CountedEntry(e, e.Hours, new("按认定的学时列出，依据 {0}", e.RuleVersion)))],
        [new("没有适用的学时规则，请联系培训管理员载入")]);

    private static IQueryable<Holder> Holders(IQueryable<Person> people) => people.AsNoTracking().Select(p => new Holder(p.Id, p.Organisation.Path, p.Organisation.Kind, p.TeachingSince));

    private Task<List<HoursRuleSet>> RuleSetsAsync(CancellationToken stop) => db.HoursRuleSets.AsNoTracking().ToListAsync(stop);

    private sealed record Holder(int PersonId, string Path, OrganisationKind Kind, DateOnly? Since)
    {
        /// <summary>Staff of institutes and teacher colleges are 教研员; 教研员 owe 90 课时 (清远 2020).</summary>
        public HoursAudience Audience => Kind is OrganisationKind.Institute or OrganisationKind.TeacherCollege or OrganisationKind.DevelopmentCentre ? HoursAudience.Researcher : HoursAudience.Teacher;
    }
}
