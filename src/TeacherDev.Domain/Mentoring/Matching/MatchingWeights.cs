using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>
/// What a pair costs where it is not as one would wish, in points: a point is as bad as a kilometre between the schools, as long as
/// <see cref="Kilometre"/> is 1. A pair of one school to which nothing is to be said costs 0; that as many as possible are paired comes before all points.
/// The defaults are our own. Each is 0–<see cref="Most"/>; 0 does not matter.
/// </summary>
public sealed record MatchingWeights
{
    public const int Most = 100;

    /// <summary>What a coordinator begins with.</summary>
    public static MatchingWeights Usual { get; } = new();

    /// <summary>The two work at different schools; once.</summary>
    [Display(Name = "不在同一所学校")] public int OtherSchool { get; init; } = 20;

    /// <summary>Each kilometre between their districts.</summary>
    [Display(Name = "每公里路程")] public int Kilometre { get; init; } = 1;

    /// <summary>Instead of kilometres, where nobody entered the way between their districts.</summary>
    [Display(Name = "不知道路程")] public int UnknownWay { get; init; } = 60;

    /// <summary>Each tier beyond the lowest that may lead: 名师 are kept for those who can have nobody else. 学科导师 only.</summary>
    [Display(Name = "层级每多高一级")] public int TierAbove { get; init; } = 10;

    /// <summary>Each mentee whom the mentor leads already.</summary>
    [Display(Name = "每名已带的徒弟")] public int Mentee { get; init; } = 15;

    /// <summary>The mentee wished for somebody, and for somebody else; once.</summary>
    [Display(Name = "不是徒弟的志愿")] public int NotWished { get; init; } = 40;

    /// <summary>Each wish of the mentee's that goes before this one.</summary>
    [Display(Name = "志愿每靠后一位")] public int LaterWish { get; init; } = 8;

    /// <summary>The mentor wished for somebody, and for somebody else; once.</summary>
    [Display(Name = "不是师傅的志愿")] public int NotWishedByMentor { get; init; } = 30;

    /// <summary>The mentee had a mentor of this kind, and it is not this one; once.</summary>
    [Display(Name = "换了师傅")] public int Change { get; init; } = 40;

    /// <summary>The mentee has this mentor for the other kind already (domain.md §4: normally different people); once.</summary>
    [Display(Name = "两位导师是同一人")] public int BothKinds { get; init; } = 60;

    /// <summary>班主任导师 only; a 学科导师 has the same subject by rule.</summary>
    [Display(Name = "不同学科")] public int OtherSubject { get; init; } = 5;

    /// <summary>班主任导师 only; a 学科导师 has the same stage by rule.</summary>
    [Display(Name = "不同学段")] public int OtherStage { get; init; } = 30;

    /// <exception cref="RuleBroken">A weight is out of range.</exception>
    public void Check()
    {
        int[] all = [OtherSchool, Kilometre, UnknownWay, TierAbove, Mentee, NotWished, LaterWish, NotWishedByMentor, Change, BothKinds, OtherSubject, OtherStage];
        if (all.FirstOrDefault(w => w is < 0 or > Most) is var wrong and not 0) throw new RuleBroken("匹配的权重应是 0–{0} 的整数，不能是 {1}", Most, wrong);
    }
}
