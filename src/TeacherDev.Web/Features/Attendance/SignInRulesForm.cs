using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Attendance;

namespace TeacherDev.Web.Features.Attendance;

public sealed record SignInRulesForm
{
    [BindNever]
    public int Id { get; init; }

    [BindNever]
    public string Organisation { get; init; } = "";

    /// <summary>What is shown is decided by a body above, or by nobody.</summary>
    [BindNever]
    public bool IsInherited { get; init; }

    [Required, Range(0, SignInTerms.MostBefore), Display(Name = "上课前多少分钟可以签到")]
    public int? OpensBefore { get; init; }

    [Required, Range(0, SignInTerms.MostLate), Display(Name = "上课后多少分钟算迟到")]
    public int? LateAfter { get; init; }

    [Display(Name = "没有账号的人可以登记，由班主任确认")]
    public bool AdmitsWithoutAccount { get; init; }

    [Display(Name = "下课要签退")]
    public bool SignsOut { get; init; }

    [Required, Range(0, SignInTerms.MostStay), Display(Name = "签到后至少多少分钟才能签退")]
    public int? LeastStay { get; init; }

    [Display(Name = "两个人用同一台手机签到时提示")]
    public bool NotesDevices { get; init; }

    [Required, Range(0, SignInTerms.Whole), Display(Name = "迟到的人记多少学时（%）")]
    public int? LateWeight { get; init; }

    [Required, Range(0, SignInTerms.Whole), Display(Name = "早退的人记多少学时（%）")]
    public int? LeftEarlyWeight { get; init; }

    [Display(Name = "上课期间可以抽查")]
    public bool SpotChecks { get; init; }

    [Required, Range(SignInTerms.LeastToAnswer, SignInTerms.MostToAnswer), Display(Name = "抽查开始后多少分钟内应答")]
    public int? AnswerWithin { get; init; }

    [Display(Name = "签到后可以附上参考位置")]
    public bool NotesPlaces { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    // A method, not a property: the validator reads every property, also of a form that is not filled in.
    public SignInTerms Terms() => new(
        OpensBefore!.Value, LateAfter!.Value, AdmitsWithoutAccount, SignsOut, LeastStay!.Value, NotesDevices, LateWeight!.Value, LeftEarlyWeight!.Value, SpotChecks, AnswerWithin!.Value,
        NotesPlaces);

    public static SignInRulesForm Of(SignInTerms terms, SignInRules? own) => new()
    {
        IsInherited = own is null,
        OpensBefore = terms.OpensBefore,
        LateAfter = terms.LateAfter,
        AdmitsWithoutAccount = terms.AdmitsWithoutAccount,
        SignsOut = terms.SignsOut,
        LeastStay = terms.LeastStay,
        NotesDevices = terms.NotesDevices,
        LateWeight = terms.LateWeight,
        LeftEarlyWeight = terms.LeftEarlyWeight,
        SpotChecks = terms.SpotChecks,
        AnswerWithin = terms.AnswerWithin,
        NotesPlaces = terms.NotesPlaces,
        Version = own?.Version ?? 0,
    };
}
