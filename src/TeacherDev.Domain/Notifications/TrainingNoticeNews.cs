using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>A training notice that was issued, told once to every participant and to who runs the schools, until its deadline. A correction is told anew.</summary>
public sealed class TrainingNoticeNews(TeacherDevDb db) : IReminderRule
{
    public const string ToParticipant = "training-notice";
    public const string ToSchool = "return-slip-asked";

    public string Family => "training-notice";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (today, id) = (now.DayInShanghai, subject.SubjectId);
        var notices = await (from notice in db.CohortNotices.AsNoTracking()
                             where notice.State == NoticeState.Issued && notice.AnswerBy >= today && (id == null || notice.Id == id)
                             join cohort in db.Cohorts.IgnoreAutoIncludes() on notice.CohortId equals cohort.Id
                             select new Told(notice.Id, cohort.Id, cohort.Name, notice.ReportOn, notice.ReportAt, notice.ReportPlace, notice.AnswerBy, notice.IssuedAt!.Value)).ToListAsync(stop);
        if (notices.Count == 0) return [];
        var cohorts = notices.ConvertAll(n => n.CohortId);
        var lines = await (from slip in db.ReturnSlips.AsNoTracking().IgnoreAutoIncludes()
                           where cohorts.Contains(slip.CohortId)
                           from line in slip.Lines
                           where !line.IsDropped && (line.Said == null || line.Said == SlipAnswer.Comes)
                           join card in db.PersonCards on line.PersonId equals card.Id
                           select new { slip.CohortId, School = slip.OrganisationId, line.PersonId, card.OrganisationId, card.Name }).ToListAsync(stop);
        var schools = lines.Select(l => l.School).Distinct().ToList();
        var admins = await new SchoolAdmins(db).OfAsync(schools, today, stop);
        var expected = new List<Reminder>();
        foreach (var notice in notices)
        {
            var ours = lines.Where(l => l.CohortId == notice.CohortId).ToList();
            expected.AddRange(ours.DistinctBy(l => l.PersonId).Select(l => Of(notice, l.PersonId, l.OrganisationId, "participant", ToParticipant, l.Name, ours.Count)));
            expected.AddRange(admins.Where(a => ours.Any(l => l.School == a.School)).DistinctBy(a => a.PersonId).Select(a => Of(notice, a.PersonId, a.School, "school", ToSchool, a.Name, ours.Count(l => l.School == a.School))));
        }
        return expected;
    }

    private static Reminder Of(Told notice, int personId, int organisationId, string occasion, string template, string name, int people) => new(
        personId, organisationId, string.Create(CultureInfo.InvariantCulture, $"training-notice/{notice.Id}"), occasion, template,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = name,
            ["班级"] = notice.Cohort,
            ["报到"] = string.Create(CultureInfo.InvariantCulture, $"{notice.ReportOn:yyyy年M月d日} {notice.ReportAt:HH:mm}"),
            ["地点"] = notice.ReportPlace,
            ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{notice.AnswerBy:yyyy年M月d日}"),
            ["人数"] = people.ToString(CultureInfo.InvariantCulture),
        }, notice.IssuedAt, notice.AnswerBy.AddDays(1).AtInShanghai(TimeOnly.MinValue));

    private sealed record Told(int Id, int CohortId, string Cohort, DateOnly ReportOn, TimeOnly ReportAt, string ReportPlace, DateOnly AnswerBy, DateTime IssuedAt);
}
