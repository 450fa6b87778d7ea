using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Scheduling.Proposing;
using TeacherDev.Domain.Selection;
using TeacherDev.Domain.Surveys;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Data;

/// <summary>
/// The one model of both databases. Roots are filtered to what the acting viewer may see; every save writes its audit rows in the same
/// transaction. Not pooled: a context belongs to one viewer.
/// </summary>
public abstract partial class TeacherDevDb(DbContextOptions options, Acting acting, WriteGate gate, TimeProvider clock) : DbContext(options)
{
    private readonly Dictionary<object, Author> authors = new(ReferenceEqualityComparer.Instance);

    /// <summary>Who is looking through this context.</summary>
    public Viewer Viewer => acting.Viewer;

    /// <summary>Ties the audit rows of one request together; the web sets it to the trace id.</summary>
    public string RequestId { get; set; } = Guid.NewGuid().ToString("N");

    /// <summary>Within a transaction: waits until no other process holds the same subject, and holds it to the end. SQLite's writer is alone anyway.</summary>
    public virtual Task HoldAsync(Subject subject, CancellationToken stop = default) => Task.CompletedTask;

    /// <summary>Within a transaction: waits until nobody else is changing this root, and keeps all others from it to the end. What was read of it before may be old.</summary>
    public Task HoldAsync<TRoot>(int id, CancellationToken stop = default)
        where TRoot : Aggregate => HoldAsync<TRoot>([id], stop);

    /// <summary>The same for several roots.</summary>
    public Task HoldAsync<TRoot>(IReadOnlyCollection<int> ids, CancellationToken stop = default)
        where TRoot : Aggregate =>
        Set<TRoot>().IgnoreQueryFilters([Scope]).IgnoreAutoIncludes().Where(r => ids.Contains(r.Id)).ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version), stop);

    /// <summary>
    /// Keeps one connection until the context ends, where that costs nobody else a place. EF opens SQLite's anew for every statement and tells it
    /// a dozen functions each time: a fifth of a page. PostgreSQL's belong to a pool that others wait for.
    /// </summary>
    public virtual Task StayOpenAsync(CancellationToken stop = default) => Task.CompletedTask;

    /// <summary>Runs <paramref name="work"/> in one transaction, alone among the writers of this process on SQLite. No I/O but the database inside.</summary>
    public async Task<T> WriteAsync<T>(Func<Task<T>> work, CancellationToken stop = default)
    {
        if (Database.CurrentTransaction is not null) return await work();
        using var turn = await gate.EnterAsync(stop);
        await using var transaction = await Database.BeginTransactionAsync(stop);
        var result = await work();
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Several people's changes saved at once: whose this row is, and in which request.</summary>
    public void OnBehalfOf(Viewer author, string requestId, object changed) => authors[changed] = new(author, requestId);

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        CountVersions();
        var trail = AuditTrail.Of(ChangeTracker);
        return WriteAsync(async () =>
        {
            var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            if (trail.IsEmpty) return rows;
            AuditEntries.AddRange(trail.Entries(authors, new(Viewer, RequestId), clock.UtcNow));
            authors.Clear();
            await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            return rows;
        }, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess) =>
        throw new NotSupportedException("Use SaveChangesAsync: it writes the audit rows and waits at the write gate.");

    /// <summary>A real write that is taken back: it waits its turn like any other, needs the lock and the file, and leaves nothing.</summary>
    public async Task ProbeAsync(CancellationToken stop)
    {
        using var turn = await gate.EnterAsync(stop);
        await using var transaction = await Database.BeginTransactionAsync(stop);
        JobLeases.Add(new JobLease(Guid.NewGuid().ToString("N")));
        await SaveChangesAsync(stop);
        await transaction.RollbackAsync(stop);
    }

    /// <summary>Writes one row for something a viewer was not allowed to do.</summary>
    public async Task WriteDenialAsync(string address, CancellationToken stop)
    {
        AuditEntries.Add(new AuditEntry(clock.UtcNow, Viewer.AccountId, AuditTrail.ActingAs(Viewer), RequestId, address.Length > 200 ? address[..200] : address, entityId: null, AuditVerb.Denied, changes: null));
        await SaveChangesAsync(stop);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.AddInterceptors(DeclaredOrder.Instance);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.ApplyConfigurationsFromAssembly(typeof(TeacherDevDb).Assembly);
        foreach (var root in builder.Model.GetEntityTypes().Where(t => typeof(Aggregate).IsAssignableFrom(t.ClrType)).ToList())
            builder.Entity(root.ClrType).Property(nameof(Aggregate.Version)).IsConcurrencyToken();
        Bound(builder);
    }

    /// <summary>Every changed root counts one up, whether or not a verb touched it; a stale form then meets a version that moved on.</summary>
    private void CountVersions()
    {
        foreach (var root in ChangeTracker.Entries<Aggregate>().Where(e => e.State == EntityState.Modified))
        {
            var version = root.Property(nameof(Aggregate.Version));
            if (Equals(version.CurrentValue, version.OriginalValue)) root.Entity.Touch();
        }
    }

    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        instant => instant.Kind == DateTimeKind.Utc ? instant : DateTime.SpecifyKind(instant, DateTimeKind.Utc),
        stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
}
