using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>The class of the sample teacher with an issued notice, half of its schools answered, groups, seats and rooms; the class that is over with a notice and its fees.</summary>
internal sealed class DemonstrationSlips(TeacherDevDb db)
{
    private const long Rate = 40000;

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var teacher = city.Players["teacher"];
        var cohorts = await db.Cohorts.Where(c => c.OrganisationId == city.Year.OrganisationId).OrderBy(c => c.Id).ToListAsync(stop);
        var running = cohorts.Single(c => c.IsMember(teacher.Id));
        var notice = await NoticeAsync(city, running, stop);
        var slips = new ReturnSlips(db);
        await slips.IssueAsync(notice, city.Now.AddDays(-1), stop);
        await db.SaveChangesAsync(stop);
        await AnswerAsync(city, slips, running, teacher.SchoolId, stop);
        await ArrangeAsync(running, stop);
        var over = cohorts.Single(c => c.State == CohortState.Completed);
        var past = await NoticeAsync(city, over, stop);
        // It was issued while the class still ran.
        db.Entry(past).Property(n => n.State).CurrentValue = NoticeState.Issued;
        db.Entry(past).Property(n => n.IssuedAt).CurrentValue = city.Now.AddDays(-60);
        await PayAsync(over, stop);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private async Task<CohortNotice> NoticeAsync(City city, Cohort cohort, CancellationToken stop)
    {
        var notice = new CohortNotice(cohort, new NoticeText(
            "玉教科研（演示）", QuotationMarks.Nest($"关于举办“{cohort.Name}”的通知"), "年度培养工作安排", $"主题：{cohort.Theme}\n目标：{cohort.Goals}", QuotationMarks.Nest($"“{cohort.Name}”全体学员"), "市教科所培训楼", "身份证、笔记本电脑", "食宿统一安排，往返交通费由所在单位承担",
            "培训部", "0877-0000000", city.Today.AddDays(7), new(8, 30), "市教科所培训楼一楼大厅", city.Today.AddDays(5)), city.Dice.Key());
        db.Add(notice);
        await db.SaveChangesAsync(stop);
        return notice;
    }

    private async Task AnswerAsync(City city, ReturnSlips slips, Cohort cohort, int silentSchoolId, CancellationToken stop)
    {
        var by = new SlipAct(AccountId: null, city.Now.AddHours(-3), IsOffice: false);
        var (from, to) = (city.Today.AddDays(7), city.Today.AddDays(9));
        var answered = (await db.ReturnSlips.Where(s => s.CohortId == cohort.Id && s.OrganisationId != silentSchoolId).OrderBy(s => s.Id).ToListAsync(stop)).Where((_, at) => at % 2 == 0);
        foreach (var (at, slip) in answered.Index())
            foreach (var line in slip.Lines.OrderBy(l => l.Id).Skip(at % 5 == 4 ? 1 : 0).ToList())
                await slips.AnswerAsync(slip, line.PersonId, (at + line.PersonId) % 9 == 0 ? new SlipSaid(SlipAnswer.Cannot, Reason: "当天有毕业班监考任务") : at % 2 == 0 ? new SlipSaid(SlipAnswer.Comes, LodgesFrom: from, LodgesTo: to) : new SlipSaid(SlipAnswer.Comes), line.Times, by, stop);
        await db.SaveChangesAsync(stop);
    }

    private async Task ArrangeAsync(Cohort cohort, CancellationToken stop)
    {
        var members = cohort.Enrolments.Where(e => e.TakesSeat).Select(e => e.PersonId).ToList();
        var cards = await db.PersonCards.Where(p => members.Contains(p.Id)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).ToListAsync(stop);
        var lodging = await db.ReturnSlips.IgnoreAutoIncludes().Where(s => s.CohortId == cohort.Id).SelectMany(s => s.Lines).Where(l => l.Said == SlipAnswer.Comes && l.LodgesFrom != null).OrderBy(l => l.PersonId).Select(l => l.PersonId).ToListAsync(stop);
        var arrangement = new Arrangement(cohort.Id);
        arrangement.Group([.. cards.Select(c => new Groupable(c.Id, c.OrganisationId, c.Subject))], 6, GroupingBy.Mixed);
        arrangement.Seat([.. cards.Select(c => c.Id)], 8, 8);
        foreach (var (at, person) in lodging.Index()) arrangement.MoveToRoom(person, (at / 2) + 1);
        db.Add(arrangement);
        await db.SaveChangesAsync(stop);
    }

    private async Task PayAsync(Cohort cohort, CancellationToken stop)
    {
        var fees = new LectureFees(db);
        foreach (var session in await db.Sessions.Where(s => s.CohortId == cohort.Id && s.State == SessionState.Closed && s.TrainerId != null).OrderBy(s => s.Id).ToListAsync(stop))
            await fees.SetAsync(session, LecturerRank.Associate, Rate, stop);
    }
}
