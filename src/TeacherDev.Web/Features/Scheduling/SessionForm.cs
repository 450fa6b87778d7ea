using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

public sealed record SessionForm
{
    [BindNever]
    public int Id { get; init; }

    /// <summary>What is no lesson may go without: it is then called by what it is.</summary>
    [StringLength(Session.TopicLength), Display(Name = "课题")]
    public string? Topic { get; init; }

    [Display(Name = "日期")]
    public DateOnly? Day { get; init; }

    /// <summary>“第8周周三”, instead of a date: of the term that <see cref="Day"/> lies in, else of the one that is on or comes next. It goes before the date.</summary>
    [StringLength(20), Display(Name = "或第几周周几")]
    public string? Week { get; init; }

    [Required, Display(Name = "时段")]
    public DayPart? Part { get; init; }

    [Display(Name = "开始时间")]
    public TimeOnly? From { get; init; }

    [Display(Name = "结束时间")]
    public TimeOnly? To { get; init; }

    [Display(Name = "授课专家")]
    public int? TrainerId { get; init; }

    [Display(Name = "场地")]
    public int? VenueId { get; init; }

    [Display(Name = "模块")]
    public int? ModuleId { get; init; }

    [Required, Display(Name = "形式")]
    public SessionMode? Mode { get; init; } = SessionMode.FaceToFace;

    [Required, Display(Name = "环节")]
    public SessionKind? Kind { get; init; } = SessionKind.Lesson;

    [StringLength(Tags.TextLength), Display(Name = "所需设备")]
    public string? Equipment { get; init; }

    [Required, Range(0, 12), Display(Name = "学时")]
    public decimal? Hours { get; init; }

    /// <summary>Further classes that sit in it.</summary>
    [MaxLength(50), Display(Name = "合班")]
    public IReadOnlyList<int>? Classes { get; init; }

    /// <summary>The warnings that were read and are meant, by their fingerprint; others that came up meanwhile are shown first.</summary>
    [StringLength(64)]
    public string? Accepted { get; init; }

    /// <summary>The second button: after this one the next is entered.</summary>
    public bool GoesOn { get; init; }

    [HiddenInput]
    public Guid Key { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    /// <summary>Where the form is sent, and the page it belongs to.</summary>
    [BindNever]
    public string Action { get; init; } = "";

    [BindNever]
    public string Back { get; init; } = "";

    [BindNever]
    public string Owner { get; init; } = "";

    /// <summary>The form's own address, to come back to with a new venue or trainer.</summary>
    [BindNever]
    public string Here { get; init; } = "";

    /// <summary>Under what the browser keeps what is typed; another version of the session is another draft.</summary>
    [BindNever]
    public string Draft { get; init; } = "";

    /// <summary>The viewer may enter a new venue or trainer.</summary>
    [BindNever]
    public bool MayAddPlaces { get; init; }

    /// <summary>Fields that the address chose: no draft overwrites them.</summary>
    [BindNever]
    public string Chosen { get; init; } = "";

    /// <summary>The chosen day's year, when its holidays are not published yet.</summary>
    [BindNever]
    public int? ProvisionalYear { get; init; }

    [BindNever]
    public ClashReport? Report { get; init; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Trainers { get; init; } = [];

    [BindNever]
    public IReadOnlyList<SelectListItem> Venues { get; init; } = [];

    /// <summary>The modules of the class; none for an activity.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Modules { get; init; } = [];

    /// <summary>The classes that may sit in it beside the one it stands under; none for an activity.</summary>
    [BindNever]
    public IReadOnlyList<SelectListItem> Others { get; init; } = [];

    /// <summary>Names of classes beyond the viewer's reach that sit in it and stay.</summary>
    [BindNever]
    public string? Beyond { get; init; }

    /// <summary>The chosen day as its term counts it.</summary>
    [BindNever]
    public TermDay? TermDay { get; init; }

    // Methods, not properties: the validator reads every property, also of a form that is not filled in.
    public Slot Slot() => new(Day!.Value, Part!.Value, From, To);

    public SessionContent Content() => new(Topic, TrainerId, VenueId, Mode!.Value, Domain.Kernel.Hours.Of(Hours!.Value), ModuleId, Kind!.Value, Equipment);

    public SessionPlan Plan(int? sessionId, int? cohortId, int? activityId, IEnumerable<Cohort> beside) =>
        new(sessionId, cohortId, activityId, Slot(), TrainerId, VenueId, Tags.Clean(Equipment, "所需设备")) { Beside = [.. beside.Select(c => c.Id)] };

    /// <summary>The form of what comes after a session, with all that usually stays the same.</summary>
    public static SessionForm After(Session session, Slot slot) => Of(session) with
    {
        Id = 0,
        Version = 0,
        Topic = null,
        Kind = SessionKind.Lesson,
        Day = slot.Day,
        Part = slot.Part,
        From = slot.From,
        To = slot.To,
    };

    public static SessionForm Of(Session session) => new()
    {
        Id = session.Id,
        Topic = session.Topic,
        Day = session.Day,
        Part = session.Part,
        From = session.From,
        To = session.To,
        TrainerId = session.TrainerId,
        VenueId = session.VenueId,
        ModuleId = session.ModuleId,
        Mode = session.Mode,
        Kind = session.Kind,
        Equipment = session.Equipment,
        Hours = session.Hours.Amount,
        Classes = [.. session.CohortIds.Where(id => id != session.CohortId)],
        Version = session.Version,
    };
}
