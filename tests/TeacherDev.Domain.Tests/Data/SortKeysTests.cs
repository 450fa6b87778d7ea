using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Tests.Data;

public sealed class SortKeysTests
{
    [Fact]
    public async Task Keys_of_another_version_are_made_anew_once_and_past_version_and_trail()
    {
        using var file = new SqliteFile();
        await using var db = file.Open();
        db.AddRange(Enumerable.Range(0, 1200).Select(n => new Organisation($"o-{n}", $"第{n}小学", OrganisationKind.School, parent: null)));
        await db.SaveChangesAsync();
        Assert.True(await db.RenewSortKeysAsync());
        Assert.False(await db.RenewSortKeysAsync());

        await db.Organisations.Where(o => o.Id % 2 == 0).ExecuteUpdateAsync(o => o.SetProperty(x => EF.Property<byte[]>(x, "SortKey"), new byte[] { 0xFF }));
        await db.SortedBy.ExecuteUpdateAsync(s => s.SetProperty(x => x.Collation, "an older one"));
        db.ChangeTracker.Clear();
        var trail = await db.AuditEntries.CountAsync();
        Assert.True(await db.RenewSortKeysAsync());

        Assert.All(await db.Organisations.AsNoTracking().ToListAsync(), o => Assert.Equal((Convert.ToHexString(Naming.SortKey(o.Name)), 0), (Convert.ToHexString(o.SortKey), o.Version)));
        Assert.Equal((Naming.CollationVersion, trail), ((await db.SortedBy.AsNoTracking().SingleAsync()).Collation, await db.AuditEntries.CountAsync()));
    }

    [Fact]
    public void Every_row_with_a_sort_key_is_made_anew()
    {
        using var file = new SqliteFile();
        using var db = file.Open();
        var sorted = db.Model.GetEntityTypes().Where(t => t.GetTableName() is not null && t.FindProperty("SortKey") is not null).Select(t => t.ClrType);
        Assert.Equal(sorted.OrderBy(t => t.Name, StringComparer.Ordinal), SortKeys.Rewriters.Keys.OrderBy(t => t.Name, StringComparer.Ordinal));
    }
}
