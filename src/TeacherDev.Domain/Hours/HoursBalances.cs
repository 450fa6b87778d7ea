using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

/// <summary>Keeps <see cref="HoursBalance"/> true: every night for everybody (days pass, rules and exemptions change), every few minutes for those whose ledger grew.</summary>
public sealed class HoursBalances(TeacherDevDb db, HoursLedger ledger)
{
    private const int AtOnce = 500;

    /// <summary>An entry may be seen later than one with a higher number: so many are looked at again.</summary>
    private const int SeenAgain = 1000;

    /// <summary>Everybody in reach; whom no rule binds any more is taken off.</summary>
    /// <returns>How many have other numbers than before.</returns>
    public Task<int> ReckonAllAsync(DateOnly day, CancellationToken stop = default) => ReckonAsync(db.People, day, stop);

    /// <summary>Those whose ledger has entries that were not there last time.</summary>
    /// <returns>How many have other numbers than before.</returns>
    public async Task<int> CatchUpAsync(DateOnly day, CancellationToken stop = default)
    {
        if (await db.HoursBalances.MaxAsync(b => (int?)b.Through, stop) is not { } through) return await ReckonAllAsync(day, stop);
        var grown = db.AllHoursEntries.Where(e => e.Id > through - SeenAgain).Select(e => e.PersonId);
        return await ReckonAsync(db.People.Where(p => grown.Contains(p.Id)), day, stop);
    }

    private async Task<int> ReckonAsync(IQueryable<Person> people, DateOnly day, CancellationToken stop)
    {
        var through = await db.AllHoursEntries.MaxAsync(e => (int?)e.Id, stop) ?? 0;
        var standings = new List<HoursStanding>();
        var changed = 0;
        // Read to its end first: PostgreSQL writes nothing while a reader is open.
        await foreach (var standing in ledger.StandingsAsync(people, day, stop)) standings.Add(standing.Brief());
        foreach (var some in standings.Chunk(AtOnce)) changed += await db.WriteAsync(() => KeepAsync(some, through, stop), stop);
        return changed;
    }

    private async Task<int> KeepAsync(HoursStanding[] standings, int through, CancellationToken stop)
    {
        var ids = standings.Select(s => s.PersonId).ToList();
        var kept = await db.HoursBalances.Where(b => ids.Contains(b.PersonId)).ToDictionaryAsync(b => b.PersonId, stop);
        var changed = 0;
        foreach (var standing in standings)
        {
            var before = kept.GetValueOrDefault(standing.PersonId);
            if (standing.Current is null)
            {
                if (before is null) continue;
                db.Remove(before);
            }
            else if (before is null) db.Add(new HoursBalance(standing, through));
            else if (!before.Take(standing, through)) continue;
            changed++;
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        return changed;
    }
}
