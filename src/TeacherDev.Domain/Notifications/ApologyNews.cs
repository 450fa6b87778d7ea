using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// 请假: who asked for leave is told to whoever looks after the class, or runs the body that holds the activity, until the day is over; the answer is told to who
/// asked, once. What was taken back or answered meanwhile is not told any more.
/// </summary>
public sealed class ApologyNews(TeacherDevDb db) : IReminderRule
{
    public const string Subject = "apology";
    public const string Asked = "leave-asked";
    public const string Answered = "leave-answered";

    private static readonly TimeSpan News = TimeSpan.FromDays(7);

    public string Family => Subject;

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (today, since, id) = (now.DayInShanghai, now - News, subject.SubjectId);
        var apologies = await (from apology in db.Apologies.AsNoTracking()
                               where (id == null || apology.Id == id) && (apology.State == ApologyState.Waiting || apology.AnsweredAt > since)
                               join session in db.AllSessions on apology.SessionId equals session.Id
                               where session.Day >= today || apology.State != ApologyState.Waiting
                               join card in db.PersonCards on apology.PersonId equals card.Id
                               select new Leave(apology.Id, session.Id, session.Topic, session.Day, session.Part, session.OrganisationId, session.ActivityId != null, card.Id, card.OrganisationId, card.Name, card.School, apology.State, apology.Reason, apology.Answer, apology.AskedAt, apology.AnsweredAt)).ToListAsync(stop);
        var keepers = await KeepersAsync(apologies.FindAll(a => a.State == ApologyState.Waiting), today, stop);
        return [.. apologies.Where(a => a.AnsweredAt is not null && a.State is ApologyState.Approved or ApologyState.Refused).Select(ToAsker), .. apologies.Where(a => a.State == ApologyState.Waiting).SelectMany(a => keepers[a.Id].Select(k => ToKeeper(a, k)))];
    }

    /// <summary>By apology, who answers it.</summary>
    private async Task<ILookup<int, Keeper>> KeepersAsync(List<Leave> waiting, DateOnly today, CancellationToken stop)
    {
        if (waiting.Count == 0) return Enumerable.Empty<(int, Keeper)>().ToLookup(p => p.Item1, p => p.Item2);
        var sessions = waiting.ConvertAll(a => a.SessionId);
        var heads = await (from seat in db.Set<SessionClass>()
                           where sessions.Contains(seat.SessionId)
                           join staff in db.Set<CohortStaff>() on seat.CohortId equals staff.CohortId
                           where staff.Until == null
                           join card in db.PersonCards on staff.PersonId equals card.Id
                           select new { seat.SessionId, Keeper = new Keeper(card.Id, card.OrganisationId, card.Name) }).Distinct().ToListAsync(stop);
        var bodies = waiting.Where(a => a.IsOfActivity).Select(a => a.OrganisationId).Distinct().ToList();
        var reaches = bodies.Count == 0 ? [] : await db.Organisations.AsNoTracking().Include(o => o.Parent).Where(o => bodies.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Reach, stop);
        var admins = bodies.Count == 0 ? null : await new BodyAdmins(db).OnAsync(today, stop);
        return waiting.SelectMany(a => (a.IsOfActivity ? admins![reaches[a.OrganisationId]].Select(p => new Keeper(p.PersonId, a.OrganisationId, p.Name)) : heads.Where(h => h.SessionId == a.SessionId).Select(h => h.Keeper))
            .DistinctBy(k => k.PersonId).Select(k => (a.Id, Keeper: k))).ToLookup(p => p.Id, p => p.Keeper);
    }

    private static Reminder ToAsker(Leave leave) => Of(leave, new(leave.PersonId, leave.Home, leave.Name), "answered", Answered, leave.AnsweredAt!.Value, leave.AnsweredAt!.Value + News);

    private static Reminder ToKeeper(Leave leave, Keeper keeper) => Of(leave, keeper, "asked", Asked, leave.AskedAt, leave.Day.AddDays(1).AtInShanghai(TimeOnly.MinValue));

    // Who was refused and asks again is told of anew: the moment belongs to the occasion.
    private static Reminder Of(Leave leave, Keeper to, string occasion, string template, DateTime due, DateTime expires) => new(
        to.PersonId, to.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"{Subject}/{leave.Id}"), string.Create(CultureInfo.InvariantCulture, $"session/{leave.SessionId}/{occasion}/{due:yyyyMMddHHmmss}"), template,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = to.Name,
            ["请假人"] = leave.Name,
            ["学校"] = leave.School,
            ["课题"] = leave.Topic,
            ["日期"] = string.Create(CultureInfo.InvariantCulture, $"{leave.Day:yyyy年M月d日}"),
            ["原因"] = leave.Reason,
            ["结果"] = leave.State == ApologyState.Refused ? $"未准假：{leave.Answer}" : leave.State == ApologyState.Approved ? "已准假" : "待答复",
        }, due, expires);

    private sealed record Keeper(int PersonId, int OrganisationId, string Name);

    private sealed record Leave(int Id, int SessionId, string Topic, DateOnly Day, DayPart Part, int OrganisationId, bool IsOfActivity, int PersonId, int Home, string Name, string School, ApologyState State, string Reason, string? Answer, DateTime AskedAt, DateTime? AnsweredAt);
}
