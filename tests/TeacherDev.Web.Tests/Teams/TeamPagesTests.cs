using System.Globalization;
using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Web.Tests.Teams;

/// <summary>Keeping a standing body: set up, led, filled, corrected and ended by the office or school that keeps it.</summary>
public sealed class TeamPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Admission = "main form[action*='/members']:has(#Names)";

    [Fact]
    public async Task A_body_is_set_up_once_found_filtered_sorted_and_exported()
    {
        var district = await site.AsAsync("district");
        var form = await district.GetAsync("/teams/new");
        Dictionary<string, string?> values = new() { ["Name"] = "东区小学语文中心组", ["Kind"] = "SubjectCoreTeam", ["Subject"] = "语文", ["Stage"] = "Primary", ["Lead"] = World.SchoolB };
        var (made, again) = (await district.SendAsync(form, values), await district.SendAsync(form, values));
        Assert.Equal((HttpStatusCode.Redirect, made.Location), (made.Status, again.Location));
        Assert.Contains("方圆", (await district.GetAsync(made.Location!)).Text, StringComparison.Ordinal);

        foreach (var query in new[] { "q=dqxxyw", "kind=SubjectCoreTeam&subject=语文", "state=Standing&subject=语文&sort=-members" })
            Assert.Equal(["东区小学语文中心组"], Names(await district.GetAsync($"/teams?{query}")));
        Assert.Empty(Names(await district.GetAsync("/teams?kind=Alliance")));
        var (up, down) = (Names(await district.GetAsync("/teams?sort=organisation")), Names(await district.GetAsync("/teams?sort=-organisation")));
        Assert.True(up.Count > 2 && up.Order(StringComparer.Ordinal).SequenceEqual(down.Order(StringComparer.Ordinal)) && !up.SequenceEqual(down));

        var sheet = await SheetAsync(await district.GetAsync("/teams?subject=语文&format=xlsx"));
        foreach (var text in new[] { "组织名称", "东区小学语文中心组", "学科中心组" }) Assert.Contains(text, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("东区第一中学数学中心组", sheet, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_are_sought_by_name_and_school_and_added_at_once_and_leave_with_a_reason()
    {
        var coordinator = await site.AsAsync("coordinator");
        var team = await NewAsync(coordinator, "名单测试组", lead: null);
        var (schoolB, person) = await site.InDbAsync(async db => ((await World.OrganisationAsync(db, World.SchoolB)).Id, (await World.PersonAsync(db, World.SchoolB)).Id));
        var found = await coordinator.GetAsync($"{team}/members/new?organisation={schoolB}");
        Assert.Contains("方圆", Names(found));
        Assert.DoesNotContain("石磊", Names(found));
        Assert.Contains("方圆", (await coordinator.GetAsync($"{team}/members/new?q={World.SchoolB}")).Text, StringComparison.Ordinal);

        var ticked = await coordinator.SendAsync(found, new() { ["People"] = $"{person}", ["From"] = "2026-09-01" }, "main form[action*='/members?']");
        Assert.Equal(HttpStatusCode.Redirect, ticked.Status);
        Assert.Contains("已添加 1 人", (await coordinator.FollowAsync(ticked)).Html.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("方圆", Names(await coordinator.GetAsync($"{team}/members/new?organisation={schoolB}")));

        // One line fits nobody: nobody is added, nothing typed is lost.
        var refused = await coordinator.SubmitAsync($"{team}/members/new", new() { ["Names"] = $"{World.SchoolC}\n查无此人" }, Admission);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有找到“查无此人”", refused.Text, StringComparison.Ordinal);
        Assert.Contains("查无此人", refused.Html.QuerySelector("#Names")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"{team}/members/new", new() { ["Names"] = $"{World.SchoolC}、{World.SchoolA}", ["From"] = "2026-09-01" }, Admission)).Status);
        Assert.Equal(3, (await coordinator.GetAsync(team)).Html.QuerySelectorAll("#members tbody tr").Length);

        // Somebody of another city is nobody here, ticked or written.
        var stranger = await site.InDbAsync(async db => (await World.PersonAsync(db, World.OtherSchool)).Id);
        var foreign = await coordinator.SendAsync(await coordinator.GetAsync($"{team}/members/new"), new() { ["People"] = $"{stranger}" }, "main form[action$='/members']");
        Assert.Contains("请选择您管理范围内的教师", foreign.Text, StringComparison.Ordinal);

        var ending = $"#members form:has(input[value='{person}'])";
        var silent = await coordinator.SendAsync(await coordinator.GetAsync(team), new() { ["Reason"] = "" }, ending);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        Assert.NotEmpty(silent.Html.QuerySelectorAll("#members details[open]"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(await coordinator.GetAsync(team), new() { ["Reason"] = "调往外区", ["On"] = "2026-11-22" }, "#members form:has(input[name=PersonId])")).Status);
        var sheet = await SheetAsync(await coordinator.GetAsync($"{team}?left=true&format=xlsx"));
        foreach (var text in new[] { "退出原因", "调往外区" }) Assert.Contains(text, sheet, StringComparison.Ordinal);
        Assert.Equal(2, (await coordinator.GetAsync(team)).Html.QuerySelectorAll("#members tbody tr").Length);
    }

    [Fact]
    public async Task Two_who_change_the_lead_at_once_leave_one()
    {
        var coordinator = await site.AsAsync("coordinator");
        var team = await NewAsync(coordinator, "同时更换组", World.SchoolA, "2026-09-01");
        var page = await coordinator.GetAsync(team);
        var answers = await Task.WhenAll(new[] { World.SchoolB, World.SchoolC, World.SchoolB, World.SchoolC }.Select(name =>
            Task.Run(() => coordinator.SendAsync(page, new() { ["Name"] = name, ["From"] = "2026-11-23" }, "main form[action$='/lead']"))));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Contains("2026-11-23 起已有负责人，接任日期须更晚", a.Text, StringComparison.Ordinal));
        var leads = await site.InDbAsync(db => db.Teams.Where(t => t.Name == "同时更换组").SelectMany(t => t.Memberships).Where(m => m.Role == TeamRole.Lead).OrderBy(m => m.Period.From).Select(m => m.Period.To).ToListAsync());
        Assert.Equal([new DateOnly(2026, 11, 22), DateOnly.MaxValue], leads);
    }

    [Fact]
    public async Task A_body_is_corrected_a_stale_form_changes_nothing_and_its_end_closes_it()
    {
        var coordinator = await site.AsAsync("coordinator");
        var team = await NewAsync(coordinator, "要结束的片区", World.SchoolA, "2026-09-01");
        var form = await coordinator.GetAsync($"{team}/edit");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { ["Kind"] = "Neighbourhood" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { ["Kind"] = "Alliance" })).Status);

        var early = await coordinator.SubmitAsync(team, new() { ["On"] = "2026-08-01", ["Reason"] = "撤并" }, "main form[action$='/ending'][action*='/teams/']:not([action*='members'])");
        Assert.Contains("2026-09-01 还有人任职，结束日期不能早于这一天", early.Text, StringComparison.Ordinal);
        Assert.Equal("撤并", early.Html.QuerySelector("details[open] #end-reason")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync(team, new() { ["On"] = "2026-11-20", ["Reason"] = "撤并" }, "main form[action$='/ending']:not([action*='members'])")).Status);
        var page = await coordinator.GetAsync(team);
        Assert.Contains("撤并", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Html.QuerySelectorAll("main form[method=post], main a[href*='/members/new'], main a[href^='/activities/new']"));
        Assert.Contains("要结束的片区", (await coordinator.GetAsync("/teams?state=Ended")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("要结束的片区", (await coordinator.GetAsync("/teams?state=Standing")).Text, StringComparison.Ordinal);
        // Nothing more is held in its name.
        var late = await coordinator.SubmitAsync("/activities/new", new() { ["Title"] = "晚了", ["Kind"] = "Research", ["TeamId"] = team["/teams/".Length..] });
        Assert.Contains("请选择您管理范围内、还在运行的协作组织", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_keeps_its_own_and_a_member_reads_what_the_keeper_alone_is_told_less()
    {
        var school = await site.AsAsync("school");
        var foreign = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolB)).Id);
        var elsewhere = await school.SubmitAsync("/teams/new", new() { ["Name"] = "别校教研组", ["Kind"] = "TeachingResearchGroup", ["OrganisationId"] = $"{foreign}" });
        Assert.Contains("请选择您管理范围内的单位", elsewhere.Text, StringComparison.Ordinal);
        Assert.Equal("别校教研组", elsewhere.Html.QuerySelector("#Name")!.GetAttribute("value"));

        var group = await NewAsync(school, "数学教研组", World.SchoolA);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"{group}/members/new", new() { ["Names"] = "teacher、mentor", ["From"] = "2026-09-01" }, Admission)).Status);
        var mentor = await site.InDbAsync(db => World.PersonIdOfAsync(db, "mentor"));
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(await school.GetAsync(group), new() { ["Reason"] = "病休", ["On"] = "2026-11-20" }, $"#members form:has(input[value='{mentor}'])")).Status);
        var teacher = await site.AsAsync("teacher");
        var read = await teacher.GetAsync($"{group}?left=true");
        Assert.Equal((HttpStatusCode.OK, 3), (read.Status, read.Html.QuerySelectorAll("#members tbody tr").Length));
        Assert.DoesNotContain("病休", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("病休", await SheetAsync(await teacher.GetAsync($"{group}?left=true&format=xlsx")), StringComparison.Ordinal);
        Assert.Contains("病休", (await school.GetAsync($"{group}?left=true")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("mentee")).StatusAsync(group));
    }

    private static List<string> Names(Page page) => [.. page.Html.QuerySelectorAll("main tbody th").Select(t => t.TextContent.Trim())];

    private static async Task<string> NewAsync(Visitor visitor, string name, string? lead, string from = "2026-11-23")
    {
        var made = await visitor.SubmitAsync("/teams/new", new() { ["Name"] = name, ["Kind"] = "SubjectCoreTeam", ["Lead"] = lead ?? "", ["From"] = from });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        return made.Location!;
    }

    private static async Task<string> SheetAsync(Page page)
    {
        Assert.Equal(HttpStatusCode.OK, page.Status);
        using var zip = new ZipArchive(new MemoryStream(page.Bytes));
        using var reader = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return await reader.ReadToEndAsync();
    }
}
