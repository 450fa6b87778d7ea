using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Hours;

public static class HoursRuleQueries
{
    extension(TeacherDevDb db)
    {
        /// <summary>What an organisation calls the modes on a day, by code; those it does not know as others call them.</summary>
        public async Task<IReadOnlyDictionary<string, string>> ModeNamesAsync(int organisationId, DateOnly day, CancellationToken stop = default)
        {
            var path = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Path).SingleAsync(stop);
            var all = await db.HoursRuleSets.AsNoTracking().OrderByDescending(r => r.EffectiveFrom).ThenBy(r => r.Id).ToListAsync(stop);
            var own = HoursRuleSet.Governing(all, path, day);
            return all.OrderBy(r => r != own).SelectMany(r => r.Modes).DistinctBy(m => m.Code).ToDictionary(m => m.Code, m => m.Name, StringComparer.Ordinal);
        }

        /// <summary>The rule set that governs an organisation on a day; null where none is loaded.</summary>
        public async Task<HoursRuleSet?> RulesOfAsync(int organisationId, DateOnly day, CancellationToken stop = default)
        {
            var path = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Path).SingleAsync(stop);
            return HoursRuleSet.Governing(await db.HoursRuleSets.AsNoTracking().Where(r => r.EffectiveFrom <= day).ToListAsync(stop), path, day);
        }
    }
}
