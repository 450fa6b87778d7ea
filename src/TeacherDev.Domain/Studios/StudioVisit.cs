using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Studios;

/// <summary>
/// 到校助考助学助教: one visit of a studio to a school, with one to three purposes, counted once and only when the school confirms.
/// Logged → Confirmed | Rejected | Withdrawn; Rejected → Withdrawn; Confirmed → Voided. It changes only through <see cref="VisitLog"/> and the school's answer.
/// </summary>
public sealed class StudioVisit : Aggregate
{
    public const int TopicLength = 60;
    public const int SummaryLength = 2000;
    public const int NextStepLength = 300;
    public const int ReasonLength = 200;
    public const int MostBeneficiaries = 999;

    private const VisitPurposes AllPurposes = VisitPurposes.ExamSupport | VisitPurposes.LearningSupport | VisitPurposes.TeachingSupport;

    private readonly List<VisitParticipant> participants = [];

    /// <param name="studio">With its memberships; who was there is checked against the day.</param>
    /// <param name="hostSchoolId">到访学校.</param>
    /// <param name="leaderSchoolId">Where the leader worked on the day; null when unknown.</param>
    /// <param name="beneficiaries">Teachers reached, 0 to 999.</param>
    /// <param name="now">A visit is logged after it happened.</param>
    /// <exception cref="RuleBroken">An acceptance rule of domain.md §3 is broken.</exception>
    public StudioVisit(
        Studio studio, int hostSchoolId, int? leaderSchoolId, DateOnly day, VisitPurposes purposes, string topic,
        IReadOnlyCollection<int> participantIds, int beneficiaries, string summary, string? nextStep, DateTime now, Guid idempotencyKey)
    {
        if (day > now.DayInShanghai) throw new RuleBroken("到校日期不能晚于今天");
        if (!studio.Term.Includes(day)) throw new RuleBroken("到校日期应在本届 {0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 之内", studio.Term.From, studio.Term.To);
        if (studio.LeaderOn(day) is null) throw new RuleBroken("{0:yyyy-MM-dd} 工作室没有主持人，请先任命继任者", day);
        if (purposes == VisitPurposes.None || !AllPurposes.HasFlag(purposes))
            throw new RuleBroken("请至少选择助考、助学、助教中的一项");
        if (hostSchoolId == leaderSchoolId && !studio.CountsOwnSchool) throw new RuleBroken("到访学校不能是主持人所在学校");
        if (beneficiaries is < 0 or > MostBeneficiaries) throw new RuleBroken("请填 0 至 {0} 之间的整数", MostBeneficiaries);
        var present = participantIds.Distinct().ToList();
        if (present.Count == 0) throw new RuleBroken("请至少选择一位到校的成员");
        if (present.Except(studio.ActiveOn(day).Select(m => m.PersonId)).Any()) throw new RuleBroken("所选成员中有人在 {0:yyyy-MM-dd} 不在工作室任职", day);

        (StudioId, StudioName, OrganisationId, HostSchoolId, Day, Purposes) = (studio.Id, studio.Name, studio.OrganisationId, hostSchoolId, day, purposes);
        (Beneficiaries, LoggedAt, IdempotencyKey) = (beneficiaries, now, idempotencyKey);
        Topic = Naming.Clean(topic, "主题", TopicLength);
        Summary = Naming.Clean(summary.ReplaceLineEndings(" "), "活动小结", SummaryLength);
        NextStep = string.IsNullOrWhiteSpace(nextStep) ? null : Naming.Clean(nextStep.ReplaceLineEndings(" "), "下一步", NextStepLength);
        participants.AddRange(present.Select(id => new VisitParticipant(id)));
    }

    private StudioVisit() { }

    public int StudioId { get; private set; }

    /// <summary>As it was called on the day; the school sees the visit but not the studio.</summary>
    public string StudioName { get; private set; } = null!;

    /// <summary>The studio's organisation.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int HostSchoolId { get; private set; }

    public Organisation HostSchool { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    public VisitPurposes Purposes { get; private set; }

    public string Topic { get; private set; } = null!;

    public int Beneficiaries { get; private set; }

    public string Summary { get; private set; } = null!;

    public string? NextStep { get; private set; }

    /// <summary>When the studio handed it in; from then on the school has time to answer.</summary>
    public DateTime LoggedAt { get; private set; }

    public VisitState State { get; private set; } = VisitState.Logged;

    /// <summary>When the school (or, on voiding, the coordinator) answered; null while it waits.</summary>
    public DateTime? AnsweredAt { get; private set; }

    /// <summary>Who answered, as an account; null while it waits, and where somebody without one answered.</summary>
    public int? AnsweredById { get; private set; }

    /// <summary>Name and post of whoever answered without an account.</summary>
    public string? AnsweredBy { get; private set; }

    /// <summary>How the school's word came; null until it does.</summary>
    public AnswerMeans? AnsweredHow { get; private set; }

    /// <summary>Why it was rejected or voided.</summary>
    public string? Reason { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<VisitParticipant> Participants => participants;

    /// <summary>The school says that it happened. Only through the evidence book, which counts it.</summary>
    /// <param name="note">Why it is confirmed otherwise than by the school itself.</param>
    internal void Confirm(VisitAnswer answer, string? note = null)
    {
        Move(VisitState.Confirmed, answer.AccountId, answer.At, note);
        (AnsweredHow, AnsweredBy) = (answer.Means, answer.By);
    }

    /// <summary>The school says that it did not happen so; the studio may log it again.</summary>
    public void Reject(string reason, VisitAnswer answer)
    {
        Move(VisitState.Rejected, answer.AccountId, answer.At, Naming.Clean(reason, "退回原因", ReasonLength));
        (AnsweredHow, AnsweredBy) = (answer.Means, answer.By);
    }

    /// <summary>The studio takes back what it logged, before the school answered; or lets a returned one rest, whose reason stays.</summary>
    public void Withdraw(int? accountId, DateTime now) => Move(VisitState.Withdrawn, accountId, now, Reason);

    /// <summary>A confirmed visit is taken out of the count, with a reason that stays. Only through the evidence book.</summary>
    internal void Void(string reason, int? accountId, DateTime now) => Move(VisitState.Voided, accountId, now, Naming.Clean(reason, "作废原因", ReasonLength));

    private void Move(VisitState next, int? accountId, DateTime now, string? reason)
    {
        State = (State, next) switch
        {
            (VisitState.Logged, VisitState.Confirmed or VisitState.Rejected or VisitState.Withdrawn) or (VisitState.Rejected, VisitState.Withdrawn) or (VisitState.Confirmed, VisitState.Voided) => next,
            _ => throw new RuleBroken("到校记录“{0}”，不能再改为“{1}”", State, next),
        };
        (AnsweredById, AnsweredAt, Reason) = (accountId, now, reason);
        Touch();
    }
}

/// <summary>A member of the studio who came along.</summary>
public sealed class VisitParticipant
{
    internal VisitParticipant(int personId) => PersonId = personId;

    private VisitParticipant() { }

    public int Id { get; private set; }

    public int VisitId { get; private set; }

    public int PersonId { get; private set; }
}
