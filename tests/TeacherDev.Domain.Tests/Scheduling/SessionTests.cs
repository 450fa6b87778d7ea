using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Scheduling;

using Hours = TeacherDev.Domain.Kernel.Hours;

public sealed class SessionTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly DateTime Noon = Day.AtInShanghai(new TimeOnly(12, 0));

    [Fact]
    public void A_session_closes_on_its_day_or_later()
    {
        Assert.Throws<RuleBroken>(() => Lesson(Day.AddDays(1)).Close(Noon));
        var lesson = Lesson(Day);
        lesson.Close(Noon);
        Assert.Equal((SessionState.Closed, Noon), (lesson.State, lesson.Closed?.At));
    }

    [Fact]
    public void The_day_of_a_session_is_the_day_in_Shanghai()
    {
        // 00:30 on the 24th in Shanghai is still the 23rd in UTC.
        var lesson = Lesson(Day.AddDays(1));
        lesson.Close(Day.AddDays(1).AtInShanghai(new TimeOnly(0, 30)));
        Assert.Equal(SessionState.Closed, lesson.State);
    }

    [Fact]
    public void What_is_closed_or_cancelled_does_not_move()
    {
        var closed = Lesson(Day);
        closed.Close(Noon);
        var cancelled = Lesson(Day);
        cancelled.Cancel("专家有事");
        foreach (var lesson in new[] { closed, cancelled })
        {
            Assert.Throws<RuleBroken>(() => lesson.Move(new Slot(Day.AddDays(1), DayPart.Evening)));
            Assert.Throws<RuleBroken>(() => lesson.Revise(Content()));
            Assert.Throws<RuleBroken>(() => lesson.Close(Noon));
            Assert.Throws<RuleBroken>(() => lesson.Cancel("再取消"));
        }
    }

    [Fact]
    public void Cancelling_and_reopening_need_a_reason()
    {
        var lesson = Lesson(Day);
        Assert.Equal("请填写取消的原因", Assert.Throws<RuleBroken>(() => lesson.Cancel(" ")).Message);
        Assert.Throws<RuleBroken>(() => lesson.Reopen("没有结束过", Noon));
        lesson.Close(Noon);
        Assert.Equal("请填写重新打开的原因", Assert.Throws<RuleBroken>(() => lesson.Reopen("", Noon)).Message);
        lesson.Reopen("漏登一人", Noon);
        Assert.Equal((SessionState.Planned, null), (lesson.State, lesson.Closed));
        lesson.Close(Noon.AddHours(1));
        Assert.Equal([(1, "漏登一人"), (2, null)], lesson.Closings.Select(c => (c.Number, c.ReopenReason)));
    }

    [Theory]
    [InlineData(-0.5)]
    [InlineData(12.5)]
    public void A_lesson_is_worth_between_nothing_and_twelve_hours(double hours) =>
        Assert.Throws<RuleBroken>(() => Session.OfCohort(1, 1, Content() with { Hours = Hours.Of((decimal)hours) }, new Slot(Day, DayPart.Morning), Guid.NewGuid()));

    [Fact]
    public void A_session_stands_under_a_class_or_an_activity()
    {
        Assert.Equal((1, null), (Lesson(Day).CohortId, Lesson(Day).ActivityId));
        var ofActivity = Session.OfActivity(7, 1, Content(), new Slot(Day, DayPart.Morning), Guid.NewGuid());
        Assert.Equal((null, 7), (ofActivity.CohortId, ofActivity.ActivityId));
    }

    [Fact]
    public void Moving_keeps_everything_but_the_time()
    {
        var lesson = Lesson(Day);
        lesson.Move(new Slot(Day.AddDays(2), DayPart.Afternoon, new(14, 0), new(16, 0)));
        Assert.Equal(new Slot(Day.AddDays(2), DayPart.Afternoon, new(14, 0), new(16, 0)), lesson.Slot);
        Assert.Equal(("课堂观察", 3), (lesson.Topic, lesson.TrainerId));
    }

    private static Session Lesson(DateOnly day) => Session.OfCohort(1, 1, Content(), new Slot(day, DayPart.Morning), Guid.NewGuid());

    private static SessionContent Content() => new("课堂观察", 3, null, SessionMode.FaceToFace, Hours.Of(4));
}
