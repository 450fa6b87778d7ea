using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>How much of one kind somebody did and owes in a term.</summary>
/// <param name="Owed">0 where nothing is asked.</param>
public readonly record struct WorkCount(WorkKind Kind, int Done, int Owed)
{
    public bool IsBehind => Done < Owed;
}

/// <summary>One member or fellow in one term.</summary>
public sealed record PersonWorks(int PersonId, StudioRole Role, IReadOnlyList<WorkCount> Counts)
{
    /// <summary>Kinds of which something is owed still.</summary>
    public int Behind => Counts.Count(c => c.IsBehind);
}

/// <summary>研修任务 of a studio's people by term: confirmed work, and lessons and lectures that the system knows from closed sessions.</summary>
public sealed class TermWorks(TeacherDevDb db)
{
    /// <summary>Everyone who belonged to the studio within the term, who is furthest behind first.</summary>
    /// <param name="studio">With its memberships.</param>
    /// <param name="only">One person; null for all.</param>
    public async Task<IReadOnlyList<PersonWorks>> OfAsync(Studio studio, StudioRule? rule, Period term, int? only = null, CancellationToken stop = default)
    {
        var people = studio.Memberships.Where(m => m.Role is StudioRole.Member or StudioRole.Fellow && m.Period.Overlaps(term) && (only is null || m.PersonId == only))
            .GroupBy(m => m.PersonId).Select(g => g.MaxBy(m => m.Period.From)!).ToList();
        var ids = people.ConvertAll(m => m.PersonId);
        var (from, to) = (term.From, term.To);
        var logged = await db.StudioWorks.AsNoTracking().Where(w => w.StudioId == studio.Id && w.State == WorkState.Confirmed && w.Day >= from && w.Day <= to && ids.Contains(w.PersonId))
            .GroupBy(w => new { w.PersonId, w.Kind }).Select(g => new { g.Key.PersonId, g.Key.Kind, Count = g.Sum(w => w.Count) }).ToListAsync(stop);
        var given = await db.Given(term).Where(g => ids.Contains(g.PersonId)).Select(g => new { g.PersonId, g.Kind }).ToListAsync(stop);
        return [.. people.Select(m => new PersonWorks(m.PersonId, m.Role, [.. Enum.GetValues<WorkKind>().Select(kind => new WorkCount(
                kind, logged.Where(l => l.PersonId == m.PersonId && l.Kind == kind).Sum(l => l.Count) + given.Count(g => g.PersonId == m.PersonId && kind.IsGivenIn(g.Kind)), rule?.Owed(m.Role, kind) ?? 0))]))
            .OrderByDescending(p => p.Behind).ThenBy(p => p.PersonId)];
    }
}
