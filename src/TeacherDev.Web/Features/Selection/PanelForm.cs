using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

public sealed record PanelForm
{
    public const int Lines = 8;

    public List<CriterionForm>? Criteria { get; init; }

    [Display(Name = "盲评")]
    public bool IsBlind { get; init; }

    [Required, Display(Name = "每份专家数")]
    public int? PerFile { get; init; } = ReviewPanel.FewestPerFile;

    [Display(Name = "并列时")]
    public TieRule TieRule { get; init; } = TieRule.CriterionThenRankThenTime;

    /// <summary>The number of the line above, from 1.</summary>
    [Display(Name = "比较的指标")]
    public int? TieCriterion { get; init; } = 1;

    [Display(Name = "分差提示")]
    public int? SpreadPoints { get; init; } = 20;

    public int Version { get; init; }

    public static PanelForm Of(ReviewPanel panel) => new()
    {
        Criteria = [.. panel.InOrder.Select(c => new CriterionForm { Name = c.Name, Points = c.Points, Hint = c.Hint })],
        IsBlind = panel.IsBlind,
        PerFile = panel.PerFile,
        TieRule = panel.TieRule,
        TieCriterion = panel.TieCriterion,
        SpreadPoints = panel.SpreadPoints,
        Version = panel.Version,
    };

    /// <summary>Empty lines are left out; the criterion for ties is counted among those that are left.</summary>
    public PanelPlan Plan()
    {
        var filled = (Criteria ?? []).Select((c, at) => (Line: c, Number: at + 1)).Where(c => !string.IsNullOrWhiteSpace(c.Line.Name) || c.Line.Points is not null).ToList();
        return new([.. filled.Select(c => (c.Line.Name, c.Line.Points ?? 0, c.Line.Hint))], IsBlind, PerFile!.Value, TieRule, filled.FindIndex(c => c.Number == TieCriterion) + 1, SpreadPoints ?? 0);
    }
}

public sealed record CriterionForm
{
    [Display(Name = "指标")]
    public string? Name { get; init; }

    [Display(Name = "分值")]
    public int? Points { get; init; }

    [Display(Name = "评分要点")]
    public string? Hint { get; init; }
}

public sealed record ExpertsForm
{
    public List<int>? AccountIds { get; init; }
}

public sealed record ConflictForm
{
    [Required, Display(Name = "专家")]
    public int? AccountId { get; init; }

    /// <summary>“p-” and an applicant's person, or “o-” and a school.</summary>
    [Required, Display(Name = "回避对象")]
    public string? Of { get; init; }

    [Display(Name = "回避原因")]
    public string? Reason { get; init; }

    public int? NumberOf(string kind) => Of is { } of && of.StartsWith(kind, StringComparison.Ordinal) && int.TryParse(of[kind.Length..], out var id) ? id : null;
}

public sealed record TieForm
{
    public List<TieLineForm>? Files { get; init; }

    [Display(Name = "议定意见")]
    public string? Reason { get; init; }
}

public sealed record TieLineForm
{
    public int ApplicationId { get; init; }

    [Range(1, 5000), Display(Name = "次序")]
    public int Place { get; init; }
}

public sealed record PassForm
{
    public List<KindForm>? Kinds { get; init; }
}

public sealed record KindForm
{
    public string? Key { get; init; }

    [Range(0, 5000), Display(Name = "入围人数")]
    public int? Count { get; init; }
}
