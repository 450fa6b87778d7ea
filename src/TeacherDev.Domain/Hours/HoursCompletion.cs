using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Hours;

/// <summary>How far each school and each district is: who has done what the period asks, and the cycle.</summary>
public static class HoursCompletion
{
    /// <summary>One command for all, added up by school; districts are sums of theirs.</summary>
    /// <returns>Only bodies that have anybody bound by rules, the least complete first.</returns>
    public static async Task<IReadOnlyList<CompletionOfBody>> CompletionAsync(this TeacherDevDb db, bool byDistrict, CancellationToken stop = default)
    {
        var counts = await db.BalancesOfPeople().GroupBy(b => b.Person.OrganisationId).Select(g => new
        {
            g.Key,
            People = g.Count(),
            Met = g.Count(b => b.Balance.Owed.Tenths == 0),
            Owed = g.Sum(b => b.Balance.Owed.Tenths),
            InCycle = g.Count(b => b.Balance.CycleEnds != null),
            CycleMet = g.Count(b => b.Balance.CycleEnds != null && b.Balance.CycleOwed.Tenths == 0),
        }).ToDictionaryAsync(c => c.Key, stop);
        var bodies = await db.Organisations.AsNoTracking().Select(o => new { o.Id, o.Name, o.Kind, o.Path, o.SortKey }).ToListAsync(stop);
        var districts = bodies.Where(b => b.Kind == OrganisationKind.Bureau).OrderByDescending(d => d.Path.Length).ToList();
        return [.. (from body in bodies
                    where counts.ContainsKey(body.Id)
                    let owner = byDistrict ? districts.Find(d => body.Path.StartsWith(d.Path, StringComparison.Ordinal)) ?? body : body
                    group counts[body.Id] by owner into sums
                    select new CompletionOfBody(sums.Key.Id, sums.Key.Name, sums.Sum(c => c.People), sums.Sum(c => c.Met), Kernel.Hours.OfTenths(sums.Sum(c => c.Owed)), sums.Sum(c => c.InCycle), sums.Sum(c => c.CycleMet)))
            .OrderBy(c => c.Rate).ThenByDescending(c => c.People).ThenBy(c => c.OrganisationId)];
    }
}

/// <param name="People">Bound by rules.</param>
/// <param name="Met">Who owe nothing in the period that closes next.</param>
/// <param name="Owed">学时 of all together.</param>
/// <param name="InCycle">Whose rules have a cycle.</param>
public sealed record CompletionOfBody(int OrganisationId, string Name, int People, int Met, Kernel.Hours Owed, int InCycle, int CycleMet)
{
    public decimal Rate => (decimal)Met / People;

    public decimal? CycleRate => InCycle == 0 ? null : (decimal)CycleMet / InCycle;
}
