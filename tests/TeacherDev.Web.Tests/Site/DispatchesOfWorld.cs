using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Site;

/// <summary>One open dispatch issued by every organisation, with places of its own body; the teacher's account is named for school A's.</summary>
public sealed class DispatchesOfWorld : IRoomOfWorld
{
    public const string Title = "样例选派";
    private static readonly Act By = new(AccountId: null, new DateTime(2026, 11, 2, 1, 0, 0, DateTimeKind.Utc));

    public int Order => 65;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["dispatch"] = (db, organisation) => db.Dispatches.Where(d => d.Title == Title && d.Organisation.Key == organisation).Select(d => d.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var organisations = await db.Organisations.Include(o => o.Parent).Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync();
        foreach (var organisation in organisations)
        {
            var dispatch = Draft(organisation);
            dispatch.Allot([(organisations.Find(o => o.Path == dispatch.Audience)!, 2)], By, new HashSet<int>());
            dispatch.Publish(new(2026, 11, 2));
            if (organisation.Key == World.SchoolA) dispatch.Name(organisation.Id, await World.PersonIdOfAsync(db, "teacher"), "teacher者", isSubstitute: false, By);
            db.Add(dispatch);
        }
        await db.SaveChangesAsync();
    }

    public static Dispatch Draft(Organisation organisation, string title = Title, int places = 10, Period? days = null, DateOnly? deadline = null) => new(
        organisation, new DispatchPlan(title, "省教师发展中心", null, "请按名额选派。", "省城", days ?? new Period(new(2027, 3, 1), new(2027, 3, 5)), deadline ?? new(2026, 12, 31), places), Guid.NewGuid());
}
