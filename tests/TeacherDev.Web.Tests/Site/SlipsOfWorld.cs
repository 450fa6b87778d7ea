using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

/// <summary>For the sample class of every organisation an issued notice, a slip of that organisation, an arrangement; one lecture fee of a lesson.</summary>
public sealed class SlipsOfWorld : IRoomOfWorld
{
    public static readonly NoticeText Text = new(
        "试教研〔2026〕7号", "关于举办示例班的通知", "年度工作安排", "单元整体教学\n作业设计", "全体学员", "示例教室", "笔记本电脑", "食宿统一安排", "办公室", "0877-2012345", new(2026, 11, 28), new(8, 30), "示例教室", new(2026, 11, 27));

    public int Order => 70;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["slip"] = (db, organisation) => db.ReturnSlips.Where(s => s.Organisation.Key == organisation).OrderBy(s => s.Id).Select(s => s.Id).FirstAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var slips = new ReturnSlips(db);
        foreach (var cohort in await db.Cohorts.Where(c => c.Name.EndsWith("示例班")).OrderBy(c => c.Id).ToListAsync())
        {
            var notice = new CohortNotice(cohort, Text, Guid.NewGuid());
            db.Add(notice);
            await db.SaveChangesAsync();
            await slips.IssueAsync(notice, TestClock.Start.UtcDateTime);
            db.Add(new Arrangement(cohort.Id));
            await db.SaveChangesAsync();
        }
        var rule = new LectureFeeRule("T-FEES", "2026", "试验标准", "/t-city/", new(2020, 1, 1), 50000, 100000, 150000, Domain.Kernel.Hours.Of(4), "试验");
        db.Add(rule);
        var trainer = await db.Trainers.OrderBy(t => t.Id).FirstAsync();
        var institute = await World.OrganisationAsync(db, World.CityInstitute);
        var held = Domain.Scheduling.Session.OfCohort((await db.Cohorts.Where(c => c.OrganisationId == institute.Id).OrderBy(c => c.Id).FirstAsync()).Id, institute.Id, new("付费课", trainer.Id, null, Domain.Scheduling.SessionMode.FaceToFace, Domain.Kernel.Hours.Of(4)), new(new(2026, 11, 19), Domain.Scheduling.DayPart.Morning), Guid.NewGuid());
        held.Close(TestClock.Start.UtcDateTime);
        db.Add(held);
        await db.SaveChangesAsync();
        db.Add(new LectureFee(held, LecturerRank.Associate, 40000, rule));
        await db.SaveChangesAsync();
    }
}
