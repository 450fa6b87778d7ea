using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Web.Tests.Site;

/// <summary>A standing body of every organisation, led by its sample person. The account “leader” leads the one of school A, whose sample is a member.</summary>
public sealed class TeamsOfWorld : IRoomOfWorld
{
    public static readonly DateOnly Since = new(2026, 9, 1);

    public int Order => 21;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["team"] = (db, key) => db.Teams.Where(t => t.Organisation.Key == key).OrderBy(t => t.Id).Select(t => t.Id).FirstAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var leader = await World.PersonIdOfAsync(db, "leader");
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync())
        {
            var sample = await World.PersonAsync(db, organisation.Key);
            var team = new Team(organisation.Id, TeamKind.SubjectCoreTeam, $"{organisation.Name}数学中心组", "数学", SchoolStage.Junior, Guid.NewGuid());
            team.Appoint(organisation.Key == World.SchoolA ? leader : sample.Id, Since);
            if (organisation.Key == World.SchoolA) team.Admit([sample.Id], Since);
            db.Add(team);
        }
        await db.SaveChangesAsync();
    }
}
