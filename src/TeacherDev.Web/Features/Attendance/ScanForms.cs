using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Web.Features.Attendance;

public sealed record CodeForm
{
    [Required, StringLength(16), Display(Name = "签到码")]
    public string? Code { get; init; }

    /// <summary>Without the blanks and the full-width digits that a phone's keyboard may bring.</summary>
    public string Digits() => string.Concat((Code ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}

/// <summary>Who somebody without an account is.</summary>
public sealed record EntryForm
{
    public int? PersonId { get; init; }

    public string? Digits { get; init; }
}

/// <summary>What a browser says of where it is: degrees in WGS-84, and metres by which that may err.</summary>
public sealed record PlaceForm
{
    public double? Latitude { get; init; }

    public double? Longitude { get; init; }

    public double? Accuracy { get; init; }
}
