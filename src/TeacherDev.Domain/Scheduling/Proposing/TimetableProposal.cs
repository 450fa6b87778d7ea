using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling.Solving;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Scheduling.Proposing;

/// <summary>
/// 排课方案: a timetable that the engine is asked for: what it may move and what is wished, and then what came of it. Nothing moves until it is
/// adopted.
/// </summary>
public sealed class TimetableProposal : Aggregate
{
    public const int MostDays = 200;
    public const int MostSessions = 400;

    private readonly List<ProposedSession> sessions = [];
    private readonly List<ProposedCohort> cohorts = [];
    private readonly List<ProposedVenue> venues = [];
    private readonly List<ProposedWish> wishes = [];
    private readonly List<ProposalRemark> remarks = [];

    /// <param name="movable">The planned sessions of those classes in those days.</param>
    /// <exception cref="RuleBroken">There is nothing to put anywhere, or nowhere to put it, or too much of it.</exception>
    public TimetableProposal(ProposalPlan plan, IReadOnlyCollection<Session> movable, int? accountId, Guid key)
    {
        if (plan.Days.IsOpen || plan.Days.Days > MostDays) throw new RuleBroken("排课的日期范围最多 {0} 天", MostDays);
        if (plan.Parts.Count == 0) throw new RuleBroken("请至少选择一个可以排课的时段");
        if (plan.Weekdays.Count == 0) throw new RuleBroken("请至少选择一个可以排课的星期");
        if (movable.Count == 0) throw new RuleBroken("{0:yyyy-MM-dd} 至 {1:yyyy-MM-dd} 之间没有可以调整的课，请先添加课程", plan.Days.From, plan.Days.To);
        if (movable.Count > MostSessions) throw new RuleBroken("一次最多排 {0} 节课，请缩短日期范围或少选几个班", MostSessions);
        (OrganisationId, CohortId, Days, Effort, RequestedById, IdempotencyKey) = (plan.OrganisationId, plan.CohortIds[0], plan.Days, plan.Effort, accountId, key);
        PartBits = plan.Parts.Aggregate(0, (bits, part) => bits | (1 << (int)part));
        WeekdayBits = plan.Weekdays.Aggregate(0, (bits, day) => bits | (1 << (int)day));
        cohorts.AddRange(plan.CohortIds.Distinct().Select(id => new ProposedCohort(id)));
        venues.AddRange(plan.VenueIds.Concat(movable.Select(s => s.VenueId).OfType<int>()).Distinct().Select(id => new ProposedVenue(id)));
        wishes.AddRange(plan.Wishes.Select(w => new ProposedWish(w.Key, w.Value)));
        sessions.AddRange(movable.Select(s => new ProposedSession(s, plan.PinnedIds.Contains(s.Id))));
    }

    private TimetableProposal() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The class on whose timetable it was asked for.</summary>
    public int CohortId { get; private set; }

    public Period Days { get; private set; }

    /// <summary>A bit for each <see cref="DayPart"/> that may be used.</summary>
    public int PartBits { get; private set; }

    /// <summary>A bit for each <see cref="Weekday"/> that may be used.</summary>
    public int WeekdayBits { get; private set; }

    public ProposalEffort Effort { get; private set; }

    public ProposalState State { get; private set; }

    /// <summary>The search was told to stop; what stands is the best it had.</summary>
    public bool IsStopped { get; private set; }

    public int? RequestedById { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<ProposedSession> Sessions => sessions;

    public IReadOnlyCollection<ProposedCohort> Cohorts => cohorts;

    public IReadOnlyCollection<ProposedVenue> Venues => venues;

    public IReadOnlyCollection<ProposedWish> Wishes => wishes;

    public IReadOnlyCollection<ProposalRemark> Remarks => remarks;

    public IReadOnlyList<DayPart> Parts => [.. Enum.GetValues<DayPart>().Where(p => (PartBits >> (int)p & 1) == 1)];

    public IReadOnlyList<Weekday> Weekdays => [.. Enum.GetValues<Weekday>().Where(d => (WeekdayBits >> (int)d & 1) == 1)];

    /// <summary>Takes what the engine found. A task that died is begun again, and answers again.</summary>
    public void Answer(TimetableResult result)
    {
        if (State != ProposalState.Waiting) throw new RuleBroken("这个排课方案{0}，不再计算", State);
        State = result.Status switch { TimetableStatus.Found => ProposalState.Found, TimetableStatus.ProvenImpossible => ProposalState.Impossible, _ => ProposalState.NotFound };
        IsStopped = result.IsStopped;
        foreach (var session in sessions) session.Put(result.Places.GetValueOrDefault(session.SessionId));
        remarks.Clear();
        remarks.AddRange(
        [
            .. result.Reasons.Select((r, at) => new ProposalRemark(ProposalRemarkKind.Reason, at, Remark.Of(r.Text, r.Arguments))),
            .. result.Relaxations.Select((r, at) => new ProposalRemark(ProposalRemarkKind.Concession, at, Remark.Of(r.Sentence.Text, r.Sentence.Arguments))),
            .. result.Costs.Select((c, at) => new ProposalRemark(ProposalRemarkKind.Cost, at, RemarkOf(c))),
        ]);
        Touch();
    }

    /// <summary>Every day costs, however few they are: it is told how many there are.</summary>
    private static Remark RemarkOf(WishCost cost) =>
        cost.Wish == TimetableWish.FewDays ? Remark.Of("{0}：各班合计要来 {1} 天", cost.Wish, cost.Times) : Remark.Of("{0}：有 {1} 节课没有做到", cost.Wish, cost.Sessions.Count);

    /// <summary>The sessions go where it says; whether they may is checked beside it (<see cref="Adopting"/>).</summary>
    public void Adopt()
    {
        if (State != ProposalState.Found) throw new RuleBroken("这个排课方案{0}，不能采用", State);
        State = ProposalState.Adopted;
        Touch();
    }

    public void Discard()
    {
        if (State == ProposalState.Adopted) throw new RuleBroken("这个排课方案{0}，不能放弃", State);
        State = ProposalState.Discarded;
        Touch();
    }
}

/// <summary>What is asked for.</summary>
/// <param name="OrganisationId">Of the first class.</param>
/// <param name="CohortIds">The class it is asked for on first.</param>
/// <param name="VenueIds">Venues that may be used beside those in use.</param>
/// <param name="PinnedIds">Sessions that stay where they are.</param>
public sealed record ProposalPlan(
    int OrganisationId, IReadOnlyList<int> CohortIds, Period Days, IReadOnlyCollection<DayPart> Parts, IReadOnlyCollection<Weekday> Weekdays, IReadOnlyCollection<int> VenueIds,
    IReadOnlyDictionary<TimetableWish, WishStrength> Wishes, IReadOnlyCollection<int> PinnedIds, ProposalEffort Effort);

public enum ProposalState
{
    [Display(Name = "正在计算")] Waiting,
    [Display(Name = "已排出")] Found,
    [Display(Name = "无法排出")] Impossible,
    [Display(Name = "没有排出")] NotFound,
    [Display(Name = "已采用")] Adopted,
    [Display(Name = "已放弃")] Discarded,
}

/// <summary>How long the engine may search.</summary>
public enum ProposalEffort
{
    [Display(Name = "快速（几秒）")] Quick,
    [Display(Name = "仔细（约一分钟）")] Thorough,
}

public static class ProposalEfforts
{
    extension(ProposalEffort effort)
    {
        /// <summary>Moves that the engine tries; a core tries some ten million a second.</summary>
        public long Moves => effort == ProposalEffort.Quick ? 20_000_000 : 400_000_000;
    }
}
