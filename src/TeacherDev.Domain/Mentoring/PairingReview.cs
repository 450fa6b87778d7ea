using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Mentoring;

/// <summary>双向考核 of one term (翔安, 教师教学素养提升工程 2: “完善师徒双向考核制度”): mentor on mentee, mentee on mentor, school on each. One of a kind a term; that side may change its word, and the audit trail keeps what was said before.</summary>
public sealed class PairingReview : Aggregate
{
    public const int CommentLength = 300;

    /// <param name="term">In which the pairing held on some day.</param>
    /// <exception cref="RuleBroken">The pairing was not in force, not in this term, the term is yet to begin, or a grade is given without a word.</exception>
    public PairingReview(Pairing pairing, Term term, ReviewSide side, MentoringGrade grade, string? comment, DateOnly today, int? accountId, DateTime at, Guid idempotencyKey)
    {
        if (pairing.State is PairingState.Proposed or PairingState.Cancelled) throw new RuleBroken("结对协议{0}，没有可考核的内容", pairing.State);
        if (pairing.Period.Intersect(term.Period) is null) throw new RuleBroken("这对师徒在 {0} 年{1}没有结对", term.Year, term.Season);
        if (today < term.Period.From) throw new RuleBroken("{0} 年{1}还没有开始", term.Year, term.Season);
        (PairingId, Year, Season, Side, IdempotencyKey) = (pairing.Id, term.Year, term.Season, side, idempotencyKey);
        Say(grade, comment, accountId, at);
    }

    private PairingReview() { }

    public int PairingId { get; private set; }

    /// <summary>The calendar year in which the term begins.</summary>
    public int Year { get; private set; }

    public TermSeason Season { get; private set; }

    public ReviewSide Side { get; private set; }

    public MentoringGrade Grade { get; private set; }

    public string? Comment { get; private set; }

    public int? AccountId { get; private set; }

    public DateTime SaidAt { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <exception cref="RuleBroken">优秀 and 不合格 want a word.</exception>
    public void Say(MentoringGrade grade, string? comment, int? accountId, DateTime at)
    {
        if (grade != MentoringGrade.Pass && string.IsNullOrWhiteSpace(comment)) throw new RuleBroken("评为{0}请写明理由", grade);
        (Grade, AccountId, SaidAt) = (grade, accountId, at);
        Comment = string.IsNullOrWhiteSpace(comment) ? null : Naming.Clean(comment.ReplaceLineEndings(" "), "评语", CommentLength);
        Touch();
    }
}

/// <summary>Who says it about whom.</summary>
public enum ReviewSide
{
    [Display(Name = "师傅评徒弟")] MentorOnMentee,
    [Display(Name = "徒弟评师傅")] MenteeOnMentor,
    [Display(Name = "学校评徒弟")] SchoolOnMentee,
    [Display(Name = "学校评师傅")] SchoolOnMentor,
}

/// <summary>等次 (domain.md §4).</summary>
public enum MentoringGrade
{
    [Display(Name = "不合格")] Fail,
    [Display(Name = "合格")] Pass,
    [Display(Name = "优秀")] Excellent,
}
