using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Hours;

public static class HoursRuleQueries
{
    extension(TeacherDevDb db)
    {
        /// <summary>The rule set that governs an organisation on a day; null where none is loaded.</summary>
        public async Task<HoursRuleSet?> RulesOfAsync(int organisationId, DateOnly day, CancellationToken stop = default)
        {
            var path = await db.Organisations.Where(o => o.Id == organisationId).Select(o => o.Path).SingleAsync(stop);
            return HoursRuleSet.Governing(await db.HoursRuleSets.AsNoTracking().Where(r => r.EffectiveFrom <= day).ToListAsync(stop), path, day);
        }
    }
}
