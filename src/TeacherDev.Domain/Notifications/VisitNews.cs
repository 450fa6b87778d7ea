using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// 到校: a school that lets its days for an answer pass is reminded once, and told when somebody without an account confirmed in its name; the studio is told of
/// what came back, and of what no longer counts. What was answered meanwhile is not told any more.
/// </summary>
public sealed class VisitNews(TeacherDevDb db, VisitDays visitDays) : IReminderRule
{
    public const string Subject = "visit";
    public const string Waiting = "visit-waiting";
    public const string ByPass = "visit-confirmed-by-pass";
    public const string Returned = "visit-returned";
    public const string Voided = "visit-voided";

    private static readonly TimeSpan News = TimeSpan.FromDays(14);
    private static readonly TimeOnly Morning = new(8, 30);

    public string Family => Subject;

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (today, since, id) = (now.DayInShanghai, now - News, subject.SubjectId);
        var visits = await db.AllStudioVisits.Include(v => v.Organisation).Include(v => v.HostSchool).IgnoreAutoIncludes()
            .Where(v => id == null || v.Id == id)
            .Where(v => v.State == VisitState.Logged || (v.AnsweredAt > since && (v.State == VisitState.Rejected || v.State == VisitState.Voided || (v.State == VisitState.Confirmed && v.AnsweredHow == AnswerMeans.Pass))))
            .OrderBy(v => v.Id).ToListAsync(stop);
        if (visits.Count == 0) return [];
        var days = await visitDays.OfAsync(visits, stop);
        var admins = await new BodyAdmins(db).OnAsync(today, stop);
        var leaders = await LeadersAsync([.. visits.Where(v => v.State is VisitState.Rejected or VisitState.Voided).Select(v => v.StudioId).Distinct()], today, stop);
        return [.. visits.SelectMany(v => v.State switch
        {
            VisitState.Logged => ToSchool(v, Waiting, "waiting", days(v, v.LoggedAt).AddDays(1).AtInShanghai(Morning), days(v, v.LoggedAt), days(v, v.LoggedAt).AddDays(1).AtInShanghai(Morning) + News),
            VisitState.Confirmed => ToSchool(v, ByPass, "confirmed", v.AnsweredAt!.Value, days(v, v.AnsweredAt!.Value), v.AnsweredAt!.Value + News),
            _ => leaders[v.StudioId].Select(l => Of(v, l.PersonId, l.OrganisationId, l.Name, v.State == VisitState.Voided ? Voided : Returned, v.State == VisitState.Voided ? "voided" : "returned", v.AnsweredAt!.Value, days(v, v.AnsweredAt!.Value), v.AnsweredAt!.Value + News)),
        })];

        IEnumerable<Reminder> ToSchool(StudioVisit visit, string template, string occasion, DateTime due, DateOnly last, DateTime expires) =>
            admins[visit.HostSchool.Reach].Select(a => Of(visit, a.PersonId, visit.HostSchoolId, a.Name, template, occasion, due, last, expires));
    }

    private async Task<ILookup<int, Leader>> LeadersAsync(List<int> studios, DateOnly today, CancellationToken stop) => (await (
        from membership in db.Set<StudioMembership>()
        where studios.Contains(membership.StudioId) && (membership.Role == StudioRole.Leader || membership.Role == StudioRole.Assistant) && membership.Period.From <= today && membership.Period.To >= today
        join card in db.PersonCards on membership.PersonId equals card.Id
        select new { membership.StudioId, card.Id, card.OrganisationId, card.Name }).ToListAsync(stop)).ToLookup(l => l.StudioId, l => new Leader(l.Id, l.OrganisationId, l.Name));

    private static Reminder Of(StudioVisit visit, int personId, int organisationId, string name, string template, string occasion, DateTime due, DateOnly last, DateTime expires) => new(
        personId, organisationId, string.Create(CultureInfo.InvariantCulture, $"{Subject}/{visit.Id}"), occasion, template,
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["姓名"] = name,
            ["工作室"] = visit.StudioName,
            ["学校"] = visit.HostSchool.Name,
            ["日期"] = string.Create(CultureInfo.InvariantCulture, $"{visit.Day:yyyy年M月d日}"),
            ["主题"] = visit.Topic,
            ["答复人"] = visit.AnsweredBy ?? "",
            ["原因"] = visit.Reason ?? "",
            ["期限"] = string.Create(CultureInfo.InvariantCulture, $"{last:M月d日}"),
        }, due, expires);

    private sealed record Leader(int PersonId, int OrganisationId, string Name);
}
