using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests;

/// <summary>From the teacher's draft to the ledger and back, through the pages' own forms.</summary>
public sealed class HoursClaimPagesTests(TestSite site) : IClassFixture<TestSite>
{
    private static readonly byte[] Pdf = "%PDF-1.7 a certificate"u8.ToArray();

    [Fact]
    public async Task A_claim_is_confirmed_approved_with_other_hours_posted_once_and_withdrawn()
    {
        var (teacher, school, district) = (await site.AsAsync("teacher"), await site.AsAsync("school"), await site.AsAsync("district"));
        var claim = await ClaimedAsync(teacher, "骨干教师研修");
        var paper = (await teacher.GetAsync(claim)).Html.QuerySelector("main a[href^='/files/']")!.GetAttribute("href")!;
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound], [await school.StatusAsync(paper), await district.StatusAsync(paper), await (await site.AsAsync("mentor")).StatusAsync(paper)]);

        // Not the district's turn yet.
        Assert.Null((await district.GetAsync(claim)).Html.QuerySelector("main form[action$='/approval']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.PostBareAsync(claim + "/approval")).Status);
        Assert.Contains("骨干教师研修", (await school.GetAsync("/hours/claims")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(claim, [], "main form[action$='/approval']")).Status);

        var page = await district.GetAsync(claim);
        var refused = await district.SendAsync(page, new() { ["Certified"] = "4.5" }, "main form[action$='/approval']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("认定 4.5 学时，与申报的 6 学时不同，请写明原因", refused.Text, StringComparison.Ordinal);
        Assert.Equal("4.5", refused.Html.QuerySelector("#Certified")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(refused, new() { ["Why"] = "第三天没有签到" }, "main form[action$='/approval']")).Status);
        var posted = await EntriesAsync("骨干教师研修");
        Assert.Equal([(45, HoursSourceKind.Claim, IdOf(claim))], posted.Select(e => (e.Hours.Tenths, e.SourceKind, e.SourceId)));
        Assert.Equal(World.EastInstitute, await site.InDbAsync(db => db.Organisations.Where(o => o.Id == posted[0].OrganisationId).Select(o => o.Key).SingleAsync()));
        var mine = await teacher.GetAsync(claim);
        Assert.Contains("第三天没有签到", mine.Text, StringComparison.Ordinal);
        Assert.Equal(["提交", "学校已确认", "区县已批准"], mine.Html.QuerySelectorAll("ol.log b").Select(b => b.TextContent));
        Assert.Equal(claim, (await teacher.GetAsync("/hours")).Html.QuerySelectorAll("main a").First(a => a.TextContent == "骨干教师研修").GetAttribute("href"));

        // A stale page approves nothing again, and says how it stands.
        Assert.Contains("这项申报已批准，现在不由您办理", (await district.SendAsync(page, [], "main form[action$='/approval']")).Text, StringComparison.Ordinal);
        var approved = await district.GetAsync(claim);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.SendAsync(approved, new() { ["Reason"] = " " }, "main form[action$='/withdrawal']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(approved, new() { ["Reason"] = "证书系伪造" }, "main form[action$='/withdrawal']")).Status);
        Assert.Equal(0, (await EntriesAsync("骨干教师研修")).Sum(e => e.Hours.Tenths));
        Assert.Contains("已撤销认定", (await teacher.GetAsync(claim)).Text, StringComparison.Ordinal);
        // What was withdrawn may be claimed anew.
        await ClaimedAsync(teacher, "骨干教师研修");
    }

    [Fact]
    public async Task What_is_returned_keeps_all_that_was_typed_its_papers_and_its_log()
    {
        var (teacher, school) = (await site.AsAsync("leader"), await site.AsAsync("school"));
        var claim = await ClaimedAsync(teacher, "名师讲坛");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SubmitAsync(claim, new() { ["Reason"] = " " }, "main form[action$='/return']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(claim, new() { ["Reason"] = "证书看不清" }, "main form[action$='/return']")).Status);
        Assert.Contains("“名师讲坛”的学时申报被退回，请修改后再提交", (await teacher.GetAsync("/")).Text, StringComparison.Ordinal);
        var returned = await teacher.GetAsync(claim);
        Assert.Contains("已退回：证书看不清", returned.Text, StringComparison.Ordinal);
        Assert.Equal(["名师讲坛", "省教育厅", "2026-10-08", "2026-10-10", "6"], new[] { "Title", "Organiser", "From", "To", "Claimed" }.Select(f => returned.Html.QuerySelector($"#{f}")!.GetAttribute("value")));
        Assert.Equal("faceToFace", returned.Html.QuerySelector("#Mode option[selected]")!.GetAttribute("value"));
        Assert.Equal("证书.pdf", returned.Html.QuerySelector("main a[href^='/files/']")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(teacher, returned, submits: true, [("新证书.pdf", Pdf)])).Status);
        var again = await school.GetAsync(claim);
        Assert.Equal(["证书.pdf", "新证书.pdf"], again.Html.QuerySelectorAll("main a[href^='/files/']").Select(a => a.TextContent));
        Assert.Equal(["提交", "退回申报", "提交"], again.Html.QuerySelectorAll("ol.log b").Select(b => b.TextContent));
        Assert.Contains("证书看不清", again.Text, StringComparison.Ordinal);
        // What was returned and handed in again is no news any more.
        Assert.Empty(await site.InDbAsync(db => new HoursClaimNews(db).ExpectedAsync(site.Clock.UtcNow, $"hours-claim/{IdOf(claim)}", default)));
    }

    [Fact]
    public async Task The_claimant_is_told_of_a_return_and_of_an_approval()
    {
        var (teacher, school) = (await site.AsAsync("mentee"), await site.AsAsync("school"));
        var claim = await ClaimedAsync(teacher, "告知的活动");
        await school.SubmitAsync(claim, new() { ["Reason"] = "日期不对" }, "main form[action$='/return']");
        Assert.Equal((HoursClaimNews.Returned, "学校确认", "日期不对"), await ToldAsync(claim, "原因"));
        await SendAsync(teacher, await teacher.GetAsync(claim), submits: true, []);
        await school.SubmitAsync(claim, [], "main form[action$='/approval']");
        await (await site.AsAsync("coordinator")).SubmitAsync(claim, [], "main form[action$='/approval']");
        Assert.Equal((HoursClaimNews.Settled, "区县批准", "已批准，认定 6 学时"), await ToldAsync(claim, "结果"));
    }

    [Fact]
    public async Task One_event_is_claimed_once_and_not_at_all_where_it_was_counted_otherwise()
    {
        var mentor = await site.AsAsync("mentor");
        await ClaimedAsync(mentor, "读书会（第3期）");
        var second = await NewAsync(mentor, "读书会 (第3期)", submits: true, [("照片.pdf", Pdf)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, second.Status);
        Assert.Contains("这次活动已经申报过：“读书会（第3期）”（2026-10-08 至 2026-10-10，待学校确认），同一活动只申报一次", second.Text, StringComparison.Ordinal);
        // What was typed is kept as a draft, the photograph too, and may be saved from the page that said no.
        Assert.Equal("照片.pdf", second.Html.QuerySelector("main a[href^='/files/']")!.TextContent);
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(mentor, second, submits: false, [])).Status);

        var me = await PersonAsync("mentor");
        await site.InDbAsync(async db =>
        {
            var school = await World.OrganisationAsync(db, World.SchoolA);
            db.Add(new HoursEntry(me, school.Id, "online", Domain.Kernel.Hours.Of(3), new(2026, 10, 9), HoursSourceKind.Import, 990, "智慧平台 研修", "T 2026", site.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        var counted = await NewAsync(mentor, "智慧平台研修", submits: true, [("照片.pdf", Pdf)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, counted.Status);
        Assert.Contains("“智慧平台 研修”（2026-10-09）的 3 学时已经由平台导入计入，同一活动只计一次", counted.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_one_event_handed_in_twice_at_once_one_stands()
    {
        var teacher = await site.AsAsync("classhead");
        var drafts = new List<string>();
        for (var at = 0; at < 4; at++) drafts.Add((await NewAsync(teacher, "同时提交", submits: false, [("照片.pdf", Pdf)])).Location!);
        var pages = new List<Page>();
        foreach (var draft in drafts) pages.Add(await teacher.GetAsync(draft));
        var answers = await Task.WhenAll(pages.Select(page => SendAsync(teacher, page, submits: true, [])));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Contains("申报", a.Text, StringComparison.Ordinal));
        Assert.Equal(1, await site.InDbAsync(db => db.HoursClaims.CountAsync(c => c.Title == "同时提交" && c.State == HoursClaimState.Submitted)));
    }

    [Fact]
    public async Task Twenty_are_confirmed_and_approved_in_one_act_each_and_what_does_not_fit_is_left_alone_and_told()
    {
        var (school, district) = (await site.AsAsync("school"), await site.AsAsync("district"));
        var ids = await ManyAsync("整批研修", 22);
        var list = await school.GetAsync("/hours/claims?q=整批研修");
        Assert.Equal(22, list.Html.QuerySelectorAll("input[name=Claims]").Length);
        // One is returned meanwhile, by somebody else.
        await school.SubmitAsync($"/hours/claims/{ids[0]}", new() { ["Reason"] = "重名" }, "main form[action$='/return']");
        var confirmed = await school.SendAsync(list, new() { ["Claims"] = All(list) }, "main form[method=post]");
        Assert.Equal(HttpStatusCode.OK, confirmed.Status);
        Assert.Contains("已确认 21 项，1 项没有办理，保持原样", confirmed.Text, StringComparison.Ordinal);
        Assert.Contains("这项申报已退回，现在不由您办理", confirmed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SendAsync(list, new() { ["Claims"] = null }, "main form[method=post]")).Status);

        // One event was counted by a platform's list before the district looks.
        await site.InDbAsync(async db =>
        {
            var claim = await db.HoursClaims.AsNoTracking().SingleAsync(c => c.Id == ids[1]);
            db.Add(new HoursEntry(claim.PersonId, claim.OrganisationId, "online", Domain.Kernel.Hours.Of(2), claim.Day!.Value, HoursSourceKind.Import, 991, claim.Title, "T 2026", site.Clock.UtcNow));
            await db.SaveChangesAsync();
        });
        Assert.Contains("项学时申报待批准", (await district.GetAsync("/")).Text, StringComparison.Ordinal);
        var waiting = await district.GetAsync("/hours/claims?q=整批研修");
        var approved = await district.SendAsync(waiting, new() { ["Claims"] = All(waiting) }, "main form[method=post]");
        Assert.Contains("已批准 20 项，1 项没有办理，保持原样", approved.Text, StringComparison.Ordinal);
        Assert.Contains("已经由平台导入计入，同一活动只计一次", approved.Text, StringComparison.Ordinal);
        Assert.Equal(20, await site.InDbAsync(db => db.HoursEntries.CountAsync(e => e.SourceKind == HoursSourceKind.Claim && ids.Contains(e.SourceId))));
        Assert.Equal(20, await site.InDbAsync(db => db.AuditEntries.CountAsync(a => a.Entity == "HoursEntry" && a.Changes!.Contains("整批研修") && a.Changes.Contains("Claim"))));
        // The same page once more approves nothing again.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.SendAsync(waiting, new() { ["Claims"] = All(waiting) }, "main form[method=post]")).Status);
        Assert.Equal(20, await site.InDbAsync(db => db.HoursEntries.CountAsync(e => e.SourceKind == HoursSourceKind.Claim && ids.Contains(e.SourceId))));
    }

    [Fact]
    public async Task Two_who_approve_at_once_post_once()
    {
        var (coordinator, district, school) = (await site.AsAsync("coordinator"), await site.AsAsync("district"), await site.AsAsync("school"));
        var ids = await ManyAsync("同时批准", 6);
        var list = await school.GetAsync("/hours/claims?q=同时批准");
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(list, new() { ["Claims"] = All(list) }, "main form[method=post]")).Status);
        var (one, other) = (await coordinator.GetAsync("/hours/claims?q=同时批准"), await district.GetAsync("/hours/claims?q=同时批准"));
        var single = await district.GetAsync($"/hours/claims/{ids[0]}");
        var answers = await Task.WhenAll(
            coordinator.SendAsync(one, new() { ["Claims"] = All(one) }, "main form[method=post]"), district.SendAsync(other, new() { ["Claims"] = All(other) }, "main form[method=post]"),
            district.SendAsync(single, [], "main form[action$='/approval']"));
        Assert.All(answers, a => Assert.True((int)a.Status < 500, a.Text));
        Assert.Equal(6, await site.InDbAsync(db => db.HoursEntries.CountAsync(e => e.SourceKind == HoursSourceKind.Claim && ids.Contains(e.SourceId))));
        Assert.Equal(6, await site.InDbAsync(db => db.HoursClaims.CountAsync(c => ids.Contains(c.Id) && c.State == HoursClaimState.Approved)));
        Assert.Equal(6, await site.InDbAsync(db => db.Set<HoursClaimStep>().CountAsync(s => ids.Contains(s.ClaimId) && s.Verb == HoursClaimVerb.Approved)));
    }

    [Fact]
    public async Task A_draft_is_its_writer_s_alone_and_one_may_take_back_or_delete_only_one_s_own()
    {
        var (teacher, school, other) = (await site.AsAsync("teacher"), await site.AsAsync("school"), await site.AsAsync("mentor"));
        var draft = (await NewAsync(teacher, "只写了名称", submits: false, [], bare: true)).Location!;
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [await teacher.StatusAsync(draft), await school.StatusAsync(draft), await other.StatusAsync(draft)]);
        Assert.Contains("请填写主办单位", (await SendAsync(teacher, await teacher.GetAsync(draft), submits: true, [])).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostBareAsync(draft + "/deletion")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(draft, [], "main form[action$='/deletion']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync(draft));

        var claim = await ClaimedAsync(teacher, "取回的活动");
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound], [await school.StatusAsync(claim), await other.StatusAsync(claim)]);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostBareAsync(claim + "/recall")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(claim, [], "main form[action$='/recall']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync(claim));
        Assert.Null((await teacher.GetAsync(claim)).Html.QuerySelector("main form[action$='/deletion']"));
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(teacher, await teacher.GetAsync(claim), submits: true, [])).Status);
        await school.SubmitAsync(claim, [], "main form[action$='/approval']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.PostBareAsync(claim + "/recall")).Status);
        var elsewhere = await site.InDbAsync(db => World.SampleAsync(db, "hoursclaim", World.SchoolB));
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync($"/hours/claims/{elsewhere}"));
        Assert.DoesNotContain("东区第二小学", (await school.GetAsync("/hours/claims?state=all")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paper_that_nobody_else_saw_goes_with_the_draft_or_when_it_is_taken_out()
    {
        var teacher = await site.AsAsync("teacher");
        var draft = (await NewAsync(teacher, "不要了的申报", submits: false, [("一.pdf", Pdf), ("二.pdf", Pdf)])).Location!;
        List<int> papers = [.. (await teacher.GetAsync(draft)).Html.QuerySelectorAll("main a[href^='/files/']").Select(a => IdOf(a.GetAttribute("href")!))];
        Task<int> KeptAsync() => site.InDbAsync(db => db.StoredFiles.IgnoreQueryFilters().CountAsync(f => papers.Contains(f.Id)));
        Assert.Equal(2, await KeptAsync());
        var page = await teacher.GetAsync(draft);
        page.Html.QuerySelector($"input[name='Removed'][value='{papers[0]}']")!.SetAttribute("type", "hidden");
        foreach (var other in page.Html.QuerySelectorAll($"input[name='Removed'][value='{papers[1]}']")) other.Remove();
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(teacher, page, submits: false, [])).Status);
        Assert.Equal(1, await KeptAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(draft, [], "main form[action$='/deletion']")).Status);
        Assert.Equal(0, await KeptAsync());
    }

    [Fact]
    public async Task The_papers_of_a_draft_are_its_writer_s_alone_until_it_is_handed_in()
    {
        var (teacher, school, district) = (await site.AsAsync("teacher"), await site.AsAsync("school"), await site.AsAsync("district"));
        var draft = (await NewAsync(teacher, "还在写的申报", submits: false, [("证书.pdf", Pdf)])).Location!;
        var paper = (await teacher.GetAsync(draft)).Html.QuerySelector("main a[href^='/files/']")!.GetAttribute("href")!;
        async Task<HttpStatusCode[]> OpenedAsync() => [await teacher.StatusAsync(paper), await school.StatusAsync(paper), await district.StatusAsync(paper)];
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], await OpenedAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(teacher, await teacher.GetAsync(draft), submits: true, [])).Status);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK], await OpenedAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync(draft, [], "main form[action$='/recall']")).Status);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], await OpenedAsync());
    }

    [Fact]
    public async Task Nobody_decides_on_their_own_and_the_district_stands_in_for_a_school_s_only_administrator()
    {
        var (school, district) = (await site.AsAsync("school"), await site.AsAsync("district"));
        var alone = await ClaimedAsync(school, "唯一管理员的活动");
        Assert.Equal(HoursClaimState.Confirmed, await StateAsync(alone));
        Assert.Null((await school.GetAsync(alone)).Html.QuerySelector("main form[action$='/approval']"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.PostBareAsync(alone + "/approval")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(alone, [], "main form[action$='/approval']")).Status);
        Assert.Equal(HoursClaimState.Approved, await StateAsync(alone));

        // With a second administrator the school decides again, but not the claimant.
        await site.InDbAsync(async db =>
        {
            var organisation = await World.OrganisationAsync(db, World.SchoolA);
            var account = new Account("school-second", "school-second", (await World.PersonAsync(db, World.SchoolA)).Id) { NormalizedUserName = "SCHOOL-SECOND" };
            db.Add(account);
            await db.SaveChangesAsync();
            db.Add(new Grant(account, Role.SchoolAdmin, organisation, Period.Since(new DateOnly(2026, 1, 1))));
            await db.SaveChangesAsync();
        });
        var claim = await ClaimedAsync(school, "管理员自己的活动");
        Assert.Null((await school.GetAsync(claim)).Html.QuerySelector("main form[action$='/approval']"));
        Assert.Contains("不能办理自己的申报", (await school.PostBareAsync(claim + "/approval")).Text, StringComparison.Ordinal);
        Assert.Equal(HoursClaimState.Submitted, await StateAsync(claim));
    }

    [Fact]
    public async Task A_form_sent_twice_makes_one_claim_and_a_bad_file_is_said_with_all_that_was_typed()
    {
        var teacher = await site.AsAsync("mentee");
        var page = await teacher.GetAsync("/hours/claims/new");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => SendAsync(teacher, page, submits: true, [("照片.pdf", Pdf)], Typed("双击提交"))));
        Assert.All(answers, a => Assert.True(a.Status is HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity, a.Text));
        Assert.Equal(1, await site.InDbAsync(db => db.HoursClaims.CountAsync(c => c.Title == "双击提交" && c.State == HoursClaimState.Submitted)));

        var refused = await SendAsync(teacher, await teacher.GetAsync("/hours/claims/new"), submits: true, [("证书.pdf", "MZ this is a program"u8.ToArray())], Typed("坏文件"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("只能上传图片（JPEG、PNG、WebP）、PDF 和 Office 文件", refused.Text, StringComparison.Ordinal);
        Assert.Equal(["坏文件", "6"], new[] { "Title", "Claimed" }.Select(f => refused.Html.QuerySelector($"#{f}")!.GetAttribute("value")));
        Assert.False(await site.InDbAsync(db => db.HoursClaims.AnyAsync(c => c.Title == "坏文件")));
    }

    [Theory]
    [InlineData("?q=筛选乙", "筛选乙"), InlineData("?q=筛选&sort=-day", "筛选乙 筛选甲"), InlineData("?q=筛选&mode=online", ""), InlineData("?q=筛选&from=2026-10-11", "筛选乙"), InlineData("?q=筛选&to=2026-10-11", "筛选甲")]
    [InlineData("?q=筛选&state=Approved", ""), InlineData("?q=筛选&state=all&sort=day", "筛选甲 筛选乙"), InlineData("?q=筛选&sort=name", "筛选甲 筛选乙"), InlineData("?q=筛选&sort=hours", "筛选甲 筛选乙"), InlineData("?q=筛选&school=999999", "")]
    public async Task The_list_is_searched_filtered_and_sorted(string asked, string titles)
    {
        await site.InDbAsync(async db =>
        {
            if (await db.HoursClaims.AnyAsync(c => c.Title == "筛选甲")) return;
            var (me, by) = (await World.PersonIdOfAsync(db, "researcher"), new HoursClaimAct(null, null, null, site.Clock.UtcNow));
            await new HoursClaims(db).SubmitAsync(await HoursClaimsOfWorld.DraftAsync(db, me, "筛选甲"), by);
            await new HoursClaims(db).SubmitAsync(await HoursClaimsOfWorld.DraftAsync(db, me, "筛选乙", HoursClaimsOfWorld.Day.AddDays(3)), by);
        });
        var list = await (await site.AsAsync("coordinator")).GetAsync($"/hours/claims{asked}");
        Assert.Equal(titles, string.Join(' ', list.Html.QuerySelectorAll("table.list tbody a[href^='/hours/claims/']").Select(a => a.TextContent)));
    }

    [Fact]
    public async Task The_workbook_holds_what_people_typed_as_text()
    {
        var teacher = await site.AsAsync("teacher");
        await ClaimedAsync(teacher, "=HYPERLINK(\"http://x\")");
        var book = await (await site.AsAsync("school")).GetAsync("/hours/claims?format=xlsx&state=all");
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(book.Bytes));
        using var sheet = new StreamReader(zip.Entries.Single(e => e.FullName.EndsWith("sheet1.xml", StringComparison.OrdinalIgnoreCase) || e.FullName.EndsWith("sheet.xml", StringComparison.OrdinalIgnoreCase)).Open());
        var xml = await sheet.ReadToEndAsync();
        Assert.Contains("=HYPERLINK(", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", xml, StringComparison.Ordinal);
        Assert.Contains("inlineStr", xml, StringComparison.Ordinal);
    }

    private static int IdOf(string claim) => int.Parse(claim.Split('/')[^1], CultureInfo.InvariantCulture);

    private static string All(Page list) => string.Join('|', list.Html.QuerySelectorAll("input[name=Claims]").Select(i => i.GetAttribute("value")));

    private static Dictionary<string, string?> Typed(string title) => new(StringComparer.Ordinal)
    {
        ["Title"] = title,
        ["Organiser"] = "省教育厅",
        ["From"] = "2026-10-08",
        ["To"] = "2026-10-10",
        ["Mode"] = "faceToFace",
        ["Claimed"] = "6",
    };

    private static async Task<string> ClaimedAsync(Visitor visitor, string title)
    {
        var made = await NewAsync(visitor, title, submits: true, [("证书.pdf", Pdf)]);
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        return made.Location!;
    }

    private static async Task<Page> NewAsync(Visitor visitor, string title, bool submits, (string Name, byte[] Content)[] files, bool bare = false) =>
        await SendAsync(visitor, await visitor.GetAsync("/hours/claims/new"), submits, files, bare ? new(StringComparer.Ordinal) { ["Title"] = title } : Typed(title));

    /// <summary>Sends the claim's form as it stands on the page, with what is typed over it.</summary>
    private static Task<Page> SendAsync(Visitor visitor, Page page, bool submits, (string Name, byte[] Content)[] files, Dictionary<string, string?>? typed = null) =>
        visitor.UploadAsync(page, new Dictionary<string, string?>(typed ?? [], StringComparer.Ordinal) { ["Submits"] = submits ? "true" : "false" }, [.. files.Select(f => ("Files", f.Name, f.Content))]);

    /// <summary>New people of school A, each with a claim that waits for the school.</summary>
    private Task<List<int>> ManyAsync(string title, int count) => site.InDbAsync(async db =>
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        var ids = new List<int>();
        for (var at = 0; at < count; at++)
        {
            var person = new Person($"{title}教师{at}", school, new DateOnly(2015, 9, 1));
            db.Add(person);
            await db.SaveChangesAsync();
            var claim = await HoursClaimsOfWorld.DraftAsync(db, person.Id, title);
            await new HoursClaims(db).SubmitAsync(claim, new(null, null, null, site.Clock.UtcNow));
            ids.Add(claim.Id);
        }
        return ids;
    });

    private async Task<(string Template, string Step, string Fact)> ToldAsync(string claim, string fact)
    {
        var told = Assert.Single(await site.InDbAsync(db => new HoursClaimNews(db).ExpectedAsync(site.Clock.UtcNow, $"hours-claim/{IdOf(claim)}", default)));
        return (told.Template, told.Facts["步骤"], told.Facts[fact]);
    }

    private Task<HoursClaimState> StateAsync(string claim) => site.InDbAsync(db => db.HoursClaims.Where(c => c.Id == IdOf(claim)).Select(c => c.State).SingleAsync());

    private Task<int> PersonAsync(string userName) => site.InDbAsync(db => World.PersonIdOfAsync(db, userName));

    private Task<List<HoursEntry>> EntriesAsync(string title) => site.InDbAsync(db => db.HoursEntries.Where(e => e.Title == title).OrderBy(e => e.Id).ToListAsync());
}
