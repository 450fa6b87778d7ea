using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Domain.Hours;

public enum HoursClaimState
{
    /// <summary>Its writer's alone.</summary>
    [Display(Name = "草稿")] Draft,

    [Display(Name = "待学校确认")] Submitted,
    [Display(Name = "待区县批准")] Confirmed,

    /// <summary>With its writer again, with a reason.</summary>
    [Display(Name = "已退回")] Returned,

    [Display(Name = "已批准")] Approved,

    /// <summary>Was approved, and its hours were taken back.</summary>
    [Display(Name = "已撤销认定")] Withdrawn,
}

/// <summary>What was done to a claim, as its log tells it.</summary>
public enum HoursClaimVerb
{
    [Display(Name = "提交")] Submitted,
    [Display(Name = "取回")] Recalled,
    [Display(Name = "学校已确认")] Confirmed,
    [Display(Name = "退回申报")] Returned,
    [Display(Name = "区县已批准")] Approved,
    [Display(Name = "已撤销认定")] Withdrawn,
}

public static class HoursClaimTurns
{
    extension(Viewer viewer)
    {
        /// <summary>The state of the claims that wait for this viewer: a school's are to be confirmed, a district's to be approved. Null for those who only look.</summary>
        public HoursClaimState? ClaimTurn => !viewer.May(Permission.DecideClaims) ? null : viewer.May(Permission.ManageHours) ? HoursClaimState.Confirmed : HoursClaimState.Submitted;
    }
}
