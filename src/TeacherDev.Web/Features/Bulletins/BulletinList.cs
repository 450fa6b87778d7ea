using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Bulletins;

public sealed record BulletinQuery : ListQuery
{
    [FromQuery(Name = "state")]
    public BulletinState? State { get; init; }

    public IQueryable<AttendanceBulletin> Of(IQueryable<AttendanceBulletin> bulletins)
    {
        if (State is { } state) bulletins = bulletins.Where(b => b.State == state);
        return Sought is { } sought ? bulletins.Where(b => b.SearchText.Contains(sought) || b.Organisation.SearchText.Contains(sought)) : bulletins;
    }
}

public sealed record BulletinRow(int Id, string Title, string Body, DateOnly From, DateOnly To, int Sessions, int Schools, int Expected, int Attended, int Excused, BulletinState State, DateTime? PublishedAt, bool IsCounter)
{
    public AttendanceCount Count => new(Expected, Attended, 0, Excused);
}

/// <param name="Due">What is over and not spoken of yet; null for those who do not compile, or when nothing is due.</param>
public sealed record BulletinIndex(ListPage<BulletinRow> Bulletins, BulletinQuery Query, bool MayCompile, Period? Due);

public static class BulletinList
{
    public static List<AttendanceBulletin, BulletinRow> Columns { get; } = new List<AttendanceBulletin, BulletinRow>(
            b => new BulletinRow(b.Id, b.Title, b.Organisation.Name, b.Period.From, b.Period.To, b.Sessions.Count, b.Bodies.Count, b.Bodies.Sum(x => x.Count.Expected), b.Bodies.Sum(x => x.Count.Attended), b.Bodies.Sum(x => x.Count.Excused), b.State, b.PublishedAt, b.CorrectsId != null),
            b => -b.Id, b => b.Id)
        .With("通报标题", r => r.Title, b => b.SearchText, "title")
        .With("编制单位", r => r.Body, b => b.Organisation.SortKey, "body")
        .With("开始日期", r => r.From, b => b.Period.From, "from")
        .With("结束日期", r => r.To, b => b.Period.To, "to", onPage: false)
        .With("通报时间", r => r.PublishedAt, b => b.PublishedAt, "published")
        .With("状态", r => r.State, b => b.State, "state")
        .With("场次", r => r.Sessions, isNumber: true)
        .With("单位数", r => r.Schools, isNumber: true)
        .With("到课率", r => r.Count.Rate.Present, isNumber: true);
}

public static class DueBulletins
{
    extension(TeacherDevDb db)
    {
        /// <summary>The rules of a body, or the usual ones.</summary>
        public async Task<BulletinRules> BulletinRulesOfAsync(int bodyId, CancellationToken stop) =>
            await db.BulletinRules.AsNoTracking().SingleOrDefaultAsync(r => r.OrganisationId == bodyId, stop) ?? new BulletinRules(bodyId);

        /// <summary>The last stretch that is over, by the body's own rhythm.</summary>
        public async Task<Period> DuePeriodAsync(int bodyId, DateOnly today, CancellationToken stop)
        {
            var rules = await db.BulletinRulesOfAsync(bodyId, stop);
            return rules.Due(today, await new Calendars(db).TermWeeksAsync(new Period(today.AddYears(-1), today), stop));
        }

        /// <summary>The same, unless a bulletin speaks of it or nothing was held in it.</summary>
        public async Task<Period?> UnspokenPeriodAsync(int bodyId, string audience, DateOnly today, CancellationToken stop)
        {
            var period = await db.DuePeriodAsync(bodyId, today, stop);
            return await new BulletinDesk(db).Free(audience, period).AnyAsync(stop) ? period : null;
        }
    }
}
