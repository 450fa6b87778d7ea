using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>师徒结对规定 (翔安, 教师教学素养提升工程 1 and 2): how many mentors, tied grades, two-way review, when the list is due.</summary>
public sealed class MentoringDuty : ProgrammeFact
{
    public MentoringDuty(int mentorsPerMentee, bool tiedGrades, bool twoWayReview, DateOnly? listDue, DateOnly? routineFrom, Source source) : base(source)
    {
        if (mentorsPerMentee < 1) throw new RuleBroken("每位徒弟至少一位导师");
        (MentorsPerMentee, TiedGrades, TwoWayReview, ListDue, RoutineFrom) = (mentorsPerMentee, tiedGrades, twoWayReview, listDue, routineFrom);
    }

    private MentoringDuty() { }

    /// <summary>双导师 = 2.</summary>
    public int MentorsPerMentee { get; private set; }

    /// <summary>捆绑评价: the mentee's grade counts in the mentor's.</summary>
    public bool TiedGrades { get; private set; }

    /// <summary>双向考核: each assesses the other.</summary>
    public bool TwoWayReview { get; private set; }

    public DateOnly? ListDue { get; private set; }

    public DateOnly? RoutineFrom { get; private set; }
}
