using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Domain.Data;

/// <summary>Where one machine is outgrown.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options, Acting acting, WriteGate gate, TimeProvider clock) : TeacherDevDb(options, acting, gate, clock)
{
    public override Task HoldAsync(Subject subject, CancellationToken stop = default) => Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({(long)subject})", stop);
}

internal sealed class PostgresDbDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost;Database=design").Options, new Acting(), WriteGate.AlwaysOpen(), TimeProvider.System);
}
