using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>The classes as proposed or moved by hand, and the plan that all of them have.</summary>
public sealed record DivisionForm
{
    private const int UsualSpare = 5;

    [Required, MinLength(1), MaxLength(Division.MostClasses)]
    public IReadOnlyList<ClassForm>? Classes { get; init; }

    [Required, MaxLength(Cohort.MostSeats)]
    public IReadOnlyList<PlacedForm>? People { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [Required, StringLength(Cohort.ThemeLength), Display(Name = "主题")]
    public string? Theme { get; init; }

    [Required, StringLength(Cohort.PlanLength), Display(Name = "目标")]
    public string? Goals { get; init; }

    [Required, StringLength(Cohort.PlanLength), Display(Name = "预期效果")]
    public string? Outcomes { get; init; }

    [Required, StringLength(Cohort.PlanLength), Display(Name = "考核程序")]
    public string? AssessmentProcedure { get; init; }

    public Period Period() => new(From!.Value, To!.Value);

    public CohortPlan Plan() => new(Theme, Goals, Outcomes, AssessmentProcedure);

    /// <summary>A proposal as a form, with a few seats to spare in each class.</summary>
    public static DivisionForm Of(IReadOnlyList<IReadOnlyList<Divided>> classes, string track, Period? window, IStringLocalizer t) => new()
    {
        Classes = [.. classes.Select((c, at) => new ClassForm { Name = classes.Count == 1 ? t["{0}培训班", track] : t["{0}培训班（{1}班）", track, at + 1], Capacity = c.Count + UsualSpare, Key = Guid.NewGuid() })],
        People = [.. classes.SelectMany((c, at) => c.Select(p => new PlacedForm { PersonId = p.PersonId, Class = at }))],
        From = window?.From,
        To = window?.To,
    };
}

public sealed record ClassForm
{
    [Required, StringLength(Cohort.NameLength), Display(Name = "培训班名称")]
    public string? Name { get; init; }

    [Required, Range(1, Cohort.MostSeats), Display(Name = "人数上限")]
    public int? Capacity { get; init; }

    public Guid Key { get; init; }
}

public sealed record PlacedForm
{
    public int PersonId { get; init; }

    /// <summary>Which of the classes; null = in none yet.</summary>
    public int? Class { get; init; }
}
