using Microsoft.AspNetCore.Mvc;

namespace TeacherDev.Web.Lists;

/// <summary>What every list understands in its address: search, sort (“name” or “-name”), page, and `format=xlsx`.</summary>
public record ListQuery
{
    public const int PageSize = 50;
    private const int LongestSearch = 100;

    /// <summary>Without NUL, on which PostgreSQL chokes.</summary>
    [FromQuery(Name = "q")]
    public string? Search { get; init => field = value?.Replace("\0", "", StringComparison.Ordinal); }

    [FromQuery(Name = "sort")]
    public string? Sort { get; init; }

    [FromQuery(Name = "page")]
    public int Page { get; init; } = 1;

    [FromQuery(Name = "format")]
    public string? Format { get; init; }

    public bool WantsWorkbook => Format == "xlsx";

    /// <summary>The search as stored texts are normalised; null when there is none.</summary>
    public string? Sought => string.IsNullOrWhiteSpace(Search) ? null : Domain.Kernel.Naming.Normalise(Search.Length > LongestSearch ? Search[..LongestSearch] : Search);
}
