using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Domain.Data;

/// <summary>The default: one file, one host.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options, Acting acting, WriteGate gate, TimeProvider clock) : TeacherDevDb(options, acting, gate, clock)
{
    public override Task StayOpenAsync(CancellationToken stop = default) => Database.OpenConnectionAsync(stop);
}

internal sealed class SqliteDbDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=design.db").Options, new Acting(), WriteGate.AlwaysOpen(), TimeProvider.System);
}
