using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Data;

namespace TeacherDev.Domain.Tests.Data;

public sealed class SqliteCopyTests
{
    [Fact]
    public async Task A_copy_made_by_vacuum_is_opened_and_goes_on_in_wal()
    {
        var folder = Directory.CreateTempSubdirectory("teacherdev-");
        using (var file = new SqliteFile())
        await using (var original = file.Open())
        {
            var copy = Path.Combine(folder.FullName, "teacherdev.db");
            await original.Database.ExecuteSqlAsync($"VACUUM INTO {copy}");
        }
        await using (var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddTeacherDevData(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Data:Directory"] = folder.FullName }).Build(), folder.FullName).BuildServiceProvider())
        await using (var scope = services.GetRequiredService<IServiceScopeFactory>().CreateSystemScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
            await db.Database.MigrateAsync();
            Assert.Equal("wal", (await db.Database.SqlQuery<string>($"""SELECT "journal_mode" AS "Value" FROM pragma_journal_mode""").ToListAsync()).Single());
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
