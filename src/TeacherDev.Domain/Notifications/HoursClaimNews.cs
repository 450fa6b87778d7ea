using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Domain.Notifications;

/// <summary>
/// What was decided on a claim of hours, told to the claimant once: the latest line of its log, for two weeks. That a school confirmed is no news:
/// the page says so, and the district's word follows.
/// </summary>
public sealed class HoursClaimNews(TeacherDevDb db) : IReminderRule
{
    public const string Returned = "hours-claim-returned";
    public const string Settled = "hours-claim-settled";

    private static readonly TimeSpan News = TimeSpan.FromDays(14);

    public string Family => "hours-claim";

    public async Task<List<Reminder>> ExpectedAsync(DateTime now, string? subject, CancellationToken stop)
    {
        var (since, id) = (now - News, subject.SubjectId);
        var lines = await (from claim in db.HoursClaims.IgnoreAutoIncludes().AsNoTracking()
                           where id == null || claim.Id == id
                           join step in db.Set<HoursClaimStep>() on claim.Id equals step.ClaimId
                           where step.At > since && (step.Verb == HoursClaimVerb.Returned || step.Verb == HoursClaimVerb.Approved || step.Verb == HoursClaimVerb.Withdrawn)
                               && !db.Set<HoursClaimStep>().Any(later => later.ClaimId == claim.Id && later.Id > step.Id)
                           join card in db.PersonCards on claim.PersonId equals card.Id
                           select new Line(claim.Id, claim.PersonId, claim.OrganisationId, card.Name, claim.Title, claim.Claimed!.Value.Tenths, (int?)claim.Certified!.Value.Tenths, step.Id, step.Verb, step.At, step.Reason,
                               db.Set<HoursClaimStep>().Any(s => s.ClaimId == claim.Id && s.Id < step.Id && s.Verb == HoursClaimVerb.Confirmed && !db.Set<HoursClaimStep>().Any(again => again.ClaimId == claim.Id && again.Id > s.Id && again.Id < step.Id)))).ToListAsync(stop);
        return [.. lines.Select(Of)];
    }

    private static Reminder Of(Line line)
    {
        var facts = new Dictionary<string, string>(StringComparer.Ordinal) { ["姓名"] = line.Name, ["活动"] = line.Title, ["步骤"] = line.WasConfirmed ? "区县批准" : "学校确认", ["原因"] = line.Reason ?? "", ["结果"] = ResultOf(line) };
        return new Reminder(
            line.PersonId, line.OrganisationId, string.Create(CultureInfo.InvariantCulture, $"hours-claim/{line.Id}"), string.Create(CultureInfo.InvariantCulture, $"{line.StepId}"),
            line.Verb == HoursClaimVerb.Returned ? Returned : Settled, facts, line.At, line.At + News);
    }

    private static string ResultOf(Line line) => line.Verb switch
    {
        HoursClaimVerb.Returned => $"已退回：{line.Reason}",
        HoursClaimVerb.Withdrawn => $"已撤销认定，学时已冲销：{line.Reason}",
        _ when line.Certified != line.Claimed => $"已批准，申报 {Hours(line.Claimed)} 学时，认定 {Hours(line.Certified!.Value)} 学时：{line.Reason}",
        _ => $"已批准，认定 {Hours(line.Claimed)} 学时",
    };

    private static Kernel.Hours Hours(int tenths) => Kernel.Hours.OfTenths(tenths);

    /// <param name="WasConfirmed">The line before says that the school confirmed: then it was the district that returned it.</param>
    private sealed record Line(int Id, int PersonId, int OrganisationId, string Name, string Title, int Claimed, int? Certified, int StepId, HoursClaimVerb Verb, DateTime At, string? Reason, bool WasConfirmed);
}
