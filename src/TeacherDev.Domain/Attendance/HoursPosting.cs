using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

/// <summary>
/// Closing a session posts the hours: one ledger entry per person who was there, by the rule set that governs the organisation on that day,
/// in one transaction with the state. Reopening reverses them. The ledger's key names the closing, so that nothing counts twice. What a school
/// holds posts nothing here: its hours wait for a <see cref="HoursBatch"/>.
/// </summary>
public sealed class HoursPosting(TeacherDevDb db)
{
    private const int Named = 3;

    /// <returns>How many people were credited.</returns>
    /// <exception cref="RuleBroken">Someone's attendance is unknown, nobody is expected, or no rule set governs.</exception>
    public Task<int> CloseAsync(Session session, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        var attended = await AttendedAsync(session, stop);
        var rules = await db.RulesOfAsync(session.OrganisationId, session.Day, stop) ?? throw new RuleBroken("{0:yyyy-MM-dd} 没有适用的学时规则，请先载入本地区的规则", session.Day);
        session.Close(now);
        await db.SaveChangesAsync(stop);
        if (await db.AwaitsBatchAsync(session, stop)) return 0;
        var credit = await CreditAsync(session, rules, stop);
        var terms = await db.SignInTermsOfAsync(session.OrganisationId, stop);
        var paid = await new MakeUps(db).PaidElsewhereAsync(session.Id, stop);
        var credited = attended.Where(a => !paid.Contains(a.PersonId)).Select(a => (a.PersonId, a.Status, Hours: terms.Weighed(credit.Hours, a.Status))).Where(a => a.Hours > Kernel.Hours.Zero).ToList();
        db.AddRange(credited.Select(a => new HoursEntry(
            a.PersonId, session.OrganisationId, credit.Mode, a.Hours, session.Day, HoursSourceKind.Session, session.Closed!.Id, TitleOf(credit.OwnerFor(a.PersonId), session.Topic, Why(terms, a.Status)), rules.RuleVersion, now, part: session.Part)));
        await db.SaveChangesAsync(stop);
        return credited.Count;
    }, stop);

    /// <returns>How many people's hours were taken back.</returns>
    /// <exception cref="RuleBroken">The session is not closed, one of its classes has ended, or a batch holds its hours.</exception>
    public Task<int> ReopenAsync(Session session, string? reason, DateTime now, CancellationToken stop = default) => db.WriteAsync(async () =>
    {
        await new HoursBatches(db).MustBeFreeAsync(session, stop);
        foreach (var cohortId in session.CohortIds) (await db.AllCohorts.AsTracking().SingleAsync(c => c.Id == cohortId, stop)).Book();
        var closing = session.Closed;
        session.Reopen(reason, now);
        var posted = await db.PostedBy(closing!).ToListAsync(stop);
        db.AddRange(posted.Select(e => e.Reverse(closing!.ReopenReason!, now)));
        await db.SaveChangesAsync(stop);
        return posted.Count;
    }, stop);

    private async Task<List<(int PersonId, AttendanceStatus Status)>> AttendedAsync(Session session, CancellationToken stop)
    {
        var expected = await (from card in db.Expected(session)
                              join mark in db.AttendanceMarks.Where(m => m.SessionId == session.Id) on card.Id equals mark.PersonId into marks
                              from mark in marks.DefaultIfEmpty()
                              orderby card.SortKey, card.Id
                              select new { card.Id, card.Name, Status = mark == null ? (AttendanceStatus?)null : mark.Status }).ToListAsync(stop);
        if (expected.Count == 0) throw new RuleBroken("“{0}”没有应到的人，请先把学员加入名单", session.Topic);
        var unknown = expected.Where(e => e.Status is null).ToList();
        if (unknown.Count > 0) throw new RuleBroken("还有 {0} 人没有登记考勤：{1}", unknown.Count, string.Join('、', unknown.Take(Named).Select(e => e.Name)));
        return [.. expected.Where(e => e.Status!.Value.Attended).Select(e => (e.Id, e.Status!.Value))];
    }

    private async Task<Credit> CreditAsync(Session session, HoursRuleSet rules, CancellationToken stop)
    {
        var classes = await db.ClassesAsync(session, stop);
        var activity = session.ActivityId is null ? null : await db.AllActivities.Where(a => a.Id == session.ActivityId).Select(a => new { a.Title, a.Kind }).SingleAsync(stop);
        return new(personId => activity?.Title ?? (classes[personId] is { MakesUp: true } own ? $"{own.Name}（补课）" : classes[personId].Name), rules.Earned(session.Mode, activity?.Kind).Code, rules.ForHalfDay(session.Hours));
    }

    /// <summary>Two names of full length are longer than a ledger line; characters are not cut in half, and why somebody gets less is never cut off.</summary>
    internal static string TitleOf(string owner, string topic, string why = "") =>
        string.Concat($"{owner}：{topic}".EnumerateRunes().Take(HoursEntry.TitleLength - why.Length).Select(r => r.ToString())) + why;

    /// <summary>“（迟到，按 50% 记）”; empty for whoever gets all of it.</summary>
    internal static string Why(SignInTerms terms, AttendanceStatus status) =>
        terms.WeightOf(status) == SignInTerms.Whole ? "" : string.Create(CultureInfo.InvariantCulture, $"（{(status == AttendanceStatus.Late ? "迟到" : "早退")}，按 {terms.WeightOf(status)}% 记）");

    private sealed record Credit(Func<int, string> OwnerFor, string Mode, Kernel.Hours Hours);
}
