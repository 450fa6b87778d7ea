using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Hours;

public static class HoursRuleQueries
{
    extension(TeacherDevDb db)
    {
        /// <summary>What modes are called, by code, where no rule set is meant: as the latest calls them.</summary>
        public async Task<IReadOnlyDictionary<string, string>> ModeNamesAsync(CancellationToken stop = default) =>
            (await db.HoursRuleSets.AsNoTracking().OrderByDescending(r => r.EffectiveFrom).ThenBy(r => r.Id).ToListAsync(stop)).SelectMany(r => r.Modes).DistinctBy(m => m.Code).ToDictionary(m => m.Code, m => m.Name, StringComparer.Ordinal);

        /// <summary>The rule set that governs an organisation on a day; null where none is loaded.</summary>
        public async Task<HoursRuleSet?> RulesOfAsync(int organisationId, DateOnly day, CancellationToken stop = default)
        {
            var path = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Path).SingleAsync(stop);
            return HoursRuleSet.Governing(await db.HoursRuleSets.AsNoTracking().Where(r => r.EffectiveFrom <= day).ToListAsync(stop), path, day);
        }
    }
}
