using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Accounts;

/// <summary>The database itself keeps the audit trail: no statement changes, removes or empties it.</summary>
public sealed class AppendOnlyTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("UPDATE \"AuditEntries\" SET \"Entity\" = ''"), InlineData("DELETE FROM \"AuditEntries\"")]
#if POSTGRES
    [InlineData("TRUNCATE \"AuditEntries\""), InlineData("TRUNCATE \"HoursEntries\" CASCADE")]
#endif
    public async Task The_trail_only_grows(string statement)
    {
        var before = await site.InDbAsync(db => db.AuditEntries.CountAsync());
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => site.InDbAsync(db => db.Database.ExecuteSqlRawAsync(statement)));
        Assert.Equal(before, await site.InDbAsync(db => db.AuditEntries.CountAsync()));
    }
}
