using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Budgets;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>What hung on a session no longer counts once it is cancelled, also where it had been held by mistake and was opened again.</summary>
public sealed class CancellationTests : IAsyncLifetime
{
    private static readonly Slot Morning = new(new(2026, 7, 16), DayPart.Morning);
    private static readonly DateTime Evening = new DateOnly(2026, 7, 16).AtInShanghai(new(20, 0));
    private City city = null!;

    public async ValueTask InitializeAsync() => city = await City.BuildAsync();

    public ValueTask DisposeAsync()
    {
        city.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_lecture_fee_of_a_cancelled_session_is_not_in_the_way_of_the_one_that_was_held()
    {
        var trainer = await city.AddAsync(Trainer.Outside(city.Bureau.Id, "郑国安", "云南师范大学", Guid.NewGuid()));
        await city.AddAsync(new LectureFeeRule("CENTRAL", "2017", "中央和国家机关培训费管理办法", "/", new(2017, 1, 1), 50000, 100000, 150000, Hours.Of(4), "试验"));
        var (one, two) = (await city.ClassAsync("一班", city.District, members: 0), await city.ClassAsync("二班", city.District, members: 1));
        var (mistaken, held) = ((await city.LessonAsync(one, Morning, trainer: trainer)).Id, (await city.LessonAsync(two, Morning, trainer: trainer)).Id);
        await using var db = city.Open();
        foreach (var id in new[] { mistaken, held }) (await db.Sessions.SingleAsync(s => s.Id == id)).Close(Evening);
        await db.SaveChangesAsync();
        var (wrong, right) = (await db.Sessions.SingleAsync(s => s.Id == mistaken), await db.Sessions.SingleAsync(s => s.Id == held));
        var fees = new LectureFees(db);
        await fees.SetAsync(wrong, LecturerRank.Full, 100000);
        await db.SaveChangesAsync();
        await Assert.ThrowsAsync<RuleBroken>(() => fees.SetAsync(right, LecturerRank.Full, 100000));
        wrong.Reopen("登记错了", Evening);
        wrong.Cancel("这节课没有上");
        await db.SaveChangesAsync();
        await fees.SetAsync(right, LecturerRank.Full, 100000);
        await db.SaveChangesAsync();
        Assert.Equal(100000, await db.LectureFees.Where(f => f.SessionId == held).Select(f => f.FenPerHour).SingleAsync());
    }

    [Fact]
    public async Task A_cancelled_session_takes_no_marks_leaves_the_hall_free_and_says_so_in_the_agenda()
    {
        var hall = await city.AddAsync(new Venue(city.Bureau.Id, "礼堂", null, 80, Guid.NewGuid()));
        var cohort = await city.ClassAsync("一班", city.District, members: 0);
        var lesson = (await city.LessonAsync(cohort, Morning, venue: hall)).Id;
        await using var db = city.Open();
        (await db.Sessions.SingleAsync(s => s.Id == lesson)).Cancel("停电");
        await db.SaveChangesAsync();
        var cancelled = await db.Sessions.SingleAsync(s => s.Id == lesson);
        Assert.Throws<RuleBroken>(() => cancelled.TakeAttendance(Evening));
        Assert.Throws<RuleBroken>(() => cancelled.Close(Evening));
        Assert.DoesNotContain((await new Clashes(db).OfAsync(new SessionPlan(null, cohort.Id, null, Morning, null, hall.Id))).Clashes, c => c.Kind is ClashKind.Venue or ClashKind.Cohort);
        var mine = Assert.Single(await new Agenda(db).OfPersonAsync(city.Teachers[0].Id, new Period(Morning.Day, Morning.Day)));
        Assert.Equal((true, "停电"), (mine.IsCancelled, mine.CancelReason));
    }
}
