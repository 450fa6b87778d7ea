using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Cohorts;

public sealed class CohortPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_class_is_created_once_however_often_the_form_is_sent_and_then_found()
    {
        var coordinator = await site.AsAsync("coordinator");
        var form = await coordinator.GetAsync("/cohorts/new");
        var values = await FilledAsync("骨干教师一班");
        var (first, second) = (await coordinator.SendAsync(form, values), await coordinator.SendAsync(form, values));
        Assert.Equal((HttpStatusCode.Redirect, first.Location), (first.Status, second.Location));
        var page = await coordinator.GetAsync(first.Location!);
        Assert.Contains("骨干教师一班", page.Text, StringComparison.Ordinal);
        Assert.Contains("单元整体教学", page.Text, StringComparison.Ordinal);
        var found = await coordinator.GetAsync("/cohorts?q=ggjs&state=Draft&sort=-from");
        Assert.Contains("骨干教师一班", found.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("示例班", found.Text, StringComparison.Ordinal);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (await coordinator.GetAsync("/cohorts?format=xlsx")).Answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_plan_without_its_four_parts_is_refused_and_nothing_typed_is_lost()
    {
        var coordinator = await site.AsAsync("coordinator");
        var refused = await coordinator.SubmitAsync("/cohorts/new", new() { ["Name"] = "缺计划的班", ["From"] = "2026-12-01", ["To"] = "2026-11-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var missing in new[] { "请填写主题", "请填写目标", "请填写预期效果", "请填写考核程序", "请填写培养类别" }) Assert.Contains(missing, refused.Text, StringComparison.Ordinal);
        Assert.Equal("缺计划的班", refused.Html.QuerySelector("#Name")!.GetAttribute("value"));
        var backwards = await coordinator.SubmitAsync("/cohorts/new", new(await FilledAsync("倒着的班")) { ["From"] = "2026-12-01", ["To"] = "2026-11-01" });
        Assert.Contains("结束日期不能早于开始日期", backwards.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_classes_of_a_year_do_not_share_a_name()
    {
        var coordinator = await site.AsAsync("coordinator");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync("/cohorts/new", await FilledAsync("同名班"))).Status);
        var twice = await coordinator.SubmitAsync("/cohorts/new", await FilledAsync("同名班"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("这一年度项目里已有同名的培训班", twice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_form_is_a_conflict()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await CreateAsync("陈旧班");
        var form = await coordinator.GetAsync($"/cohorts/{id}/edit");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { ["Theme"] = "甲" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { ["Theme"] = "乙" })).Status);
        Assert.Equal("甲", await site.InDbAsync(db => db.Cohorts.Where(c => c.Id == id).Select(c => c.Theme).SingleAsync()));
    }

    [Fact]
    public async Task A_pasted_list_goes_in_whole_or_says_which_lines_need_a_look()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await CreateAsync("名单班");
        var refused = await coordinator.SubmitAsync($"/cohorts/{id}/members", new() { ["Names"] = "林岚\n不存在的人" }, "main form[action$='/members'][method=post]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("没有找到“不存在的人”", refused.Text, StringComparison.Ordinal);
        Assert.Contains("林岚", refused.Html.QuerySelector("#Names")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await CountAsync(id));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/members", new() { ["Names"] = "林岚、白露\nt-school-b" }, "main form[action$='/members'][method=post]")).Status);
        Assert.Equal(3, await CountAsync(id));
    }

    [Fact]
    public async Task Someone_found_by_search_is_ticked_and_leaves_with_a_reason()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await CreateAsync("搜索班");
        var person = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolC)).Id);
        var search = await coordinator.GetAsync($"/cohorts/{id}/members?find={Uri.EscapeDataString("sl")}");
        Assert.Contains("石磊", search.Text, StringComparison.Ordinal);
        var added = await coordinator.SendAsync(search, new() { ["PersonIds"] = $"{person}" }, "main form:has(input[name=PersonIds])");
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        var without = await coordinator.SubmitAsync($"/cohorts/{id}/members", new() { ["Reason"] = "" }, "main form[action$='/departure']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Contains("请填写退出原因", without.Text, StringComparison.Ordinal);
        var early = await coordinator.SendAsync(without, new() { ["Reason"] = "工作调动", ["On"] = "2026-11-01" }, "main details[open] form[action$='/departure']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Equal(("工作调动", "2026-11-01"), (early.Html.QuerySelector("details[open] input[name=Reason]")!.GetAttribute("value"), early.Html.QuerySelector("details[open] input[name=On]")!.GetAttribute("value")));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(early, new() { ["On"] = "2026-11-23" }, "main details[open] form[action$='/departure']")).Status);
        Assert.Equal(0, await CountAsync(id));
        Assert.Contains("工作调动", (await coordinator.GetAsync($"/cohorts/{id}/members")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_ticked_stays_ticked_when_the_class_is_full()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await CreateAsync("满员班", capacity: 1);
        await coordinator.SubmitAsync($"/cohorts/{id}/members", new() { ["Names"] = "林岚" }, "main form[action$='/members'][method=post]");
        var person = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolC)).Id);
        var search = await coordinator.GetAsync($"/cohorts/{id}/members?find=sl");
        var full = await coordinator.SendAsync(search, new() { ["PersonIds"] = $"{person}" }, "main form:has(input[name=PersonIds])");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, full.Status);
        Assert.NotNull(full.Html.QuerySelector($"input[name=PersonIds][value='{person}'][checked]"));
    }

    [Fact]
    public async Task A_class_outside_its_tracks_window_is_refused_and_the_form_shows_the_window()
    {
        var coordinator = await site.AsAsync("coordinator");
        Assert.Contains("2026-09-01 – 2026-12-20", (await coordinator.GetAsync("/cohorts/new")).Html.QuerySelector("#Place")!.TextContent, StringComparison.Ordinal);
        var outside = await coordinator.SubmitAsync("/cohorts/new", new(await FilledAsync("窗外班")) { ["To"] = "2026-12-25" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.Status);
        Assert.Contains("“骨干教师”的培训时间是 2026-09-01 至 2026-12-20", outside.Text, StringComparison.Ordinal);
        Assert.Equal("窗外班", outside.Html.QuerySelector("#Name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_many_who_enrol_at_once_exactly_as_many_as_there_are_seats_get_in()
    {
        var id = await CreateAsync("抢座班", capacity: 2);
        var coordinator = await site.AsAsync("coordinator");
        var token = await coordinator.TokenAsync();
        string[] names = ["林岚", "高远", "何苗", "白露", "秦川", "方圆"];
        var answers = await Task.WhenAll(names.Select(name => coordinator.PostAsync($"/cohorts/{id}/members",
            new Dictionary<string, string>(StringComparer.Ordinal) { ["__RequestVerificationToken"] = token, ["Names"] = name, ["From"] = "2026-11-23" })));
        Assert.Equal(2, await CountAsync(id));
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_class_goes_through_its_states_and_closes_only_when_running()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await CreateAsync("流程班", from: "2026-11-02");
        await coordinator.SubmitAsync($"/cohorts/{id}/members", new() { ["Names"] = "林岚\n白露" }, "main form[action$='/members'][method=post]");
        var early = await coordinator.SubmitAsync($"/cohorts/{id}/closure", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        for (var step = 0; step < 3; step++)
        {
            var page = await coordinator.GetAsync($"/cohorts/{id}");
            Assert.Equal(step == 2, page.Html.QuerySelector("main form[action$='/state']")!.GetAttribute("data-confirm") is { Length: > 0 });
            Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, [], "main form[action$='/state']")).Status);
        }
        Assert.Equal(CohortState.Running, await site.InDbAsync(db => db.Cohorts.Where(c => c.Id == id).Select(c => c.State).SingleAsync()));
        // Nothing was taught, so nothing is known: the list says who is open, and somebody decides.
        var open = await coordinator.SubmitAsync($"/cohorts/{id}/closure", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, open.Status);
        Assert.Contains("还有 2 人待定", open.Text, StringComparison.Ordinal);
        var completed = await site.InDbAsync(async db => (await World.PersonAsync(db, World.City)).Id);
        foreach (var (person, verdict) in (await site.InDbAsync(db => db.Set<Enrolment>().Where(e => e.CohortId == id).Select(e => e.PersonId).ToListAsync())).Select(p => (p, p == completed ? "Qualified" : "Unqualified")))
            Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/completion", new() { ["PersonId"] = $"{person}", ["Verdict"] = verdict, ["Reason"] = "现场考核" }, "main form[action$='/rulings']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/closure", [])).Status);
        var outcomes = await site.InDbAsync(db => db.Set<Enrolment>().Where(e => e.CohortId == id).OrderByDescending(e => e.Outcome).ToDictionaryAsync(e => e.PersonId, e => e.Outcome));
        Assert.Equal(EnrolmentOutcome.Completed, outcomes[completed]);
        Assert.Single(outcomes.Values, EnrolmentOutcome.NotCompleted);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.PostAsync($"/cohorts/{id}/staff", [KeyValuePair.Create("__RequestVerificationToken", await coordinator.TokenAsync()), KeyValuePair.Create("Name", "林岚"), KeyValuePair.Create("Role", "ClassHead")])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SubmitAsync($"/cohorts/{id}", [], "main form[action$='/reopening']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}", new() { ["Reason"] = "漏了一名学员" }, "main form[action$='/reopening']")).Status);
        Assert.Contains("漏了一名学员", (await coordinator.GetAsync($"/cohorts/{id}")).Text, StringComparison.Ordinal);
        Assert.True(await site.InDbAsync(db => db.Set<Enrolment>().Where(e => e.CohortId == id).AllAsync(e => e.Outcome == EnrolmentOutcome.InTraining)));
        Assert.True(await site.InDbAsync(db => db.AuditEntries.AnyAsync(e => e.Entity == "Cohort" && e.EntityId == id && e.Changes!.Contains("漏了一名学员"))));
    }

    [Fact]
    public async Task A_class_head_is_appointed_by_name_and_dismissed()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await CreateAsync("班主任班");
        var unknown = await coordinator.SubmitAsync($"/cohorts/{id}", new() { ["Name"] = "不存在的人", ["Role"] = "Assistant" }, "main form[action$='/staff']");
        Assert.Equal("不存在的人", unknown.Html.QuerySelector("details[open] #staff-name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}", new() { ["Name"] = "白露", ["Role"] = "ClassHead" }, "main form[action$='/staff']")).Status);
        Assert.Contains("白露", (await coordinator.GetAsync($"/cohorts/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}", [], "main form[action$='/dismissal']")).Status);
        Assert.DoesNotContain("白露", (await coordinator.GetAsync($"/cohorts/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_sees_the_class_but_cannot_change_it()
    {
        var teacher = await site.AsAsync("teacher");
        var id = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolA));
        var page = await teacher.GetAsync($"/cohorts/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Html.QuerySelectorAll($"main form[method=post], main a[href='/cohorts/{id}/edit']"));
        var members = await teacher.GetAsync($"/cohorts/{id}/members");
        Assert.Empty(members.Html.QuerySelectorAll("main form[method=post]"));
        // Names and schools, and nothing of how often anyone was there; one's own name leads to one's own file.
        Assert.Equal(["姓名", "单位"], members.Html.QuerySelectorAll("main table thead th").Select(th => th.TextContent.Trim()));
        Assert.All(members.Html.QuerySelectorAll("main table tbody tr"), row => Assert.Equal(2, row.Children.Length));
        Assert.Single(members.Html.QuerySelectorAll("main table a[href^='/people/']"));
        Assert.Null(members.Html.QuerySelector("#members-text"));
        using var zip = new ZipArchive(new MemoryStream((await teacher.GetAsync($"/cohorts/{id}/members?format=xlsx")).Bytes));
        using var sheet = new StreamReader(await zip.Entries.Single(e => e.FullName.Contains("worksheets", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).OpenAsync());
        Assert.DoesNotContain("编号", await sheet.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_looks_after_a_class_copies_its_people_and_who_is_not_marked()
    {
        var head = await site.AsAsync("classhead");
        var id = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolA));
        var members = await head.GetAsync($"/cohorts/{id}/members");
        Assert.Contains("秦川（东区第一中学）", members.Html.QuerySelector("#members-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("秦川", (await head.GetAsync($"/cohorts/{id}")).Html.QuerySelector("#unmarked-text")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await (await site.AsAsync("school")).GetAsync($"/cohorts/{id}/members")).Html.QuerySelectorAll("main table a[href^='/people/']"));
    }

    private async Task<int> CreateAsync(string name, int capacity = 30, string from = "2026-11-16")
    {
        var coordinator = await site.AsAsync("coordinator");
        var made = await coordinator.SubmitAsync("/cohorts/new", new(await FilledAsync(name)) { ["Capacity"] = $"{capacity}", ["From"] = from });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        return int.Parse(made.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<Dictionary<string, string?>> FilledAsync(string name)
    {
        var place = await site.InDbAsync(async db =>
        {
            var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
            return $"{year.Id}-{year.Tracks.Single(t => t.Code == "3").Id}";
        });
        return new(StringComparer.Ordinal)
        {
            ["Name"] = name,
            ["Place"] = place,
            ["From"] = "2026-11-16",
            ["To"] = "2026-12-06",
            ["Capacity"] = "30",
            ["Theme"] = "单元整体教学",
            ["Goals"] = "会设计单元",
            ["Outcomes"] = "每人一份单元设计",
            ["AssessmentProcedure"] = "出勤、作业、汇报课",
        };
    }

    private Task<int> CountAsync(int id) => site.InDbAsync(db => db.Set<Enrolment>().CountAsync(e => e.CohortId == id && e.LeftOn == null));
}
