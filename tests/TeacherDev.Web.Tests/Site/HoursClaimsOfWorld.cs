using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Tests.Site;

/// <summary>Every organisation's sample person claims hours with that organisation's file as evidence; of schools it waits for the school, of others for the district.</summary>
public sealed class HoursClaimsOfWorld : IRoomOfWorld
{
    public const string Title = "示例研修";
    public static readonly DateOnly Day = new(2026, 10, 10);

    /// <summary>After the rules, the people and the files.</summary>
    public int Order => 70;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["hoursclaim"] = (db, organisation) => db.HoursClaims.Where(c => c.Organisation.Key == organisation && c.Title == Title).Select(c => c.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var (claims, by) = (new HoursClaims(db), new HoursClaimAct(null, null, null, TestClock.Start.UtcDateTime));
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync())
            await claims.SubmitAsync(await DraftAsync(db, (await World.PersonAsync(db, organisation.Key)).Id, Title), by);
    }

    /// <summary>A draft with all that it needs to be handed in, kept in the database.</summary>
    public static async Task<HoursClaim> DraftAsync(TeacherDevDb db, int personId, string title, DateOnly? day = null)
    {
        var body = await db.PersonCards.Where(p => p.Id == personId).Select(p => p.OrganisationId).SingleAsync();
        var claim = new HoursClaim(personId, body, new HoursClaimText(title, "省教育厅", day ?? Day, null, "faceToFace", null, Domain.Kernel.Hours.Of(6), null), Guid.NewGuid());
        claim.Attach(await db.StoredFiles.OrderBy(f => f.OrganisationId == body ? 0 : 1).ThenBy(f => f.Id).FirstAsync());
        db.Add(claim);
        await db.SaveChangesAsync();
        return claim;
    }
}
