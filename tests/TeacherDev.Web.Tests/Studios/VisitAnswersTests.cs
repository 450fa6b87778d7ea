using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>The school's word on a visit without the school's account: by the code that the studio shows, and by the stamped sheet.</summary>
public sealed class VisitAnswersTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Rejection = "form[action$='/rejection']";

    private static readonly Dictionary<string, string?> Somebody = new(StringComparer.Ordinal) { ["Name"] = "江月", ["Post"] = "教务主任" };

    [Fact]
    public async Task Somebody_at_the_school_confirms_without_an_account_and_once()
    {
        var (desk, phone) = (await VisitDesk.OfAsync(site), await site.AnyoneAsync());
        var (visit, before) = (await desk.LoggedAsync("2026-10-12"), await desk.ConfirmedAsync());
        var address = await desk.ShowPassAsync(visit);
        var asked = await phone.GetAsync(address);
        Assert.Contains("评课重点为情境与图示的衔接", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.SendAsync(asked, new() { ["Name"] = "江月" }, "form[action^='/v/']")).Status);
        Assert.Equal(before, await desk.ConfirmedAsync());
        var confirmed = await phone.FollowAsync(await phone.SendAsync(asked, new(Somebody), "form[action^='/v/']"));
        Assert.Contains("已确认到校", confirmed.Text, StringComparison.Ordinal);
        Assert.Contains("江月（教务主任）", confirmed.Text, StringComparison.Ordinal);
        Assert.Equal(before + 1, await desk.ConfirmedAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.SendAsync(asked, new(Somebody), "form[action^='/v/']")).Status);
        var found = await desk.FindAsync(visit);
        Assert.Equal((AnswerMeans.Pass, "江月（教务主任）", (int?)null), (found.AnsweredHow, found.AnsweredBy, found.AnsweredById));
        Assert.Equal(1, await site.InDbAsync(db => db.Evidence.CountAsync(e => e.SourceKind == EvidenceSource.StudioVisit && e.SourceId == visit)));
    }

    [Fact]
    public async Task The_school_is_told_and_may_object()
    {
        var (desk, phone, school) = (await VisitDesk.OfAsync(site), await site.AnyoneAsync(), await site.AsAsync("school"));
        var visit = await desk.LoggedAsync("2026-10-13");
        var asked = await phone.GetAsync(await desk.ShowPassAsync(visit));
        await phone.SendAsync(asked, new(Somebody), "form[action^='/v/']");
        var before = await desk.ConfirmedAsync();
        var told = Assert.Single(await ExpectedAsync(visit));
        Assert.Equal(("visit-confirmed-by-pass", "江月（教务主任）"), (told.Template, told.Facts["答复人"]));
        var page = await school.GetAsync($"/visits/{visit}");
        Assert.Equal(HttpStatusCode.Redirect, (await school.SendAsync(page, new() { ["Reason"] = "当天没有这项活动" }, "form[action$='/objection']")).Status);
        Assert.Equal(before - 1, await desk.ConfirmedAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await school.SendAsync(page, new() { ["Reason"] = "当天没有这项活动" }, "form[action$='/objection']")).Status);
        var voided = Assert.Single(await ExpectedAsync(visit));
        Assert.Equal(("visit-voided", "当天没有这项活动"), (voided.Template, voided.Facts["原因"]));
    }

    [Fact]
    public async Task Only_what_was_shown_last_opens_for_a_week_and_not_for_the_studio()
    {
        var (desk, phone, leader) = (await VisitDesk.OfAsync(site), await site.AnyoneAsync(), await site.AsAsync("leader"));
        var visit = await desk.LoggedAsync("2026-10-14");
        var first = await desk.ShowPassAsync(visit);
        var second = await desk.ShowPassAsync(visit);
        Assert.NotEqual(first, second);
        Assert.Equal(HttpStatusCode.NotFound, await phone.StatusAsync(first));
        var own = await leader.SendAsync(await leader.GetAsync(second), new(Somebody), "form[action^='/v/']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, own.Status);
        Assert.Contains("您是这个工作室的成员", own.Text, StringComparison.Ordinal);
        var asked = await phone.GetAsync(second);
        var over = site.Clock.GetUtcNow().UtcDateTime;
        await site.InDbAsync(db => db.VisitPasses.Where(p => p.VisitId == visit).ExecuteUpdateAsync(p => p.SetProperty(x => x.EndsAt, over)));
        Assert.Contains("失效", (await phone.SendAsync(asked, new(Somebody), "form[action^='/v/']")).Text, StringComparison.Ordinal);
        Assert.Null((await phone.GetAsync(second)).Html.QuerySelector("form[action^='/v/']"));
        Assert.Equal(VisitState.Logged, (await desk.FindAsync(visit)).State);
    }

    [Fact]
    public async Task Of_many_who_answer_at_once_one_is_heard()
    {
        var (desk, phone) = (await VisitDesk.OfAsync(site), await site.AnyoneAsync());
        var visit = await desk.LoggedAsync("2026-10-15");
        var asked = await phone.GetAsync(await desk.ShowPassAsync(visit));
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => phone.SendAsync(asked, new(Somebody) { ["Name"] = $"江月{n}" }, "form[action^='/v/']")));
        Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(1, await site.InDbAsync(db => db.Evidence.CountAsync(e => e.SourceKind == EvidenceSource.StudioVisit && e.SourceId == visit)));
    }

    [Fact]
    public async Task Somebody_at_the_school_returns_it_with_a_reason_that_the_studio_is_told()
    {
        var (desk, phone) = (await VisitDesk.OfAsync(site), await site.AnyoneAsync());
        var visit = await desk.LoggedAsync("2026-10-16");
        var asked = await phone.GetAsync(await desk.ShowPassAsync(visit));
        // The other button of the same form.
        asked.Html.QuerySelector("form[action^='/v/']")!.SetAttribute("action", $"{asked.Path}/rejection");
        var reasonless = await phone.SendAsync(asked, new(Somebody), Rejection);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reasonless.Status);
        Assert.Equal("江月", reasonless.Html.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.SendAsync(asked, new(Somebody) { ["Reason"] = "当天停课" }, Rejection)).Status);
        Assert.Equal((VisitState.Rejected, "当天停课"), ((await desk.FindAsync(visit)).State, (await desk.FindAsync(visit)).Reason));
        Assert.Equal("visit-returned", Assert.Single(await ExpectedAsync(visit)).Template);
    }

    [Fact]
    public async Task A_school_that_is_silent_is_reminded_and_then_the_stamped_sheet_stands_in()
    {
        var (desk, coordinator) = (await VisitDesk.OfAsync(site), await site.AsAsync("coordinator"));
        var visit = await desk.LoggedAsync("2026-11-16");
        // Monday the 16th and five working days: Monday the 23rd is the last.
        await desk.LoggedAtAsync(visit, new DateTime(2026, 11, 16, 10, 0, 0, DateTimeKind.Utc));
        Assert.Null((await coordinator.GetAsync($"/visits/{visit}")).Html.QuerySelector("form[action$='/paper-confirmation']"));
        var waiting = Assert.Single(await ExpectedAsync(visit));
        Assert.Equal(("visit-waiting", new DateTime(2026, 11, 24, 0, 30, 0, DateTimeKind.Utc), "11月23日"), (waiting.Template, waiting.Due, waiting.Facts["期限"]));
        await desk.LoggedAtAsync(visit, new DateTime(2026, 11, 13, 10, 0, 0, DateTimeKind.Utc));
        var page = await coordinator.GetAsync($"/visits/{visit}");
        Dictionary<string, string?> typed = new(StringComparer.Ordinal) { ["Note"] = "学校没有账号，已电话核实" };
        var noPhoto = await coordinator.UploadAsync(page, typed, [("Photo", "记录.jpg", "这不是照片"u8.ToArray())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, noPhoto.Status);
        Assert.Contains("不是能打开的照片", noPhoto.Text, StringComparison.Ordinal);
        Assert.Equal("学校没有账号，已电话核实", noPhoto.Html.QuerySelector("#Note")!.GetAttribute("value"));
        Assert.Equal(VisitState.Logged, (await desk.FindAsync(visit)).State);
        var accepted = await coordinator.FollowAsync(await coordinator.UploadAsync(page, typed, [("Photo", "记录.jpg", PhoneCamera.Take(300, 200))]));
        Assert.Contains("盖章纸质记录", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("学校没有账号，已电话核实", accepted.Text, StringComparison.Ordinal);
        Assert.Single(accepted.Html.QuerySelectorAll(".photos img"));
        Assert.Empty(await ExpectedAsync(visit));
    }

    [Fact]
    public async Task While_the_school_has_time_no_paper_stands_in()
    {
        var (desk, coordinator) = (await VisitDesk.OfAsync(site), await site.AsAsync("coordinator"));
        var (late, fresh) = (await desk.LoggedAsync("2026-11-10"), await desk.LoggedAsync("2026-11-11"));
        await desk.LoggedAtAsync(late, new DateTime(2026, 11, 10, 10, 0, 0, DateTimeKind.Utc));
        var page = await coordinator.GetAsync($"/visits/{late}");
        page.Html.QuerySelector("form[action$='/paper-confirmation']")!.SetAttribute("action", $"/visits/{fresh}/paper-confirmation");
        var refused = await coordinator.UploadAsync(page, new Dictionary<string, string?>(StringComparer.Ordinal) { ["Note"] = "已电话核实" }, [("Photo", "记录.jpg", PhoneCamera.Take(300, 200))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("学校的答复期限到 2026年11月30日 为止", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sheet_is_printed_on_one_page()
    {
        var (desk, leader) = (await VisitDesk.OfAsync(site), await site.AsAsync("leader"));
        var sheet = await leader.GetAsync($"/visits/{await desk.LoggedAsync("2026-11-12")}/sheet");
        Assert.Equal(HttpStatusCode.OK, sheet.Status);
        foreach (var word in new[] { "工作室活动记录表", "同课异构", "评课重点为情境与图示的衔接", "学校盖章" }) Assert.Contains(word, sheet.Text, StringComparison.Ordinal);
        Assert.Single(sheet.Html.QuerySelectorAll("section.sheet"));
    }

    /// <summary>What is told of one visit.</summary>
    private Task<List<Reminder>> ExpectedAsync(int visit) => site.WithAsync(async s =>
        await s.GetServices<IReminderRule>().OfType<VisitNews>().Single().ExpectedAsync(site.Clock.GetUtcNow().UtcDateTime, $"visit/{visit}", TestContext.Current.CancellationToken));
}
