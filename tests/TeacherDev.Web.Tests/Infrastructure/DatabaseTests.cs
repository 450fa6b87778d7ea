using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Infrastructure;

public sealed class DatabaseTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task The_index_over_parts_of_a_complex_value_stands()
    {
        FormattableString indexes = await site.InDbAsync(db => Task.FromResult(db.Database.IsNpgsql()))
            ? $"SELECT indexname AS \"Value\" FROM pg_indexes"
            : (FormattableString)$"SELECT name AS \"Value\" FROM sqlite_master WHERE type = 'index'";
        var names = await site.InDbAsync(db => db.Database.SqlQuery<string>(indexes).ToListAsync());
        Assert.Contains("IX_Grants_AccountId_Period", names);
        Assert.DoesNotContain("IX_Planted", names);
    }

#if !POSTGRES
    [Fact]
    public async Task Every_connection_is_told_how_to_keep_what_was_acknowledged_and_stays_told()
    {
        for (var time = 0; time < 3; time++)
        {
            await site.InDbAsync(async db =>
            {
                // Twice in one scope, and again in the next: each time EF opens a connection that the pool may have used before.
                Assert.Equal(("wal", 2, 1), await PragmasAsync(db));
                Assert.Equal(("wal", 2, 1), await PragmasAsync(db));
            });
        }
    }

    private static async Task<(string Journal, int Synchronous, int ForeignKeys)> PragmasAsync(TeacherDevDb db)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            return (await db.Database.SqlQuery<string>($"SELECT journal_mode AS \"Value\" FROM pragma_journal_mode").SingleAsync(),
                await db.Database.SqlQuery<int>($"SELECT synchronous AS \"Value\" FROM pragma_synchronous").SingleAsync(),
                await db.Database.SqlQuery<int>($"SELECT foreign_keys AS \"Value\" FROM pragma_foreign_keys").SingleAsync());
        }
        finally { await db.Database.CloseConnectionAsync(); }
    }
#endif

    [Fact]
    public async Task Two_nodes_that_start_at_once_load_the_seeds_once_and_tell_of_no_fault()
    {
        var seeds = Directory.CreateTempSubdirectory("seeds-");
        try
        {
            var folder = seeds.CreateSubdirectory("organisations").FullName;
            File.Copy(Path.Combine(Checkout.Root, "seeds", "organisations", "organisations.schema.json"), Path.Combine(folder, "organisations.schema.json"));
            await File.WriteAllTextAsync(Path.Combine(folder, "new.json"), """{ "organisations": [{ "key": "new-bureau", "name": "新区教育体育局", "kind": "bureau", "source": { "document": "新区文件", "section": "一" } }] }""");
            var loads = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => site.WithAsync(services => services.GetRequiredService<Seeds>().LoadAsync(seeds.FullName))));
            Assert.Single(loads, isLoaded => isLoaded);
            Assert.Empty((await site.InDbAsync(db => db.CatalogueLoads.OrderByDescending(l => l.Id).FirstAsync())).Refusals);
        }
        finally { seeds.Delete(recursive: true); }
    }
}
