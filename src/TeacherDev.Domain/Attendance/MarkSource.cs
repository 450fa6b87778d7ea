using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Attendance;

/// <summary>How a mark came about.</summary>
public enum MarkSource
{
    [Display(Name = "手工登记")] Hand,
    [Display(Name = "扫码")] Scan,
    [Display(Name = "签到码")] Code,

    /// <summary>Somebody without an account, whose entry was accepted by whoever takes attendance.</summary>
    [Display(Name = "无账号登记，已确认")] Accepted,

    /// <summary>Leave that was asked for before the session and approved.</summary>
    [Display(Name = "请假获准")] Apology,
}
