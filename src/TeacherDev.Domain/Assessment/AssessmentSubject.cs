using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Assessment;

/// <summary>What is assessed. Later: members, mentors, mentees, title holders, researchers, trainees, principals.</summary>
public enum AssessmentSubject
{
    [Display(Name = "工作室")] Studio,
}

/// <summary>Where an indicator's raw value comes from.</summary>
public enum Measure
{
    [Display(Name = "到校次数（学校已确认）")] VisitsConfirmed,
    [Display(Name = "全员集中培训次数")] GatheringsHeld,
    [Display(Name = "集中培训出勤")] GatheringAttendance,
    [Display(Name = "评审打分")] Manual,
}

/// <summary>How a raw value becomes points.</summary>
public enum Scoring
{
    /// <summary>So many points for each, up to the indicator's points (“积满为止”).</summary>
    [Display(Name = "每次得分，积满为止")] PerUnit,

    /// <summary>The indicator's points times the share reached.</summary>
    [Display(Name = "按比例得分")] Share,

    /// <summary>All points from the target on, none below.</summary>
    [Display(Name = "达到即得分")] Threshold,

    [Display(Name = "评审打分")] Manual,
}

public enum Grade
{
    [Display(Name = "优秀")] Excellent,
    [Display(Name = "合格")] Pass,
    [Display(Name = "不合格")] Fail,

    /// <summary>A studio in its first half-year (domain.md §6).</summary>
    [Display(Name = "暂不定等次")] Undetermined,
}

/// <summary>Who of those with equal scores takes the last places of the quota; fixed before scoring.</summary>
public enum TiePolicy
{
    [Display(Name = "规定活动得分高者优先")] ObligationSubtotal,
    [Display(Name = "评审组表决")] PanelVote,
    [Display(Name = "同分均不占名额")] FewerExcellent,
}
