using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Selection;

/// <summary>From the call to the district's list, through the pages' own forms.</summary>
public sealed class SelectionPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_call_is_written_published_and_passes_a_teacher_from_the_draft_to_the_district()
    {
        var (coordinator, school, district, teacher) = (await site.AsAsync("coordinator"), await site.AsAsync("school"), await site.AsAsync("district"), await site.AsAsync("teacher"));
        var id = await CallAsync(coordinator, "骨干教师遴选");
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/calls/{id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{id}", [], "main form[action$='/publication']")).Status);

        var matrix = await coordinator.GetAsync($"/calls/{id}/quotas");
        var east = (await site.InDbAsync(db => World.OrganisationAsync(db, World.East))).Id;
        var cell = matrix.Html.QuerySelectorAll("input[name$='.Body']").Single(i => i.GetAttribute("value") == east.ToString(CultureInfo.InvariantCulture)).GetAttribute("name")!.Replace(".Body", ".Places", StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(matrix, new() { [cell] = "2" }, "main form[action$='/quotas'][method=post]")).Status);

        var open = await teacher.GetAsync($"/calls/{id}");
        Assert.Contains("教龄满 5 年（算到 2026-11-20） 符合", open.Text, StringComparison.Ordinal);
        var begun = await teacher.FollowAsync(await teacher.SendAsync(open, [], "main form[action$='/applications']"));
        var file = begun.Path;
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync(file));
        Assert.Equal(HttpStatusCode.Redirect, (await HandInAsync(teacher, file, "连续三年承担毕业班教学。")).Status);
        Assert.Contains("学校推荐", (await teacher.GetAsync(file)).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(file, [], "main form[action$='/approval']")).Status);
        var list = await district.GetAsync($"/calls/{id}/applications?at=District");
        var application = list.Html.QuerySelector("input[name=ApplicationIds]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(list, new() { ["ApplicationIds"] = application }, "main form[action$='/approvals']")).Status);
        var passed = await site.InDbAsync(db => db.Applications.SingleAsync(a => a.CallId == id));
        Assert.Equal((ApplicationState.Pending, SelectionStep.PublicNotice), (passed.State, passed.At));
        Assert.Equal([ApplicationVerb.Submitted, ApplicationVerb.Approved, ApplicationVerb.Approved], passed.Log.OrderBy(e => e.Id).Select(e => e.Verb));
        Assert.Equal(HttpStatusCode.Forbidden, (await district.PostBareAsync(file + "/approval")).Status);
    }

    [Fact]
    public async Task A_school_recommends_a_pasted_list_in_order_and_puts_it_in_another()
    {
        var school = await site.AsAsync("school");
        var id = await OpenAsync("名单推荐");
        await PeopleAsync(4);
        var page = await school.GetAsync($"/calls/{id}/applications");
        var wrong = await school.SendAsync(page, new() { ["Names"] = "候选1\n查无此人" }, "main form[action$='/nominations']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("没有找到“查无此人”", wrong.Text, StringComparison.Ordinal);
        Assert.Equal("候选1\n查无此人", wrong.Html.QuerySelector("textarea[name=Names]")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Names"] = "候选3\n候选1\n候选2" }, "main form[action$='/nominations']")).Status);
        Assert.Equal(["候选3", "候选1", "候选2"], await ListedAsync(id));
        page = await school.GetAsync($"/calls/{id}/applications");
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Ranks[0].Rank"] = "9" }, "main form[action$='/ranking']")).Status);
        Assert.Equal(["候选1", "候选2", "候选3"], await ListedAsync(id));
    }

    [Theory]
    [InlineData("?q=候选2", "候选2")]
    [InlineData("?q=HX", "候选0 候选1 候选2 候选3")]
    [InlineData("?q=选1&sort=school", "候选1")]
    [InlineData("?q=查无", "")]
    [InlineData("?sort=-name", "候选3 候选2 候选1 候选0")]
    [InlineData("?sort=school", "候选0 候选1 候选2 候选3")]
    [InlineData("?sort=-school", "候选0 候选1 候选2 候选3")]
    public async Task A_list_is_searched_and_sorted(string asked, string names)
    {
        var id = await OpenAsync("查找");
        await PeopleAsync(4);
        var school = await site.AsAsync("school");
        await school.SubmitAsync($"/calls/{id}/applications", new() { ["Names"] = "候选3\n候选1\n候选2\n候选0" }, "main form[action$='/nominations']");
        var list = await (await site.AsAsync("coordinator")).GetAsync($"/calls/{id}/applications{asked}");
        Assert.Equal(names, string.Join(' ', list.Html.QuerySelectorAll("table.list tbody th a").Select(a => a.TextContent)));
    }

    [Fact]
    public async Task Of_many_passed_at_once_exactly_as_many_as_there_are_places_get_one()
    {
        var district = await site.AsAsync("district");
        var id = await OpenAsync("同时通过", districtPlaces: 3);
        await PeopleAsync(15);
        var school = await site.AsAsync("school");
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"/calls/{id}/applications", new() { ["Names"] = string.Join('\n', Enumerable.Range(0, 15).Select(i => $"候选{i}")) }, "main form[action$='/nominations']")).Status);
        var waiting = await site.InDbAsync(db => db.Applications.Where(a => a.CallId == id).Select(a => a.Id).ToListAsync());
        Assert.Equal(15, waiting.Count);
        var token = await district.TokenAsync();
        var answers = await Task.WhenAll(waiting.Select(application => district.PostAsync($"/calls/{id}/approvals", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["__RequestVerificationToken"] = token,
            ["Step"] = "District",
            ["ApplicationIds"] = application.ToString(CultureInfo.InvariantCulture),
        })));
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Contains("的名额已满：3 个名额", a.Text, StringComparison.Ordinal));
        Assert.Equal(3, await site.InDbAsync(db => db.Quotas.Where(q => q.CallId == id && q.Organisation.Key == World.East).SelectMany(q => q.Nominations).CountAsync()));
    }

    [Theory]
    [InlineData("Steps[0].To", "2026-10-01", "结束日期不能早于开始日期")]
    [InlineData("Steps[5].To", "", "请填写认定的开始日期和截止日期")]
    [InlineData("Steps[0].From", "2026-02-30", "2026-02-30")]
    [InlineData("Rules[0].Value", "500", "条件“教龄不少于（年）”的数值不对：500")]
    [InlineData("Groups", "理化生", "学科组请写成“名称：学科、学科”：理化生")]
    [InlineData("OverNomination", "5", "推荐比例")]
    [InlineData("Place", "999999-999999", "请选择您可以查看的年度项目和培养类别")]
    public async Task What_cannot_be_is_said_in_a_sentence_and_nothing_is_lost(string field, string value, string sentence)
    {
        var coordinator = await site.AsAsync("coordinator");
        var refused = await coordinator.SubmitAsync("/calls/new", new(await FilledAsync(coordinator, "写错的通知")) { [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal("写错的通知", refused.Html.QuerySelector("#Title")!.GetAttribute("value"));
        Assert.Equal("请按名额推荐。", refused.Html.QuerySelector("#Text")!.TextContent);
        Assert.False(await site.InDbAsync(db => db.Calls.AnyAsync(c => c.Title == "写错的通知")));
    }

    [Fact]
    public async Task A_paper_of_the_wrong_kind_is_refused_and_what_was_written_stays()
    {
        var mentee = await site.AsAsync("mentee");
        var id = await OpenAsync("附件检查");
        var file = (await mentee.FollowAsync(await mentee.SubmitAsync($"/calls/{id}", [], "main form[action$='/applications']"))).Path;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await HandInAsync(mentee, file, new string('长', 350_000))).Status);
        var refused = await HandInAsync(mentee, file, "教学实绩", ("获奖证书", "证书.pdf", "MZ this is a program"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("只能上传图片（JPEG、PNG、WebP）、PDF 和 Office 文件", refused.Text, StringComparison.Ordinal);
        Assert.Equal("教学实绩", refused.Html.QuerySelector("#Statement")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await HandInAsync(mentee, file, "教学实绩", ("获奖证书", "证书.pdf", "%PDF-1.7 a paper"u8.ToArray()))).Status);
        var page = await mentee.GetAsync(file);
        var paper = page.Html.QuerySelector("main a[href^='/files/']")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("school")).StatusAsync(paper));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("teacher")).StatusAsync(paper));
    }

    [Fact]
    public async Task A_hard_rule_that_is_missed_is_said_in_the_readers_words()
    {
        var (school, leader) = (await site.AsAsync("school"), await site.AsAsync("leader"));
        var id = await OpenAsync("职称条件", rules: [new EligibilityRule(Criterion.Rank, (int)TeacherRank.Senior, isHard: true)]);
        Assert.Contains("职称为高级教师或更高 不符合", (await leader.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
        var file = (await leader.FollowAsync(await leader.SubmitAsync($"/calls/{id}", [], "main form[action$='/applications']"))).Path;
        Assert.Contains("不符合必备条件：职称为高级教师或更高", (await HandInAsync(leader, file, "教学实绩")).Text, StringComparison.Ordinal);
        await PeopleAsync(1);
        var refused = await school.SubmitAsync($"/calls/{id}/applications", new() { ["Names"] = "候选0" }, "main form[action$='/nominations']");
        Assert.Contains("候选0：不符合必备条件：职称为高级教师或更高", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_withdraws_frees_the_place_and_may_hand_in_again()
    {
        var (mentor, school) = (await site.AsAsync("mentor"), await site.AsAsync("school"));
        var id = await OpenAsync("撤回再报");
        var file = (await mentor.FollowAsync(await mentor.SubmitAsync($"/calls/{id}", [], "main form[action$='/applications']"))).Path;
        await HandInAsync(mentor, file, "教学实绩");
        await school.SubmitAsync(file, [], "main form[action$='/approval']");
        Assert.Equal(1, await NominatedAsync(id));
        Assert.Equal(HttpStatusCode.Redirect, (await mentor.SubmitAsync(file, [], "main form[action$='/withdrawal']")).Status);
        Assert.Equal(0, await NominatedAsync(id));
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync(file));
        Assert.Equal(HttpStatusCode.Redirect, (await HandInAsync(mentor, file, "教学实绩，已补充")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SubmitAsync(file, new() { ["Reason"] = " " }, "main form[action$='/return']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(file, new() { ["Reason"] = "请写明课题名称" }, "main form[action$='/return']")).Status);
        Assert.Contains("原因：请写明课题名称", (await mentor.GetAsync(file)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_runs_a_silent_body_is_reminded_once_a_day()
    {
        var (coordinator, district) = (await site.AsAsync("coordinator"), await site.AsAsync("district"));
        var id = await OpenAsync("还差谁", districtPlaces: 3, schoolPlaces: 2);
        Assert.Contains("还差 1 个单位", (await coordinator.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("还差 1 个单位", (await district.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => coordinator.PostBareAsync($"/calls/{id}/reminders")));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        await district.PostBareAsync($"/calls/{id}/reminders");
        var told = await site.InDbAsync(db => db.Messages.Where(m => m.OccasionKey.StartsWith("call-now/") && m.Channel == Domain.Notifications.Channel.Inbox && m.Arguments.Contains("还差谁"))
            .Join(db.Accounts, m => m.RecipientPersonId, a => a.PersonId, (m, a) => a.UserName!).OrderBy(n => n).ToListAsync());
        Assert.Equal(["district", "school"], told);
        Assert.Equal(HttpStatusCode.Redirect, (await (await site.AsAsync("school")).SubmitAsync($"/calls/{id}/applications", new() { ["Names"] = "秦川" }, "main form[action$='/nominations']")).Status);
        Assert.DoesNotContain("还没有推荐", (await district.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_begun_and_not_handed_in_is_named_to_the_own_bodies_and_reminded_once_a_day()
    {
        var (coordinator, school, mentee) = (await site.AsAsync("coordinator"), await site.AsAsync("school"), await site.AsAsync("mentee"));
        var id = await OpenAsync("没有提交");
        var file = (await mentee.FollowAsync(await mentee.SubmitAsync($"/calls/{id}", [], "main form[action$='/applications']"))).Path;
        var name = await site.InDbAsync(db => db.Accounts.Where(a => a.UserName == "mentee").Select(a => a.Name).SingleAsync());
        Assert.Contains("1 位教师还没有提交", (await coordinator.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains(name, (await coordinator.GetAsync($"/calls/{id}")).Html.QuerySelector("#unfinished-text")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("还没有提交", (await (await site.AsAsync("teacher")).GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync(file));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => coordinator.PostBareAsync($"/calls/{id}/reminders/applicants"))), a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Equal(1, await site.InDbAsync(db => db.Messages.CountAsync(m => m.OccasionKey.StartsWith("application-now/") && m.Channel == Domain.Notifications.Channel.Inbox && m.Arguments.Contains("没有提交"))));
        Assert.Equal(HttpStatusCode.Redirect, (await HandInAsync(mentee, file, "承担备课组长。")).Status);
        Assert.DoesNotContain("位教师还没有提交", (await coordinator.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
        Assert.Contains("1 份等待学校推荐", (await coordinator.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_is_chosen_by_the_call_filled_in_by_the_applicant_and_read_by_those_who_decide()
    {
        var (coordinator, school, teacher) = (await site.AsAsync("coordinator"), await site.AsAsync("school"), await site.AsAsync("teacher"));
        var sheet = await site.InDbAsync(async db =>
        {
            var added = new ApplicationSheet("T-SHEET", "2026", "试验申报表", "/t-city/", "试验",
            [
                new SheetField("duty", "任教年级", FieldKind.Line, isRequired: true, hint: null, 20, [], identifies: false),
                new SheetField("mentees", "指导人数", FieldKind.Number, isRequired: false, hint: null, 50, [], identifies: false),
                new SheetField("pledge", "本人承诺", FieldKind.Pledge, isRequired: true, hint: null, null, [], identifies: false),
            ]);
            db.Add(added);
            await db.SaveChangesAsync();
            return added.Id;
        });
        var filled = await FilledAsync(coordinator, "有申报表");
        filled["SheetId"] = "999999";
        Assert.Contains("请选择本单位可用的申报表", (await coordinator.SubmitAsync("/calls/new", filled)).Text, StringComparison.Ordinal);
        filled["SheetId"] = sheet.ToString(CultureInfo.InvariantCulture);
        var made = await coordinator.SubmitAsync("/calls/new", filled);
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var id = int.Parse(made.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{id}", [], "main form[action$='/publication']")).Status);
        var file = (await teacher.FollowAsync(await teacher.SubmitAsync($"/calls/{id}", [], "main form[action$='/applications']"))).Path;

        Assert.Contains("请填写“任教年级”", (await HandInAsync(teacher, file, "连续三年承担毕业班教学。")).Text, StringComparison.Ordinal);
        var wrong = await teacher.SubmitAsync(file, new() { ["Statement"] = "事迹", ["Answers[0].Text"] = "=HYPERLINK(1)", ["Answers[1].Text"] = "=1+1", ["Submits"] = "true" }, "main form[data-draft]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("“指导人数”请填 0–50 的整数", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(("=HYPERLINK(1)", "=1+1", "事迹"), (wrong.Html.QuerySelector("#sheet-duty")!.GetAttribute("value"), wrong.Html.QuerySelector("#sheet-mentees")!.GetAttribute("value"), wrong.Html.QuerySelector("#Statement")!.TextContent));
        Assert.Contains("请勾选“本人承诺”", (await teacher.SubmitAsync(file, new() { ["Statement"] = "事迹", ["Answers[0].Text"] = "八年级", ["Submits"] = "true" }, "main form[data-draft]")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(file, new() { ["Statement"] = "事迹", ["Answers[0].Text"] = "八年级", ["Answers[2].Text"] = "是", ["Submits"] = "true" }, "main form[data-draft]")).Status);
        Assert.Equal(["八年级", "没有填写", "是"], (await school.GetAsync(file)).Html.QuerySelectorAll("main dl.facts dd.lines").Select(d => d.TextContent.Trim()));
    }

    [Fact]
    public async Task Last_years_call_is_a_template_with_its_days_a_year_on()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await OpenAsync("作为模板");
        var form = await coordinator.GetAsync($"/calls/new?from={id}");
        Assert.Equal(("作为模板", "2027-11-01", "2027-11-20"), (form.Html.QuerySelector("#Title")!.GetAttribute("value"), form.Html.QuerySelector("#Steps_0__From")!.GetAttribute("value"), form.Html.QuerySelector("#CutOff")!.GetAttribute("value")));
        Assert.Equal("获奖证书（选交）", form.Html.QuerySelector("#Attachments")!.TextContent);
    }

    [Fact]
    public async Task Places_are_not_fewer_than_those_who_stand_on_them_and_only_of_ones_own_bodies()
    {
        var (coordinator, district, school) = (await site.AsAsync("coordinator"), await site.AsAsync("district"), await site.AsAsync("school"));
        var id = await OpenAsync("名额检查", schoolPlaces: 2);
        await PeopleAsync(3);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SubmitAsync($"/calls/{id}/applications", new() { ["Names"] = "候选0\n候选1\n候选2" }, "main form[action$='/nominations']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"/calls/{id}/applications", new() { ["Names"] = "候选0\n候选1" }, "main form[action$='/nominations']")).Status);
        var matrix = await district.GetAsync($"/calls/{id}/quotas");
        var cell = matrix.Html.QuerySelectorAll("input[name$='.Places']").First(i => i.GetAttribute("value") == "2").GetAttribute("name")!;
        var fewer = await district.SendAsync(matrix, new() { [cell] = "1" }, "main form[action$='/quotas'][method=post]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, fewer.Status);
        Assert.Contains("东区第一中学已推荐 2 人，名额不能改为 1", fewer.Text, StringComparison.Ordinal);
        var west = (await site.InDbAsync(db => World.OrganisationAsync(db, World.SchoolC))).Id.ToString(CultureInfo.InvariantCulture);
        var stranger = await district.SendAsync(matrix, new() { ["Cells[0].Body"] = west }, "main form[action$='/quotas'][method=post]");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{id}", new() { ["Reason"] = "上级另有安排" }, "main form[action$='/cancellation']")).Status);
        Assert.Contains("已撤销", (await coordinator.GetAsync($"/calls/{id}")).Text, StringComparison.Ordinal);
    }

    private static async Task<Dictionary<string, string?>> FilledAsync(Visitor coordinator, string title)
    {
        var place = (await coordinator.GetAsync("/calls/new")).Html.QuerySelectorAll("#Place option").Select(o => o.GetAttribute("value")!).First(v => v.Length > 0);
        return new()
        {
            ["Title"] = title,
            ["Place"] = place,
            ["Text"] = "请按名额推荐。",
            ["CutOff"] = "2026-11-20",
            ["OverNomination"] = "100",
            ["Attachments"] = "获奖证书（选交）",
            ["Steps[0].From"] = "2026-11-01",
            ["Steps[0].To"] = "2026-12-20",
            ["Steps[1].From"] = "2026-11-01",
            ["Steps[1].To"] = "2026-12-22",
            ["Steps[2].From"] = "2026-11-01",
            ["Steps[2].To"] = "2026-12-24",
            ["Steps[4].From"] = "2026-12-25",
            ["Steps[4].To"] = "2026-12-31",
            ["Steps[5].From"] = "2027-01-04",
            ["Steps[5].To"] = "2027-01-08",
            ["Rules[0].Value"] = "5",
            ["Rules[0].IsHard"] = "true",
        };
    }

    private static async Task<int> CallAsync(Visitor coordinator, string title)
    {
        var made = await coordinator.SubmitAsync("/calls/new", await FilledAsync(coordinator, title));
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        return int.Parse(made.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private static async Task<Page> HandInAsync(Visitor visitor, string file, string statement, params (string Name, string FileName, byte[] Content)[] papers)
    {
        var page = await visitor.GetAsync(file);
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.Html.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent(page.Html.QuerySelector("main input[name=Version]")!.GetAttribute("value")!), "Version" },
            { new StringContent(statement, Encoding.UTF8), "Statement" },
            { new StringContent("true"), "Submits" },
        };
        foreach (var (paper, at) in papers.Select((p, at) => (p, at)))
        {
            form.Add(new StringContent(paper.Name, Encoding.UTF8), $"Papers[{at}].Name");
            var content = new ByteArrayContent(paper.Content);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(content, $"Papers[{at}].File", paper.FileName);
        }
        return await Page.OfAsync(await visitor.Http.PostAsync(new Uri(file, UriKind.Relative), form));
    }

    private Task<int> OpenAsync(string title, int districtPlaces = 0, int schoolPlaces = 0, IReadOnlyList<EligibilityRule>? rules = null) => site.InDbAsync(async db =>
    {
        var institute = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == World.CityInstitute);
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        var call = SelectionOfWorld.Call(institute, year.Id, year.Tracks[0].Id, title, rules: rules);
        db.Add(call);
        await db.SaveChangesAsync();
        foreach (var (key, places) in new[] { (World.East, districtPlaces), (World.SchoolA, schoolPlaces) }.Where(q => q.Item2 > 0))
        {
            var quota = new Quota(call.Id, await World.OrganisationAsync(db, key));
            quota.Allot(stage: null, group: null, places, call);
            db.Add(quota);
        }
        await db.SaveChangesAsync();
        return call.Id;
    });

    /// <summary>候选0 … of school A, as many as are not there yet.</summary>
    private Task PeopleAsync(int count) => site.InDbAsync(async db =>
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        var known = await db.People.Where(p => p.Name.StartsWith("候选")).Select(p => p.Name).ToListAsync();
        foreach (var name in Enumerable.Range(0, count).Select(i => $"候选{i}").Except(known))
        {
            var person = new Person(name, school, new DateOnly(2015, 9, 1));
            person.Describe(null, SchoolStage.Junior, "数学", TeacherRank.First, new DateOnly(2015, 9, 1), null);
            db.Add(person);
        }
        return await db.SaveChangesAsync();
    });

    private Task<List<string>> ListedAsync(int id) => site.InDbAsync(async db =>
        await (from nomination in db.Quotas.Where(q => q.CallId == id && q.Organisation.Key == World.SchoolA).SelectMany(q => q.Nominations)
               join application in db.Applications on nomination.ApplicationId equals application.Id
               join card in db.PersonCards on application.PersonId equals card.Id
               orderby nomination.Rank
               select card.Name).ToListAsync());

    private Task<int> NominatedAsync(int id) => site.InDbAsync(db => db.Quotas.Where(q => q.CallId == id).SelectMany(q => q.Nominations).CountAsync());
}
