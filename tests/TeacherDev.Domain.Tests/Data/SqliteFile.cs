using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Tests.Data;

/// <summary>A migrated SQLite file of its own, for the few domain tests that are about the database.</summary>
public sealed class SqliteFile : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("teacherdev-");
    private readonly WriteGate gate = WriteGate.OneAtATime();

    public SqliteFile()
    {
        using var db = Open();
        db.Database.Migrate();
    }

    public SqliteDb Open(Viewer? viewer = null, params IInterceptor[] watchers) =>
        new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite($"Data Source={Path.Combine(folder.FullName, "test.db")};Pooling=False;Foreign Keys=True").AddInterceptors(watchers).Options,
            new Acting { Viewer = viewer ?? Viewer.System }, gate, TimeProvider.System);

    public void Dispose()
    {
        gate.Dispose();
        folder.Delete(recursive: true);
    }
}
