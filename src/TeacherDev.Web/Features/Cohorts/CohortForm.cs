using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Features.Cohorts;

public sealed record CohortForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Cohort.NameLength), Display(Name = "培训班名称")]
    public string? Name { get; init; }

    /// <summary>“12” for a programme-year, “12-34” for a track of it.</summary>
    [Required, RegularExpression("^[0-9]{1,9}(-[0-9]{1,9})?$"), Display(Name = "培养类别")]
    public string? Place { get; init; }

    [Required, Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "结束日期")]
    public DateOnly? To { get; init; }

    [Required, Range(1, Cohort.MostSeats), Display(Name = "人数上限")]
    public int? Capacity { get; init; } = 50;

    [Required, StringLength(Cohort.ThemeLength), Display(Name = "主题")]
    public string? Theme { get; init; }

    [Required, StringLength(Cohort.PlanLength), Display(Name = "目标")]
    public string? Goals { get; init; }

    [Required, StringLength(Cohort.PlanLength), Display(Name = "预期效果")]
    public string? Outcomes { get; init; }

    [Required, StringLength(Cohort.PlanLength), Display(Name = "考核程序")]
    public string? AssessmentProcedure { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Places { get; init; } = [];

    // Methods, not properties: the validator reads every property, also of a form that is not filled in.
    public int ProgrammeYearId() => int.Parse(Place!.Split('-')[0], CultureInfo.InvariantCulture);

    public int? TrackYearId() => Place!.Split('-') is [_, var track] ? int.Parse(track, CultureInfo.InvariantCulture) : null;

    public Period Period() => new(From!.Value, To!.Value);

    public CohortPlan Plan() => new(Theme, Goals, Outcomes, AssessmentProcedure);

    public static string PlaceOf(int programmeYearId, int? trackYearId) =>
        trackYearId is null ? string.Create(CultureInfo.InvariantCulture, $"{programmeYearId}") : string.Create(CultureInfo.InvariantCulture, $"{programmeYearId}-{trackYearId}");

    public static CohortForm Of(Cohort cohort) => new()
    {
        Id = cohort.Id,
        Name = cohort.Name,
        Place = PlaceOf(cohort.ProgrammeYearId, cohort.TrackYearId),
        From = cohort.Period.From,
        To = cohort.Period.To,
        Capacity = cohort.Capacity,
        Theme = cohort.Theme,
        Goals = cohort.Goals,
        Outcomes = cohort.Outcomes,
        AssessmentProcedure = cohort.AssessmentProcedure,
        Version = cohort.Version,
    };
}
