using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Tests.Work;

public sealed class BackgroundTaskTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_waiting_task_is_cancelled_at_once()
    {
        var task = Task();
        task.Cancel(Now);
        Assert.Equal((TaskState.Cancelled, true), (task.State, task.IsOver));
        Assert.Throws<RuleBroken>(() => task.Cancel(Now));
    }

    [Fact]
    public void Only_a_failure_is_taken_note_of_and_once()
    {
        var task = Task();
        Assert.Throws<RuleBroken>(() => task.Acknowledge(7, Now));
        task.Fail(Remark.Of("坏了"), Now);
        task.Acknowledge(7, Now);
        Assert.Equal(((int?)7, (DateTime?)Now), (task.AcknowledgedById, task.AcknowledgedAt));
        Assert.Empty(new[] { task }.AsQueryable().Unhandled());
        Assert.Throws<RuleBroken>(() => task.Acknowledge(7, Now));
    }

    [Fact]
    public void A_running_task_is_asked_to_stop()
    {
        var task = Task();
        Assert.True(task.Start(Now));
        task.Cancel(Now);
        Assert.Equal((TaskState.Running, true), (task.State, task.CancelRequested));
        task.Stop(Now);
        Assert.Equal(TaskState.Cancelled, task.State);
    }

    [Fact]
    public void What_died_after_being_cancelled_is_not_begun_again()
    {
        var task = Task();
        task.Start(Now);
        task.Cancel(Now);
        Assert.False(task.Start(Now.AddMinutes(5)));
        Assert.Equal(TaskState.Cancelled, task.State);
    }

    [Fact]
    public void What_died_is_begun_again_from_nothing()
    {
        var task = Task();
        task.Start(Now);
        Assert.True(task.Start(Now.AddMinutes(5)));
        Assert.Equal((TaskState.Running, 0, (DateTime?)Now), (task.State, task.Completed, task.StartedAt));
    }

    [Fact]
    public void An_ended_task_stays_ended()
    {
        var task = Task();
        task.Start(Now);
        task.Finish(Remark.Of("完成"), Now);
        Assert.Throws<RuleBroken>(() => task.Fail(Remark.Of("错"), Now));
    }

    [Fact]
    public void A_run_that_failed_too_often_is_over()
    {
        var run = new JobRun("deliver-messages", Now);
        for (var attempt = 1; attempt <= JobRun.MostAttempts; attempt++)
        {
            Assert.False(run.IsOver);
            run.Start(Now);
            run.Fail(Remark.Of("错"), Now);
        }
        Assert.Throws<RuleBroken>(() => run.Start(Now));
    }

    [Fact]
    public void A_run_asked_for_that_was_cut_off_waits_again_but_not_for_ever()
    {
        var run = JobRun.Requested("compile-assessments", accountId: 3, Now);
        for (var attempt = 1; attempt <= JobRun.MostAttempts; attempt++)
        {
            Assert.Equal(TaskState.Queued, run.State);
            run.Start(Now);
            run.CutOff(Remark.Of("运行时程序中断"), Now);
        }
        Assert.Equal((TaskState.Failed, true), (run.State, run.IsOver));
    }

    [Fact]
    public void A_run_of_the_schedule_that_was_cut_off_is_failed_and_may_be_begun_again()
    {
        var run = new JobRun("deliver-messages", Now);
        run.Start(Now);
        run.CutOff(Remark.Of("运行时程序中断"), Now);
        Assert.Equal((TaskState.Failed, false), (run.State, run.IsOver));
    }

    private static BackgroundTask Task() => new("compile", Remark.Of("{0} 年度考核汇总", 2026), "{}", requestedById: 3, Guid.NewGuid(), Now);
}
