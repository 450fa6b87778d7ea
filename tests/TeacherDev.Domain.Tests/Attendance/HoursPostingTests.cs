using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Scheduling;

namespace TeacherDev.Domain.Tests.Attendance;

public sealed class HoursPostingTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 7, 16);
    private static readonly DateTime Now = Day.AtInShanghai(new TimeOnly(12, 0));
    private City city = null!;
    private Cohort cohort = null!;

    public async ValueTask InitializeAsync()
    {
        city = await City.BuildAsync();
        cohort = await city.ClassAsync("一班", city.District, members: [0, 1, 2, 3, 4]);
    }

    public ValueTask DisposeAsync()
    {
        city.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Whoever_was_there_is_credited_late_or_not_and_no_one_else()
    {
        var lesson = await LessonAsync(AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.LeftEarly, AttendanceStatus.Excused, AttendanceStatus.Absent);
        Assert.Equal(3, await CloseAsync(lesson));
        var entries = await EntriesAsync();
        Assert.Equal([city.Teachers[0].Id, city.Teachers[1].Id, city.Teachers[2].Id], entries.Select(e => e.PersonId));
        Assert.All(entries, e => Assert.Equal((4m, Day, "faceToFace", "一班：单元设计", "YX 2020"), (e.Hours.Amount, e.Day, e.Mode, e.Title, e.RuleVersion)));
    }

    [Fact]
    public async Task Where_the_body_weighs_them_who_came_late_gets_a_part_and_the_line_says_so()
    {
        var rules = new SignInRules(city.District.Id);
        rules.Decide(SignInTerms.Usual with { LateWeight = 50, LeftEarlyWeight = 0 });
        await city.AddAsync(rules);
        var lesson = await LessonAsync(AttendanceStatus.Present, AttendanceStatus.Late, AttendanceStatus.LeftEarly, AttendanceStatus.Excused, AttendanceStatus.Absent);
        Assert.Equal(2, await CloseAsync(lesson));
        Assert.Equal([(city.Teachers[0].Id, 4m, "一班：单元设计"), (city.Teachers[1].Id, 2m, "一班：单元设计（迟到，按 50% 记）")], (await EntriesAsync()).Select(e => (e.PersonId, e.Hours.Amount, e.Title)));
    }

    [Fact]
    public async Task What_was_missed_and_made_up_elsewhere_is_paid_once_and_not_missed()
    {
        var missed = await LessonAsync(AttendanceStatus.Present, AttendanceStatus.Present, AttendanceStatus.Present, AttendanceStatus.Present, AttendanceStatus.Absent);
        await CloseAsync(missed);
        var other = await city.ClassAsync("二班", city.District, members: [5]);
        var again = await city.LessonAsync(other, new Slot(Day.AddDays(1), DayPart.Morning));
        var guest = city.Teachers[4].Id;
        await using (var db = city.Open())
        {
            var placing = new MakeUps(db);
            var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == missed.Id);
            await Assert.ThrowsAsync<RuleBroken>(() => placing.PlaceAsync(session, city.Teachers[0].Id, again.Id, Day));
            await placing.PlaceAsync(session, guest, again.Id, Day);
        }
        await using (var db = city.Open())
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == again.Id);
            Assert.Equal([city.Teachers[4].Id, city.Teachers[5].Id], (await db.Expected(session).Select(p => p.Id).ToListAsync()).Order());
            Assert.Contains(again.Id, await db.ExpectingSessions(guest).Select(s => s.Id).ToListAsync());
            Assert.Equal([guest], await new Absences(db).ForfeitingAsync(await db.Cohorts.SingleAsync(c => c.Id == cohort.Id)));
        }
        foreach (var person in new[] { 4, 5 }) await city.AddAsync(new AttendanceMark(again.Id, city.Teachers[person].Id, AttendanceStatus.Present, Now.AddDays(1)));
        await using (var db = city.Open()) await new HoursPosting(db).CloseAsync(await db.Sessions.SingleAsync(s => s.Id == again.Id), Now.AddDays(1));
        Assert.Contains((guest, 4m, "一班（补课）：单元设计"), (await EntriesAsync()).Select(e => (e.PersonId, e.Hours.Amount, e.Title)));
        await using (var db = city.Open())
        {
            Assert.Empty(await new Absences(db).ForfeitingAsync(await db.Cohorts.SingleAsync(c => c.Id == cohort.Id)));
            var room = await db.Cohorts.SingleAsync(c => c.Id == cohort.Id);
            var hours = await Domain.Completion.ClassHours.OfAsync(db, room);
            Assert.Equal((4m, 0m), (hours.Credited(guest).Amount, hours.Of(room.Enrolments.Single(e => e.PersonId == guest)).Missed.Amount));
            // It turns out that the missed one was attended after all: one lesson is paid once.
            await new HoursPosting(db).ReopenAsync(await db.Sessions.SingleAsync(s => s.Id == missed.Id), "丙也到了", Now);
            (await db.AttendanceMarks.SingleAsync(m => m.SessionId == missed.Id && m.PersonId == guest)).Correct(AttendanceStatus.Present, Now, null, "漏登", "李主任");
            await db.SaveChangesAsync();
        }
        Assert.Equal(4, await CloseAsync(missed));
        Assert.Equal(4m, (await EntriesAsync()).Where(e => e.PersonId == guest).Sum(e => e.Hours.Amount));
    }

    [Fact]
    public async Task A_half_day_is_worth_what_the_rules_allow_and_an_online_one_counts_as_online()
    {
        var lesson = await city.LessonAsync(cohort, new Slot(Day, DayPart.Morning), hours: 6, mode: SessionMode.Online);
        await MarkAsync(lesson, Enumerable.Repeat(AttendanceStatus.Present, 5).ToArray());
        await CloseAsync(lesson);
        Assert.All(await EntriesAsync(), e => Assert.Equal((4m, "online"), (e.Hours.Amount, e.Mode)));
    }

    [Fact]
    public async Task Nobody_is_forgotten_a_session_with_unknown_attendance_stays_open()
    {
        var lesson = await LessonAsync(AttendanceStatus.Present, AttendanceStatus.Present, AttendanceStatus.Present);
        var refused = await Assert.ThrowsAsync<RuleBroken>(() => CloseAsync(lesson));
        Assert.StartsWith("还有 2 人没有登记考勤：", refused.Message, StringComparison.Ordinal);
        Assert.Equal((SessionState.Planned, 0), await StateAsync(lesson));
    }

    [Fact]
    public async Task A_session_without_people_is_not_closed()
    {
        var empty = await city.ClassAsync("空班", city.District);
        var lesson = await city.LessonAsync(empty, new Slot(Day, DayPart.Morning));
        await Assert.ThrowsAsync<RuleBroken>(() => CloseAsync(lesson));
    }

    [Fact]
    public async Task Closing_twice_posts_once()
    {
        var lesson = await LessonAsync(Enumerable.Repeat(AttendanceStatus.Present, 5).ToArray());
        await using var first = city.Open();
        await using var second = city.Open();
        var (one, two) = (await first.Sessions.SingleAsync(s => s.Id == lesson.Id), await second.Sessions.SingleAsync(s => s.Id == lesson.Id));
        await new HoursPosting(first).CloseAsync(one, Now);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => new HoursPosting(second).CloseAsync(two, Now));
        Assert.Equal((SessionState.Closed, 5), await StateAsync(lesson));
    }

    [Fact]
    public async Task Reopening_takes_back_exactly_what_was_posted_and_closing_again_posts_anew()
    {
        var lesson = await LessonAsync(AttendanceStatus.Present, AttendanceStatus.Present, AttendanceStatus.Absent, AttendanceStatus.Absent, AttendanceStatus.Absent);
        await CloseAsync(lesson);
        await using (var db = city.Open()) await new HoursPosting(db).ReopenAsync(await db.Sessions.SingleAsync(s => s.Id == lesson.Id), "丙也到了", Now);
        Assert.Equal(0, (await EntriesAsync()).Sum(e => e.Hours.Tenths));
        Assert.Equal(2, (await EntriesAsync()).Count(e => e.SourceKind == HoursSourceKind.Reversal && string.Equals(e.Reason, "丙也到了", StringComparison.Ordinal)));
        await using (var db = city.Open())
        {
            (await db.AttendanceMarks.SingleAsync(m => m.PersonId == city.Teachers[2].Id)).Correct(AttendanceStatus.Present, Now, null, "登记错了", "李主任");
            await db.SaveChangesAsync();
        }
        await CloseAsync(lesson);
        Assert.Equal([40, 40, 40], (await EntriesAsync()).GroupBy(e => e.PersonId).Select(g => g.Sum(e => e.Hours.Tenths)));
    }

    [Fact]
    public async Task Reopening_needs_a_reason_and_changes_nothing_without_one()
    {
        var lesson = await LessonAsync(Enumerable.Repeat(AttendanceStatus.Present, 5).ToArray());
        await CloseAsync(lesson);
        await using (var db = city.Open())
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == lesson.Id);
            await Assert.ThrowsAsync<RuleBroken>(() => new HoursPosting(db).ReopenAsync(session, " ", Now));
        }
        Assert.Equal((SessionState.Closed, 5), await StateAsync(lesson));
    }

    [Fact]
    public async Task Where_no_rule_set_governs_nothing_is_closed()
    {
        await using (var db = city.Open()) await db.Set<HoursRuleSet>().ExecuteDeleteAsync();
        var lesson = await LessonAsync(Enumerable.Repeat(AttendanceStatus.Present, 5).ToArray());
        await Assert.ThrowsAsync<RuleBroken>(() => CloseAsync(lesson));
        Assert.Equal((SessionState.Planned, 0), await StateAsync(lesson));
    }

    [Fact]
    public async Task A_class_closes_when_every_session_is_closed_or_cancelled_and_its_sessions_stay_closed()
    {
        var lesson = await LessonAsync(Enumerable.Repeat(AttendanceStatus.Present, 5).ToArray());
        await using (var db = city.Open())
        {
            var running = await db.Cohorts.SingleAsync(c => c.Id == cohort.Id);
            foreach (var step in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) running.MoveTo(step);
            await db.SaveChangesAsync();
            var refused = await Assert.ThrowsAsync<RuleBroken>(() => new CohortClosure(db).CloseAsync(running, Day));
            Assert.Equal("“一班”还有 1 节课没有结束（7月16日“单元设计”），请先结束或取消", refused.Message);
        }
        await CloseAsync(lesson);
        await using (var db = city.Open())
        {
            var running = await db.Cohorts.SingleAsync(c => c.Id == cohort.Id);
            await new CohortClosure(db).CloseAsync(running, Day);
            await db.SaveChangesAsync();
        }
        await using (var db = city.Open())
        {
            var closed = await db.Sessions.SingleAsync(s => s.Id == lesson.Id);
            await Assert.ThrowsAsync<RuleBroken>(() => new HoursPosting(db).ReopenAsync(closed, "晚了", Now));
        }
    }

    [Fact]
    public async Task Who_misses_a_fifth_of_a_class_forfeits_its_hours_until_the_closing_is_taken_back()
    {
        for (var back = 4; back >= 0; back--)
        {
            var lesson = await city.LessonAsync(cohort, new Slot(Day.AddDays(-back), DayPart.Morning));
            await MarkAsync(lesson, [back == 0 ? AttendanceStatus.Excused : AttendanceStatus.Present, .. Enumerable.Repeat(AttendanceStatus.Present, 4)]);
            await CloseAsync(lesson);
        }
        await using (var db = city.Open())
        {
            var running = await db.Cohorts.SingleAsync(c => c.Id == cohort.Id);
            foreach (var step in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) running.MoveTo(step);
            await new CohortClosure(db).CloseAsync(running, Day);
            await db.SaveChangesAsync();
        }
        Assert.Equal((0, 20), (await CountedAsync(0), await CountedAsync(1)));
        await using (var db = city.Open())
        {
            (await db.Cohorts.SingleAsync(c => c.Id == cohort.Id)).Reopen("补登考勤");
            await db.SaveChangesAsync();
        }
        Assert.Equal((16, 20), (await CountedAsync(0), await CountedAsync(1)));
    }

    private async Task<decimal> CountedAsync(int teacher)
    {
        await using var db = city.Open();
        return (await new HoursLedger(db).StatementAsync(city.Teachers[teacher].Id, Day))!.Why.Sum(w => w.Counted.Amount);
    }

    private async Task<Session> LessonAsync(params AttendanceStatus[] marks)
    {
        var lesson = await city.LessonAsync(cohort, new Slot(Day, DayPart.Morning));
        await MarkAsync(lesson, marks);
        return lesson;
    }

    private async Task MarkAsync(Session lesson, AttendanceStatus[] marks)
    {
        for (var n = 0; n < marks.Length; n++) await city.AddAsync(new AttendanceMark(lesson.Id, city.Teachers[n].Id, marks[n], Now));
    }

    private async Task<int> CloseAsync(Session lesson)
    {
        await using var db = city.Open();
        return await new HoursPosting(db).CloseAsync(await db.Sessions.SingleAsync(s => s.Id == lesson.Id), Now);
    }

    private async Task<(SessionState, int)> StateAsync(Session lesson)
    {
        await using var db = city.Open();
        return (await db.Sessions.Where(s => s.Id == lesson.Id).Select(s => s.State).SingleAsync(), await db.Set<HoursEntry>().CountAsync());
    }

    private async Task<List<HoursEntry>> EntriesAsync()
    {
        await using var db = city.Open();
        return await db.Set<HoursEntry>().AsNoTracking().OrderBy(e => e.PersonId).ThenBy(e => e.Id).ToListAsync();
    }
}
