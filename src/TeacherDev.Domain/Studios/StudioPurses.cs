using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>What studios have in a fiscal year: their share of the budget line that the year's duty names, and what they spent of it.</summary>
public sealed class StudioPurses(TeacherDevDb db)
{
    /// <summary>The rule of the nearest body, of its versions the one loaded last; null where no file holds.</summary>
    public async Task<StudioRule?> RuleAsync(string organisationPath, CancellationToken stop = default) => Nearest(await db.StudioRules.AsNoTracking().ToListAsync(stop), organisationPath);

    /// <summary>The purse of one studio.</summary>
    /// <param name="studio">With its body.</param>
    public async Task<Purse> OfAsync(Studio studio, int year, CancellationToken stop = default) =>
        (await OfAllAsync(year, [(studio.Id, studio.Organisation.Path)], stop))[studio.Id];

    /// <summary>Purses of many studios in four statements.</summary>
    /// <param name="studios">Ids with the paths of their bodies.</param>
    public async Task<IReadOnlyDictionary<int, Purse>> OfAllAsync(int year, IReadOnlyCollection<(int Id, string Path)> studios, CancellationToken stop = default)
    {
        var rules = await db.StudioRules.AsNoTracking().ToListAsync(stop);
        var shares = await SharesAsync(year, stop);
        var ids = studios.Select(s => s.Id).ToList();
        var spent = await db.Spendings.Where(s => s.FiscalYear == year && ids.Contains(s.StudioId)).GroupBy(s => s.StudioId).Select(g => new { g.Key, Fen = g.Sum(s => s.Amount.Fen) }).ToDictionaryAsync(g => g.Key, g => Money.OfFen(g.Fen), stop);
        return studios.ToDictionary(s => s.Id, s => new Purse(year, shares.TryGetValue(s.Id, out var share) ? share : null, spent.GetValueOrDefault(s.Id),
            [.. (Nearest(rules, s.Path)?.SpendKinds ?? []).OrderBy(k => k.Position).Select(k => k.Name)]));
    }

    private static StudioRule? Nearest(List<StudioRule> rules, string path) =>
        rules.Where(r => path.StartsWith(r.Path, StringComparison.Ordinal)).OrderByDescending(r => r.Path.Length).ThenByDescending(r => r.Id).FirstOrDefault();

    /// <summary>Who shares is counted past the scope, and told as one's own share alone.</summary>
    private async Task<Dictionary<int, Money>> SharesAsync(int year, CancellationToken stop)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        var planned = await db.AllProgrammeYears.Where(y => y.Year == year && y.StudioDuty != null)
            .Select(y => new { y.Id, y.Organisation, y.StudioDuty!.StudioCount, Fen = y.BudgetLines.Where(l => l.Key == y.StudioDuty.BudgetLineKey).Select(l => (long?)l.Amount.Fen).FirstOrDefault() }).ToListAsync(stop);
        // A year that names no line for its studios leaves the money to the next that does.
        planned.RemoveAll(p => p.Fen is null);
        if (planned.Count == 0) return [];
        var studios = await db.AllStudios.IgnoreAutoIncludes().Where(s => s.Term.From <= last && s.Term.To >= first).Select(s => new { s.Id, s.SortKey, s.Organisation.Path }).ToListAsync(stop);
        var shares = new Dictionary<int, Money>();
        foreach (var sharers in studios.GroupBy(s => planned.Where(p => s.Path.StartsWith(p.Organisation.Reach, StringComparison.Ordinal)).MaxBy(p => p.Organisation.Reach.Length)).Where(g => g.Key is not null))
        {
            var (line, among) = (Money.OfFen(sharers.Key!.Fen!.Value), Math.Max(sharers.Key.StudioCount, sharers.Count()));
            foreach (var (place, studio) in sharers.OrderBy(s => Convert.ToHexString(s.SortKey), StringComparer.Ordinal).ThenBy(s => s.Id).Index()) shares[studio.Id] = Shares.Of(line, among, place);
        }
        return shares;
    }
}
