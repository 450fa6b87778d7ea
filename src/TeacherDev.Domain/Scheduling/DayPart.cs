using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>The half-day a session stands in, as timetables of the field are drawn.</summary>
public enum DayPart
{
    [Display(Name = "上午")] Morning,
    [Display(Name = "下午")] Afternoon,
    [Display(Name = "晚上")] Evening,
}

/// <summary>How a session is held.</summary>
public enum SessionMode
{
    [Display(Name = "集中")] FaceToFace,
    [Display(Name = "线上")] Online,
    [Display(Name = "跟岗")] Shadowing,
    [Display(Name = "现场")] OnSite,
    [Display(Name = "送教")] Outreach,
}

/// <summary>What a session is in the course of its class.</summary>
public enum SessionKind
{
    [Display(Name = "授课")] Lesson,
    [Display(Name = "报到")] Arrival,
    [Display(Name = "开班式")] Opening,
    [Display(Name = "结业式")] Closing,
}

public enum SessionState
{
    [Display(Name = "未结束")] Planned,

    /// <summary>Attendance stands and the hours are posted.</summary>
    [Display(Name = "已结束")] Closed,

    [Display(Name = "已取消")] Cancelled,
}

public static class SessionKinds
{
    extension(SessionKind kind)
    {
        /// <summary>报到 or 开班式, for what is Chinese whoever reads it.</summary>
        public string Word => kind switch { SessionKind.Arrival => "报到", SessionKind.Opening => "开班式", SessionKind.Closing => "结业式", _ => "授课" };
    }
}
