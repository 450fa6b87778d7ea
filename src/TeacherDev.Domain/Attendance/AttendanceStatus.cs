using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Attendance;

/// <summary>What a mark says. Someone without a mark is unknown, which is not absent.</summary>
public enum AttendanceStatus
{
    [Display(Name = "出勤")] Present,
    [Display(Name = "迟到")] Late,
    [Display(Name = "早退")] LeftEarly,

    /// <summary>Absent with leave: earns nothing, but counts in the second rate.</summary>
    [Display(Name = "请假")] Excused,

    [Display(Name = "缺勤")] Absent,
}

public static class AttendanceStatuses
{
    extension(AttendanceStatus status)
    {
        /// <summary>Was there, so earns the session's hours.</summary>
        public bool Attended => status is AttendanceStatus.Present or AttendanceStatus.Late or AttendanceStatus.LeftEarly;

        public bool AttendedOrExcused => status.Attended || status == AttendanceStatus.Excused;
    }
}
