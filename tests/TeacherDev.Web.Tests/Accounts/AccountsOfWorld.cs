using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Accounts;

public sealed class AccountsOfWorld : IRoomOfWorld
{
    public int Order => 0;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        // Accounts stand in no place of the tree: whoever may see them sees all.
        ["account"] = (db, _) => db.Accounts.Where(a => a.UserName == "teacher").Select(a => a.Id).SingleAsync(),
        // Never one that exists: all are needed as they are.
        ["noaccount"] = async (db, _) => await db.Accounts.MaxAsync(a => a.Id) + 1_000_000,
    };

    public Task AddAsync(TeacherDevDb db) => Task.CompletedTask;
}
