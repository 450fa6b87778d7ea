using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Surveys;

namespace TeacherDev.Web.Features.Surveys;

public sealed record SurveyForm
{
    public const int UsualDays = 7;

    [Required, Display(Name = "开放日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "截止日期")]
    public DateOnly? To { get; init; }

    public Period Open() => new(From!.Value, To!.Value);

    public static SurveyForm Of(Survey? survey, DateOnly today) => survey is null ? new() { From = today, To = today.AddDays(UsualDays - 1) } : new() { From = survey.Open.From, To = survey.Open.To };
}

/// <summary>One person's answers. Sent once, kept as counts.</summary>
public sealed record AnswerForm
{
    private const int MostItems = 200;

    [MaxLength(MostItems)]
    public IReadOnlyList<ScoreForm>? Scores { get; init; }

    [StringLength(SurveyRemarks.RemarkLength), Display(Name = "意见和建议")]
    public string? Remark { get; init; }

    public IReadOnlyDictionary<int, Score> Given() => (Scores ?? []).Where(s => s.Score is not null).DistinctBy(s => s.ItemId).ToDictionary(s => s.ItemId, s => s.Score!.Value);

    public Score? For(SurveyItem item) => Scores?.FirstOrDefault(s => s.ItemId == item.Id)?.Score;
}

public sealed record ScoreForm
{
    public int ItemId { get; init; }

    [Display(Name = "评分")]
    public Score? Score { get; init; }
}
