using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Scheduling.Solving;

namespace TeacherDev.Domain.Tests.Scheduling;

/// <summary>合班: several classes in one session.</summary>
public sealed class JointSessionTests : IAsyncLifetime
{
    private static readonly DateOnly Thursday = new(2026, 7, 16);
    private static readonly DateTime Noon = Thursday.AtInShanghai(new TimeOnly(12, 0));
    private static readonly Slot Morning = new(Thursday, DayPart.Morning);
    private City city = null!;
    private Cohort one = null!;
    private Cohort two = null!;

    public async ValueTask InitializeAsync()
    {
        city = await City.BuildAsync();
        (one, two) = (await city.ClassAsync("一班", city.District, members: [0, 1]), await city.ClassAsync("二班", city.District, members: [2, 3]));
    }

    public ValueTask DisposeAsync()
    {
        city.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_class_joins_once_and_leaves_and_the_leading_one_stays()
    {
        var lesson = await city.LessonAsync(one, Morning);
        Assert.False(lesson.IsJoint);
        lesson.Join(two);
        Assert.Equal((true, 1), (lesson.IsJoint, lesson.Version));
        Assert.Equal([one.Id, two.Id], lesson.CohortIds);
        Assert.Contains("已经在", Assert.Throws<RuleBroken>(() => lesson.Join(two)).Message, StringComparison.Ordinal);
        Assert.Contains("已经在", Assert.Throws<RuleBroken>(() => lesson.Join(one)).Message, StringComparison.Ordinal);
        Assert.Contains("不能退出", Assert.Throws<RuleBroken>(() => lesson.Leave(one.Id)).Message, StringComparison.Ordinal);
        lesson.Leave(two.Id);
        Assert.Contains("这个班不在", Assert.Throws<RuleBroken>(() => lesson.Leave(two.Id)).Message, StringComparison.Ordinal);
        lesson.SeatBeside([two, two]);
        Assert.Equal([one.Id, two.Id], lesson.CohortIds);
        Assert.Equal([one.Id, two.Id], lesson.CopyTo(Thursday.AddDays(1), Guid.NewGuid()).CohortIds);
        lesson.SeatBeside([]);
        Assert.Equal([one.Id], lesson.CohortIds);
    }

    [Fact]
    public async Task Only_a_planned_session_of_a_class_takes_further_ones_and_only_open_ones()
    {
        var held = await city.LessonAsync(one, Morning, beside: [two]);
        held.Close(Noon);
        Assert.Throws<RuleBroken>(() => held.Leave(two.Id));
        Assert.Throws<RuleBroken>(() => held.Join(two));
        var planned = await city.LessonAsync(one, Morning);
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) two.MoveTo(state);
        two.Close(City.Window.To);
        Assert.Contains("不能再合班", Assert.Throws<RuleBroken>(() => planned.Join(two)).Message, StringComparison.Ordinal);
        var gathering = Session.OfActivity(1, city.District.Id, planned.Content(), Morning, Guid.NewGuid());
        Assert.Contains("不能合班", Assert.Throws<RuleBroken>(() => gathering.Join(one)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_its_classes_are_taken_and_all_their_people_need_seats_but_they_are_in_no_one_s_way()
    {
        var small = await city.AddAsync(new Venue(city.Bureau.Id, "小教室", null, 3, Guid.NewGuid()));
        var lesson = await city.LessonAsync(one, Morning, "专家报告", beside: [two]);
        SessionPlan together = new(lesson.Id, one.Id, null, Morning, null, small.Id) { Beside = [two.Id] };
        Assert.Equal(["小教室只有 3 个座位，“一班、二班”当天有 4 人"], await SeenAsync(together));
        Assert.Equal(["“二班”在 7月16日 Morning已有“专家报告”"], await SeenAsync(new(null, two.Id, null, Morning, null, null)));
        Assert.Equal(["“二班、一班”在 7月16日 Morning已有“专家报告”"], await SeenAsync(new SessionPlan(null, two.Id, null, Morning, null, null) { Beside = [one.Id] }));
    }

    [Fact]
    public async Task A_third_class_that_shares_a_person_with_any_of_them_is_told_and_so_are_their_blackouts_and_days()
    {
        var third = await city.ClassAsync("三班", city.OtherDistrict, inTrack: true, members: [3, 4]);
        await city.LessonAsync(one, Morning, "专家报告", beside: [two]);
        Assert.Equal(["1 名学员同一时段还要参加“一班、二班”的“专家报告”：教师丁"], await SeenAsync(new(null, third.Id, null, Morning, null, null)));
        await city.AddAsync(new Blackout(city.OtherDistrict, new(Thursday.AddDays(4), Thursday.AddDays(4)), "阅卷", Guid.NewGuid()));
        SessionPlan plan = new(null, one.Id, null, new(Thursday.AddDays(4), DayPart.Morning), null, null);
        Assert.Empty(await SeenAsync(plan));
        Assert.Equal(["2026-07-20 在红塔区教育体育局“阅卷”禁排期内（2026-07-20 至 2026-07-20）"], await SeenAsync(plan with { Beside = [third.Id] }));
        // The third is of a track that ends in September.
        Assert.Contains("不在“骨干教师”的培训时间内", Assert.Single(await SeenAsync(new SessionPlan(null, one.Id, null, new(new(2026, 10, 15), DayPart.Morning), null, null) { Beside = [third.Id] })), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_class_beyond_reach_is_taught_is_not_named()
    {
        var far = await city.ClassAsync("远班", city.OtherDistrict, members: [5]);
        await city.LessonAsync(far, Morning, "别人的课");
        Assert.Equal(["“远班”在 7月16日 Morning已有别的课"], await SeenAsync(new SessionPlan(null, one.Id, null, Morning, null, null) { Beside = [far.Id] }, city.District));
    }

    [Fact]
    public async Task Closing_credits_the_people_of_every_class_under_their_own_and_each_class_counts_it()
    {
        var lesson = await city.LessonAsync(one, Morning, "专家报告", beside: [two]);
        await using var db = city.Open();
        db.AddRange(Enumerable.Range(0, 4).Select(n => new AttendanceMark(lesson.Id, city.Teachers[n].Id, n == 3 ? AttendanceStatus.Absent : AttendanceStatus.Present, Noon)));
        await db.SaveChangesAsync();
        await RefusesToCloseAsync(two, "专家报告");
        var session = await db.Sessions.SingleAsync(s => s.Id == lesson.Id);
        Assert.Equal(3, await new HoursPosting(db).CloseAsync(session, Noon));
        Assert.Equal(["一班：专家报告", "一班：专家报告", "二班：专家报告"], await db.HoursEntries.OrderBy(e => e.PersonId).Select(e => e.Title).ToListAsync());
        foreach (var (cohort, member) in new[] { (one, 0), (two, 2) })
        {
            var of = await db.Cohorts.SingleAsync(c => c.Id == cohort.Id);
            var hours = await ClassHours.OfAsync(db, of);
            Assert.Equal((4m, 4m), (hours.Of(of.Enrolments.Single(e => e.PersonId == city.Teachers[member].Id)).Planned.Amount, hours.Credited(city.Teachers[member].Id).Amount));
        }
        Assert.Equal([city.Teachers[3].Id], await new Absences(db).ForfeitingAsync(await db.Cohorts.SingleAsync(c => c.Id == two.Id)));
        // A class that has ended keeps the session closed for all.
        var ended = await db.Cohorts.SingleAsync(c => c.Id == two.Id);
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) ended.MoveTo(state);
        await new CohortClosure(db).CloseAsync(ended, City.Window.To);
        await db.SaveChangesAsync();
        Assert.Contains("“二班”", (await Assert.ThrowsAsync<RuleBroken>(() => new HoursPosting(db).ReopenAsync(session, "补登", Noon))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_class_publishes_it_for_itself_and_the_trainer_is_told_by_the_one_that_leads()
    {
        var trainer = await city.AddAsync(Trainer.Inside(city.District.Id, city.Teachers[9].Id, "教师癸", "江川一中", Guid.NewGuid()));
        var lesson = await city.LessonAsync(one, Morning, "专家报告", trainer, beside: [two]);
        await using var db = city.Open();
        var drafts = await new Publishing(db).DraftsAsync([one.Id, two.Id]);
        Assert.Equal([lesson.Id, lesson.Id], new[] { one, two }.Select(c => drafts[c.Id].Sessions.Single().SessionId));
        Assert.Equal([[city.Teachers[9].Id], []], new[] { one, two }.Select(c => new PublicationMatter(c.Id, [], drafts[c.Id].Sessions).TrainersTold));
        // One of them publishes: its people see the session by that, the other's as long as theirs published nothing else.
        db.Add(new Publication(one, null, drafts[one.Id].Sessions, "周明", Noon, Guid.NewGuid()));
        db.Add(new Publication(two, null, [new PublishedSession(await city.LessonAsync(two, new(Thursday, DayPart.Evening)), null, null, null, null)], "周明", Noon, Guid.NewGuid()));
        await db.SaveChangesAsync();
        var week = new Period(Thursday, Thursday);
        Assert.Equal([lesson.Id], (await new Agenda(db).OfPersonAsync(city.Teachers[0].Id, week)).Select(s => s.Id));
        Assert.DoesNotContain(lesson.Id, (await new Agenda(db).OfPersonAsync(city.Teachers[2].Id, week)).Select(s => s.Id));
        Assert.Equal(["一班、二班"], (await new Agenda(db).OfCohortAsync(two.Id, toldOnly: false)).Where(s => s.Id == lesson.Id).Select(s => s.Joint));
    }

    [Fact]
    public async Task A_class_that_left_tells_its_people_that_the_session_is_off()
    {
        var lesson = await city.LessonAsync(one, Morning, "专家报告", beside: [two]);
        await using var db = city.Open();
        foreach (var cohort in new[] { one, two }) db.Add(new Publication(cohort, null, (await new Publishing(db).DraftAsync(cohort.Id)).Sessions, "周明", Noon, Guid.NewGuid()));
        var session = await db.Sessions.SingleAsync(s => s.Id == lesson.Id);
        session.Leave(two.Id);
        await db.SaveChangesAsync();
        var drafts = await new Publishing(db).DraftsAsync([one.Id, two.Id]);
        Assert.Empty(drafts[one.Id].Changes);
        var change = Assert.Single(drafts[two.Id].Changes);
        Assert.Equal((TimetableChangeKind.Cancelled, "本班不再参加这节合班课"), (change.Kind, change.Session.CancelReason));
        db.Add(new Publication(two, drafts[two.Id].Last, drafts[two.Id].Sessions, "周明", Noon, Guid.NewGuid()));
        await db.SaveChangesAsync();
        Assert.Empty((await new Publishing(db).DraftAsync(two.Id)).Changes);
    }

    [Fact]
    public async Task A_proposal_moves_it_for_both_and_leaves_it_where_not_both_are_chosen()
    {
        var third = await city.ClassAsync("三班", city.District, members: [3]);
        var lesson = await city.LessonAsync(one, Morning, "专家报告", beside: [two]);
        await city.LessonAsync(third, new(Thursday, DayPart.Afternoon));
        await using var db = city.Open();
        Assert.Empty(await db.Sessions.OnlyOf([one.Id]).ToListAsync());
        Assert.Empty(await db.Sessions.OnlyOf([two.Id]).ToListAsync());
        var movable = await db.Sessions.OnlyOf([one.Id, two.Id]).ToListAsync();
        Assert.Equal([lesson.Id], movable.Select(s => s.Id));
        var proposal = new TimetableProposal(
            new ProposalPlan(city.District.Id, [one.Id, two.Id], new(Thursday, Thursday), [DayPart.Morning, DayPart.Afternoon], [Weekday.Thursday], [], TimetableWishes.Usual.Strengths, [], ProposalEffort.Quick), movable, accountId: null, Guid.NewGuid());
        db.Add(proposal);
        await db.SaveChangesAsync();
        var problem = await new ProposalProblem(db).OfAsync(proposal);
        Assert.Equal([one.Id, two.Id], Assert.Single(problem.Sessions).Classes);
        Assert.Equal(4, problem.Classes.Sum(c => c.Headcount));
    }

    private async Task RefusesToCloseAsync(Cohort cohort, string topic)
    {
        await using var db = city.Open();
        Assert.Contains($"“{topic}”", (await Assert.ThrowsAsync<RuleBroken>(() => new CohortClosure(db).MustBeTaughtAsync(cohort))).Message, StringComparison.Ordinal);
    }

    private async Task<List<string>> SeenAsync(SessionPlan plan, Organisation? reach = null)
    {
        await using var db = city.Open(reach);
        return [.. (await new Clashes(db).OfAsync(plan)).Clashes.Select(c => c.Sentence.ToString())];
    }
}
