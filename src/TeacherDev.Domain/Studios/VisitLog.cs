using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Studios;

/// <summary>What the leader says about a visit.</summary>
public sealed record VisitAccount(int HostSchoolId, DateOnly Day, VisitPurposes Purposes, string Topic, IReadOnlyCollection<int> ParticipantIds, int Beneficiaries, string Summary, string? NextStep);

/// <summary>Logs visits: brings together what the rules ask about the school and the leader's own posting.</summary>
public sealed class VisitLog(TeacherDevDb db)
{
    /// <param name="studio">With its memberships.</param>
    /// <exception cref="RuleBroken">The organisation is no school that the studio may visit, or a rule of <see cref="StudioVisit"/> is broken.</exception>
    public async Task<StudioVisit> LogAsync(Studio studio, VisitAccount account, DateTime now, Guid idempotencyKey, CancellationToken stop = default)
    {
        var reach = await ReachAsync(studio, stop);
        if (!await db.Organisations.AnyAsync(o => o.Id == account.HostSchoolId && o.Kind == OrganisationKind.School && o.Path.StartsWith(reach), stop)) throw new RuleBroken("请选择到访学校");
        // A plain weekend may have its lecture; on a holiday with a name no school is open.
        var working = await new Calendars(db).WorkingDaysAsync(new Period(account.Day, account.Day), stop);
        if (!working.IsWorkday(account.Day) && working.NameOf(account.Day) is { } holiday) throw new RuleBroken("{0:yyyy-MM-dd} 是{1}假期，学校没有活动，请核对到校日期", account.Day, holiday);
        var day = account.Day;
        if (await db.AllSchoolClosings.Include(c => c.School).FirstOrDefaultAsync(c => c.SchoolId == account.HostSchoolId && c.Period.From <= day && c.Period.To >= day, stop) is { } closed)
            throw new RuleBroken("“{0}”{1:yyyy-MM-dd} 不接待到校（{2}），请核对到校日期", closed.School.Name, day, closed.Reason);
        var leader = studio.LeaderOn(day)?.PersonId;
        var leaderSchool = leader is null ? null : await db.Set<Posting>().Where(p => p.PersonId == leader && p.Period.From <= day && p.Period.To >= day).Select(p => (int?)p.OrganisationId).FirstOrDefaultAsync(stop);
        return new StudioVisit(studio, account.HostSchoolId, leaderSchool, account.Day, account.Purposes, account.Topic, account.ParticipantIds, account.Beneficiaries, account.Summary, account.NextStep, now, idempotencyKey);
    }

    /// <summary>Schools the studio may visit, those visited most recently first, then by name.</summary>
    public async Task<List<Organisation>> SchoolsAsync(Studio studio, CancellationToken stop = default)
    {
        var reach = await ReachAsync(studio, stop);
        var recent = await db.AllStudioVisits.Where(v => v.StudioId == studio.Id).GroupBy(v => v.HostSchoolId).Select(g => new { g.Key, Last = g.Max(v => v.Day) }).ToDictionaryAsync(g => g.Key, g => g.Last, stop);
        var schools = await db.Organisations.AsNoTracking().Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith(reach)).OrderBy(o => o.SortKey).ToListAsync(stop);
        return [.. schools.OrderByDescending(s => recent.TryGetValue(s.Id, out var last) ? last : DateOnly.MinValue)];
    }

    /// <summary>All schools of the city or district that the studio's body serves; a school's studio serves the district of its school.</summary>
    /// <param name="body">With its parent.</param>
    internal static string ReachOf(Organisation body) => (body.Kind == OrganisationKind.School ? body.Parent ?? body : body).Reach;

    private async Task<string> ReachAsync(Studio studio, CancellationToken stop) => ReachOf(await db.Organisations.AsNoTracking().Include(o => o.Parent).SingleAsync(o => o.Id == studio.OrganisationId, stop));
}
