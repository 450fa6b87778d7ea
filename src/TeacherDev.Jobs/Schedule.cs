using TeacherDev.Jobs.Assessment;
using TeacherDev.Jobs.Attendance;
using TeacherDev.Jobs.Documents;
using TeacherDev.Jobs.Hours;
using TeacherDev.Jobs.Notifications;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Jobs;

/// <summary>Every recurring job of the house, once. Minute, hour, day of month, month, day of week, in the time of Shanghai.</summary>
public sealed class Schedule
{
    public const string DeliverMessages = "deliver-messages";

    public IReadOnlyList<RecurringJob> Jobs { get; init; } =
    [
        RecurringJob.Of<PlanRemindersJob>("plan-reminders", "*/15 * * * *", "计划提醒：按最新日程、进度和学时生成、更正或撤回", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<DeliverMessagesJob>(DeliverMessages, "* * * * *", "发送消息：到期的邮件和站内消息", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<RunBackgroundTasksJob>("run-background-tasks", "* * * * *", "执行后台任务", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<CompileAssessmentsJob>("compile-assessments", "30 2 * * *", "汇总年度考核：所有未发布的考核", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<CatchUpHoursJob>("catch-up-hours", "*/5 * * * *", "更新学时达标情况：学时有增减的人", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<ReckonHoursJob>("reckon-hours", "10 0 * * *", "重算学时达标情况：所有人", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<ClearRunsJob>("clear-runs", "20 3 * * *", "清理 30 天前的运行记录和登录记录", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<ForgetPlacesJob>("forget-places", "30 3 * * *", "清除上课 90 天后的参考位置", (job, stop) => job.RunAsync(stop)),
        RecurringJob.Of<SweepFilesJob>("sweep-files", "40 3 * * *", "清理上传中断留下的文件", (job, stop) => job.RunAsync(stop)),
    ];
}
