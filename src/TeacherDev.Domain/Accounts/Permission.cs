using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Accounts;

/// <summary>What an account may do. Whose things it may do it to is decided by scope, not here.</summary>
public enum Permission
{
    [Display(Name = "查看培养项目")] ReadProgrammes,
    [Display(Name = "管理培养项目")] ManageProgrammes,
    [Display(Name = "查看遴选")] ReadCalls,
    [Display(Name = "管理遴选")] ManageCalls,
    [Display(Name = "申报")] Apply,
    [Display(Name = "推荐")] Nominate,
    [Display(Name = "选派人员")] NameAppointees,
    [Display(Name = "评审申报")] ReviewApplications,
    [Display(Name = "评审打分")] ScoreReviews,
    [Display(Name = "查看培训班")] ReadCohorts,
    [Display(Name = "填写回执")] AnswerSlips,
    [Display(Name = "管理培训班")] ManageCohorts,
    [Display(Name = "自主选学")] EnrolOneself,
    [Display(Name = "考勤与结课")] TakeAttendance,
    [Display(Name = "查看工作室")] ReadStudios,
    [Display(Name = "管理工作室")] ManageStudios,
    [Display(Name = "记录到校")] LogVisits,
    [Display(Name = "确认到校")] ConfirmVisits,
    [Display(Name = "查看师徒结对")] ReadPairings,
    [Display(Name = "管理师徒结对")] ManagePairings,
    [Display(Name = "查看学时")] ReadHours,
    [Display(Name = "管理学时")] ManageHours,
    [Display(Name = "查看考核")] ReadAssessments,
    [Display(Name = "管理考核")] ManageAssessments,
    [Display(Name = "查看教师信息")] ReadPeople,
    [Display(Name = "管理教师信息")] ManagePeople,
    [Display(Name = "授予称号")] AwardTitles,
    [Display(Name = "管理师德处理决定")] ManageEthics,
    [Display(Name = "查看机构")] ReadOrganisations,
    [Display(Name = "管理机构")] ManageOrganisations,
    [Display(Name = "查看消息")] ReadMessages,
    [Display(Name = "发送提醒")] SendReminders,
    [Display(Name = "查看后台任务")] ReadWork,
    [Display(Name = "管理后台作业")] ManageJobs,
    [Display(Name = "管理授权")] ManageGrants,
    [Display(Name = "查看审计")] ReadAudit,
}
