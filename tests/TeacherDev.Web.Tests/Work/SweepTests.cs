using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs;
using TeacherDev.Jobs.Assessment;
using TeacherDev.Jobs.Work;
using Xunit;

namespace TeacherDev.Web.Tests.Work;

public sealed class SweepTests
{
    private readonly ConcurrentQueue<string> ran = new();

    [Fact]
    public async Task A_job_runs_once_a_period_and_a_missed_night_is_caught_up_once()
    {
        await using var house = await JobHouse.OpenAsync(schedule: Nightly(() => ran.Enqueue("night")));
        await SweepAsync(house);
        await SweepAsync(house);
        Assert.Single(ran);
        house.Clock.Now = house.Clock.Now.AddDays(4);
        await SweepAsync(house);
        await SweepAsync(house);
        Assert.Equal(2, ran.Count);
        house.Clock.Now = house.Clock.Now.AddHours(-1);
        await SweepAsync(house);
        Assert.Equal(2, ran.Count);
    }

    [Fact]
    public async Task Sweeps_at_the_same_time_run_a_job_once()
    {
        await using var house = await JobHouse.OpenAsync(schedule: Nightly(() => ran.Enqueue("night")));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SweepAsync(house))));
        Assert.Single(ran);
        Assert.Equal(TaskState.Done, (await house.UseAsync(db => db.JobRuns.SingleAsync())).State);
    }

    [Fact]
    public async Task A_failed_run_is_said_and_tried_again_until_it_has_failed_too_often()
    {
        await using var house = await JobHouse.OpenAsync(schedule: Nightly(() => { ran.Enqueue("night"); throw new RuleBroken("没有模板“{0}”", "甲"); }));
        for (var minute = 0; minute < 10; minute++)
        {
            await SweepAsync(house);
            house.Clock.Now = house.Clock.Now.AddMinutes(1);
        }
        var run = await house.UseAsync(db => db.JobRuns.SingleAsync());
        Assert.Equal((JobRun.MostAttempts, TaskState.Failed, "没有模板“甲”"), (ran.Count, run.State, run.Remark!.ToString()));
    }

    [Fact]
    public async Task A_run_whose_process_died_is_begun_again_after_its_lease()
    {
        await using var house = await JobHouse.OpenAsync(schedule: Nightly(() => ran.Enqueue("night")));
        await house.UseAsync(async db =>
        {
            var run = new JobRun("night", Cron.Parse("0 2 * * *").Latest(house.Clock.Now));
            run.Start(house.Clock.Now);
            db.AddRange(run, new JobLease("night"));
            await db.SaveChangesAsync();
            return await db.JobLeases.TakeAsync("night", Guid.NewGuid(), house.Clock.Now, house.Clock.Now + Sweep.Lease, default);
        });
        await SweepAsync(house);
        Assert.Empty(ran);
        house.Clock.Now += Sweep.Lease;
        await SweepAsync(house);
        Assert.Single(ran);
        var run = await house.UseAsync(db => db.JobRuns.SingleAsync());
        Assert.Equal((TaskState.Done, 2), (run.State, run.Attempts));
    }

    [Fact]
    public async Task A_run_asked_for_by_a_person_is_done_besides_the_schedule()
    {
        await using var house = await JobHouse.OpenAsync(schedule: Nightly(() => ran.Enqueue("night")));
        await SweepAsync(house);
        house.Clock.Now = house.Clock.Now.AddMinutes(1);
        await house.UseAsync(async db =>
        {
            db.Add(JobRun.Requested("night", accountId: 1, house.Clock.Now));
            return await db.SaveChangesAsync();
        });
        await SweepAsync(house);
        await SweepAsync(house);
        Assert.Equal(2, ran.Count);
    }

    [Fact]
    public async Task A_run_asked_for_by_a_person_whose_process_died_is_begun_again()
    {
        await using var house = await JobHouse.OpenAsync(schedule: Nightly(() => ran.Enqueue("night")));
        await SweepAsync(house);
        house.Clock.Now = house.Clock.Now.AddMinutes(1);
        await house.UseAsync(async db =>
        {
            var run = JobRun.Requested("night", accountId: 1, house.Clock.Now);
            run.Start(house.Clock.Now);
            db.Add(run);
            await db.SaveChangesAsync();
            return await db.JobLeases.TakeAsync("night", Guid.NewGuid(), house.Clock.Now, house.Clock.Now + Sweep.Lease, default);
        });
        await SweepAsync(house);
        Assert.Single(ran);
        house.Clock.Now += Sweep.Lease;
        await SweepAsync(house);
        Assert.Equal(2, ran.Count);
        var asked = await house.UseAsync(db => db.JobRuns.SingleAsync(r => r.RequestedById != null));
        Assert.Equal((TaskState.Done, 2), (asked.State, asked.Attempts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_that_takes_its_process_down_each_time_ends_as_failed(bool isAskedFor)
    {
        await using var house = await JobHouse.OpenAsync(schedule: Nightly(() => ran.Enqueue("night")));
        if (isAskedFor) await SweepAsync(house);
        ran.Clear();
        await house.UseAsync(async db =>
        {
            var run = isAskedFor ? JobRun.Requested("night", accountId: 1, house.Clock.Now) : new JobRun("night", Cron.Parse("0 2 * * *").Latest(house.Clock.Now));
            for (var death = 0; death < JobRun.MostAttempts; death++) run.Start(house.Clock.Now);
            db.Add(run);
            return await db.SaveChangesAsync();
        });
        await SweepAsync(house);
        await SweepAsync(house);
        Assert.Empty(ran);
        var dead = await house.UseAsync(db => db.JobRuns.OrderBy(r => r.Id).LastAsync());
        Assert.Equal((TaskState.Failed, "运行时程序中断"), (dead.State, dead.Remark!.ToString()));
    }

    [Fact]
    public async Task A_background_task_reports_its_progress_and_its_result()
    {
        var work = new StepWork();
        await using var house = await JobHouse.OpenAsync(more: s => s.AddSingleton<IBackgroundWork>(work));
        var id = await AskAsync(house);
        work.Step = async step => Assert.Equal(step, (await TaskAsync(house, id)).Completed);
        await DoAsync(house);
        var task = await TaskAsync(house, id);
        Assert.Equal((TaskState.Done, 3, 100, "走了 3 步"), (task.State, task.Completed, task.Percent, task.Remark!.ToString()));
    }

    [Fact]
    public async Task A_running_task_stops_at_its_next_step_when_it_is_cancelled()
    {
        var work = new StepWork();
        await using var house = await JobHouse.OpenAsync(more: s => s.AddSingleton<IBackgroundWork>(work));
        var id = await AskAsync(house);
        work.Step = step => step != 1 ? Task.CompletedTask : CancelAsync(house, id);
        await DoAsync(house);
        Assert.Equal((TaskState.Cancelled, 2), ((await TaskAsync(house, id)).State, work.Steps));
    }

    [Fact]
    public async Task A_broken_rule_is_the_result_of_the_task_and_the_next_task_goes_on()
    {
        var work = new StepWork { Step = _ => throw new RuleBroken("没有开放的考核") };
        await using var house = await JobHouse.OpenAsync(more: s => s.AddSingleton<IBackgroundWork>(work));
        var (first, second) = (await AskAsync(house), await AskAsync(house, kind: "unknown"));
        await DoAsync(house);
        Assert.Equal((TaskState.Failed, "没有开放的考核"), ((await TaskAsync(house, first)).State, (await TaskAsync(house, first)).Remark!.ToString()));
        Assert.Equal(TaskState.Failed, (await TaskAsync(house, second)).State);
    }

    [Fact]
    public async Task A_task_cancelled_in_the_moment_it_ends_is_done()
    {
        var (work, moment) = (new StepWork(), new Moment());
        await using var house = await JobHouse.OpenAsync(more: s => s.AddSingleton<IBackgroundWork>(work)
            .ConfigureDbContext<SqliteDb>(o => o.AddInterceptors(moment)).ConfigureDbContext<PostgresDb>(o => o.AddInterceptors(moment)));
        var id = await AskAsync(house);
        work.Step = step =>
        {
            if (step == 2) moment.Then = () => CancelAsync(house, id);
            return Task.CompletedTask;
        };
        await DoAsync(house);
        var task = await TaskAsync(house, id);
        Assert.Equal((TaskState.Done, true, "走了 3 步"), (task.State, task.CancelRequested, task.Remark!.ToString()));
    }

    [Fact]
    public async Task A_task_whose_worker_dies_again_and_again_is_given_up()
    {
        var work = new StepWork();
        await using var house = await JobHouse.OpenAsync(more: s => s.AddSingleton<IBackgroundWork>(work));
        var id = await AskAsync(house);
        for (var death = 0; death < BackgroundTask.MostAttempts; death++)
        {
            Assert.Single(await house.UseAsync(db => db.BackgroundTasks.ClaimDueAsync(house.Clock.Now, RunBackgroundTasksJob.Lease, 1, default)));
            house.Clock.Now += RunBackgroundTasksJob.Lease;
        }
        await DoAsync(house);
        Assert.Equal((TaskState.Failed, 0), ((await TaskAsync(house, id)).State, work.Steps));
    }

    [Fact]
    public async Task A_compiling_says_its_steps()
    {
        await using var house = await JobHouse.OpenAsync();
        var id = await AskAsync(house, CompileAssessment.Name, await CycleAsync(house));
        await DoAsync(house);
        var task = await TaskAsync(house, id);
        Assert.Equal((TaskState.Done, 2, 2), (task.State, task.Completed, task.Total));
        Assert.Equal(1, await house.UseAsync(db => db.AssessmentResults.CountAsync()));
    }

    [Fact]
    public async Task A_compiling_that_is_cancelled_between_two_steps_is_shown_as_cancelled_and_leaves_no_result()
    {
        await using var house = await JobHouse.OpenAsync(more: s => s.AddScoped<IBackgroundWork, CancelledCompiling>());
        var id = await AskAsync(house, "cancelled", await CycleAsync(house));
        await DoAsync(house);
        Assert.Equal(TaskState.Cancelled, (await TaskAsync(house, id)).State);
        Assert.Equal(0, await house.UseAsync(db => db.AssessmentResults.CountAsync()));
    }

    private static Schedule Nightly(Action run) => new()
    {
        Jobs = [new RecurringJob("night", Cron.Parse("0 2 * * *"), "夜间", async (_, _) =>
        {
            await Task.Yield();
            run();
            return Remark.Of("完成");
        })],
    };

    private static Task SweepAsync(JobHouse house) => house.Get<Sweep>().RunDueAsync(default);

    private static Task DoAsync(JobHouse house) => house.RunAsync<RunBackgroundTasksJob>(j => j.RunAsync(default));

    private static Task<BackgroundTask> TaskAsync(JobHouse house, int id) => house.UseAsync(db => db.BackgroundTasks.AsNoTracking().SingleAsync(t => t.Id == id));

    private static Task<int> CancelAsync(JobHouse house, int id) => house.UseAsync(async db =>
    {
        (await db.BackgroundTasks.SingleAsync(t => t.Id == id)).Cancel(house.Clock.Now);
        return await db.SaveChangesAsync();
    });

    /// <summary>A cycle with one studio; the arguments of the task that compiles it.</summary>
    private static Task<string> CycleAsync(JobHouse house) => house.UseAsync(async db =>
    {
        var (city, term) = (await db.Organisations.SingleAsync(), new Period(new(2024, 1, 1), new(2026, 12, 31)));
        var leader = new Person("主持人", city, term.From);
        db.Add(leader);
        await db.SaveChangesAsync();
        var studio = new Studio(city.Id, "工作室", StudioLevel.City, StudioKind.MasterTeacher, "数学", SchoolStage.Primary, term, Guid.NewGuid());
        studio.Appoint(leader.Id, term.From);
        var scheme = new AssessmentScheme("T", "试验方案", "2026", AssessmentSubject.Studio, Points.Of(90), Points.Of(60), 20, TiePolicy.ObligationSubtotal, 6, unmetBarsExcellent: false, isUnverified: true, null)
            .With(new(1, "规定活动", "到校 9 次", Points.Of(18), Measure.VisitsConfirmed, Scoring.PerUnit, perUnit: Points.Of(2), target: 9, isObligation: true));
        db.AddRange(studio, scheme);
        await db.SaveChangesAsync();
        var cycle = new AssessmentCycle(2026, city.Id, scheme, Period.Year(2026), Guid.NewGuid());
        db.Add(cycle);
        await db.SaveChangesAsync();
        return CompileAssessment.Ask(cycle, accountId: null, Guid.NewGuid(), house.Clock.Now).Arguments;
    });

    private static Task<int> AskAsync(JobHouse house, string kind = "steps", string arguments = "{}") => house.UseAsync(async db =>
    {
        var task = new BackgroundTask(kind, Remark.Of("走三步"), arguments, requestedById: null, Guid.NewGuid(), house.Clock.Now);
        db.Add(task);
        await db.SaveChangesAsync();
        return task.Id;
    });

    /// <summary>Does something once, in the moment between reading a running task and saving it.</summary>
    private sealed class Moment : IMaterializationInterceptor
    {
        public Func<Task>? Then { get; set; }

        public object InitializedInstance(MaterializationInterceptionData materializationData, object entity)
        {
            if (entity is not BackgroundTask { State: TaskState.Running } || Then is not { } then) return entity;
            Then = null;
            Task.Run(then).GetAwaiter().GetResult();
            return entity;
        }
    }

    /// <summary>Compiles, and presses cancel after the first step.</summary>
    private sealed class CancelledCompiling(Compilation compilation, TimeProvider clock, TeacherDevDb db) : IBackgroundWork
    {
        public string Kind => "cancelled";

        public Task<Remark> RunAsync(JsonElement arguments, WorkProgress progress, CancellationToken stop) => new CompileAssessment(compilation, clock).RunAsync(arguments, async (completed, total, doing) =>
        {
            await progress(completed, total, doing);
            (await db.BackgroundTasks.SingleAsync(stop)).Cancel(clock.UtcNow);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
        }, stop);
    }

    private sealed class StepWork : IBackgroundWork
    {
        public string Kind => "steps";

        public int Steps { get; private set; }

        public Func<int, Task> Step { get; set; } = _ => Task.CompletedTask;

        public async Task<Remark> RunAsync(JsonElement arguments, WorkProgress progress, CancellationToken stop)
        {
            for (var step = 0; step < 3; step++)
            {
                await progress(step, 3, Remark.Of("第 {0} 步", step + 1));
                Steps = step + 1;
                await Step(step);
            }
            return Remark.Of("走了 {0} 步", Steps);
        }
    }
}
