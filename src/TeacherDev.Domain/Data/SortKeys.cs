using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Studios;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Domain.Data;

/// <summary>
/// Sort keys of two versions of ICU do not compare. When the program finds itself on another version than the keys were made by, it makes
/// them all anew, in one transaction: a list is sorted by the old keys or by the new, never by both.
/// </summary>
public static class SortKeys
{
    private const int RowsAStep = 1000;

    /// <summary>What each kind of row is sorted by. A test finds the kind that is missing.</summary>
    internal static IReadOnlyDictionary<Type, Func<TeacherDevDb, CancellationToken, Task>> Rewriters { get; } = new Dictionary<Type, Func<TeacherDevDb, CancellationToken, Task>>
    {
        [typeof(Organisation)] = (db, stop) => RewriteAsync(db.Organisations, o => new Row(o.Id, o.Name, o.SortKey), stop),
        [typeof(Person)] = (db, stop) => RewriteAsync(db.People, p => new Row(p.Id, p.Name, p.SortKey), stop),
        [typeof(Programme)] = (db, stop) => RewriteAsync(db.Programmes, p => new Row(p.Id, p.Name, p.SortKey), stop),
        [typeof(Cohort)] = (db, stop) => RewriteAsync(db.Cohorts, c => new Row(c.Id, c.Name, c.SortKey), stop),
        [typeof(Call)] = (db, stop) => RewriteAsync(db.Calls, c => new Row(c.Id, c.Title, c.SortKey), stop),
        [typeof(Application)] = (db, stop) => RewriteAsync(db.Applications, a => new Row(a.Id, db.PersonCards.Where(p => p.Id == a.PersonId).Select(p => p.Name).First(), a.SortKey), stop),
        [typeof(Dispatch)] = (db, stop) => RewriteAsync(db.Dispatches, d => new Row(d.Id, d.Title, d.SortKey), stop),
        [typeof(Certificate)] = (db, stop) => RewriteAsync(db.Certificates, c => new Row(c.Id, c.Name, c.SortKey), stop),
        [typeof(Activity)] = (db, stop) => RewriteAsync(db.Activities, a => new Row(a.Id, a.Title, a.SortKey), stop),
        [typeof(Venue)] = (db, stop) => RewriteAsync(db.Venues, v => new Row(v.Id, v.Name, v.SortKey), stop),
        [typeof(Trainer)] = (db, stop) => RewriteAsync(db.Trainers, t => new Row(t.Id, t.Name, t.SortKey), stop),
        [typeof(Studio)] = (db, stop) => RewriteAsync(db.Studios, s => new Row(s.Id, s.Name, s.SortKey), stop),
        [typeof(Team)] = (db, stop) => RewriteAsync(db.Teams, t => new Row(t.Id, t.Name, t.SortKey), stop),
    };

    extension(TeacherDevDb db)
    {
        /// <returns>True when the keys were made anew.</returns>
        public async Task<bool> RenewSortKeysAsync(CancellationToken stop = default)
        {
            if (await db.SortedBy.AsNoTracking().SingleOrDefaultAsync(stop) is { IsCurrent: true }) return false;
            return await db.WriteAsync(async () =>
            {
                await db.HoldAsync(Subject.SortKeys, stop);
                if (await db.SortedBy.SingleOrDefaultAsync(stop) is not { } sorted) db.Add(new SortedBy(Naming.CollationVersion));
                else if (sorted.IsCurrent) return false;
                else sorted.Renew();
                foreach (var rewrite in Rewriters.Values) await rewrite(db, stop);
                await db.SaveChangesAsync(stop);
                return true;
            }, stop);
        }
    }

    // Past version and audit trail: no one changed anything that anyone reads.
    private static async Task RewriteAsync<TRoot>(IQueryable<TRoot> rows, Expression<Func<TRoot, Row>> row, CancellationToken stop)
        where TRoot : Aggregate
    {
        var all = rows.IgnoreQueryFilters([TeacherDevDb.Scope]).IgnoreAutoIncludes().AsNoTracking();
        for (var (last, step) = (0, new List<Row>()); ; last = step[^1].Id)
        {
            step = await all.Where(r => r.Id > last).OrderBy(r => r.Id).Take(RowsAStep).Select(row).ToListAsync(stop);
            foreach (var (id, name, key) in step)
            {
                var next = Naming.SortKey(name);
                if (!next.AsSpan().SequenceEqual(key)) await all.Where(r => r.Id == id).ExecuteUpdateAsync(r => r.SetProperty(x => EF.Property<byte[]>(x, "SortKey"), next), stop);
            }
            if (step.Count < RowsAStep) return;
        }
    }

    private sealed record Row(int Id, string Name, byte[] SortKey);
}
