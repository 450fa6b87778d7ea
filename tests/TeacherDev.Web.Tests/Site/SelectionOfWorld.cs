using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Site;

/// <summary>
/// One call issued by every organisation, with a list of the body it serves; and under the city institute's call (the other city's own) one
/// application of every organisation, at 学校推荐: of school A the one of the teacher's account.
/// Every call has a notice that is shown, and a panel. Of every organisation a file was scored: of school A by the assessor, of the others by the viewer.
/// </summary>
public sealed class SelectionOfWorld : IRoomOfWorld
{
    public const string Title = "样例遴选";
    private static readonly Period Days = new(new(2026, 11, 1), new(2026, 12, 31));
    private static readonly Act By = new(AccountId: null, new DateTime(2026, 11, 2, 1, 0, 0, DateTimeKind.Utc));

    public int Order => 60;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["call"] = (db, organisation) => db.Calls.Where(c => c.Title == Title && c.Organisation.Key == organisation).Select(c => c.Id).SingleAsync(),
        ["notice"] = (db, organisation) => db.PublicNotices.Where(n => n.Title == Title && n.Organisation.Key == organisation).Select(n => n.Id).SingleAsync(),
        ["review"] = (db, organisation) => (from task in db.ReviewTasks join application in db.Applications on task.ApplicationId equals application.Id where application.Statement == Title && application.Organisation.Key == organisation select task.Id).SingleAsync(),
        ["application"] = (db, organisation) => db.Applications.Where(a => a.Statement == Title && a.Organisation.Key == organisation).Select(a => a.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var organisations = await db.Organisations.Include(o => o.Parent).Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync();
        var calls = new Dictionary<string, Call>(StringComparer.Ordinal);
        foreach (var organisation in organisations)
        {
            var year = await ProgrammesOfWorld.YearAsync(db, organisation.Key);
            var call = calls[organisation.Key] = Call(organisation, year.Id, year.Tracks[0].Id);
            db.Add(call);
            await db.SaveChangesAsync();
            if (organisations.Find(o => o.Path == call.Audience) is { } body) db.Add(new Quota(call.Id, body));
        }
        foreach (var organisation in organisations)
        {
            var person = await World.PersonAsync(db, organisation.Key);
            if (organisation.Key == World.SchoolA)
            {
                var id = await World.PersonIdOfAsync(db, "teacher");
                person = await db.People.SingleAsync(p => p.Id == id);
            }
            var call = calls[organisation.Path.StartsWith("/t-city/", StringComparison.Ordinal) ? World.CityInstitute : World.OtherCity];
            var application = new Application(call, person, Guid.NewGuid());
            application.Write(Title);
            application.Submit(call, person, [], By);
            db.Add(application);
        }
        db.Add(new EthicsFinding(await World.PersonAsync(db, World.OtherSchool), "邻师德〔2026〕1号", Period.Since(new(2026, 11, 1)), Guid.NewGuid()));
        await db.SaveChangesAsync();
        var shown = await db.Applications.Where(a => a.Statement == Title).OrderBy(a => a.Id).FirstAsync();
        await AddReviewsAsync(db, calls);
        foreach (var call in calls.Values) db.Add(new PublicNotice(call, Title, new(2026, 11, 20), 5, new WorkingDays([]), [new NoticeLine(shown.Id, "林岚", "东区第一中学", "数学", NoticeResult.Proposed, 1)], Guid.NewGuid()));
        await db.SaveChangesAsync();
    }

    public static PanelPlan Rubric(bool isBlind = true, int perFile = 3, TieRule tie = TieRule.Criterion) => new([("师德与育人", 40, "看事例"), ("教学实绩", 60, null)], isBlind, perFile, tie, 2, 20);

    private static async Task AddReviewsAsync(TeacherDevDb db, Dictionary<string, Call> calls)
    {
        var accounts = await db.Accounts.ToDictionaryAsync(a => a.UserName!, a => a.Id);
        foreach (var call in calls.Values) db.Add(new ReviewPanel(call, Rubric()));
        await db.SaveChangesAsync();
        var panels = await db.ReviewPanels.Include(p => p.Organisation).ToDictionaryAsync(p => p.CallId);
        foreach (var application in await db.Applications.Include(a => a.Organisation).Where(a => a.Statement == Title).ToListAsync())
        {
            var panel = panels[application.CallId];
            var task = new ReviewTask(panel, application.Id, accounts[application.Organisation.Key == World.SchoolA ? "assessor" : "viewer"], application.Id);
            task.HandIn(panel, panel.Criteria.ToDictionary(c => c.Id, _ => (int?)350), "样例", By.At);
            db.Add(task);
        }
        await db.SaveChangesAsync();
    }

    public static Call Call(Organisation organisation, int year, int track, string title = Title, int overNomination = 100, IReadOnlyList<EligibilityRule>? rules = null, int? sheetId = null)
    {
        var call = new Call(organisation, year, track, new CallPlan(
            title, null, "请按名额推荐。", new(2026, 11, 20), overNomination, [.. Enum.GetValues<SelectionStep>().Select(s => (s, Days))], rules ?? [], [new RequiredAttachment("获奖证书", isRequired: false)], [], sheetId), Guid.NewGuid());
        call.Publish(new(2026, 11, 2));
        return call;
    }
}
