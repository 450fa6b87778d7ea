using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Hours;

/// <summary>The content of hours, where a region sets minimums by it: 广东 30 + 42 + 18 = 90 a year (domain.md §2).</summary>
public enum HoursKind
{
    [Display(Name = "公需课")] Public,
    [Display(Name = "专业课")] Professional,
    [Display(Name = "选修课")] Elective,
}

/// <summary>Where an entry comes from; with the source's id and the person it is unique.</summary>
public enum HoursSourceKind
{
    /// <summary>The source id is the closing of a session (<c>Scheduling.Closing</c>), which names the session: closed again after a correction, it posts anew.</summary>
    [Display(Name = "课程签到")] Session,

    [Display(Name = "学时申报")] Claim,
    [Display(Name = "平台导入")] Import,
    [Display(Name = "冲销")] Reversal,

    /// <summary>期初学时: what a person brought along when the system was taken up; one for a person, year and mode.</summary>
    [Display(Name = "期初学时")] Opening,

    /// <summary>The source id is a line of a school's batch (<c>Attendance.HoursBatch</c>): one person's hours of one session.</summary>
    [Display(Name = "校本研修批次")] SchoolBatch,
}
