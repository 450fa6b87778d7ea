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

    /// <summary>How many pages so many rows fill; one, when there are none.</summary>
    public static int PagesOf(int total) => Math.Max(1, (total + PageSize - 1) / PageSize);

    /// <summary>The page that was asked for, or the nearest there is.</summary>
    public static int Within(int page, int total) => Math.Clamp(page, 1, PagesOf(total));

    public bool WantsWorkbook => Format == "xlsx";

    /// <summary>The search as stored texts are normalised; null when there is none.</summary>
    public string? Sought => string.IsNullOrWhiteSpace(Search) ? null : Domain.Kernel.Naming.Normalise(Search.Length > LongestSearch ? Search[..LongestSearch] : Search);
}
