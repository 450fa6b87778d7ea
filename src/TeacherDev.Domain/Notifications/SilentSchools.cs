using System.Globalization;
using Microsoft.EntityFrameworkCore;
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
            .Select(s => new { s.OrganisationId, s.Organisation.Path, s.Organisation.Name, Count = s.Lines.Count(l => l.Said == null && !l.IsDropped) }).ToListAsync(stop);
        var runs = await new BodyAdmins(db).OnAsync(today, stop);
        return [.. silent.SelectMany(school => runs[school.Path], (school, admin) => (school, admin)).DistinctBy(r => r.admin.PersonId).Select(r => new Reminder(
            r.admin.PersonId, r.school.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"slip-now/{cohort.Id}"), today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = r.admin.Name,
                ["单位"] = r.school.Name,
                ["班级"] = cohort.Name,
                ["人数"] = r.school.Count.ToString(CultureInfo.InvariantCulture),
                ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{last:yyyy年M月d日}"),
            }, now, now + HandReminders.Good))];
    }
}
