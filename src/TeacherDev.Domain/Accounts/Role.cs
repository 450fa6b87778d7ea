using System.ComponentModel.DataAnnotations;
using static TeacherDev.Domain.Accounts.Permission;

namespace TeacherDev.Domain.Accounts;

public enum Role
{
    [Display(Name = "培训管理员")] Coordinator,
    [Display(Name = "培训班班主任")] ClassHead,
    [Display(Name = "教研员")] Researcher,
    [Display(Name = "学校管理员")] SchoolAdmin,
    /// <summary>Leads a studio or a standing body, and runs what it holds.</summary>
    [Display(Name = "主持人、负责人")] Leader,
    [Display(Name = "师傅")] Mentor,
    [Display(Name = "徒弟")] Mentee,
    [Display(Name = "教师")] Teacher,
    [Display(Name = "评审专家")] Assessor,
    [Display(Name = "领导")] Viewer,
    [Display(Name = "系统管理员")] SystemAdmin,
    [Display(Name = "安全管理员")] SecurityAdmin,
    [Display(Name = "审计管理员")] AuditAdmin,
}

/// <summary>Which role may do what, and which carry their organisation's reach.</summary>
public static class Roles
{
    private static readonly Permission[] Own = [ReadCalls, Apply, ReadCohorts, AnswerSlips, EnrolOneself, ReadStudios, LogWork, ReadTeams, ReadPairings, LogMentoring, ReadHours, ClaimHours, ReadAssessments];

    extension(Role role)
    {
        /// <summary>These roles see an organisation's subtree; all others only what is their own.</summary>
        public bool HasReach => role is Role.Coordinator or Role.SchoolAdmin or Role.Researcher or Role.Viewer;

        /// <summary>三员: system, security and audit administration exclude one another (separation of duties).</summary>
        public bool IsAdministrator => role is Role.SystemAdmin or Role.SecurityAdmin or Role.AuditAdmin;

        public IReadOnlySet<Permission> Permissions => Table[role];
    }

    private static IReadOnlyDictionary<Role, IReadOnlySet<Permission>> Table { get; } = Enum.GetValues<Role>().ToDictionary(r => r, r => (IReadOnlySet<Permission>)Of(r).ToHashSet());

    private static IEnumerable<Permission> Of(Role role) => role switch
    {
        Role.Coordinator =>
        [
            .. Own, ReadProgrammes, ManageProgrammes, ManageCalls, NameAppointees, ReviewApplications, ManageCohorts, RunClasses, TakeAttendance, ManageActivities, ManageContactSchools, ReadBulletins, CompileBulletins, ApproveBulletins, ManageStudios, CloseSchools, RunStudios, ManageTeams, ManagePairings, ManageAssessments,
            ManageHours, RemindOwing, DecideClaims, ReadPeople, ManagePeople, AwardTitles, ManageEthics, ReadOrganisations, ManageOrganisations, ReadMessages, SendReminders, ReadWork,
        ],
        Role.Researcher => [.. Own, ReadProgrammes, RunClasses, TakeAttendance, ReadBulletins, CompileBulletins, ReadPeople, ReadOrganisations],
        Role.SchoolAdmin => [.. Own, Nominate, NameAppointees, ConfirmVisits, CloseSchools, TakeAttendance, ManageActivities, ManageTeams, ReadBulletins, SubmitHours, DecideClaims, RemindOwing, ManagePairings, ReadPeople, ManagePeople, ReadOrganisations],
        Role.Viewer => [.. Own, ReadProgrammes, ReadBulletins, ApproveBulletins, ReadPeople, ReadOrganisations],
        Role.ClassHead => [.. Own, RunClasses, TakeAttendance],
        Role.Leader => [.. Own, LogVisits, RunStudios, ManageActivities, TakeAttendance],
        Role.Mentor or Role.Mentee or Role.Teacher => Own,
        Role.Assessor => [ReadAssessments, ScoreReviews],
        Role.SystemAdmin => [ManageJobs, ReadWork, ReadMessages],
        Role.SecurityAdmin => [ManageGrants],
        Role.AuditAdmin => [ReadAudit],
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without permissions."),
    };
}
