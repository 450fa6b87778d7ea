using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Observations;

/// <summary>
/// 听课记录 (domain.md §7): one person heard one lesson of another. It stands on its own, whoever asked for it; a pairing, a studio or a duty only counts it. Logged → Confirmed by who
/// taught | Returned; Logged or Returned → Withdrawn.
/// </summary>
public sealed class LessonObservation : Aggregate
{
    public const int TopicLength = 60;
    public const int ClassLength = 30;
    public const int NotesLength = 1000;
    public const int ReasonLength = 200;
    public const int LastPeriod = 12;
    public const int MostPoints = 100;

    /// <param name="schoolId">Where the teacher worked on the day.</param>
    /// <param name="today">What is logged has happened.</param>
    /// <exception cref="RuleBroken">Oneself, a day to come, no such period or mark, or nothing said about the lesson.</exception>
    public LessonObservation(int observerId, int teacherId, int schoolId, HeardLesson lesson, DateOnly today, Guid idempotencyKey)
    {
        if (observerId == teacherId) throw new RuleBroken("不能记录听自己的课");
        if (lesson.Day > today) throw new RuleBroken("听课日期不能晚于今天");
        if (lesson.Period is < 1 or > LastPeriod) throw new RuleBroken("节次应为 1 至 {0}", LastPeriod);
        if (lesson.Points is < 0 or > MostPoints) throw new RuleBroken("评分应为 0 至 {0} 的整数", MostPoints);
        (ObserverId, TeacherId, OrganisationId, IdempotencyKey) = (observerId, teacherId, schoolId, idempotencyKey);
        (Day, LessonPeriod, Role, Type, Points) = (lesson.Day, lesson.Period, lesson.Role, lesson.Type, lesson.Points);
        (Topic, Class) = (Naming.Clean(lesson.Topic, "课题", TopicLength), Said(lesson.Class, "班级", ClassLength));
        (Strengths, Weaknesses, Advice) = (Said(lesson.Strengths, "亮点", NotesLength), Said(lesson.Weaknesses, "不足", NotesLength), Said(lesson.Advice, "建议", NotesLength));
        SheetId = lesson.SheetId;
        if (Strengths is null && Weaknesses is null && Advice is null && SheetId is null) throw new RuleBroken("请写下亮点、不足或建议，或上传听课记录表的照片");
    }

    private LessonObservation() { }

    public int ObserverId { get; private set; }

    public int TeacherId { get; private set; }

    /// <summary>The school of who taught.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    /// <summary>节次 of the day, from 1.</summary>
    public int LessonPeriod { get; private set; }

    public ObserverRole Role { get; private set; }

    public LessonType Type { get; private set; }

    public string Topic { get; private set; } = null!;

    /// <summary>年级班级 as people write it; null when not said.</summary>
    public string? Class { get; private set; }

    public string? Strengths { get; private set; }

    public string? Weaknesses { get; private set; }

    public string? Advice { get; private set; }

    /// <summary>总评, 0–100; null when the lesson was not marked.</summary>
    public int? Points { get; private set; }

    /// <summary>A photo of the paper sheet; null where there is none.</summary>
    public int? SheetId { get; private set; }

    public AnswerState State { get; private set; } = AnswerState.Logged;

    /// <summary>When who taught answered; null while it waits.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <summary>反馈签字: who taught says that it was so.</summary>
    /// <exception cref="RuleBroken">Somebody else's, or answered already.</exception>
    public void Confirm(int? personId, DateTime at)
    {
        MustWaitFor(personId);
        (State, AnsweredAt) = (AnswerState.Confirmed, at);
        Touch();
    }

    /// <summary>It was not so: back to who logged it.</summary>
    /// <exception cref="RuleBroken">Somebody else's, answered already, or no reason.</exception>
    public void Return(int? personId, string? reason, DateTime at)
    {
        MustWaitFor(personId);
        (State, AnsweredAt, Reason) = (AnswerState.Returned, at, Naming.Clean(reason, "退回原因", ReasonLength));
        Touch();
    }

    /// <summary>Taken back by who logged it, until it is confirmed; the lesson may then be logged anew.</summary>
    public void Withdraw(int? personId)
    {
        if (personId != ObserverId) throw new RuleBroken("只有听课人可以撤回");
        if (State is not (AnswerState.Logged or AnswerState.Returned)) throw new RuleBroken("这条听课记录{0}，不能撤回", State);
        State = AnswerState.Withdrawn;
        Touch();
    }

    private static string? Said(string? text, string label, int most) => string.IsNullOrWhiteSpace(text) ? null : Naming.Clean(text.ReplaceLineEndings(" "), label, most);

    private void MustWaitFor(int? personId)
    {
        if (personId != TeacherId) throw new RuleBroken("只有授课教师本人可以答复");
        if (State != AnswerState.Logged) throw new RuleBroken("这条听课记录{0}，不需要再答复", State);
    }
}

/// <summary>What is said about a lesson.</summary>
/// <param name="Period">节次, 1–12.</param>
/// <param name="SheetId">A stored photo of the paper sheet.</param>
public sealed record HeardLesson(DateOnly Day, int Period, ObserverRole Role, LessonType Type, string? Topic, string? Class, string? Strengths, string? Weaknesses, string? Advice, int? Points, int? SheetId);

/// <summary>As what somebody heard the lesson.</summary>
public enum ObserverRole
{
    [Display(Name = "师傅听课")] Mentor,
    [Display(Name = "徒弟听课")] Mentee,
    [Display(Name = "工作室听课")] Studio,
    [Display(Name = "教研员听课")] Researcher,
    [Display(Name = "学校领导听课")] SchoolHead,
    [Display(Name = "同事互听")] Colleague,
    [Display(Name = "公开课")] OpenLesson,
}

/// <summary>课型.</summary>
public enum LessonType
{
    [Display(Name = "新授课")] New,
    [Display(Name = "复习课")] Revision,
    [Display(Name = "讲评课")] Review,
    [Display(Name = "实验课")] Experiment,
    [Display(Name = "活动课")] Activity,
    [Display(Name = "其他课型")] Other,
}
