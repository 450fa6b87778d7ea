using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>By what people are divided into classes (分班).</summary>
public enum DivisionBy
{
    /// <summary>Every class a mixture, of the same size but one.</summary>
    [Display(Name = "平均分班")] Evenly,
    [Display(Name = "按学科分班")] Subject,
    [Display(Name = "按学段分班")] Stage,
    [Display(Name = "按区县分班")] District,
}

/// <summary>Somebody to be put into a class.</summary>
/// <param name="Stage">A word to group by; null where none is known.</param>
public sealed record Divided(int PersonId, string Name, string School, string? Subject, string? Stage, string? District);

/// <summary>
/// Proposes classes: those who have the same subject (stage, district) stay together as far as the number of classes allows, and classes are
/// as even as that leaves them. Large groups are split, small ones put together. The same people give the same classes each time.
/// </summary>
public static class Division
{
    public const int MostClasses = 50;

    /// <returns>So many classes, none empty, everybody in exactly one.</returns>
    /// <exception cref="RuleBroken">More classes than people, or none.</exception>
    public static IReadOnlyList<IReadOnlyList<Divided>> Propose(IReadOnlyList<Divided> people, DivisionBy by, int classes)
    {
        if (classes is < 1 or > MostClasses) throw new RuleBroken("班数应在 1–{0} 之间", MostClasses);
        if (classes > people.Count) throw new RuleBroken("只有 {0} 人，不能分成 {1} 个班", people.Count, classes);
        return by == DivisionBy.Evenly ? Mixed(people, classes) : Grouped(people, by, classes);
    }

    /// <summary>Dealt out like cards, in the order of district and subject, so that every class has some of each.</summary>
    private static List<List<Divided>> Mixed(IReadOnlyList<Divided> people, int classes)
    {
        var dealt = Enumerable.Range(0, classes).Select(_ => new List<Divided>()).ToList();
        foreach (var (person, at) in InOrder(people).Select((p, at) => (p, at))) dealt[at % classes].Add(person);
        return dealt;
    }

    private static List<List<Divided>> Grouped(IReadOnlyList<Divided> people, DivisionBy by, int classes)
    {
        var groups = InOrder(people).GroupBy(p => KeyOf(p, by) ?? "").OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.ToList()).ToList();
        while (groups.Count < classes) Halve(groups);
        var filled = Enumerable.Range(0, classes).Select(_ => new List<Divided>()).ToList();
        // The largest first, each into the emptiest class: what is small fills the gaps.
        foreach (var group in groups.OrderByDescending(g => g.Count)) filled.MinBy(c => c.Count)!.AddRange(group);
        return filled;
    }

    private static void Halve(List<List<Divided>> groups)
    {
        var largest = groups.MaxBy(g => g.Count)!;
        var half = largest[((largest.Count + 1) / 2)..];
        largest.RemoveRange(largest.Count - half.Count, half.Count);
        groups.Add(half);
    }

    private static string? KeyOf(Divided person, DivisionBy by) => by switch
    {
        DivisionBy.Subject => person.Subject,
        DivisionBy.Stage => person.Stage,
        DivisionBy.District => person.District,
        _ => null,
    };

    private static IOrderedEnumerable<Divided> InOrder(IEnumerable<Divided> people) =>
        people.OrderBy(p => p.District, StringComparer.Ordinal).ThenBy(p => p.Stage, StringComparer.Ordinal).ThenBy(p => p.Subject, StringComparer.Ordinal).ThenBy(p => p.PersonId);
}
