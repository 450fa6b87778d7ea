using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>Schools whose slip for a class is not finished: those who run them are told.</summary>
public sealed class SilentSchools(TeacherDevDb db)
{
    public const string Template = "return-slip-silent";

    public async Task<IReadOnlyList<Reminder>> RemindersAsync(Cohort cohort, DateTime now, CancellationToken stop = default)
    {
        var today = now.DayInShanghai;
        var last = await db.CohortNotices.Where(n => n.CohortId == cohort.Id && n.State == NoticeState.Issued).Select(n => (DateOnly?)n.AnswerBy).SingleOrDefaultAsync(stop);
        if (last is null || last < today) return [];
        var silent = await db.ReturnSlips.AsNoTracking().IgnoreAutoIncludes().Where(s => s.CohortId == cohort.Id && s.Lines.Any(l => l.Said == null && !l.IsDropped))
            .Select(s => new { s.OrganisationId, s.Organisation.Name, Count = s.Lines.Count(l => l.Said == null && !l.IsDropped) }).ToDictionaryAsync(s => s.OrganisationId, stop);
        var schools = silent.Keys.ToList();
        var admins = await (from grant in db.Grants.AsNoTracking()
                            where grant.Role == Role.SchoolAdmin && grant.OrganisationId != null && schools.Contains(grant.OrganisationId.Value) && grant.Period.From <= today && grant.Period.To >= today && grant.EndedAt == null
                            join account in db.Accounts on grant.AccountId equals account.Id
                            where account.PersonId != null && account.DisabledAt == null
                            select new { School = grant.OrganisationId!.Value, PersonId = account.PersonId!.Value, account.Name }).Distinct().ToListAsync(stop);
        return [.. admins.DistinctBy(a => a.PersonId).Select(a => new Reminder(
            a.PersonId, a.School, string.Create(CultureInfo.InvariantCulture, $"slip-now/{cohort.Id}"), today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = a.Name,
                ["单位"] = silent[a.School].Name,
                ["班级"] = cohort.Name,
                ["人数"] = silent[a.School].Count.ToString(CultureInfo.InvariantCulture),
                ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{last:yyyy年M月d日}"),
            }, now, now + HandReminders.Good))];
    }
}
