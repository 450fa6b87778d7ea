using System.ComponentModel.DataAnnotations;
using System.Globalization;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Selection;

public enum ReviewTaskState
{
    [Display(Name = "待评")] Open,
    [Display(Name = "已评")] HandedIn,

    /// <summary>The expert stood aside; somebody else has it.</summary>
    [Display(Name = "已回避")] Recused,
}

/// <summary>评审任务: one file that one expert scores. Its draft is the expert's alone until it is handed in.</summary>
public sealed class ReviewTask : Aggregate
{
    public const int CommentLength = 1000;
    public const int ReasonLength = 200;

    private readonly List<ReviewPoint> points = [];

    /// <param name="number">What a blind file is called: the same for all its experts.</param>
    public ReviewTask(ReviewPanel panel, int applicationId, int accountId, int number) =>
        (PanelId, OrganisationId, Organisation, ApplicationId, AccountId, Number) = (panel.Id, panel.OrganisationId, panel.Organisation, applicationId, accountId, number);

    private ReviewTask() { }

    public int PanelId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int ApplicationId { get; private set; }

    public int AccountId { get; private set; }

    public int Number { get; private set; }

    public ReviewTaskState State { get; private set; }

    public string? Comment { get; private set; }

    public DateTime? HandedInAt { get; private set; }

    /// <summary>Why the expert stood aside.</summary>
    public string? Reason { get; private set; }

    public IReadOnlyCollection<ReviewPoint> Points => points;

    /// <summary>Keeps what is filled in; what is empty stays open. A score that was handed in cannot become a draft again.</summary>
    /// <param name="given">Tenths of a point by criterion; null where nothing is filled in.</param>
    public void Draft(ReviewPanel panel, IReadOnlyDictionary<int, int?> given, string? comment)
    {
        MustBeMine(panel);
        if (State == ReviewTaskState.HandedIn) throw new RuleBroken("已经交分，改好后请重新交分");
        Write(panel, given, comment);
        Touch();
    }

    /// <summary>Hands the score in; until the scoring is closed it may be handed in anew.</summary>
    /// <exception cref="RuleBroken">A criterion without points, or too many.</exception>
    public void HandIn(ReviewPanel panel, IReadOnlyDictionary<int, int?> given, string? comment, DateTime now)
    {
        MustBeMine(panel);
        Write(panel, given, comment);
        if (panel.InOrder.FirstOrDefault(c => points.TrueForAll(p => p.CriterionId != c.Id)) is { } open) throw new RuleBroken("请给“{0}”打分", open.Name);
        panel.Freeze(now);
        (State, HandedInAt) = (ReviewTaskState.HandedIn, now);
        Touch();
    }

    /// <summary>回避 by the expert's own word.</summary>
    public void Recuse(ReviewPanel panel, string? reason)
    {
        MustBeMine(panel);
        if (State == ReviewTaskState.HandedIn) throw new RuleBroken("已经交分，不能再回避；请联系评审组织单位");
        Reason = Naming.Prose(reason, "回避原因", ReasonLength);
        (State, Comment) = (ReviewTaskState.Recused, null);
        points.Clear();
        Touch();
    }

    /// <summary>Reads points as typed, such as “18” or “18.5”.</summary>
    /// <returns>Tenths; null where nothing is typed.</returns>
    /// <exception cref="RuleBroken">Not a number of points with at most one decimal.</exception>
    public static int? Read(string? typed, string criterion)
    {
        var text = (typed ?? "").Trim();
        if (text.Length == 0) return null;
        if (text.Length > 8 || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) || value * 10 != decimal.Truncate(value * 10))
            throw new RuleBroken("“{0}”的分数请写成数字，最多一位小数", criterion);
        return (int)Math.Min(value * 10, int.MaxValue / 2);
    }

    private void Write(ReviewPanel panel, IReadOnlyDictionary<int, int?> given, string? comment)
    {
        var next = new List<(ReviewCriterion Criterion, int Tenths)>();
        foreach (var criterion in panel.InOrder)
        {
            if (given.GetValueOrDefault(criterion.Id) is not { } tenths) continue;
            if (tenths < 0 || tenths > criterion.Points * 10) throw new RuleBroken("“{0}”的分数应在 0–{1} 之间", criterion.Name, criterion.Points);
            next.Add((criterion, tenths));
        }
        Comment = string.IsNullOrWhiteSpace(comment) ? null : Naming.Prose(comment, "评语", CommentLength);
        points.RemoveAll(p => next.TrueForAll(n => n.Criterion.Id != p.CriterionId));
        foreach (var (criterion, tenths) in next)
        {
            if (points.Find(p => p.CriterionId == criterion.Id) is { } kept) kept.Tenths = tenths;
            else points.Add(new ReviewPoint(criterion.Id, tenths));
        }
    }

    private void MustBeMine(ReviewPanel panel)
    {
        panel.MustBeScoring();
        if (State == ReviewTaskState.Recused) throw new RuleBroken("这份申报您已经回避");
    }
}

/// <summary>打分: what an expert gave one file under one criterion.</summary>
public sealed class ReviewPoint
{
    internal ReviewPoint(int criterionId, int tenths) => (CriterionId, Tenths) = (criterionId, tenths);

    private ReviewPoint() { }

    public int Id { get; private set; }

    public int TaskId { get; private set; }

    public int CriterionId { get; private set; }

    /// <summary>Tenths of a point.</summary>
    public int Tenths { get; internal set; }
}
