using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Mentoring.Matching;

/// <summary>推荐 for one mentee, or why there is none.</summary>
public sealed class ProposedPair
{
    public const int ReasonsLength = 2000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    internal ProposedPair(Match match)
    {
        (MenteeId, MentorId, IsPinned, Points) = (match.MenteeId, match.MentorId, match.IsPinned, match.Points);
        Reasons = Kept(match.Reasons);
    }

    internal ProposedPair(LeftOver leftOver)
    {
        (MenteeId, Cause) = (leftOver.MenteeId, leftOver.Cause);
        Reasons = Kept([leftOver.Reason]);
    }

    private ProposedPair() { }

    public int Id { get; private set; }

    public int ProposalId { get; private set; }

    public int MenteeId { get; private set; }

    /// <summary>Null where there is nobody.</summary>
    public int? MentorId { get; private set; }

    public bool IsPinned { get; private set; }

    /// <summary>What the pair costs; one point is as bad as a kilometre.</summary>
    public int Points { get; private set; }

    public LeftOverCause? Cause { get; private set; }

    /// <summary>A JSON array of sentences, each an array of the text and its arguments.</summary>
    public string Reasons { get; private set; } = null!;

    public ProposedPairState State { get; private set; }

    /// <summary>The pairing it became.</summary>
    public int? PairingId { get; private set; }

    public IReadOnlyList<Because> Sentences => [.. (JsonSerializer.Deserialize<string[][]>(Reasons) ?? []).Select(s => new Because(s[0], [.. s[1..]]))];

    internal void Pin(int mentorId)
    {
        MustBeOpen();
        if (mentorId != MentorId) (Points, Cause, Reasons) = (0, null, Kept([new("由您指定，重新匹配后计算理由")]));
        (MentorId, IsPinned) = (mentorId, true);
    }

    internal void Unpin()
    {
        MustBeOpen();
        IsPinned = false;
    }

    internal void Drop()
    {
        MustBeOpen();
        State = ProposedPairState.Dropped;
    }

    internal void Accept(int pairingId)
    {
        MustBeOpen();
        (State, PairingId) = (ProposedPairState.Accepted, pairingId);
    }

    // The dearest reasons come first; what does not fit is told by none.
    private static string Kept(IReadOnlyList<Because> reasons)
    {
        for (var count = reasons.Count; ; count--)
        {
            var kept = JsonSerializer.Serialize(reasons.Take(count).Select(r => new[] { r.Text }.Concat(r.Arguments.Select(Word))), Readable);
            if (kept.Length <= ReasonsLength) return kept;
        }
    }

    private static string Word(object? argument) => argument switch
    {
        Because because => because.ToString(),
        Enum value => value.GetType().GetField(value.ToString())?.GetCustomAttributes(typeof(DisplayAttribute), false).OfType<DisplayAttribute>().FirstOrDefault()?.Name ?? value.ToString(),
        _ => Convert.ToString(argument, CultureInfo.InvariantCulture) ?? "",
    };

    private void MustBeOpen()
    {
        if (State != ProposedPairState.Open) throw new RuleBroken("这一条{0}，不能再改", State);
    }
}

public enum ProposedPairState
{
    [Display(Name = "待处理")] Open,
    [Display(Name = "已采纳")] Accepted,
    [Display(Name = "已放弃")] Dropped,
}
