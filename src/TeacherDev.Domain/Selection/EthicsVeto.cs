using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Selection;

/// <summary>师德一票否决: asked at every gate, of everyone who would pass it. Looks past the scope, and says no more than that there is a decision.</summary>
public sealed class EthicsVeto(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">Against one of them a decision stands on that day.</exception>
    public async Task MustNotStandAsync(IReadOnlyCollection<int> personIds, DateOnly day, CancellationToken stop = default)
    {
        if (await BarredAsync(personIds, day, stop) is not [var first, ..] barred) return;
        var name = await db.PersonCards.Where(p => p.Id == first).Select(p => p.Name).SingleAsync(stop);
        throw barred.Count == 1 ? new RuleBroken("{0}有师德问题处理决定，不能通过", name) : new RuleBroken("{0}等 {1} 人有师德问题处理决定，不能通过", name, barred.Count);
    }

    public Task<List<int>> BarredAsync(IReadOnlyCollection<int> personIds, DateOnly day, CancellationToken stop = default) =>
        db.AllEthicsFindings.Where(f => personIds.Contains(f.PersonId) && f.Period.From <= day && f.Period.To >= day && (f.LiftedOn == null || f.LiftedOn > day)).Select(f => f.PersonId).Distinct().OrderBy(id => id).ToListAsync(stop);
}
