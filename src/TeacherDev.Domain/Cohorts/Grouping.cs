using System.ComponentModel.DataAnnotations;

namespace TeacherDev.Domain.Cohorts;

public enum GroupingBy
{
    [Display(Name = "学校、学科混合")] Mixed,
    [Display(Name = "同学科一组")] Subject,
}

/// <summary>One to be put into a group.</summary>
public sealed record Groupable(int PersonId, int SchoolId, string? Subject);

/// <summary>Groups of even size, the same each time: no two differ by more than one person.</summary>
public static class Grouping
{
    public static IReadOnlyList<(int PersonId, int Group)> Propose(IReadOnlyList<Groupable> people, int count, GroupingBy by)
    {
        if (by == GroupingBy.Mixed)
        {
            // Dealt like cards: of a school, and within it of a subject, no group gets two before each has one.
            return [.. people.OrderBy(p => p.SchoolId).ThenBy(p => p.Subject, StringComparer.Ordinal).ThenBy(p => p.PersonId).Select((p, at) => (p.PersonId, (at % count) + 1))];
        }
        return [.. people.OrderBy(p => p.Subject is null).ThenBy(p => p.Subject, StringComparer.Ordinal).ThenBy(p => p.SchoolId).ThenBy(p => p.PersonId).Select((p, at) => (p.PersonId, (int)((long)at * count / people.Count) + 1))];
    }
}
