using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Mentoring;

namespace TeacherDev.Web.Tests.Mentoring;

/// <summary>协议三方确认: each side for itself, the school also for what it holds on paper.</summary>
public sealed class AgreementTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Mentor_mentee_and_school_each_sign_and_only_then_it_is_in_force()
    {
        var (school, mentor, mentee) = (await site.AsAsync("school"), await site.AsAsync("mentor"), await site.AsAsync("teacher"));
        var made = await school.SubmitAsync("/mentoring/new", new() { ["Mentor"] = "mentor", ["Mentee"] = "teacher", ["Kind"] = "HomeroomMentor" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var address = made.Location!;
        Assert.Contains("请确认与teacher者的结对协议", (await mentor.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await mentor.GetAsync(address);
        Assert.Contains("协议还没有三方确认", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await mentor.SendAsync(page, [], "form[action$='/signatures']")).Status);
        // Once is enough, and nobody signs for another.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mentor.SendAsync(page, [], "form[action$='/signatures']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.AsAsync("leader")).PostBareAsync($"{address}/signatures")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(await mentee.GetAsync(address), [], "form[action$='/signatures']")).Status);
        var done = await mentee.GetAsync(address);
        Assert.DoesNotContain("协议还没有三方确认", done.Text, StringComparison.Ordinal);
        Assert.Contains("进行中", done.Text, StringComparison.Ordinal);
        Assert.Contains("师傅签字", (await mentee.GetAsync($"{address}/agreement")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_no_frees_both_and_a_sheet_on_paper_is_entered_by_the_school()
    {
        var (district, school, mentee) = (await site.AsAsync("district"), await site.AsAsync("school"), await site.AsAsync("leader"));
        var made = await district.SubmitAsync("/mentoring/new", new() { ["Mentor"] = World.SchoolB, ["Mentee"] = "leader", ["Kind"] = "HomeroomMentor" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Contains("份结对协议等待学校确认", (await school.GetAsync("/")).Text, StringComparison.Ordinal);
        var page = await mentee.GetAsync(made.Location!);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await mentee.SendAsync(page, new() { ["Reason"] = "" }, "form[action$='/refusal']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await mentee.SendAsync(page, new() { ["Reason"] = "本学期借调" }, "form[action$='/refusal']")).Status);
        Assert.Contains("本学期借调", (await district.GetAsync(made.Location!)).Text, StringComparison.Ordinal);

        var again = await district.SubmitAsync("/mentoring/new", new() { ["Mentor"] = World.SchoolB, ["Mentee"] = "leader", ["Kind"] = "HomeroomMentor" });
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(await school.GetAsync(again.Location!), [], "form[action$='/signatures']")).Status);
        foreach (var side in new[] { "Mentor", "Mentee" })
            Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(await school.GetAsync(again.Location!), [], $"form[action$='/paper-signatures']:has(input[value='{side}'])")).Status);
        Assert.Contains("纸质签字", (await school.GetAsync(again.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(PairingState.Active, await site.InDbAsync(db => db.Pairings.Where(p => p.Organisation.Key == World.SchoolA && p.State == PairingState.Active && p.Kind == PairingKind.HomeroomMentor).OrderByDescending(p => p.Id).Select(p => p.State).FirstAsync()));
    }

    [Fact]
    public async Task Whoever_moves_is_told_to_the_school_of_the_mentee()
    {
        var school = await site.AsAsync("school");
        Assert.DoesNotContain("有人已经调动", (await school.GetAsync("/")).Text, StringComparison.Ordinal);
        var id = await site.InDbAsync(async db =>
        {
            var pairing = await db.Pairings.SingleAsync(p => p.Goal == "样例" && p.Organisation.Key == World.SchoolA);
            (await db.People.Include(p => p.Postings).SingleAsync(p => p.Id == pairing.MentorId)).MoveTo(await World.OrganisationAsync(db, World.SchoolC), new DateOnly(2026, 11, 20));
            await db.SaveChangesAsync();
            return pairing.Id;
        });
        Assert.Contains("1 对师徒中有人已经调动", (await school.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Contains("有人调动", (await school.GetAsync("/mentoring?due=Moved")).Text, StringComparison.Ordinal);
        Assert.Contains("已经调到别的学校", (await school.GetAsync($"/mentoring/{id}")).Text, StringComparison.Ordinal);
        var told = await site.InDbAsync(db => new Domain.Notifications.PairingNews(db).ExpectedAsync(TestClock.Start.UtcDateTime, $"pairing/{id}", CancellationToken.None));
        Assert.Contains(told, r => r.Template == Domain.Notifications.PairingNews.Moved);
    }

    /// <summary>Whatever is asked at once, by whomever: what stands breaks no rule between pairings.</summary>
    [Fact]
    public async Task No_illegal_pair_comes_of_many_hands_at_once()
    {
        var city = await site.AsAsync("coordinator");
        var numbers = await site.InDbAsync(async db =>
        {
            var school = await World.OrganisationAsync(db, World.SchoolB);
            var people = Enumerable.Range(0, 6).Select(at => new Domain.People.Person($"并发{at}", school, new DateOnly(2010, 9, 1))).ToList();
            foreach (var (at, person) in people.Index()) person.Describe($"race-{at}", null, null, Domain.People.TeacherRank.First, new DateOnly(2010, 9, 1), null);
            db.AddRange(people);
            await db.SaveChangesAsync();
            return people.ConvertAll(p => p.StaffNumber!);
        });
        var form = await city.GetAsync("/mentoring/new");
        var random = new Random(7);
        var pairs = Enumerable.Range(0, 40).Select(_ => (Mentor: numbers[random.Next(6)], Mentee: numbers[random.Next(6)])).ToList();
        var token = form.Html.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answers = await Task.WhenAll(pairs.Select(p => city.PostAsync("/mentoring", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = token,
            ["Mentor"] = p.Mentor,
            ["Mentee"] = p.Mentee,
            ["Kind"] = "HomeroomMentor",
            ["From"] = "2026-12-01",
            ["To"] = "2027-11-30",
            ["Key"] = Guid.NewGuid().ToString(),
            ["InTierList"] = "false",
        })));
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity, $"{a.Status}"));
        var standing = await site.InDbAsync(db => db.Pairings.AsNoTracking().Standing().Where(p => db.PersonCards.Any(c => c.Id == p.MentorId && c.Name.StartsWith("并发"))).ToListAsync());
        Assert.NotEmpty(standing);
        Assert.Equal(standing.Count, standing.Select(p => (p.MenteeId, p.Kind)).Distinct().Count());
        Assert.All(standing.GroupBy(p => p.MentorId), g => Assert.InRange(g.Count(), 1, PairingPlan.UsualMost));
        Assert.All(standing, p => Assert.False(Leads(standing, p.MenteeId, p.MentorId, standing.Count), "somebody is led by whom they lead"));

        static bool Leads(List<Pairing> all, int leader, int led, int steps) => steps >= 0 && all.Exists(p => p.MentorId == leader && (p.MenteeId == led || Leads(all, p.MenteeId, led, steps - 1)));
    }
}
