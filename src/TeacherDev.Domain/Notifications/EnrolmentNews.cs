using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// Who was moved to another class, and who moved up from the waiting list: told to the teacher, and of the latter to those who look after the
/// class. Follows the rows of the list, so that what was undone before the message left is not told.
/// </summary>
public sealed class EnrolmentNews(TeacherDevDb db) : IReminderRule
{
    public const string Moved = "cohort-moved";
    public const string MovedUp = "cohort-moved-up";
    public const string MovedUpForStaff = "cohort-moved-up-staff";

    private const int DaysOfNews = 14;

    public string Family => "enrolment";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (since, id) = (now.DayInShanghai.AddDays(-DaysOfNews), subject.SubjectId);
        var arrivals = await (from enrolment in db.Set<Enrolment>().AsNoTracking()
                              where (id == null || enrolment.Id == id) && enrolment.LeftOn == null && enrolment.EnrolledOn > since
                                  && (enrolment.Route == EnrolmentRoute.Move || enrolment.Route == EnrolmentRoute.WaitingList)
                              join cohort in db.Cohorts on enrolment.CohortId equals cohort.Id
                              where cohort.State != CohortState.Completed && cohort.State != CohortState.Archived
                              join card in db.PersonCards on enrolment.PersonId equals card.Id
                              select new Arrival(enrolment.Id, card.Id, card.OrganisationId, card.Name, card.School, cohort.Id, cohort.Name, db.Cohorts.Where(c => c.Id == enrolment.CameFromId).Select(c => c.Name).FirstOrDefault(), enrolment.Route, enrolment.EnrolledOn)).ToListAsync(stop);
        var classes = arrivals.Where(a => a.Route == EnrolmentRoute.WaitingList).Select(a => a.CohortId).Distinct().ToList();
        var staff = (await (from post in db.Set<CohortStaff>().AsNoTracking()
                            where classes.Contains(post.CohortId) && post.Until == null
                            join card in db.PersonCards on post.PersonId equals card.Id
                            select new { post.CohortId, card.Id, card.OrganisationId, card.Name }).Distinct().ToListAsync(stop)).ToLookup(s => s.CohortId);
        return [.. arrivals.Select(a => Of(a, a.PersonId, a.OrganisationId, a.Name, a.Route == EnrolmentRoute.Move ? Moved : MovedUp, now)),
            .. arrivals.Where(a => a.Route == EnrolmentRoute.WaitingList).SelectMany(a => staff[a.CohortId].Where(s => s.Id != a.PersonId).Select(s => Of(a, s.Id, s.OrganisationId, s.Name, MovedUpForStaff, now)))];
    }

    private static Reminder Of(Arrival arrival, int personId, int organisationId, string name, string template, DateTime now) => new(
        personId, organisationId, string.Create(CultureInfo.InvariantCulture, $"enrolment/{arrival.Id}"), template == MovedUpForStaff ? "staff" : "person", template,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = name,
            ["学员"] = arrival.Name,
            ["学校"] = arrival.School,
            ["培训班"] = arrival.Cohort,
            ["原班"] = arrival.Before ?? "",
            ["日期"] = string.Create(CultureInfo.InvariantCulture, $"{arrival.Day:M月d日}"),
        },
        // A move may be written down before its day: it is told at once all the same.
        arrival.Day < now.DayInShanghai ? arrival.Day.AtInShanghai(TimeOnly.MinValue) : now.DayInShanghai.AtInShanghai(TimeOnly.MinValue), arrival.Day.AddDays(DaysOfNews).AtInShanghai(TimeOnly.MinValue));

    private sealed record Arrival(int Id, int PersonId, int OrganisationId, string Name, string School, int CohortId, string Cohort, string? Before, EnrolmentRoute Route, DateOnly Day);
}
