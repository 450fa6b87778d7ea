using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

public sealed record ClashPolicyForm
{
    [BindNever]
    public int Id { get; init; }

    [BindNever]
    public string Organisation { get; init; } = "";

    /// <summary>The nearest body above that decided something; null where only the code has.</summary>
    [BindNever]
    public string? Above { get; init; }

    /// <summary>What holds where this organisation decides nothing.</summary>
    [BindNever]
    public ClashRules? Inherited { get; init; }

    /// <summary>By kind; a kind that is left out follows the bodies above.</summary>
    [Display(Name = "冲突规则")]
    public Dictionary<ClashKind, ClashEffect?> Effect { get; init; } = [];

    [Range(1, ClashPolicy.MostTeachers), Display(Name = "同校同一半天最多外出人数")]
    public int? SchoolTeachers { get; init; }

    [Range(1, ClashPolicy.MostTeachers), Display(Name = "其中同一学科最多人数")]
    public int? SubjectTeachers { get; init; }

    [HiddenInput]
    public int Version { get; init; }

    // A method, not a property: the validator reads every property, also of a form that is not filled in.
    public IReadOnlyDictionary<ClashKind, ClashEffect> Effects() => Effect.Where(e => Enum.IsDefined(e.Key) && e.Value is not null).ToDictionary(e => e.Key, e => e.Value!.Value);

    public static ClashPolicyForm Of(ClashPolicy? policy) => policy is null ? new() : new()
    {
        Effect = policy.Rules.ToDictionary(r => r.Kind, r => (ClashEffect?)r.Effect),
        SchoolTeachers = policy.SchoolTeachers,
        SubjectTeachers = policy.SubjectTeachers,
        Version = policy.Version,
    };
}
