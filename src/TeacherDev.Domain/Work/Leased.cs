using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

/// <summary>
/// A row that is work: it waits in its table until it is due, and whoever does it holds a lease on it. A lease that ran out may be
/// taken by another; <see cref="LeasedBy"/> is new with every claim and a concurrency token, so whoever lost the lease cannot save.
/// </summary>
public abstract class Leased : Aggregate
{
    /// <summary>“Not leased”: a real instant, because a comparison with null would hide the row from every claim.</summary>
    public static DateTime NoLease { get; } = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>From when on it may be done (UTC).</summary>
    public DateTime Due { get; protected set; }

    public DateTime LeaseUntil { get; protected set; } = NoLease;

    public Guid LeasedBy { get; protected set; }

    /// <summary>How often it was claimed since it was made or asked for anew.</summary>
    public int Attempts { get; protected set; }

    public bool IsLeased(DateTime now) => LeaseUntil > now;

    protected void EndLease() => LeaseUntil = NoLease;
}

public static class LeasedQueries
{
    extension<T>(IQueryable<T> rows) where T : Leased
    {
        /// <summary>
        /// Claims up to <paramref name="take"/> due rows and returns them, the longest due first; to be called in a transaction. On PostgreSQL
        /// rows that another is just claiming are passed over; the conditions stand in the update too, so two claims never get the same row.
        /// </summary>
        /// <param name="waiting">Which rows wait at all; due and unleased is added here.</param>
        public async Task<List<T>> ClaimAsync(Expression<Func<T, bool>> waiting, DateTime now, TimeSpan lease, int take, CancellationToken stop)
        {
            var (me, until) = (Guid.NewGuid(), now + lease);
            var due = rows.WithoutScope.Where(waiting).Where(r => r.Due <= now && r.LeaseUntil <= now);
            var chosen = await due.OrderBy(r => r.Due).ThenBy(r => r.Id).Take(take).Select(r => r.Id).TagWith(SkipLocked.Tag).ToListAsync(stop);
            if (chosen.Count == 0) return [];
            await due.Where(r => chosen.Contains(r.Id)).ExecuteUpdateAsync(
                r => r.SetProperty(x => x.LeasedBy, me).SetProperty(x => x.LeaseUntil, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), stop);
            return await rows.Where(r => r.LeasedBy == me).OrderBy(r => r.Due).ThenBy(r => r.Id).ToListAsync(stop);
        }
    }
}
