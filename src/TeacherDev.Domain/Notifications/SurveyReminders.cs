using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Surveys;

namespace TeacherDev.Domain.Notifications;

/// <summary>Who has not answered the survey of a class is told, by hand, at most once a day. Only that somebody has not is known.</summary>
public sealed class SurveyReminders(TeacherDevDb db, SurveyDesk desk)
{
    public const string Template = "survey-open";

    public async Task<IReadOnlyList<Reminder>> RemindersAsync(Survey survey, DateTime now, CancellationToken stop = default)
    {
        if (!survey.IsOpenOn(now.DayInShanghai)) return [];
        var cohort = await db.Cohorts.Where(c => c.Id == survey.CohortId).Select(c => c.Name).SingleAsync(stop);
        return [.. (await desk.Missing(survey).ToListAsync(stop)).Select(p => new Reminder(
            p.Id, p.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"survey-now/{survey.Id}"), now.DayInShanghai.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Template,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["姓名"] = p.Name,
                ["培训班"] = cohort,
                ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{survey.Open.To:yyyy年M月d日}"),
            }, now, now + HandReminders.Good))];
    }
}
