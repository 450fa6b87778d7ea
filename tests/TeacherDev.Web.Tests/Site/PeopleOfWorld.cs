using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Site;

public sealed class PeopleOfWorld : IRoomOfWorld
{
    public int Order => 0;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["person"] = async (db, organisation) => (await World.PersonAsync(db, organisation)).Id,
        ["organisation"] = async (db, organisation) => (await World.OrganisationAsync(db, organisation)).Id,
        // Never a session that exists: ending one's own is tested by itself.
        ["session"] = async (db, _) => await db.LoginSessions.MaxAsync(s => (int?)s.Id) + 1_000_000 ?? 1,
    };

    public Task AddAsync(TeacherDevDb db) => Task.CompletedTask;
}
