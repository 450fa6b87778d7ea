using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Tests.Accounts;

public sealed class GrantsTests : IAsyncDisposable
{
    private readonly TestSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task An_account_is_opened_for_a_teacher_with_a_password_that_is_shown_once()
    {
        var secadmin = await site.AsAsync("secadmin");
        var search = await secadmin.GetAsync("/admin/grants/new?q=bl");
        var person = search.Html.QuerySelectorAll(".todo a").Single(a => a.TextContent == "白露").GetAttribute("href")!;
        var opened = await secadmin.SubmitAsync(person, new() { ["UserName"] = "bailu" }, "form.panel");
        var first = await secadmin.FollowAsync(opened);
        var password = first.Html.QuerySelector("#password")!.TextContent;
        Assert.Null((await secadmin.GetAsync(opened.Location!)).Html.QuerySelector("#password"));

        var bailu = await site.AnyoneAsync();
        await bailu.SignInAsync("bailu", password);
        Assert.Equal("/account/password", (await bailu.GetAsync("/")).Location);
        Assert.DoesNotContain("白露", (await secadmin.GetAsync("/admin/grants/new?q=bl")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_name_is_taken_once_and_kept_plain()
    {
        var secadmin = await site.AsAsync("secadmin");
        var taken = await secadmin.SubmitAsync("/admin/grants/new", new() { ["UserName"] = "Teacher", ["Name"] = "王芳" }, "form.panel");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, taken.Status);
        Assert.Contains("已有相同的登录名", taken.Text, StringComparison.Ordinal);
        var odd = await secadmin.SubmitAsync("/admin/grants/new", new() { ["UserName"] = "王 芳", ["Name"] = "王芳" }, "form.panel");
        Assert.Contains("登录名只能用字母", odd.Text, StringComparison.Ordinal);
        Assert.Equal("王芳", odd.Html.QuerySelector("#Name")!.GetAttribute("value"));
        var nameless = await secadmin.SubmitAsync("/admin/grants/new", new() { ["UserName"] = "expert" }, "form.panel");
        Assert.Contains("请填写姓名", nameless.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_given_is_held_by_the_next_sign_in_and_every_session_before_it_ends()
    {
        var (secadmin, mentee) = (await site.AsAsync("secadmin"), await site.AsAsync("mentee"));
        Assert.Equal(HttpStatusCode.Forbidden, await mentee.StatusAsync("/organisations"));
        var city = await site.InDbAsync(db => World.OrganisationAsync(db, World.City));
        var page = await secadmin.GetAsync(await PageOfAsync("mentee"));
        var form = new Dictionary<string, string?> { ["Role"] = "Viewer", ["OrganisationId"] = $"{city.Id}" };
        var given = await secadmin.SendAsync(page, form, "form.panel");
        var again = await secadmin.SendAsync(page, form, "form.panel");
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (given.Status, again.Status));
        Assert.Equal(2, await site.InDbAsync(db => db.Grants.CountAsync(g => db.Accounts.Any(a => a.Id == g.AccountId && a.UserName == "mentee"))));

        Assert.Equal(HttpStatusCode.Redirect, await mentee.StatusAsync("/account"));
        await mentee.SignInAsync("mentee", World.Password);
        var roles = (await mentee.GetAsync("/account")).Html.QuerySelectorAll("main .todo a").Select(a => a.GetAttribute("href")!).ToList();
        await mentee.FollowAsync(await mentee.GetAsync(roles[^1]));
        Assert.Equal(HttpStatusCode.OK, await mentee.StatusAsync("/organisations"));
    }

    [Fact]
    public async Task A_role_taken_away_is_gone_at_once_on_the_day_it_was_given_too()
    {
        var secadmin = await site.AsAsync("secadmin");
        var city = await site.InDbAsync(db => World.OrganisationAsync(db, World.City));
        await secadmin.SubmitAsync(await PageOfAsync("assessor"), new() { ["Role"] = "Viewer", ["OrganisationId"] = $"{city.Id}" }, "form.panel");
        var page = await secadmin.GetAsync(await PageOfAsync("assessor"));
        foreach (var end in page.Html.QuerySelectorAll("form[action$='/end']").Select(f => f.GetAttribute("action")!))
            Assert.Equal(HttpStatusCode.Redirect, (await secadmin.PostBareAsync(end)).Status);
        var assessor = await site.AnyoneAsync();
        await assessor.SignInAsync("assessor", World.Password);
        Assert.Contains("这个账号还没有角色", (await assessor.GetAsync("/account")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await assessor.StatusAsync("/organisations"));
    }

    [Fact]
    public async Task Nobody_administers_oneself()
    {
        var secadmin = await site.AsAsync("secadmin");
        var own = await PageOfAsync("secadmin");
        Assert.Null((await secadmin.GetAsync(own)).Html.QuerySelector("main form[method=post]"));
        foreach (var verb in new[] { "disablement", "password" })
        {
            var refused = await secadmin.PostBareAsync($"{own}/{verb}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("不能管理自己的账号", refused.Text, StringComparison.Ordinal);
        }
        var token = KeyValuePair.Create("__RequestVerificationToken", await secadmin.TokenAsync());
        var self = await secadmin.PostAsync($"{own}/given", [token, KeyValuePair.Create("Role", "AuditAdmin"), KeyValuePair.Create("From", "2026-11-23"), KeyValuePair.Create("Key", Guid.NewGuid().ToString())]);
        Assert.Contains("不能给自己授权", self.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await secadmin.StatusAsync("/admin/grants"));
    }

    [Fact]
    public async Task A_form_sent_twice_opens_one_account_and_keeps_its_password()
    {
        var secadmin = await site.AsAsync("secadmin");
        var form = await secadmin.GetAsync("/admin/grants/new");
        var answers = new List<Page>();
        for (var at = 0; at < 2; at++) answers.Add(await secadmin.SendAsync(form, new() { ["UserName"] = "expert", ["Name"] = "王芳" }, "form.panel"));
        Assert.Equal(answers[0].Location, answers[1].Location);
        Assert.Null((await secadmin.GetAsync(await PageOfAsync("mentor"))).Html.QuerySelector("#password"));
        var password = (await secadmin.GetAsync(answers[1].Location!)).Html.QuerySelector("#password")!.TextContent;
        await (await site.AnyoneAsync()).SignInAsync("expert", password);
    }

    [Fact]
    public async Task A_one_time_password_waits_three_days_and_a_new_one_ends_a_rest()
    {
        var secadmin = await site.AsAsync("secadmin");
        async Task<string> ResetAsync() => (await secadmin.FollowAsync(await secadmin.PostBareAsync($"{await PageOfAsync("mentor")}/password"))).Html.QuerySelector("#password")!.TextContent;
        var mentor = await site.AnyoneAsync();
        var late = await ResetAsync();
        site.Clock.Advance(TimeSpan.FromHours(73));
        var refused = await mentor.SubmitAsync("/account/login", new() { ["Name"] = "mentor", ["Password"] = late });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("一次性密码已过期", refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已过期", (await mentor.SubmitAsync("/account/login", new() { ["Name"] = "mentor", ["Password"] = "wrong" })).Text, StringComparison.Ordinal);

        for (var at = 0; at < 5; at++) await mentor.SubmitAsync("/account/login", new() { ["Name"] = "mentor", ["Password"] = "wrong" });
        await secadmin.SignInAsync("secadmin", World.Password);
        await mentor.SignInAsync("mentor", await ResetAsync());
    }

    [Theory]
    [InlineData("teacher", "SecurityAdmin", null, "三员互斥"), InlineData("auditor", "Teacher", null, "三员互斥"), InlineData("auditor", "SystemAdmin", null, "三员互斥")]
    [InlineData("leader", "Coordinator", null, "此角色要指定机构"), InlineData("viewer", "Viewer", World.City, "已有同一机构的同一角色")]
    public async Task What_must_not_be_granted_is_refused_with_its_reason(string account, string role, string? organisation, string reason)
    {
        var secadmin = await site.AsAsync("secadmin");
        var id = organisation is null ? null : (await site.InDbAsync(db => World.OrganisationAsync(db, organisation))).Id.ToString();
        var refused = await secadmin.SubmitAsync(await PageOfAsync(account), new() { ["Role"] = role, ["OrganisationId"] = id ?? "" }, "form.panel");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(reason, refused.Text, StringComparison.Ordinal);
        Assert.Equal(role, refused.Html.QuerySelector("#Role option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_disabled_account_is_out_until_it_is_enabled()
    {
        var (secadmin, mentor) = (await site.AsAsync("secadmin"), await site.AsAsync("mentor"));
        var page = await PageOfAsync("mentor");
        await secadmin.PostBareAsync($"{page}/disablement");
        Assert.Equal(HttpStatusCode.Redirect, await mentor.StatusAsync("/account"));
        Assert.Contains("mentor", (await secadmin.GetAsync("/admin/grants?state=disabled")).Text, StringComparison.Ordinal);
        var refused = await mentor.SubmitAsync("/account/login", new() { ["Name"] = "mentor", ["Password"] = World.Password });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await secadmin.PostBareAsync($"{page}/enablement");
        await mentor.SignInAsync("mentor", World.Password);
    }

    [Fact]
    public async Task A_reset_password_ends_the_sessions_and_the_old_password()
    {
        var (secadmin, leader) = (await site.AsAsync("secadmin"), await site.AsAsync("leader"));
        var reset = await secadmin.FollowAsync(await secadmin.PostBareAsync($"{await PageOfAsync("leader")}/password"));
        Assert.Equal(HttpStatusCode.Redirect, await leader.StatusAsync("/account"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await leader.SubmitAsync("/account/login", new() { ["Name"] = "leader", ["Password"] = World.Password })).Status);
        await leader.SignInAsync("leader", reset.Html.QuerySelector("#password")!.TextContent);
        Assert.Equal("/account/password", (await leader.GetAsync("/")).Location);
    }

    [Fact]
    public async Task Accounts_are_found_by_name_role_and_state_and_exported()
    {
        var secadmin = await site.AsAsync("secadmin");
        var schools = await secadmin.GetAsync($"/admin/grants?role={Role.SchoolAdmin}");
        Assert.Equal(["school"], schools.Html.QuerySelectorAll("tbody th").Select(h => h.TextContent));
        Assert.Contains("东区第一中学", schools.Text, StringComparison.Ordinal);
        Assert.Equal(["mentee"], (await secadmin.GetAsync("/admin/grants?q=MENTEE&sort=-name")).Html.QuerySelectorAll("tbody th").Select(h => h.TextContent));
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (await secadmin.GetAsync("/admin/grants?format=xlsx")).Answer.Content.Headers.ContentType!.MediaType);
    }

    private Task<string> PageOfAsync(string userName) => site.InDbAsync(async db => $"/admin/grants/{(await db.Accounts.SingleAsync(a => a.UserName == userName)).Id}");
}
