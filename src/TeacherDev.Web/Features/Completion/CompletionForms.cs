using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;
using TeacherDev.Web.Lists;

namespace TeacherDev.Web.Features.Completion;

public sealed record CompletionQuery : ListQuery
{
    [FromQuery(Name = "verdict")]
    public CompletionVerdict? Verdict { get; init; }

    public IEnumerable<CompletionLine> Of(IEnumerable<CompletionLine> lines) =>
        lines.Where(l => (Sought is not { } sought || l.SearchText.Contains(sought, StringComparison.Ordinal)) && (Verdict is not { } verdict || l.Verdict == verdict));
}

/// <summary>The terms of a class as a table: what is left empty is not asked for.</summary>
public sealed record TermsForm
{
    [Display(Name = "缺课比例分子")]
    public int? AbsenceNumerator { get; init; }

    [Display(Name = "缺课比例分母")]
    public int? AbsenceDenominator { get; init; }

    [Range(0.1, 999), Display(Name = "最少学时")]
    public decimal? MinimumHours { get; init; }

    [Display(Name = "提交作业并通过")]
    public bool NeedsAssignment { get; init; }

    [Display(Name = "填写问卷")]
    public bool NeedsSurvey { get; init; }

    /// <summary>A rule set to take over instead; its terms are copied.</summary>
    [Display(Name = "采用规则")]
    public int? RuleSetId { get; init; }

    /// <summary>Goes back to the rules of the region.</summary>
    public bool IsUsual { get; init; }

    public CompletionTerms Terms() => new(AbsenceNumerator, AbsenceDenominator, MinimumHours is { } hours ? Domain.Kernel.Hours.Of(hours) : null, NeedsAssignment, NeedsSurvey);

    public static TermsForm Of(CompletionTerms? terms) => terms is null ? new() : new()
    {
        AbsenceNumerator = terms.AbsenceNumerator,
        AbsenceDenominator = terms.AbsenceDenominator,
        MinimumHours = terms.Minimum?.Amount,
        NeedsAssignment = terms.NeedsAssignment,
        NeedsSurvey = terms.NeedsSurvey,
    };
}

public sealed record AssignmentsForm
{
    [MaxLength(Registrations.MostPeopleOnASheet)]
    public IReadOnlyList<AssignmentForm>? Rows { get; init; }

    /// <summary>Everyone of whom nothing is recorded yet handed in today and passed.</summary>
    [Display(Name = "其余学员都已提交并通过")]
    public bool RestPassed { get; init; }
}

public sealed record AssignmentForm
{
    public int PersonId { get; init; }

    [Display(Name = "提交日期")]
    public DateOnly? HandedInOn { get; init; }

    [Display(Name = "评定")]
    public bool? Passed { get; init; }
}

public sealed record RulingForm
{
    [Required, Display(Name = "教师")]
    public int? PersonId { get; init; }

    /// <summary>Empty: by the rules again.</summary>
    [Display(Name = "认定结果")]
    public CompletionVerdict? Verdict { get; init; }

    [Required, StringLength(Ruling.ReasonLength), Display(Name = "认定原因")]
    public string? Reason { get; init; }
}
