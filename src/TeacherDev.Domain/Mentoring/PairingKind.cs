using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Mentoring;

/// <summary>The two mentors of a new teacher (翔安: “双导师”制度).</summary>
public enum PairingKind
{
    [Display(Name = "学科导师")] SubjectMentor,
    [Display(Name = "班主任导师")] HomeroomMentor,
}

public enum PairingState
{
    /// <summary>Waits for the signatures; the places are taken.</summary>
    [Display(Name = "待确认")] Proposed,

    [Display(Name = "进行中")] Active,
    [Display(Name = "已完成")] Completed,
    [Display(Name = "已终止")] Ended,
    [Display(Name = "已取消")] Cancelled,
}

/// <summary>Whose word an agreement needs (domain.md §4: three copies, mentor, mentee, school).</summary>
public enum PairingSide
{
    [Display(Name = "师傅")] Mentor,
    [Display(Name = "徒弟")] Mentee,
    [Display(Name = "学校")] School,
}

/// <summary>Why a pairing ended. Finished early counts as completed, not as broken off.</summary>
public enum PairingEnd
{
    [Display(Name = "期满完成")] Completed,
    [Display(Name = "提前完成")] CompletedEarly,
    [Display(Name = "徒弟调离")] MenteeLeft,
    [Display(Name = "师傅调离")] MentorLeft,
    [Display(Name = "更换师傅")] MentorReplaced,
    [Display(Name = "未履行协议")] AgreementBroken,
    [Display(Name = "一方不同意")] Declined,
    [Display(Name = "其他原因")] Other,
}
