using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>The district of the players holds a 教研活动 every other week: two months ago is published, of last month one waits for the bureau's word and one is a draft.</summary>
internal sealed class DemonstrationBulletins(TeacherDevDb db)
{
    private static readonly string[] Topics = ["教材解读与单元备课", "同课异构：说明文阅读", "试题命制与讲评", "课堂观察与议课"];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var institute = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == "jiangchuan-institute", stop);
        // Some of every school.
        var people = city.Teachers.Where(t => t.District == "jiangchuan" && !city.Players.ContainsValue(t)).GroupBy(t => t.SchoolId).SelectMany(school => school.OrderBy(t => t.Id).Take(12)).Select(t => t.Id).Order().ToList();
        var first = new DateOnly(city.Today.Year, city.Today.Month, 1).AddMonths(-2);
        List<DateOnly> days = [Thursday(first.AddDays(6)), Thursday(first.AddDays(20)), Thursday(first.AddMonths(1).AddDays(6)), Thursday(first.AddMonths(1).AddDays(20))];
        var research = new Activity(institute.Id, ActivityKind.Research, "江川区初中语文教研活动", "隔周周四晚，各校语文教师参加。", null, null, city.Dice.Key());
        research.Detail(ResearchForm.Regional, "区教科所二楼会议室");
        research.HoldBy(city.Teams["江川区初中语文中心组"]);
        research.Invite(people, first);
        db.Add(research);
        await db.SaveChangesAsync(stop);
        var sessions = Topics.Zip(days).Select(e => Session.OfActivity(research.Id, institute.Id, new(e.First, null, null, SessionMode.FaceToFace, Kernel.Hours.Of(2)), new Slot(e.Second, DayPart.Evening, new(18, 30), new(20, 0)), city.Dice.Key())).ToList();
        db.AddRange(sessions);
        await db.SaveChangesAsync(stop);
        db.AddRange(sessions.SelectMany(s => people.Select(p => new AttendanceMark(s.Id, p, Status(city), s.Day.AtInShanghai(new(18, 30))))));
        await db.SaveChangesAsync(stop);
        await db.CloseAllAsync(sessions.Select(s => s.Id), stop);
        await CompileAsync(city, first, "教研出勤通报", sessions.Take(2), BulletinState.Published, stop);
        await CompileAsync(city, first.AddMonths(1), "教研出勤通报", sessions.Skip(2).Take(1), BulletinState.Reported, stop);
        await CompileAsync(city, first.AddMonths(1), "教研出勤补充通报", sessions.Skip(3), BulletinState.Draft, stop);
        db.ChangeTracker.Clear();
    }

    private async Task CompileAsync(City city, DateOnly month, string title, IEnumerable<Session> sessions, BulletinState until, CancellationToken stop)
    {
        var (desk, end) = (new BulletinDesk(db), month.AddMonths(1).AddDays(-1));
        var institute = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == "jiangchuan-institute", stop);
        var bureau = await db.Organisations.SingleAsync(o => o.Key == "yuxi", stop);
        var accounts = await db.Accounts.Where(a => a.UserName == "district" || a.UserName == "viewer").ToDictionaryAsync(a => a.UserName!, a => a.Id, stop);
        var text = new BulletinText($"江川区{month.Month}月{title}", "请各校查看缺勤名单，按学校考勤制度处理。");
        var bulletin = await desk.CompileAsync(institute, new Period(month, end), text, [.. sessions.Select(s => s.Id)], city.Dice.Key(), stop);
        if (until == BulletinState.Draft) return;
        await desk.ReportAsync(bulletin, accounts["district"], end.AddDays(1).AtInShanghai(new(9, 0)), stop);
        if (until == BulletinState.Reported) return;
        bulletin.Approve(bureau, accounts["viewer"], end.AddDays(2).AtInShanghai(new(10, 0)));
        await db.SaveChangesAsync(stop);
        await desk.PublishAsync(bulletin, end.AddDays(2).AtInShanghai(new(15, 0)), stop);
    }

    private static AttendanceStatus Status(City city) => city.Dice.In(92) ? AttendanceStatus.Present : city.Dice.In(40) ? AttendanceStatus.Excused : city.Dice.In(50) ? AttendanceStatus.Late : AttendanceStatus.Absent;

    private static DateOnly Thursday(DateOnly near) => near.AddDays(4 - (int)near.DayOfWeek);
}
