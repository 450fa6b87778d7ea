using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Mentoring;

/// <summary>What mentor and mentee owe each other (domain.md §4). The first two are counted from 听课记录, all others from what they log.</summary>
public enum MentoringWork
{
    /// <summary>徒弟听师傅的课.</summary>
    [Display(Name = "徒弟听课")] MenteeObserves,

    /// <summary>师傅听徒弟的课.</summary>
    [Display(Name = "师傅听课")] MentorObserves,

    [Display(Name = "研讨谈话")] Talk,
    [Display(Name = "教案批阅")] LessonPlan,
    [Display(Name = "汇报课")] ReportingLesson,
    [Display(Name = "学习计划")] Plan,
    [Display(Name = "教学反思")] Reflection,
    [Display(Name = "学期总结")] Summary,
    [Display(Name = "教学论文")] Paper,
}

public static class MentoringWorks
{
    extension(MentoringWork work)
    {
        /// <summary>Stands on its own as a 听课记录 and is only counted.</summary>
        public bool IsObservation => work is MentoringWork.MenteeObserves or MentoringWork.MentorObserves;

        /// <summary>Held in a lesson period, by which two of the same are told apart.</summary>
        public bool HasLessonPeriod => work == MentoringWork.ReportingLesson;
    }
}
