using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

public sealed class PublicationTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);
    private static readonly DateTime Now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_is_new_moved_changed_and_cancelled_is_told_apart()
    {
        var (stays, moves, changes, goes, comes) = (Lesson(1), Lesson(2), Lesson(3), Lesson(4), Lesson(5));
        PublishedSession[] before = [Said(stays), Said(moves), Said(changes), Said(goes)];
        moves.Move(new Slot(Day.AddDays(2), DayPart.Morning));
        changes.Revise(new SessionContent("作业设计", null, null, SessionMode.Online, Hours.Of(4)));
        goes.Cancel("停电");
        var told = TimetableChange.Between(before, [Said(stays), Said(moves), Said(changes, trainer: "李四", venue: "礼堂"), Said(goes), Said(comes)]);
        Assert.Equal([(3, TimetableChangeKind.Changed), (4, TimetableChangeKind.Cancelled), (5, TimetableChangeKind.New), (2, TimetableChangeKind.Moved)], told.Select(c => (c.Session.SessionId, c.Kind)));
        Assert.Equal([(TimetableDetail.Topic, "课 3", "作业设计"), (TimetableDetail.Trainer, null, "李四（省教院）"), (TimetableDetail.Venue, null, "礼堂"), (TimetableDetail.Mode, "集中", "线上")], told[0].Details.Select(d => (d.Of, d.Before, d.After)));
        Assert.Equal([(TimetableDetail.When, "11月26日 周四 下午", "11月28日 周六 上午")], told[3].Details.Select(d => (d.Of, d.Before!, d.After!)));
        Assert.Equal("新增 1 节，改期 1 节，调整 1 节，取消 1 节", told.Summary);
        Assert.Contains("【取消】11月26日 周四 下午　课 4（停电）", told.Lines, StringComparison.Ordinal);
        Assert.Contains("【改期】11月28日 周六 上午　课 2（时间原为：11月26日 周四 下午）", told.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_cancelled_and_told_is_no_change_any_more()
    {
        var goes = Lesson(1);
        goes.Cancel("停电");
        Assert.Empty(TimetableChange.Between([Said(goes)], [Said(goes)]));
        Assert.Empty(TimetableChange.Between([], [Said(goes)]));
    }

    [Fact]
    public void A_trainer_is_told_of_own_sessions_alone_and_of_one_that_another_took_over()
    {
        var (one, two) = (Lesson(1), Lesson(2));
        var matter = new PublicationMatter(1, [Said(one, "张三", 7), Said(two, "李四", 8)], [Said(one, "王五", 9), Said(two, "李四", 8)]);
        Assert.Equal([7, 9], matter.TrainersTold);
        Assert.Equal((TimetableChangeKind.Removed, 1), matter.ChangesOf(7).Select(c => (c.Kind, c.Session.SessionId)).Single());
        Assert.Equal((TimetableChangeKind.New, 1), matter.ChangesOf(9).Select(c => (c.Kind, c.Session.SessionId)).Single());
        Assert.Equal(TimetableChangeKind.Changed, matter.Changes.Single().Kind);
    }

    [Fact]
    public void Nothing_changed_nothing_planned_and_a_closed_class_are_refused()
    {
        var cohort = Class();
        Assert.Contains("还没有课程", Assert.Throws<RuleBroken>(() => Publish(cohort, null)).Message, StringComparison.Ordinal);
        var first = Publish(cohort, null, Said(Lesson(1)));
        Assert.Contains("没有需要发布的变更", Assert.Throws<RuleBroken>(() => Publish(cohort, first, Said(Lesson(1)))).Message, StringComparison.Ordinal);
        Assert.Equal((1, 2), (first.Number, Publish(cohort, first, Said(Lesson(1)), Said(Lesson(2))).Number));
        foreach (var state in new[] { CohortState.Recruiting, CohortState.Confirmed, CohortState.Running }) cohort.MoveTo(state);
        cohort.Enrol(1, Day);
        cohort.Close(Day.AddDays(10));
        Assert.Contains("不能再发布日程", Assert.Throws<RuleBroken>(() => Publish(cohort, null, Said(Lesson(1)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_keeps_its_uid_and_every_change_raises_its_sequence()
    {
        var lesson = Lesson(1);
        var sequence = new List<(Guid, int)>();
        void Note() => sequence.Add((Said(lesson).Entry("班").Uid, Said(lesson).Entry("班").Sequence));
        Note();
        lesson.Move(new Slot(Day, DayPart.Morning));
        Note();
        lesson.Revise(new SessionContent("作业设计", null, null, SessionMode.Online, Hours.Of(4)));
        Note();
        lesson.Cancel("停电");
        Note();
        Assert.Single(sequence.Select(s => s.Item1).Distinct());
        Assert.Equal(sequence.Select(s => s.Item2).Distinct().Order(), sequence.Select(s => s.Item2));
    }

    [Fact]
    public void A_letter_lists_so_many_lines_and_says_how_many_more()
    {
        IReadOnlyList<TimetableChange> many = TimetableChange.Between([], Enumerable.Range(1, TimetableWords.MostLines + 3).Select(n => Said(Lesson(n))));
        Assert.Equal(TimetableWords.MostLines + 1, many.Lines.Split('\n').Length);
        Assert.EndsWith("另有 3 节，请看日程页面", many.Lines, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_address_only_the_hash_is_kept_and_a_new_one_replaces_it()
    {
        var feed = new CalendarFeed(1, "first-token", Now);
        Assert.Equal(32, feed.TokenHash.Length);
        Assert.DoesNotContain("first-token", System.Text.Encoding.Latin1.GetString(feed.TokenHash), StringComparison.Ordinal);
        feed.Renew("first-token", Now.AddHours(1));
        Assert.Equal(CalendarFeed.HashOf("first-token"), feed.TokenHash);
        Assert.Equal(Now, feed.MadeAt);
        feed.Renew("second-token", Now.AddHours(1));
        Assert.NotEqual(CalendarFeed.HashOf("first-token"), feed.TokenHash);
        Assert.Equal(Now.AddHours(1), feed.MadeAt);
    }

    private static Publication Publish(Cohort cohort, Publication? before, params PublishedSession[] sessions) => new(cohort, before, sessions, "林岚", Now, Guid.NewGuid());

    private static PublishedSession Said(Session session, string? trainer = null, int? trainerPersonId = null, string? venue = null) => new(session, trainerPersonId, trainer, trainer is null ? null : "省教院", venue);

    private static Session Lesson(int id)
    {
        var session = Session.OfCohort(1, 1, new SessionContent($"课 {id}", null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(Day, DayPart.Afternoon), Guid.NewGuid());
        typeof(Aggregate).GetProperty(nameof(Aggregate.Id))!.SetValue(session, id);
        return session;
    }

    private static Cohort Class() => new(1, 1, null, "骨干教师一班", new Period(Day, Day.AddDays(10)), 30, new CohortPlan("主题", "目标", "成效", "考核"), Guid.NewGuid());
}
