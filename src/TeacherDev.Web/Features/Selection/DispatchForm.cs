using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Features.Selection;

/// <summary>A dispatch as its coordinator writes it down from the superior's notice.</summary>
public sealed record DispatchForm
{
    [BindNever]
    public int Id { get; init; }

    [Required, StringLength(Dispatch.TitleLength), Display(Name = "选派标题")]
    public string? Title { get; init; }

    [Required, StringLength(Dispatch.SuperiorLength), Display(Name = "上级单位")]
    public string? Superior { get; init; }

    [StringLength(Dispatch.DocumentLength), Display(Name = "文号")]
    public string? Document { get; init; }

    [Required, StringLength(Dispatch.PlaceLength), Display(Name = "培训地点")]
    public string? Place { get; init; }

    [Required, Display(Name = "培训开始日期")]
    public DateOnly? From { get; init; }

    [Required, Display(Name = "培训结束日期")]
    public DateOnly? To { get; init; }

    [Required, Display(Name = "报名截止日期")]
    public DateOnly? Deadline { get; init; }

    [Required, Range(1, Dispatch.MostPlaces), Display(Name = "名额总数")]
    public int? Places { get; init; }

    [Required, StringLength(Dispatch.TextLength), Display(Name = "通知内容")]
    public string? Text { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    public DispatchPlan Plan() => new(Title, Superior, Document, Text, Place, new Period(From!.Value, To!.Value), Deadline!.Value, Places!.Value);

    public static DispatchForm Of(Dispatch dispatch) => new()
    {
        Id = dispatch.Id,
        Title = dispatch.Title,
        Superior = dispatch.Superior,
        Document = dispatch.Document,
        Place = dispatch.Place,
        From = dispatch.Days.From,
        To = dispatch.Days.To,
        Deadline = dispatch.Deadline,
        Places = dispatch.Places,
        Text = dispatch.Text,
        Version = dispatch.Version,
    };

    /// <summary>An earlier one as a template: everything but its number and its days, which every notice has anew.</summary>
    public static DispatchForm Again(Dispatch dispatch) => Of(dispatch) with { Id = 0, Version = 0, Key = Guid.NewGuid(), Document = null, From = null, To = null, Deadline = null };
}

public sealed record DispatchShareForm
{
    [Required]
    public int? Body { get; init; }

    [Required, Range(0, Dispatch.MostPlaces), Display(Name = "名额")]
    public int? Places { get; init; } = 0;
}

public sealed record DispatchSharesForm
{
    private const int MostCells = 2000;

    [MaxLength(MostCells)]
    public IReadOnlyList<DispatchShareForm>? Cells { get; init; }
}

public sealed record DeadlineForm
{
    [Required, Display(Name = "新的截止日期")]
    public DateOnly? Deadline { get; init; }
}

public sealed record AppointeesForm
{
    private const int NamesLength = 20_000;

    /// <summary>On whose places; null for the viewer's own body.</summary>
    public int? Body { get; init; }

    [Display(Name = "按替补报名")]
    public bool IsSubstitute { get; init; }

    [StringLength(NamesLength), Display(Name = "名单")]
    public string? Names { get; init; }

    [BindNever]
    public IReadOnlyList<Because> Problems { get; init; } = [];
}

public sealed record DropOutForm
{
    [Required]
    public int? AppointeeId { get; init; }

    [Required, StringLength(Dispatch.ReasonLength), Display(Name = "退出原因")]
    public string? Reason { get; init; }
}

public sealed record GivenBackForm
{
    [Required, Range(1, Dispatch.MostPlaces), Display(Name = "退回名额")]
    public int? Places { get; init; }
}

public enum JourneyVerb
{
    Depart,
    Return,
    Undo,
    Note,
}

public sealed record JourneyForm
{
    [Required]
    public JourneyVerb? Verb { get; init; }

    [MaxLength(Dispatch.MostPlaces)]
    public IReadOnlyList<int>? Ids { get; init; }

    [Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    [StringLength(Dispatch.RemarkLength), Display(Name = "备注")]
    public string? Remark { get; init; }
}
