using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Selection;

/// <summary>A call as its author writes it: steps and rules as rows of which the empty ones do not count, papers and groups a line each.</summary>
public sealed record CallForm
{
    private const int LinesLength = 1000;
    private const int MostRows = 20;
    private const string Optional = "（选交）";

    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Call.TitleLength), Display(Name = "通知标题")]
    public string? Title { get; init; }

    /// <summary>“12-34”: the track of a programme-year.</summary>
    [Required, RegularExpression("^[0-9]{1,9}-[0-9]{1,9}$"), Display(Name = "培养类别")]
    public string? Place { get; init; }

    [StringLength(Call.BasisLength), Display(Name = "政策依据")]
    public string? Basis { get; init; }

    [Required, StringLength(Call.TextLength), Display(Name = "通知内容")]
    public string? Text { get; init; }

    [Required, Display(Name = "条件计算截止日期")]
    public DateOnly? CutOff { get; init; }

    [Required, Range(100, Call.MostOverNomination), Display(Name = "推荐比例（%）")]
    public int? OverNomination { get; init; } = 100;

    // Null until bound or filled: the binder leaves a list alone that is there already.
    [MaxLength(MostRows)]
    public IReadOnlyList<StepForm>? Steps { get; init; }

    [MaxLength(MostRows)]
    public IReadOnlyList<RuleForm>? Rules { get; init; }

    [Display(Name = "申报表")]
    public int? SheetId { get; init; }

    [StringLength(LinesLength), Display(Name = "申报附件")]
    public string? Attachments { get; init; }

    [StringLength(LinesLength), Display(Name = "学科组")]
    public string? Groups { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Places { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Sheets { get; init; } = [];

    public int ProgrammeYearId() => int.Parse(Place!.Split('-')[0], CultureInfo.InvariantCulture);

    public int TrackYearId() => int.Parse(Place!.Split('-')[1], CultureInfo.InvariantCulture);

    /// <exception cref="RuleBroken">A line or row that cannot be read.</exception>
    public CallPlan Plan() => new(
        Title, Basis, Text, CutOff!.Value, OverNomination!.Value,
        [.. (Steps ?? []).Where(s => s.From is not null || s.To is not null).Select(s => (s.Step, s.Period()))],
        [.. (Rules ?? []).Where(r => r.Value is not null).Select(r => new EligibilityRule(r.Criterion, r.Value!.Value, r.IsHard))],
        [.. Lines(Attachments).Select(PaperOf)],
        [.. Lines(Groups).Select(GroupOf)], SheetId);

    /// <summary>With a row for every step and every rule there is, whatever the browser sent.</summary>
    public CallForm Whole() => this with
    {
        Steps = [.. Enum.GetValues<SelectionStep>().Select(s => Steps?.FirstOrDefault(f => f.Step == s) ?? new StepForm { Step = s })],
        Rules = [.. Enum.GetValues<Criterion>().Select(c => Rules?.FirstOrDefault(f => f.Criterion == c) ?? new RuleForm { Criterion = c, IsHard = true })],
    };

    public static CallForm Of(Call call) => new()
    {
        Id = call.Id,
        Title = call.Title,
        Place = CohortForm.PlaceOf(call.ProgrammeYearId, call.TrackYearId),
        Basis = call.Basis,
        Text = call.Text,
        CutOff = call.CutOff,
        OverNomination = call.OverNomination,
        Steps = [.. Enum.GetValues<SelectionStep>().Select(s => new StepForm { Step = s, From = call.Find(s)?.Period.From, To = call.Find(s)?.Period.To })],
        Rules = [.. Enum.GetValues<Criterion>().Select(c => call.Rules.SingleOrDefault(r => r.Criterion == c) is { } rule ? new RuleForm { Criterion = c, Value = rule.Value, IsHard = rule.IsHard } : new RuleForm { Criterion = c, IsHard = true })],
        Attachments = string.Join('\n', call.Attachments.OrderBy(a => a.Id).Select(a => a.IsRequired ? a.Name : a.Name + Optional)),
        SheetId = call.SheetId,
        Groups = string.Join('\n', call.Groups.OrderBy(g => g.Id).Select(g => $"{g.Name}：{string.Join('、', g.Subjects)}")),
        Version = call.Version,
    };

    /// <summary>Last year's call as a template: everything but its days, a year on.</summary>
    public static CallForm Again(Call call) => Of(call) with
    {
        Id = 0,
        Version = 0,
        Key = Guid.NewGuid(),
        Place = null,
        CutOff = call.CutOff.AddYears(1),
        Steps = [.. Enum.GetValues<SelectionStep>().Select(s => new StepForm { Step = s, From = call.Find(s)?.Period.From.AddYears(1), To = call.Find(s)?.Period.To.AddYears(1) })],
    };

    private static IEnumerable<string> Lines(string? text) => (text ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static SubjectGroup GroupOf(string line) =>
        line.Split(['：', ':'], 2) is [var name, var subjects]
            ? new SubjectGroup(name, subjects.Split(['、', '，', ',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            : throw new RuleBroken("学科组请写成“名称：学科、学科”：{0}", line);

    // However the brackets were typed, and in either language.
    private static RequiredAttachment PaperOf(string line) =>
        new[] { Optional, "（optional）" }.FirstOrDefault(mark => line.Replace('(', '（').Replace(')', '）').EndsWith(mark, StringComparison.OrdinalIgnoreCase)) is { } mark
            ? new RequiredAttachment(line[..^mark.Length], isRequired: false) : new RequiredAttachment(line, isRequired: true);
}

public sealed record StepForm
{
    [HiddenInput]
    public SelectionStep Step { get; init; }

    [Display(Name = "开始日期")]
    public DateOnly? From { get; init; }

    [Display(Name = "截止日期")]
    public DateOnly? To { get; init; }

    public Period Period() => From is { } from && To is { } to ? new(from, to) : throw new RuleBroken("请填写{0}的开始日期和截止日期", Step);
}

public sealed record RuleForm
{
    [HiddenInput]
    public Criterion Criterion { get; init; }

    [Display(Name = "数值")]
    public int? Value { get; init; }

    [Display(Name = "必备")]
    public bool IsHard { get; init; }
}
