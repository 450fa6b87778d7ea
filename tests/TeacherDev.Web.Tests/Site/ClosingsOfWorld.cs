using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Site;

/// <summary>A day in spring on which each school receives nobody.</summary>
public sealed class ClosingsOfWorld : IRoomOfWorld
{
    public int Order => 25;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["closing"] = (db, key) => db.SchoolClosings.Where(c => c.School.Key == key && c.Reason == "运动会").Select(c => c.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var school in await db.Organisations.Where(o => o.Key.StartsWith("t-") && o.Kind == OrganisationKind.School).ToListAsync())
            db.Add(new SchoolClosing(school, new(new(2026, 4, 16), new(2026, 4, 17)), "运动会", Guid.NewGuid()));
        await db.SaveChangesAsync();
    }
}
