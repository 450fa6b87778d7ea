using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Selection;

/// <summary>From the panel to the list that goes on, through the pages' own forms.</summary>
public sealed class ReviewPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_panel_scores_blind_and_passes_the_ranked_list_that_the_notice_takes_over()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (call, files) = await CallAsync("专家评审全程", 4);
        var experts = await ExpertsAsync("flow", 3);
        var panel = await coordinator.SubmitAsync($"/calls/{call}/panel", new()
        {
            ["Criteria[0].Name"] = "师德",
            ["Criteria[0].Points"] = "40",
            ["Criteria[1].Name"] = "实绩",
            ["Criteria[1].Points"] = "50",
            ["PerFile"] = "3",
            ["TieRule"] = "Panel",
            ["IsBlind"] = "true",
        }, Panel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, panel.Status);
        Assert.Contains("合计应为 100 分，现在是 90 分", panel.Text, StringComparison.Ordinal);
        Assert.Equal("师德", panel.Html.QuerySelector("[name='Criteria[0].Name']")!.GetAttribute("value"));
        Redirected(await coordinator.SendAsync(panel, new() { ["Criteria[1].Points"] = "60" }, Panel));
        Redirected(await coordinator.PostAsync($"/calls/{call}/panel/experts", [KeyValuePair.Create("__RequestVerificationToken", await coordinator.TokenAsync()), .. experts.Select(e => KeyValuePair.Create("AccountIds", e.Id.ToString(CultureInfo.InvariantCulture)))]));
        Redirected(await coordinator.SubmitAsync($"/calls/{call}/panel", [], "main form[action$='/assignment']"));
        Assert.Contains("由评审组评审", (await coordinator.SubmitAsync($"/applications/{files[0]}", [], "main form[action$='/approval']")).Text, StringComparison.Ordinal);

        var early = await coordinator.SubmitAsync($"/calls/{call}/review", [], "main form[action$='/closing']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("还有专家没有评完：专家flow0 4", early.Text, StringComparison.Ordinal);

        // Files 0 and 1 come to the same sum by other ways, 2 is ahead, 3 behind.
        var points = new Dictionary<int, string[]> { [files[0]] = ["80", "82", "84"], [files[1]] = ["82", "82", "82"], [files[2]] = ["90", "90.5", "91"], [files[3]] = ["50", "75", "70"] };
        foreach (var (expert, at) in experts.Select((e, at) => (e, at)))
        {
            var visitor = await site.AsAsync(expert.Name);
            var next = (await visitor.GetAsync("/reviews")).Html.QuerySelector("main tbody a")!.GetAttribute("href")!;
            for (var done = 0; done < 4; done++)
            {
                var form = await visitor.GetAsync(next);
                foreach (var secret in new[] { "评审候选", "东区第一中学" }) Assert.DoesNotContain(secret, form.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
                Assert.Contains("每周十二节", form.Text, StringComparison.Ordinal);
                var task = int.Parse(next.Split('/')[^1], CultureInfo.InvariantCulture);
                var file = await site.InDbAsync(db => db.ReviewTasks.Where(t => t.Id == task).Select(t => t.ApplicationId).SingleAsync());
                var total = decimal.Parse(points[file][at], CultureInfo.InvariantCulture);
                var answer = await visitor.SendAsync(form, new() { ["Points[0].Points"] = "35", ["Points[1].Points"] = (total - 35).ToString(CultureInfo.InvariantCulture) }, "main form[action^='/reviews/']");
                Redirected(answer);
                next = answer.Location!;
            }
            Assert.Equal("/reviews", next);
        }
        Assert.Contains("已有专家交分，不能再改", (await coordinator.GetAsync($"/calls/{call}/panel")).Text, StringComparison.Ordinal);
        Redirected(await coordinator.SubmitAsync($"/calls/{call}/review", [], "main form[action$='/closing']"));
        var results = await coordinator.GetAsync($"/calls/{call}/review");
        Assert.Contains("第 2 名并列，请评审组议定", results.Text, StringComparison.Ordinal);
        Assert.Contains("分差大", results.Text, StringComparison.Ordinal);
        Assert.Contains("90.50", results.Text, StringComparison.Ordinal);
        Assert.Contains("并列第 2，请先写明评审组的议定意见", (await coordinator.SendAsync(results, new() { ["Kinds[0].Count"] = "2" }, "main form[action$='/review']")).Text, StringComparison.Ordinal);
        var tied = results.Html.QuerySelectorAll("main input[name$='.ApplicationId']").Select(i => int.Parse(i.GetAttribute("value")!, CultureInfo.InvariantCulture)).ToList();
        var at1 = tied.IndexOf(files[1]);
        Redirected(await coordinator.SendAsync(results, new() { [$"Files[{at1}].Place"] = "1", [$"Files[{1 - at1}].Place"] = "2", ["Reason"] = "乡村学校优先" }, "main form[action$='/ties']"));
        results = await coordinator.GetAsync($"/calls/{call}/review");
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync($"/calls/{call}/review?format=xlsx"));
        Redirected(await coordinator.SendAsync(results, new() { ["Kinds[0].Count"] = "3" }, "main form[action$='/review']"));
        var end = await site.InDbAsync(db => db.Applications.Where(a => a.CallId == call).ToDictionaryAsync(a => a.Id));
        Assert.Equal([SelectionStep.PublicNotice, SelectionStep.PublicNotice, SelectionStep.PublicNotice], files.Take(3).Select(f => end[f].At));
        Assert.Equal((ApplicationState.Rejected, "专家评审得分 65.00，第 4 名，未入围"), (end[files[3]].State, end[files[3]].LastReason));
        var notice = await coordinator.GetAsync($"/calls/{call}/notice");
        Assert.Equal([files[2], files[1], files[0]], notice.Html.QuerySelectorAll("main input[name$='.ApplicationId']").Select(i => int.Parse(i.GetAttribute("value")!, CultureInfo.InvariantCulture)));
        Assert.Equal(["Proposed", "Proposed", "Reserve"], notice.Html.QuerySelectorAll("main select[name$='.Result'] option[selected]").Select(o => o.GetAttribute("value")!));
    }

    [Fact]
    public async Task What_is_no_score_is_said_in_a_sentence_nothing_typed_is_lost_and_nobody_elses_file_opens()
    {
        var (call, _) = await CallAsync("打分检查", 3);
        var experts = await ExpertsAsync("bad", 3);
        await AssignedAsync(call, experts);
        var (one, other) = (await site.AsAsync(experts[0].Name), await site.AsAsync(experts[1].Name));
        var href = (await one.GetAsync("/reviews")).Html.QuerySelector("main tbody a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusAsync(href));
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostBareAsync(href)).Status);
        var page = await one.GetAsync(href);
        foreach (var (points, comment, sentence) in new[] { ("=1+1", "好", "分数请写成数字"), ("41", "好", "的分数应在 0–40 之间"), ("30", new string('长', 350_000), "评语最多 1000 个字"), ("", "好", "请给“师德与育人”打分") })
        {
            var refused = await one.SendAsync(page, new() { ["Points[0].Points"] = points, ["Points[1].Points"] = "33.5", ["Comment"] = comment }, "main form[action^='/reviews/']");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
            Assert.Equal((points, "33.5", comment), (refused.Html.QuerySelector("#point-1")!.GetAttribute("value") ?? "", refused.Html.QuerySelector("#point-2")!.GetAttribute("value"), refused.Html.QuerySelector("#Comment")!.TextContent));
        }
        Redirected(await one.SendAsync(page, new() { ["Points[0].Points"] = "12", ["Keeps"] = "true" }, "main form[action^='/reviews/']"));
        Assert.Equal("12", (await one.GetAsync(href)).Html.QuerySelector("#point-1")!.GetAttribute("value"));
        Assert.Contains("草稿", (await one.GetAsync("/reviews?state=Open")).Text, StringComparison.Ordinal);
        Assert.Contains("“打分检查”待评 3 份", (await one.GetAsync("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_stands_aside_or_drops_out_gives_the_open_files_to_the_others()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (call, files) = await CallAsync("回避与退出", 4);
        var experts = await ExpertsAsync("aside", 5);
        await AssignedAsync(call, experts);
        var one = await site.AsAsync(experts[0].Name);
        var href = (await one.GetAsync("/reviews")).Html.QuerySelector("main tbody a")!.GetAttribute("href")!;
        Redirected(await one.SubmitAsync(href, new() { ["Reason"] = "曾是师徒" }, "main form[action$='/recusal']"));
        Assert.Equal(HttpStatusCode.NotFound, await one.StatusAsync(href));
        Redirected(await coordinator.SubmitAsync($"/calls/{call}/panel", new() { ["accountId"] = experts[1].Id.ToString(CultureInfo.InvariantCulture) }, "main form[action$='/dismissals']"));
        var tasks = await site.InDbAsync(db => db.ReviewTasks.Where(t => files.Contains(t.ApplicationId)).ToListAsync());
        Assert.DoesNotContain(tasks, t => t.AccountId == experts[1].Id);
        Assert.All(files, f => Assert.Equal(3, tasks.Count(t => t.ApplicationId == f && t.State == ReviewTaskState.Open)));
    }

    [Fact]
    public async Task Experts_who_score_one_file_at_once_lose_nothing()
    {
        var (call, files) = await CallAsync("同时打分", 1);
        var experts = await ExpertsAsync("race", 5);
        await AssignedAsync(call, experts, perFile: 5);
        var answers = await Task.WhenAll(experts.Select(async expert =>
        {
            var visitor = await site.AsAsync(expert.Name);
            var href = (await visitor.GetAsync("/reviews")).Html.QuerySelector("main tbody a")!.GetAttribute("href")!;
            return await visitor.SubmitAsync(href, new() { ["Points[0].Points"] = "30", ["Points[1].Points"] = "40" }, "main form[action^='/reviews/']");
        }));
        Assert.All(answers, Redirected);
        Assert.Equal(5, await site.InDbAsync(db => db.ReviewTasks.CountAsync(t => t.ApplicationId == files[0] && t.State == ReviewTaskState.HandedIn && t.Points.Sum(p => p.Tenths) == 700)));
    }

    private const string Panel = "main form[action$='/panel'][method=post]";

    private static void Redirected(Page page) => Assert.True(page.Status == HttpStatusCode.Redirect, $"{page.Status} {page.Text}");

    private Task<(int Call, List<int> Files)> CallAsync(string title, int files) => site.InDbAsync(async db =>
    {
        var body = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Key == World.CityInstitute);
        var year = await ProgrammesOfWorld.YearAsync(db, body.Key);
        // What tells who it is holds the name that no blind page may show.
        var sheet = new ApplicationSheet($"T-{Guid.NewGuid():N}", "1", "评审申报表", "/t-city/", "试验",
        [
            new SheetField("duty", "任职经历", FieldKind.Line, isRequired: false, hint: null, 100, [], identifies: true),
            new SheetField("load", "周课时", FieldKind.Line, isRequired: false, hint: null, 100, [], identifies: false),
        ]);
        db.Add(sheet);
        await db.SaveChangesAsync();
        var call = SelectionOfWorld.Call(body, year.Id, year.Tracks[0].Id, title, overNomination: 300, sheetId: sheet.Id);
        db.Add(call);
        var school = await World.OrganisationAsync(db, World.SchoolA);
        await db.SaveChangesAsync();
        var quota = new Quota(call.Id, await World.OrganisationAsync(db, World.East));
        quota.Allot(null, null, 2, call);
        var by = new Act(null, TestClock.Start.UtcDateTime);
        var applications = new List<Application>();
        for (var at = 0; at < files; at++)
        {
            var person = new Person($"评审候选{at}", school, new DateOnly(2010, 9, 1));
            person.Describe(null, SchoolStage.Junior, "数学", TeacherRank.First, new(2010, 9, 1), null);
            db.Add(person);
            await db.SaveChangesAsync();
            var application = new Application(call, person, Guid.NewGuid());
            application.Write("连续三年承担毕业班教学。", (sheet, [("duty", $"评审候选{at}任东区第一中学教研组长"), ("load", "每周十二节")]));
            application.Submit(call, person, [], by, sheet);
            application.Approve(call, SelectionStep.School, by);
            db.Add(application);
            await db.SaveChangesAsync();
            quota.Nominate(application, call, by);
            application.Approve(call, SelectionStep.District, by);
            applications.Add(application);
        }
        db.Add(quota);
        await db.SaveChangesAsync();
        return (call.Id, applications.ConvertAll(a => a.Id));
    });

    private Task<List<(int Id, string Name)>> ExpertsAsync(string name, int count) => site.InDbAsync(async db =>
    {
        var password = await db.Accounts.Where(a => a.UserName == "assessor").Select(a => a.PasswordHash).SingleAsync();
        var experts = new List<(int, string)>();
        for (var at = 0; at < count; at++)
        {
            var userName = $"{name}{at}";
            var account = new Account(userName, $"专家{userName}", personId: null) { NormalizedUserName = userName.ToUpperInvariant() };
            account.TakePassword(password!, TestClock.Start.UtcDateTime);
            db.Add(account);
            await db.SaveChangesAsync();
            db.Add(new Grant(account, Role.Assessor, organisation: null, Period.Since(new DateOnly(2026, 1, 1))));
            experts.Add((account.Id, userName));
        }
        await db.SaveChangesAsync();
        return experts;
    });

    private Task AssignedAsync(int call, List<(int Id, string Name)> experts, int perFile = 3) => site.WithAsync(async services =>
    {
        services.GetRequiredService<Acting>().Viewer = Viewer.System;
        var db = services.GetRequiredService<TeacherDevDb>();
        var panel = new ReviewPanel(await db.Calls.Include(c => c.Organisation).SingleAsync(c => c.Id == call), SelectionOfWorld.Rubric(perFile: perFile));
        foreach (var expert in experts) panel.Invite(expert.Id);
        db.Add(panel);
        await db.SaveChangesAsync();
        return await services.GetRequiredService<Reviewing>().AssignAsync(panel.Id);
    });
}
