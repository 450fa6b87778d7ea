using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

/// <summary>The sample class of every organisation published its timetable a month ago, long enough for nobody to be told of it any more.</summary>
public sealed class PublicationsOfWorld : IRoomOfWorld
{
    public int Order => 75;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["publication"] = (db, organisation) => db.Publications.Where(p => p.Organisation.Key == organisation).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var cohorts = await db.Cohorts.IgnoreAutoIncludes().AsNoTracking().Where(c => c.Name.EndsWith("示例班")).OrderBy(c => c.Id).ToListAsync();
        var drafts = await new Publishing(db).DraftsAsync([.. cohorts.Select(c => c.Id)]);
        db.AddRange(cohorts.Select(c => new Publication(c, null, drafts[c.Id].Sessions, "林岚", TestClock.Start.UtcDateTime.AddDays(-30), Guid.NewGuid())));
        await db.SaveChangesAsync();
    }
}
