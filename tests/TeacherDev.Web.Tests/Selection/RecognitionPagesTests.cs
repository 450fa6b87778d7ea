using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Selection;

/// <summary>From the districts' lists over the public page to recognised people, through the pages' own forms, day by day.</summary>
public sealed class RecognitionPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Phone = "13812345678", IdNumber = "110101199003074071";

    [Fact]
    public async Task A_notice_is_public_for_its_working_days_answers_objections_and_leads_to_titles_and_the_reserve()
    {
        var (coordinator, anyone) = (await SignedInAsync("coordinator"), await site.AnyoneAsync());
        var (id, applications) = await WaitingAsync(3);
        // Nobody is passed on beside the notice.
        Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostBareAsync($"/applications/{applications[0]}/approval")).Status);
        var token = await coordinator.TokenAsync();
        foreach (var step in new[] { "PublicNotice", "Recognition" })
            Assert.Equal(HttpStatusCode.Forbidden, (await coordinator.PostAsync($"/calls/{id}/approvals", [KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Step", step), KeyValuePair.Create("ApplicationIds", $"{applications[0]}")])).Status);
        var composed = await coordinator.GetAsync($"/calls/{id}/notice");
        Assert.Equal(["Proposed", "Proposed", "Reserve"], composed.Html.QuerySelectorAll("select[name$='.Result'] option[selected]").Select(o => o.GetAttribute("value")));
        var tooMany = await coordinator.SendAsync(composed, new() { ["Lines[2].Result"] = "Proposed" }, "main form[action$='/notice']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMany.Status);
        Assert.Contains("有 2 个名额，拟认定 3 人", tooMany.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(composed, [], "main form[action$='/notice']")).Status);

        var notice = await site.InDbAsync(db => db.PublicNotices.Where(n => n.CallId == id).Select(n => n.Id).SingleAsync());
        var page = await anyone.GetAsync($"/notices/{notice}");
        Assert.Equal((HttpStatusCode.OK, "noindex, nofollow, noarchive"), (page.Status, page.Answer.Headers.GetValues("X-Robots-Tag").Single()));
        Assert.Equal(["公示人0", "公示人1", "公示人2"], page.Html.QuerySelectorAll("tbody th").Select(c => c.TextContent));
        Assert.Equal([3, 3, 3], page.Html.QuerySelectorAll("tbody tr").Select(r => r.Children.Length));
        Assert.All([Phone, IdNumber, "shown0@example.cn", "SN-公示人0", "1990"], secret => Assert.DoesNotContain(secret, page.Html.DocumentElement.OuterHtml, StringComparison.Ordinal));

        var office = await coordinator.GetAsync($"/calls/{id}/notice");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SendAsync(office, new() { ["By"] = "", ["Text"] = "有异议" }, "main form[action$='/objections']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(office, new() { ["By"] = "李先生", ["Text"] = "成果不属实", ["ApplicationId"] = $"{applications[0]}" }, "main form[action$='/objections']")).Status);
        site.Clock.Advance(TimeSpan.FromDays(5));
        // Saturday: the five working days ended on Friday.
        Assert.Equal(HttpStatusCode.NotFound, await anyone.StatusAsync($"/notices/{notice}"));
        coordinator = await SignedInAsync("coordinator");
        office = await coordinator.GetAsync($"/calls/{id}/notice");
        var open = await coordinator.SendAsync(office, [], "main form[action$='/conclusion']");
        Assert.Contains("还有 1 条异议没有处理结果", open.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(office, new() { ["Answer"] = "经核实属实", ["IsUpheld"] = "true" }, "main form[action*='/objections/']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{id}/notice", [], "main form[action$='/conclusion']")).Status);

        var recognised = await coordinator.SubmitAsync($"/calls/{id}/recognition", new() { ["Document"] = "玉教体发〔2026〕12号", ["Tier"] = "Backbone", ["Level"] = "City" }, "main form[action$='/recognition']");
        Assert.Equal(HttpStatusCode.Redirect, recognised.Status);
        var people = await site.InDbAsync(db => db.People.Where(p => p.Name.StartsWith("公示人")).OrderBy(p => p.Name).ToListAsync());
        // The third stood by and stepped in for the first, against whom the objection held.
        Assert.Equal([0, 1, 1], people.Select(p => p.Titles.Count));
        var exit = await coordinator.SubmitAsync($"/calls/{id}/recognition", new() { ["Reason"] = "调离本市" }, "main form[action$='/exit']");
        Assert.Equal(HttpStatusCode.Redirect, exit.Status);
        var states = await site.InDbAsync(db => db.Applications.Where(a => applications.Contains(a.Id)).OrderBy(a => a.Id).Select(a => new { a.State, a.At }).ToListAsync());
        Assert.Equal([(ApplicationState.Rejected, SelectionStep.PublicNotice), (ApplicationState.Exited, SelectionStep.Recognition), (ApplicationState.Recognised, SelectionStep.Recognition)], states.Select(s => (s.State, s.At)));
    }

    [Fact]
    public async Task The_recognised_are_divided_into_classes_all_of_them_or_none()
    {
        var coordinator = await SignedInAsync("coordinator");
        var (id, applications) = await WaitingAsync(5, places: 5, "分班人");
        await site.WithAsync(services => services.GetRequiredService<Nominating>().ApproveAsync(id, SelectionStep.PublicNotice, applications, new Act(AccountId: null, site.Clock.GetUtcNow().UtcDateTime)));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{id}/recognition", new() { ["Document"] = "玉教体发〔2026〕13号" }, "main form[action$='/recognition']")).Status);
        var proposed = await coordinator.GetAsync($"/calls/{id}/classes?count=2");
        Assert.Equal(["骨干教师培训班（1班）", "骨干教师培训班（2班）"], proposed.Html.QuerySelectorAll("input[name$='.Name']").Select(i => i.GetAttribute("value")));
        var plan = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["From"] = "2026-12-07",
            ["To"] = "2026-12-11",
            ["Theme"] = "单元整体教学",
            ["Goals"] = "会设计单元",
            ["Outcomes"] = "每人一份单元设计",
            ["AssessmentProcedure"] = "出勤、作业、汇报课",
            ["Classes[1].Name"] = "骨干教师二班",
        };
        var outside = await coordinator.SendAsync(proposed, new(plan) { ["To"] = "2027-01-11" }, "main form[action$='/classes'][method=post]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.Status);
        Assert.Equal(("骨干教师二班", "会设计单元"), (outside.Html.QuerySelector("#class-name-1")!.GetAttribute("value"), outside.Html.QuerySelector("#Goals")!.TextContent));
        var tight = await coordinator.SendAsync(proposed, new(plan) { ["Classes[1].Capacity"] = "1" }, "main form[action$='/classes'][method=post]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tight.Status);
        var track = await site.InDbAsync(db => db.Calls.Where(c => c.Id == id).Select(c => c.TrackYearId).SingleAsync());
        Assert.Equal(0, await ClassesAsync(track));
        // One by hand from the first class into the second, one left to wait.
        var made = await coordinator.SendAsync(proposed, new(plan) { ["People[0].Class"] = "1", ["People[1].Class"] = "" }, "main form[action$='/classes'][method=post]");
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        var sizes = await site.InDbAsync(db => db.Cohorts.Where(c => c.TrackYearId == track && c.Theme == "单元整体教学" && !c.Name.EndsWith("示例班")).OrderBy(c => c.Name).Select(c => c.Enrolments.Count).ToListAsync());
        Assert.Equal([1, 3], sizes.Order());
        Assert.Contains("1 人等待分班", (await coordinator.GetAsync($"/calls/{id}/classes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ethics_decision_is_read_by_administrators_only_and_bars_until_it_is_lifted()
    {
        var (coordinator, school) = (await SignedInAsync("coordinator"), await SignedInAsync("school"));
        var (_, applications) = await WaitingAsync(1);
        var person = await site.InDbAsync(db => db.Applications.Where(a => a.Id == applications[0]).Select(a => a.PersonId).SingleAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/people/{person}", new() { ["Document"] = "玉师德〔2026〕3号" }, "main form[action$='/ethics']")).Status);
        Assert.Contains("玉师德〔2026〕3号", (await coordinator.GetAsync($"/people/{person}")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("师德", (await school.GetAsync($"/people/{person}")).Text, StringComparison.Ordinal);
        var call = await site.InDbAsync(db => db.Applications.Where(a => a.Id == applications[0]).Select(a => a.CallId).SingleAsync());
        var barred = await coordinator.SubmitAsync($"/calls/{call}/notice", [], "main form[action$='/notice']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, barred.Status);
        Assert.Contains("有师德问题处理决定，不能通过", barred.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/people/{person}", new() { ["Reason"] = "申诉成立" }, "main form[action*='/ethics/']")).Status);
        Assert.Contains("已解除：申诉成立", (await coordinator.GetAsync($"/people/{person}")).Text, StringComparison.Ordinal);
    }

    /// <summary>A session of today: the clock of these tests moves on by days.</summary>
    private async Task<Visitor> SignedInAsync(string userName)
    {
        var visitor = await site.AnyoneAsync();
        await visitor.SignInAsync(userName, World.Password);
        return visitor;
    }

    private Task<int> ClassesAsync(int track) => site.InDbAsync(db => db.Cohorts.CountAsync(c => c.TrackYearId == track && !c.Name.EndsWith("示例班")));

    /// <summary>An open call of the city with so many teachers of school A who passed the district; twice as many may be nominated as there are places.</summary>
    private Task<(int Call, List<int> Applications)> WaitingAsync(int count, int places = 2, string called = "公示人") => site.WithAsync(async services =>
    {
        var (db, cipher) = (services.GetRequiredService<Domain.Data.TeacherDevDb>(), services.GetRequiredService<FieldCipher>());
        var institute = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == World.CityInstitute);
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        var call = SelectionOfWorld.Call(institute, year.Id, year.Tracks.Single(t => t.Code == "3").Id, $"公示试验 {Guid.NewGuid():N}"[..20], overNomination: 200);
        db.Add(call);
        await db.SaveChangesAsync();
        var (school, quota) = (await World.OrganisationAsync(db, World.SchoolA), new Quota(call.Id, await World.OrganisationAsync(db, World.East)));
        quota.Allot(stage: null, group: null, places, call);
        db.Add(quota);
        var by = new Act(AccountId: null, TestClock.Start.UtcDateTime.AddDays(-3));
        var ids = new List<int>();
        for (var at = 0; at < count; at++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{called}{at}");
            if (await db.People.Include(p => p.Organisation).SingleOrDefaultAsync(p => p.Name == name) is not { } person)
            {
                person = new Person(name, school, new DateOnly(2015, 9, 1));
                person.Describe($"SN-{called}{at}", SchoolStage.Junior, "数学", TeacherRank.First, new DateOnly(2015, 9, 1), $"shown{at}@example.cn");
                person.ReachAt(Phone, cipher);
                if (name == "公示人0") person.Identify(IdNumber, cipher);
                db.Add(person);
                await db.SaveChangesAsync();
            }
            var application = new Application(call, person, Guid.NewGuid());
            application.Write("教学实绩");
            application.Submit(call, person, [], by);
            application.Approve(call, SelectionStep.School, by);
            db.Add(application);
            await db.SaveChangesAsync();
            quota.Nominate(application, call, by);
            application.Approve(call, SelectionStep.District, by);
            application.Approve(call, SelectionStep.Experts, by);
            ids.Add(application.Id);
        }
        await db.SaveChangesAsync();
        return (call.Id, ids);
    });
}
