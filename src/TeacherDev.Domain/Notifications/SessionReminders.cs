using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// A session in three days, and tomorrow, for everyone expected at it. The day and the time stand in the occasion: a moved session is a new
/// occasion, and what was planned for the old one is withdrawn.
/// </summary>
public sealed class SessionReminders(TeacherDevDb db) : IReminderRule
{
    public const string AheadTemplate = "session-in-3-days";
    public const string EveTemplate = "session-tomorrow";

    private const int DaysPlanned = 7;
    private static readonly TimeOnly SentAt = new(8, 0);
    private static readonly TimeOnly LeaveUntil = new(17, 30);

    public string Family => "session";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (from, to, id) = (now.DayInShanghai, now.DayInShanghai.AddDays(DaysPlanned), subject.SubjectId);
        var planned = db.Sessions.Where(s => s.State == SessionState.Planned && s.Day >= from && s.Day <= to && (id == null || s.Id == id));
        var sessions = await planned.IgnoreAutoIncludes().AsNoTracking().ToDictionaryAsync(s => s.Id, stop);
        var venues = await db.Venues.Where(v => planned.Any(s => s.VenueId == v.Id)).ToDictionaryAsync(v => v.Id, v => v.Name, stop);
        return [.. from expected in await PeopleAsync(planned, stop)
                   let session = sessions[expected.SessionId]
                   from reminder in Reminders(expected, session, Facts(expected, session, venues))
                   where reminder.Expires > now
                   select reminder];
    }

    /// <summary>Those on the list of a class or the activity on the session's day, each once for a session.</summary>
    private async Task<List<Expected>> PeopleAsync(IQueryable<Session> planned, CancellationToken stop)
    {
        var members =
            from session in planned
            join seat in db.Set<SessionClass>() on session.Id equals seat.SessionId
            join cohort in db.Cohorts on seat.CohortId equals cohort.Id
            join enrolment in db.Set<Enrolment>() on cohort.Id equals enrolment.CohortId
            join person in db.PersonCards on enrolment.PersonId equals person.Id
            where (cohort.State == CohortState.Confirmed || cohort.State == CohortState.Running)
                && enrolment.EnrolledOn <= session.Day && (enrolment.LeftOn == null || session.Day < enrolment.LeftOn)
            select new Expected { SessionId = session.Id, Under = cohort.Name, PersonId = person.Id, Name = person.Name, OrganisationId = person.OrganisationId };
        var invited =
            from session in planned
            join activity in db.Activities on session.ActivityId equals activity.Id
            join invitation in db.Set<Invitation>() on activity.Id equals invitation.ActivityId
            join person in db.PersonCards on invitation.PersonId equals person.Id
            where invitation.InvitedOn <= session.Day && (invitation.WithdrawnOn == null || session.Day < invitation.WithdrawnOn)
            select new Expected { SessionId = session.Id, Under = activity.Title, PersonId = person.Id, Name = person.Name, OrganisationId = person.OrganisationId };
        return [.. (await members.Concat(invited).ToListAsync(stop)).OrderBy(e => e.SessionId).ThenBy(e => e.PersonId).ThenBy(e => e.Under, StringComparer.Ordinal).DistinctBy(e => (e.SessionId, e.PersonId))];
    }

    private static IEnumerable<Reminder> Reminders(Expected expected, Session session, Dictionary<string, string> facts)
    {
        var eve = session.Day.AddDays(-1).AtInShanghai(SentAt);
        yield return Of("ahead", AheadTemplate, session.Day.AddDays(-3).AtInShanghai(SentAt), eve);
        // “Tomorrow” would be untrue once that day has begun.
        yield return Of("tomorrow", EveTemplate, eve, session.Day.AtInShanghai(TimeOnly.MinValue));

        Reminder Of(string occasion, string template, DateTime due, DateTime expires) => new(
            expected.PersonId, expected.OrganisationId, $"session/{session.Id}",
            string.Create(CultureInfo.InvariantCulture, $"{session.Day:yyyy-MM-dd}-{session.Slot.Times.From:HHmm}/{occasion}"), template, facts, due, expires);
    }

    private static Dictionary<string, string> Facts(Expected expected, Session session, Dictionary<int, string> venues) => new(StringComparer.Ordinal)
    {
        ["姓名"] = expected.Name,
        ["培训班"] = expected.Under,
        ["课题"] = session.Topic,
        ["日期"] = string.Create(CultureInfo.InvariantCulture, $"{session.Day:M月d日}（星期{"日一二三四五六"[(int)session.Day.DayOfWeek]}）"),
        ["时间"] = session.From is { } from && session.To is { } to
            ? string.Create(CultureInfo.InvariantCulture, $"{from:H:mm}—{to:H:mm}")
            : session.Part.Word,
        ["地点"] = session.VenueId is { } venue ? venues[venue] : "另行通知",
        ["截止"] = string.Create(CultureInfo.InvariantCulture, $"{session.Day.AddDays(-1):M月d日}{LeaveUntil:H:mm}"),
    };

    private sealed class Expected
    {
        public int SessionId { get; init; }

        public string Under { get; init; } = null!;

        public int PersonId { get; init; }

        public string Name { get; init; } = null!;

        public int OrganisationId { get; init; }
    }
}
