using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>Codes, people without an account, signing out, and who used one phone.</summary>
public sealed class DoorTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Entry = "form[action$='/entry']";

    [Fact]
    public async Task Six_digits_sign_in_where_one_is_expected()
    {
        var (door, other, teacher) = (await Door.OpenAsync(site, 30), await Door.OpenAsync(site, 30, World.SchoolB), await site.AsAsync("teacher"));
        var foreign = await teacher.SubmitAsync("/s", new() { ["Code"] = await other.CodeAsync() });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, foreign.Status);
        Assert.Contains("签到码不对或已经过期", foreign.Text, StringComparison.Ordinal);
        var code = await door.CodeAsync();
        var signed = await teacher.SubmitAsync("/s", new() { ["Code"] = $" {code[..3]} {code[3..]} " });
        Assert.Contains("已签到", (await teacher.FollowAsync(signed)).Text, StringComparison.Ordinal);
        Assert.Equal(MarkSource.Code, Assert.Single(await door.MarksAsync()).Source);
        Assert.Empty(await other.MarksAsync());
        site.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Codes_cannot_be_tried_out()
    {
        var (door, leader) = (await Door.OpenAsync(site, 30), await site.AsAsync("teacher"));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var good = await door.CodeAsync();
        var wrong = good == "000000" ? "000001" : "000000";
        for (var n = 0; n < 5; n++) Assert.Equal(HttpStatusCode.UnprocessableEntity, (await leader.SubmitAsync("/s", new() { ["Code"] = wrong })).Status);
        var limited = await leader.SubmitAsync("/s", new() { ["Code"] = good });
        Assert.Equal(HttpStatusCode.TooManyRequests, limited.Status);
        Assert.Contains("一分钟后再试", limited.Text, StringComparison.Ordinal);
        Assert.Empty(await door.MarksAsync());
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Redirect, (await leader.SubmitAsync("/s", new() { ["Code"] = await door.CodeAsync() })).Status);
    }

    [Fact]
    public async Task Without_an_account_one_waits_to_be_accepted()
    {
        var (door, phone, head) = (await Door.OpenAsync(site, 30), await site.AnyoneAsync(), await site.AsAsync("classhead"));
        var person = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolA)).Id);
        await door.RuleAsync(t => t with { AdmitsWithoutAccount = true });
        var at = site.Clock.GetUtcNow().UtcDateTime;
        var scanned = await phone.GetAsync(await door.AddressAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.SendAsync(scanned, new() { ["PersonId"] = $"{person}", ["Digits"] = "80" }, Entry)).Status);
        var said = await phone.FollowAsync(await phone.SendAsync(scanned, new() { ["PersonId"] = $"{person}", ["Digits"] = "8000" }, Entry));
        Assert.Contains("等班主任确认后才算签到", said.Text, StringComparison.Ordinal);
        Assert.Empty(await door.MarksAsync());
        Assert.Contains("另有 1 人等班主任确认", (await door.WallAsync("classhead")).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(20));
        var list = await head.GetAsync($"/sessions/{door.Id}/sign-ins");
        Assert.Contains("相符", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(list, [], "form[action$='/acceptance']")).Status);
        Assert.Equal((person, MarkSource.Accepted, AttendanceStatus.Present, at), Assert.Single((await door.MarksAsync()).Select(m => (m.PersonId, m.Source, m.Status, m.At))));
        Assert.Contains("无账号登记，已确认", (await head.GetAsync($"/sessions/{door.Id}/sign-ins")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_digits_are_shown_to_the_head_and_not_to_whoever_typed_them()
    {
        var (door, phone, head) = (await Door.OpenAsync(site, 30), await site.AnyoneAsync(), await site.AsAsync("classhead"));
        var person = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolA)).Id);
        await door.RuleAsync(t => t with { AdmitsWithoutAccount = true });
        var scanned = await phone.GetAsync(await door.AddressAsync());
        var said = await phone.FollowAsync(await phone.SendAsync(scanned, new() { ["PersonId"] = $"{person}", ["Digits"] = "1234" }, Entry));
        Assert.DoesNotContain("不符", said.Text, StringComparison.Ordinal);
        var list = await head.GetAsync($"/sessions/{door.Id}/sign-ins");
        Assert.Contains("不符", list.Text, StringComparison.Ordinal);
        await head.SendAsync(list, [], "form[action$='/refusal']");
        Assert.Empty(await door.MarksAsync());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.SendAsync(list, [], "form[action$='/acceptance']")).Status);
        Assert.Empty(await door.MarksAsync());
        // Only people of the list, and only so many from one address.
        var stranger = await site.InDbAsync(async db => (await World.PersonAsync(db, World.SchoolB)).Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await phone.SendAsync(scanned, new() { ["PersonId"] = $"{stranger}", ["Digits"] = "8000" }, Entry)).Status);
        HttpStatusCode last = default;
        for (var n = 0; n < 30; n++) last = (await phone.SendAsync(scanned, new() { ["PersonId"] = $"{stranger}", ["Digits"] = "8000" }, Entry)).Status;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        site.Clock.Advance(TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task A_hall_behind_one_router_is_no_guesser()
    {
        var ((door, people), phone) = (await Door.OfActivityAsync(site, 35), await site.AnyoneAsync());
        // What other tests tried from this address is of another minute, whichever ran before.
        site.Clock.Advance(TimeSpan.FromSeconds(61));
        await door.RuleAsync(t => t with { AdmitsWithoutAccount = true });
        var scanned = await phone.GetAsync(await door.AddressAsync());
        foreach (var person in people) Assert.Equal(HttpStatusCode.Redirect, (await phone.SendAsync(scanned, new() { ["PersonId"] = $"{person}", ["Digits"] = "8000" }, Entry)).Status);
        // The same names again are counted.
        var again = new List<HttpStatusCode>();
        foreach (var person in people) again.Add((await phone.SendAsync(scanned, new() { ["PersonId"] = $"{person}", ["Digits"] = "8001" }, Entry)).Status);
        Assert.Equal(30, again.Count(s => s == HttpStatusCode.Redirect));
        Assert.Equal(HttpStatusCode.TooManyRequests, again[^1]);
        site.Clock.Advance(TimeSpan.FromSeconds(61));
    }

    [Fact]
    public async Task Where_it_is_off_nobody_signs_in_without_an_account()
    {
        var (door, phone) = (await Door.OpenAsync(site, 30), await site.AnyoneAsync());
        await door.RuleAsync(t => t);
        var scanned = await phone.GetAsync(await door.AddressAsync());
        Assert.Null(scanned.Html.QuerySelector(Entry));
        Assert.Contains("要登录后签到", (await phone.PostBareAsync(scanned.Path + "/entry")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_signs_out_after_the_least_stay()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 5), await site.AsAsync("teacher"));
        await door.RuleAsync(t => t with { SignsOut = true, LeastStay = 20 });
        await teacher.SubmitAsync(await door.AddressAsync(), [], "form[action^='/s/']");
        site.Clock.Advance(TimeSpan.FromMinutes(19));
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        var early = await teacher.SendAsync(scanned, [], "form[action$='/departure']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.Status);
        Assert.Contains("以后才能签退", early.Text, StringComparison.Ordinal);
        Assert.Contains("未签退", (await (await site.AsAsync("classhead")).GetAsync($"/sessions/{door.Id}/sign-ins")).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("已签退", (await teacher.FollowAsync(await teacher.SendAsync(scanned, [], "form[action$='/departure']"))).Text, StringComparison.Ordinal);
        Assert.Equal(site.Clock.GetUtcNow().UtcDateTime, Assert.Single(await door.MarksAsync()).LeftAt);
        await door.RuleAsync(t => t);
        Assert.Contains("不用签退", (await teacher.PostBareAsync(scanned.Path + "/departure")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_people_on_one_phone_are_shown_together_where_the_rules_say_so()
    {
        var (door, phone, head) = (await Door.OpenAsync(site, 30), await site.AnyoneAsync(), await site.AsAsync("classhead"));
        await site.InDbAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == door.Id);
            var cohort = await db.Cohorts.Include(c => c.Enrolments).SingleAsync(c => c.Id == session.CohortId);
            var mentee = await World.PersonIdOfAsync(db, "mentee");
            if (cohort.Enrolments.All(e => e.PersonId != mentee)) cohort.Enrol(mentee, cohort.Period.From);
            await db.SaveChangesAsync();
        });
        await door.RuleAsync(t => t with { NotesDevices = true });
        foreach (var user in new[] { "teacher", "mentee" })
        {
            await phone.SignInAsync(user, World.Password);
            Assert.Equal(HttpStatusCode.Redirect, (await phone.SubmitAsync(await door.AddressAsync(), [], "form[action^='/s/']")).Status);
            await phone.PostBareAsync("/account/logout");
        }
        Assert.Contains("同一台手机签到：mentee者、teacher者", (await head.GetAsync($"/sessions/{door.Id}/sign-ins")).Text, StringComparison.Ordinal);
        var quiet = await Door.OpenAsync(site, 30);
        await quiet.RuleAsync(t => t);
        await phone.SignInAsync("teacher", World.Password);
        await phone.SubmitAsync(await quiet.AddressAsync(), [], "form[action^='/s/']");
        Assert.Null(Assert.Single(await quiet.MarksAsync()).Device);
    }

    [Fact]
    public async Task Rules_are_those_of_the_nearest_body()
    {
        var district = await site.AsAsync("district");
        var (east, school) = await site.InDbAsync(async db => ((await World.OrganisationAsync(db, World.East)).Id, (await World.OrganisationAsync(db, World.SchoolB)).Id));
        var refused = await district.SubmitAsync($"/organisations/{east}/sign-in-rules", new() { ["LateAfter"] = "241" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("241", refused.Html.QuerySelector("#LateAfter")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync($"/organisations/{east}/sign-in-rules", new() { ["LateAfter"] = "5" })).Status);
        var below = await district.GetAsync($"/organisations/{school}/sign-in-rules");
        Assert.Equal("5", below.Html.QuerySelector("#LateAfter")!.GetAttribute("value"));
        Assert.Contains("还没有自己的规则", below.Text, StringComparison.Ordinal);
        await district.SubmitAsync($"/organisations/{school}/sign-in-rules", new() { ["LateAfter"] = "10" });
        Assert.Equal("10", (await district.GetAsync($"/organisations/{school}/sign-in-rules")).Html.QuerySelector("#LateAfter")!.GetAttribute("value"));
    }
}
