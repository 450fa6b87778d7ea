using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Tests.Data;

public sealed class ModelTests
{
    [Fact]
    public void Every_unique_index_has_a_sentence()
    {
        using var file = new SqliteFile();
        using var db = file.Open();
        Assert.Equal([], WithoutSentence(db.Model));
        Assert.Equal([], Sentences.Table.Keys.Except(UniqueIndexes(db.Model)));
        using var planted = new PlantedDb();
        Assert.Equal(["IX_Planted_Name"], WithoutSentence(planted.Model));
    }

    [Fact]
    public void The_migrations_are_the_model()
    {
        using var file = new SqliteFile();
        using var sqlite = file.Open();
        Assert.False(sqlite.Database.HasPendingModelChanges());
        using var postgres = new PostgresDb(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options, new(), WriteGate.AlwaysOpen(), TimeProvider.System);
        Assert.False(postgres.Database.HasPendingModelChanges());
        using var planted = new PlantedDb();
        Assert.True(planted.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_violated_index_is_a_sentence()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        var bureau = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(bureau);
        await db.SaveChangesAsync();
        db.Add(new Organisation("yuxi", "另一个局", OrganisationKind.Bureau, parent: null));
        var refused = await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
        Assert.Equal("已有相同标识的机构，请换一个标识", Sentence.For(refused, db.Model)?.Text);
    }

    [Fact]
    public async Task Every_change_leaves_an_audit_row_that_cannot_be_removed()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        var bureau = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(bureau);
        await db.SaveChangesAsync();
        bureau.Rename("玉溪市教体局", shortName: null);
        await db.SaveChangesAsync();

        var rows = await db.AuditEntries.OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([AuditVerb.Added, AuditVerb.Changed], rows.Select(r => r.Verb));
        Assert.Equal("""{"Name":["玉溪市教育体育局","玉溪市教体局"]}""", rows[1].Changes);
        Assert.Equal(bureau.Id, rows[1].EntityId);
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteDeleteAsync());
        await Assert.ThrowsAnyAsync<Exception>(() => db.AuditEntries.ExecuteUpdateAsync(e => e.SetProperty(x => x.Entity, "")));
        Assert.Equal(2, await db.AuditEntries.CountAsync());
    }

    [Fact]
    public async Task A_new_root_and_its_children_are_told_with_the_ids_they_got()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        var school = new Organisation("s1", "一校", OrganisationKind.School, parent: null);
        var person = new Person("李静", school, new DateOnly(2020, 9, 1));
        db.AddRange(school, person);
        await db.SaveChangesAsync();
        person.Describe("1001", SchoolStage.Junior, "数学", TeacherRank.First, new DateOnly(2020, 9, 1), email: null);
        await db.SaveChangesAsync();

        var rows = await db.AuditEntries.OrderBy(e => e.Id).ToListAsync();
        Assert.Contains($"\"PersonId\":{person.Id}", rows.Single(r => r.Entity == nameof(Posting)).Changes, StringComparison.Ordinal);
        Assert.Contains($"\"OrganisationId\":{school.Id}", rows.Single(r => r is { Entity: nameof(Person), Verb: AuditVerb.Added }).Changes, StringComparison.Ordinal);
        Assert.Contains("\"StaffNumber\":[null,\"1001\"]", rows.Single(r => r.Verb == AuditVerb.Changed).Changes, StringComparison.Ordinal);
        Assert.DoesNotContain(rows, r => r.Changes!.Contains(":-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_stale_version_is_a_conflict_and_an_untouched_change_counts_the_version_up()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        var school = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(school);
        await db.SaveChangesAsync();
        await using var other = file.Open();
        var theirs = await other.Organisations.SingleAsync();
        theirs.Rename("甲", null);
        await other.SaveChangesAsync();
        Assert.Equal(1, theirs.Version);
        school.Rename("乙", null);
        var stale = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => db.SaveChangesAsync());
        Assert.Equal(Sentence.Conflict, Sentence.For(stale, db.Model)?.Status);
    }

    [Fact]
    public async Task People_are_seen_within_reach_and_themselves()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        var city = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(city);
        await db.SaveChangesAsync();
        var (one, two) = (new Organisation("s1", "一校", OrganisationKind.School, city), new Organisation("s12", "十二校", OrganisationKind.School, city));
        db.AddRange(one, two);
        await db.SaveChangesAsync();
        var (li, wang) = (new Person("李静", one, new DateOnly(2020, 9, 1)), new Person("王伟", two, new DateOnly(2020, 9, 1)));
        db.AddRange(li, wang);
        await db.SaveChangesAsync();

        Assert.Equal(["李静"], await Names(file, "/yuxi/s1/", personId: null));
        Assert.Equal(2, (await Names(file, "/yuxi/", personId: null)).Count);
        Assert.Equal(2, (await Names(file, "/", personId: null)).Count);
        Assert.Empty(await Names(file, "#", personId: null));
        Assert.Equal(["王伟"], await Names(file, "#", wang.Id));
        Assert.Equal(2, await db.PersonCards.CountAsync(c => c.School.Contains('校')));
    }

    private static async Task<List<string>> Names(SqliteFile file, string path, int? personId)
    {
        await using var db = file.Open(new(1, personId, "", null, null, null, path));
        return await db.People.Select(p => p.Name).ToListAsync();
    }

    private static List<string> UniqueIndexes(IModel model) => [.. model.GetEntityTypes().SelectMany(t => t.GetIndexes()).Where(i => i.IsUnique).Select(i => i.GetDatabaseName()!)];

    private static IEnumerable<string> WithoutSentence(IModel model) => UniqueIndexes(model).Except(Sentences.Table.Keys);

    private sealed class Planted
    {
        public int Id { get; set; }

        public string Name { get; set; } = "";
    }

    private sealed class PlantedDb : DbContext
    {
        protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder.UseSqlite("Data Source=:memory:");

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Planted>().HasIndex(p => p.Name).IsUnique();
    }
}
