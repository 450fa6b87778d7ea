using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Web.Features;

/// <summary>Why something is sent back, refused, cancelled or taken away. The record it goes to may allow less and says so.</summary>
public sealed record ReasonForm
{
    private const int Longest = 300;

    [Required, StringLength(Longest), Display(Name = "原因")]
    public string? Reason { get; init; }
}
