namespace TeacherDev.Domain.Surveys;

/// <summary>
/// What may be shown of the counts of one question. Every figure stands for nobody or for at least five answers (domain.md §7, “Suppress
/// cells under 5 replies”), and so does every difference of two figures: scores are joined with their neighbours until it is so.
/// </summary>
public static class Cells
{
    /// <summary>Fewer answers than this are shown as none.</summary>
    public const int Fewest = 5;

    private const int LastSatisfied = (int)Score.Good;
    private const int Worst = (int)Score.VeryPoor;

    /// <param name="counts">How often each score was given.</param>
    /// <returns>Null where the whole question has fewer than <see cref="Fewest"/> answers.</returns>
    public static ShownCells? Of(IReadOnlyDictionary<Score, int> counts)
    {
        int Count(int score) => counts.GetValueOrDefault((Score)score);
        var (valid, satisfied) = (counts.Values.Sum(), Enumerable.Range(1, LastSatisfied).Sum(Count));
        if (valid < Fewest) return null;
        // Within 满意 and within the rest first, so that the rate stays exact where it may be.
        var groups = Joined([.. Joined(Singles(1, LastSatisfied)), .. Joined(Singles(LastSatisfied + 1, Worst))]);
        return new ShownCells(valid, groups, RateOf(valid, satisfied));

        List<ScoreGroup> Singles(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(s => new ScoreGroup((Score)s, (Score)s, Count(s)))];
    }

    /// <summary>One side with fewer than five says only that it has fewer than five.</summary>
    private static SatisfactionRate RateOf(int valid, int satisfied) =>
        IsTooSmall(valid - satisfied) ? new(valid - Fewest + 1, valid, valid) : IsTooSmall(satisfied) ? new(0, Fewest - 1, valid) : new(satisfied, satisfied, valid);

    private static bool IsTooSmall(int count) => count is > 0 and < Fewest;

    private static List<ScoreGroup> Joined(List<ScoreGroup> groups)
    {
        while (groups.Count > 1 && groups.FindIndex(g => IsTooSmall(g.Count)) is >= 0 and var at)
        {
            // The smaller neighbour, so that as much as possible is still told apart.
            var other = at == 0 ? 1 : at == groups.Count - 1 || groups[at - 1].Count < groups[at + 1].Count ? at - 1 : at + 1;
            var (first, second) = (groups[Math.Min(at, other)], groups[Math.Max(at, other)]);
            groups[Math.Min(at, other)] = new ScoreGroup(first.Best, second.Worst, first.Count + second.Count);
            groups.RemoveAt(Math.Max(at, other));
        }
        return groups;
    }
}

/// <summary>Scores that stand next to each other and are shown as one figure.</summary>
public sealed record ScoreGroup(Score Best, Score Worst, int Count)
{
    public bool IsSingle => Best == Worst;
}

/// <param name="Valid">Answers to this question.</param>
public sealed record ShownCells(int Valid, IReadOnlyList<ScoreGroup> Groups, SatisfactionRate Rate)
{
    /// <summary>A group's part of the answers in percent, with one decimal.</summary>
    public decimal Share(ScoreGroup group) => Math.Round(100m * group.Count / Valid, 1, MidpointRounding.AwayFromZero);
}

/// <summary>满意率 = (非常满意 + 满意) / 有效份数 (domain.md §7); a range where fewer than five stand on one side of it.</summary>
public readonly record struct SatisfactionRate(int AtLeast, int AtMost, int Valid)
{
    public bool IsExact => AtLeast == AtMost;

    /// <summary>Most are satisfied, and up to four are not: only the lower bound is told.</summary>
    public bool IsAtLeast => !IsExact && AtMost == Valid;

    /// <summary>In percent with one decimal: the rate, its lower bound, or its upper one.</summary>
    public decimal Percent => Math.Round(100m * (IsExact || IsAtLeast ? AtLeast : AtMost) / Valid, 1, MidpointRounding.AwayFromZero);
}
