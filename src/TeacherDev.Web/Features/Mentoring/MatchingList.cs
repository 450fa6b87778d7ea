using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.Mentoring.Matching;
using TeacherDev.Domain.Work;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Mentoring;

public sealed record MatchingForm
{
    [Required, Display(Name = "结对类型")]
    public PairingKind? Kind { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [Required, Range(1, MatchingCheck.MostLoad, ErrorMessage = "请填 1 至 10 之间的整数"), Display(Name = "每位导师最多带几名徒弟")]
    public int? MostMentees { get; init; }

    [Required, Display(Name = "导师范围")]
    public MatchingReach? Reach { get; init; }

    [Display(Name = "列入传帮带三级名单")]
    public bool InTierList { get; init; }

    [StringLength(Pairing.GoalLength), Display(Name = "结对目标")]
    public string? Goal { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    /// <summary>How many lack a mentor of each kind, in the viewer's reach.</summary>
    [BindNever]
    public IReadOnlyDictionary<PairingKind, int> Lacking { get; init; } = new Dictionary<PairingKind, int>();

    public static MatchingForm New(DateOnly today, PairingKind? kind) =>
        new() { Key = Guid.NewGuid(), Kind = kind ?? PairingKind.SubjectMentor, From = today, To = today.AddYears(1).AddDays(-1), MostMentees = PairingPlan.UsualMost, Reach = kind == PairingKind.HomeroomMentor ? MatchingReach.School : MatchingReach.District };

    public async Task<MatchingForm> WithLackingAsync(TeacherDevDb db, DateOnly today, CancellationToken stop) => this with
    {
        Lacking = new Dictionary<PairingKind, int>
        {
            [PairingKind.SubjectMentor] = await new WithoutQuery { What = Without.SubjectMentor }.Of(db, today).CountAsync(stop),
            [PairingKind.HomeroomMentor] = await new WithoutQuery { What = Without.HomeroomMentor }.Of(db, today).CountAsync(stop),
        },
    };

    // A method: the binder reads every property before it knows whether the form is whole.
    public PairingProposal ToProposal(int organisationId, int? accountId) =>
        new(organisationId, new PairingTerms(Kind!.Value, new Period(From!.Value, To!.Value), Goal, InTierList), new MatchingLimits(MostMentees!.Value, Reach!.Value), accountId, Key);
}

public sealed record ProposalRow(int Id, string Organisation, PairingKind Kind, DateTime SolvedAt, int Found, int Accepted, int LeftOver, bool IsDiscarded)
{
    public static List<PairingProposal, ProposalRow> Columns { get; } = new List<PairingProposal, ProposalRow>(
            p => new ProposalRow(p.Id, p.Organisation.Name, p.Kind, p.SolvedAt, p.Pairs.Count(x => x.MentorId != null), p.Pairs.Count(x => x.State == ProposedPairState.Accepted), p.Pairs.Count(x => x.MentorId == null), p.IsDiscarded),
            p => p.Id, p => p.Id)
        .With("匹配时间", r => r.SolvedAt, p => p.SolvedAt, "at")
        .With("结对类型", r => r.Kind, p => p.Kind, "kind")
        .With("单位", r => r.Organisation, p => p.Organisation.SortKey, "body")
        .With("已推荐", r => r.Found, isNumber: true)
        .With("已采纳", r => r.Accepted, isNumber: true)
        .With("没有配上", r => r.LeftOver, isNumber: true)
        .With("状态", r => r.IsDiscarded ? "已放弃" : "进行中");
}

public sealed record MatchingIndex(ListPage<ProposalRow> Proposals, ListQuery Query);

public sealed record ProposedLine(int Id, string Mentee, string MenteeSchool, string? Mentor, string? MentorSchool, bool IsPinned, int Points, LeftOverCause? Cause, IReadOnlyList<Remark> Reasons, ProposedPairState State, int? PairingId);

/// <param name="Refused">Recommendations that could not be accepted, each with its sentence.</param>
public sealed record ProposalPage(
    int Id, string Organisation, PairingKind Kind, Period Period, bool InTierList, int MostMentees, MatchingReach Reach, bool IsDiscarded, bool IsProven, long Primal, long Dual, int Faults, int Mentors, int Places, DateTime SolvedAt, IReadOnlyList<ProposedLine> Lines)
{
    public IReadOnlyList<Because> Refused { get; init; } = [];

    public IEnumerable<ProposedLine> Open => Lines.Where(l => l is { State: ProposedPairState.Open, Mentor: not null });

    public IEnumerable<ProposedLine> LeftOver => Lines.Where(l => l is { State: ProposedPairState.Open, Mentor: null });

    public IEnumerable<ProposedLine> Settled => Lines.Where(l => l.State != ProposedPairState.Open);

    public static async Task<ProposalPage?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await db.PairingProposals.AsNoTracking().Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Id == id, stop) is not { } proposal) return null;
        var pairs = db.Set<ProposedPair>().Where(p => p.ProposalId == id);
        var cards = await db.PersonCards.Where(c => pairs.Any(p => p.MenteeId == c.Id || p.MentorId == c.Id)).Select(c => new { c.Id, c.Name, c.School }).ToDictionaryAsync(c => c.Id, stop);
        return new(
            id, proposal.Organisation.Name, proposal.Kind, proposal.Period, proposal.InTierList, proposal.MostMentees, proposal.Reach, proposal.IsDiscarded, proposal.IsProven, proposal.Primal, proposal.Dual, proposal.Faults, proposal.Mentors, proposal.Places, proposal.SolvedAt,
            [.. proposal.Pairs.OrderBy(p => cards[p.MenteeId].School, StringComparer.Ordinal).ThenBy(p => p.MenteeId).Select(p => new ProposedLine(
                p.Id, cards[p.MenteeId].Name, cards[p.MenteeId].School, p.MentorId is { } m ? cards[m].Name : null, p.MentorId is { } s ? cards[s].School : null, p.IsPinned, p.Points, p.Cause, p.Remarks, p.State, p.PairingId))]);
    }
}
