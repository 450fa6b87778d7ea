using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Mentoring;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Site;

/// <summary>One pairing in every organisation, and the one of the mentor's and the mentee's accounts.</summary>
public sealed class MentoringOfWorld : IRoomOfWorld
{
    public static readonly Period Agreed = new(new DateOnly(2026, 9, 1), new DateOnly(2027, 8, 31));

    public int Order => 40;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["pairing"] = (db, organisation) => db.Pairings.Where(p => p.Goal == "样例" && p.Organisation.Key == organisation).Select(p => p.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).ToListAsync())
        {
            var mentor = new Person("师" + organisation.Name[..2], organisation, new DateOnly(2010, 9, 1));
            mentor.Describe(null, null, null, TeacherRank.Senior, new DateOnly(2010, 9, 1), null);
            db.Add(mentor);
            await db.SaveChangesAsync();
            db.Add(Pair(mentor, await World.PersonAsync(db, organisation.Key), "样例"));
        }
        var (teacher, pupil) = (await World.PersonIdOfAsync(db, "mentor"), await World.PersonIdOfAsync(db, "mentee"));
        db.Add(Pair(await db.People.SingleAsync(p => p.Id == teacher), await db.People.SingleAsync(p => p.Id == pupil), goal: null));
        await db.SaveChangesAsync();
    }

    private static Pairing Pair(Person mentor, Person mentee, string? goal)
    {
        var pairing = new PairingPlan([]).Pair(PairingParty.Of(mentor, Agreed.From), PairingParty.Of(mentee, Agreed.From), new(PairingKind.HomeroomMentor, Agreed, goal), Guid.NewGuid());
        foreach (var side in Enum.GetValues<PairingSide>()) pairing.Sign(side, Agreed.From.AtInShanghai(new(9, 0)), accountId: null);
        return pairing;
    }
}
