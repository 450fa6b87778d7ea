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

        /// <summary><see cref="HoursRuleSet.Governing"/>, found by the database: only the one that governs is read with all it says.</summary>
        /// <param name="path">Of the organisation.</param>
        public Task<HoursRuleSet?> RulesOfAsync(string path, DateOnly day, CancellationToken stop = default) =>
            db.HoursRuleSets.AsNoTracking().Where(r => r.EffectiveFrom <= day && path.StartsWith(r.Path))
                .OrderByDescending(r => r.Path.Length).ThenByDescending(r => r.EffectiveFrom).ThenByDescending(r => r.Id).FirstOrDefaultAsync(stop);

        /// <summary>The rule set that governs an organisation on a day; null where none is loaded.</summary>
        public async Task<HoursRuleSet?> RulesOfAsync(int organisationId, DateOnly day, CancellationToken stop = default)
        {
            var path = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Path).SingleAsync(stop);
            return await db.RulesOfAsync(path, day, stop);
        }
    }
}
