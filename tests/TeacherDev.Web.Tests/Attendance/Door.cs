using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>A session of a class that begins when a test wants it to, and its wall.</summary>
internal sealed class Door(TestSite site, int id, string topic)
{
    public int Id => id;

    public string Topic => topic;

    /// <param name="startsIn">Minutes from now; it lasts an hour. The world's class of school A has the accounts “teacher” and “classhead”.</param>
    public static async Task<Door> OpenAsync(TestSite site, int startsIn, string organisation = World.SchoolA)
    {
        var topic = $"签到课{Guid.NewGuid():N}"[..20];
        var from = site.Clock.GetUtcNow().UtcDateTime.AddMinutes(startsIn).InShanghai;
        var start = new TimeOnly(from.Hour, from.Minute);
        var id = await site.InDbAsync(async db =>
        {
            var cohort = await db.Cohorts.SingleAsync(c => c.Organisation.Key == organisation && c.Name.EndsWith("示例班"));
            var session = Session.OfCohort(cohort.Id, cohort.OrganisationId, new(topic, null, null, SessionMode.FaceToFace, Domain.Kernel.Hours.Of(1)),
                new Slot(DateOnly.FromDateTime(from), Slot.PartOf(start), start, start.AddHours(1)), Guid.NewGuid());
            db.Add(session);
            await db.SaveChangesAsync();
            return session.Id;
        });
        return new(site, id, topic);
    }

    public Task<Page> WallAsync(string userName = "coordinator") => SeeAsync(userName);

    /// <summary>What a phone reads off the wall now.</summary>
    public async Task<string> AddressAsync() => new Uri((await SeeAsync("coordinator")).Html.QuerySelector("[data-address]")!.GetAttribute("data-address")!).AbsolutePath;

    public async Task<string> CodeAsync() => (await SeeAsync("coordinator")).Html.QuerySelector(".digits")!.TextContent.Trim();

    public Task<List<AttendanceMark>> MarksAsync() => site.InDbAsync(db => db.AttendanceMarks.AsNoTracking().Where(m => m.SessionId == id).OrderBy(m => m.Id).ToListAsync());

    /// <summary>What the organisation of the class decides.</summary>
    public Task RuleAsync(Func<SignInTerms, SignInTerms> terms) => site.InDbAsync(async db =>
    {
        var organisation = (await db.Sessions.SingleAsync(s => s.Id == id)).OrganisationId;
        var rules = await db.SignInRules.SingleOrDefaultAsync(r => r.OrganisationId == organisation) ?? db.Add(new SignInRules(organisation)).Entity;
        rules.Decide(terms(SignInTerms.Usual));
        await db.SaveChangesAsync();
    });

    private async Task<Page> SeeAsync(string userName) => await (await site.AsAsync(userName)).GetAsync($"/sessions/{id}/wall");
}
