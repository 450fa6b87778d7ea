using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

/// <summary>The places that files compete for: a district's line, or a stage and group of subjects where no body has a list.</summary>
/// <param name="Places">Null where it is not bounded.</param>
public sealed record PlaceKind(int? DistrictId, string? District, int? LineId, SchoolStage? Stage, string? SubjectGroup, int? Places)
{
    /// <summary>What a form calls it.</summary>
    public string Key => DistrictId is null ? $"{Stage}/{SubjectGroup}" : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{DistrictId}-{LineId}");
}

/// <summary>A file with what is compared.</summary>
/// <param name="DistrictRank">In the district's list; null where it stands on none.</param>
/// <param name="Decided">Its place as the panel agreed; null where it did not.</param>
public sealed record Scored(int ApplicationId, PlaceKind Kind, ReviewScore Score, ReviewScore? Criterion, int? DistrictRank, DateTime? SubmittedAt, int? Decided);

/// <param name="Position">1 is first; those who are tied have the same.</param>
public sealed record RankedFile(Scored File, int Position, bool IsTied);

/// <summary>Puts files in order by score, then by the rule for ties, then as the panel agreed; whom nothing parts stays tied.</summary>
public static class Ranking
{
    public static IReadOnlyList<RankedFile> Of(IEnumerable<Scored> files, TieRule rule)
    {
        var ranked = new List<RankedFile>();
        foreach (var ofKind in files.GroupBy(f => f.Kind.Key, StringComparer.Ordinal))
        {
            var inOrder = ofKind.OrderBy(f => f, Comparer<Scored>.Create((a, b) => Compare(a, b, rule))).ThenBy(f => f.ApplicationId).ToList();
            for (var at = 0; at < inOrder.Count;)
            {
                var same = inOrder.Skip(at).TakeWhile(f => Compare(f, inOrder[at], rule) == 0).Count();
                ranked.AddRange(inOrder.GetRange(at, same).Select(f => new RankedFile(f, at + 1, same > 1)));
                at += same;
            }
        }
        return ranked;
    }

    private static int Compare(Scored a, Scored b, TieRule rule)
    {
        var order = b.Score.CompareTo(a.Score);
        if (order == 0 && rule.UsesCriterion && a.Criterion is { } one && b.Criterion is { } other) order = other.CompareTo(one);
        if (order == 0 && rule.UsesRank) order = (a.DistrictRank ?? int.MaxValue).CompareTo(b.DistrictRank ?? int.MaxValue);
        if (order == 0 && rule.UsesTime) order = Comparer<DateTime?>.Default.Compare(a.SubmittedAt, b.SubmittedAt);
        return order != 0 ? order : (a.Decided ?? int.MaxValue).CompareTo(b.Decided ?? int.MaxValue);
    }
}
