using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Observations;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Features.Observations;

/// <summary>听课记录 in a minute on the phone: what was heard, and one word at least or a photo of the paper sheet.</summary>
public sealed record ObservationForm
{
    [Required, StringLength(Person.NameLength), Display(Name = "授课教师（教师编号或姓名）")]
    public string? Teacher { get; init; }

    [Required, Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    [Required, Range(1, LessonObservation.LastPeriod, ErrorMessage = "节次应为 1 至 12"), Display(Name = "节次")]
    public int? LessonPeriod { get; init; }

    [Required, Display(Name = "听课身份")]
    public ObserverRole? Role { get; init; }

    [Required, Display(Name = "课型")]
    public LessonType? Type { get; init; }

    [Required, StringLength(LessonObservation.TopicLength), Display(Name = "课题")]
    public string? Topic { get; init; }

    [StringLength(LessonObservation.ClassLength), Display(Name = "班级")]
    public string? Class { get; init; }

    [StringLength(LessonObservation.NotesLength), Display(Name = "亮点")]
    public string? Strengths { get; init; }

    [StringLength(LessonObservation.NotesLength), Display(Name = "不足")]
    public string? Weaknesses { get; init; }

    [StringLength(LessonObservation.NotesLength), Display(Name = "建议")]
    public string? Advice { get; init; }

    [Range(0, LessonObservation.MostPoints, ErrorMessage = "评分应为 0 至 100 的整数"), Display(Name = "评分")]
    public int? Points { get; init; }

    [Display(Name = "纸质听课表的照片")]
    public IFormFile? Sheet { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    /// <summary>Those the viewer is paired with, to choose from.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Partners { get; init; } = [];

    // A method: the binder reads every property before it knows whether the form is whole.
    public HeardLesson ToLesson(int? sheetId) => new(Day!.Value, LessonPeriod!.Value, Role!.Value, Type!.Value, Topic, Class, Strengths, Weaknesses, Advice, Points, sheetId);
}
