using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>From the wall to the mark, by scanning.</summary>
public sealed class ScanTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Button = "form[action^='/s/']:not([action$='/entry'])";

    private DateTime Now => site.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task One_tap_signs_in_and_the_wall_shows_it()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 30), await site.AsAsync("teacher"));
        var before = await door.WallAsync("classhead");
        Assert.Equal("0 / 2 人已签到", before.Html.QuerySelector(".cnt")!.TextContent);
        Assert.NotNull(before.Html.QuerySelector("#wall[data-swap] svg.qr"));
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        Assert.Equal(HttpStatusCode.OK, scanned.Status);
        Assert.Empty(await door.MarksAsync());
        Assert.Equal(["签到"], scanned.Html.QuerySelectorAll("main button").Select(b => b.TextContent.Trim()));
        var signed = await teacher.SendAsync(scanned, [], Button);
        Assert.Equal(HttpStatusCode.Redirect, signed.Status);
        Assert.Contains("已签到", (await teacher.FollowAsync(signed)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SendAsync(scanned, [], Button)).Status);
        var mark = Assert.Single(await door.MarksAsync());
        Assert.Equal((AttendanceStatus.Present, MarkSource.Scan, Now), (mark.Status, mark.Source, mark.At));
        var (account, audit) = await site.InDbAsync(async db => (await db.Accounts.SingleAsync(a => a.UserName == "teacher"), await db.AuditEntries.SingleAsync(e => e.Entity == nameof(AttendanceMark) && e.EntityId == mark.Id)));
        Assert.Equal((account.Id, AuditVerb.Added, "Teacher #"), (audit.AccountId, audit.Verb, audit.ActingAs));
        var after = await door.WallAsync("classhead");
        Assert.Equal("1 / 2 人已签到", after.Html.QuerySelector(".cnt")!.TextContent);
        Assert.Equal(["teacher者"], after.Html.QuerySelectorAll(".wall ol li").Select(l => l.TextContent));
    }

    [Fact]
    public async Task The_first_request_counts_for_ten_minutes_and_no_longer()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 30), await site.AsAsync("teacher"));
        var (first, address) = (Now, await door.AddressAsync());
        var scanned = await teacher.GetAsync(address);
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await teacher.SendAsync(scanned, [], Button);
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        Assert.Contains("已经过期", late.Text, StringComparison.Ordinal);
        Assert.Empty(await door.MarksAsync());

        var (second, again) = (Now, await teacher.GetAsync(await door.AddressAsync()));
        site.Clock.Advance(TimeSpan.FromMinutes(9));
        // A second scan of the same session keeps the first moment.
        await teacher.GetAsync(await door.AddressAsync());
        await teacher.SendAsync(again, [], Button);
        Assert.Equal(second, Assert.Single(await door.MarksAsync()).At);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Signing_in_to_the_account_may_follow()
    {
        var (door, phone) = (await Door.OpenAsync(site, 30), await site.AnyoneAsync());
        var first = Now;
        var scanned = await phone.GetAsync(await door.AddressAsync());
        Assert.Null(scanned.Html.QuerySelector("main form"));
        var login = scanned.Html.QuerySelector("a[href^='/account/login']")!.GetAttribute("href")!;
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var back = await phone.FollowAsync(await phone.SubmitAsync(login, new() { ["Name"] = "teacher", ["Password"] = World.Password }));
        Assert.Equal(HttpStatusCode.Redirect, (await phone.SendAsync(back, [], Button)).Status);
        Assert.Equal(first, Assert.Single(await door.MarksAsync()).At);
    }

    [Fact]
    public async Task Who_scans_sixteen_minutes_after_the_start_is_late()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 0), await site.AsAsync("teacher"));
        site.Clock.Advance(TimeSpan.FromMinutes(16));
        await teacher.SubmitAsync(await door.AddressAsync(), [], Button);
        Assert.Equal(AttendanceStatus.Late, Assert.Single(await door.MarksAsync()).Status);
    }

    [Fact]
    public async Task Scanning_early_says_when_it_opens_and_works_then()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 65), await site.AsAsync("teacher"));
        var opens = Now.AddMinutes(5).AddHours(8);
        var early = await teacher.GetAsync(await door.AddressAsync());
        Assert.Contains($"{opens:H:mm} 开始签到", early.Text, StringComparison.Ordinal);
        Assert.Null(early.Html.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await teacher.PostBareAsync(early.Path)).Status);
        Assert.Empty(await door.MarksAsync());
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        // The page that was open works when it is loaded again, and so does a new scan.
        Assert.NotNull((await teacher.GetAsync(early.Path)).Html.QuerySelector(Button));
        await teacher.SubmitAsync(await door.AddressAsync(), [], Button);
        Assert.Equal(AttendanceStatus.Present, Assert.Single(await door.MarksAsync()).Status);
    }

    [Fact]
    public async Task Old_foreign_and_invented_tokens_sign_nobody_in()
    {
        var (door, teacher, school) = (await Door.OpenAsync(site, 30), await site.AsAsync("teacher"), await site.AsAsync("school"));
        var old = await door.AddressAsync();
        site.Clock.Advance(TimeSpan.FromSeconds(31));
        var refused = await teacher.GetAsync(old);
        Assert.Equal(HttpStatusCode.Gone, refused.Status);
        Assert.Contains("这个二维码已经过期", refused.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Gone, (await teacher.PostBareAsync(old)).Status);
        // A clock that is put back does not make it good, nor does what a phone says of the time.
        site.Clock.Advance(TimeSpan.FromMinutes(-2));
        Assert.Equal(HttpStatusCode.Gone, await teacher.StatusAsync(old));
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync("/s/AAAA"));
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync(old[..^1] + (old[^1] == 'A' ? 'E' : 'A')));
        // A good token whose address nobody opened in this browser records nothing.
        var good = await door.AddressAsync();
        Assert.Equal(HttpStatusCode.Gone, (await teacher.PostBareAsync(good)).Status);
        // The wall of another class, and somebody who is not expected here.
        var other = await Door.OpenAsync(site, 30, World.SchoolB);
        foreach (var (who, address) in new[] { (teacher, await other.AddressAsync()), (school, good) })
        {
            Assert.Contains("不在这节课的名单中", (await who.GetAsync(address)).Text, StringComparison.Ordinal);
            var sentence = await who.PostBareAsync(address);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, sentence.Status);
            Assert.Contains("请找班主任", sentence.Text, StringComparison.Ordinal);
        }
        // The scan of one session is none of another.
        Assert.Equal(HttpStatusCode.Gone, (await teacher.PostBareAsync(good)).Status);
        Assert.Empty(await door.MarksAsync());
        Assert.Empty(await other.MarksAsync());
    }

    [Fact]
    public async Task What_was_recorded_by_hand_stands()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 30), await site.AsAsync("teacher"));
        await site.InDbAsync(async db =>
        {
            db.Add(new AttendanceMark(door.Id, await World.PersonIdOfAsync(db, "teacher"), AttendanceStatus.Excused, Now));
            await db.SaveChangesAsync();
        });
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        Assert.Contains("登记为请假", scanned.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已签到", scanned.Text, StringComparison.Ordinal);
        await teacher.PostBareAsync(scanned.Path);
        Assert.Equal((AttendanceStatus.Excused, MarkSource.Hand), Assert.Single((await door.MarksAsync()).Select(m => (m.Status, m.Source))));
    }

    [Fact]
    public async Task A_session_that_is_over_or_cancelled_says_so()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 30), await site.AsAsync("teacher"));
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        await site.InDbAsync(async db =>
        {
            (await db.Sessions.SingleAsync(s => s.Id == door.Id)).Cancel("停电");
            await db.SaveChangesAsync();
        });
        var refused = await teacher.SendAsync(scanned, [], Button);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("已取消", refused.Text, StringComparison.Ordinal);
        Assert.Null((await door.WallAsync()).Html.QuerySelector("svg.qr"));
        Assert.Empty(await door.MarksAsync());
    }

    [Fact]
    public async Task Many_requests_of_one_person_at_once_are_one_row()
    {
        var (door, teacher) = (await Door.OpenAsync(site, 30), await site.AsAsync("teacher"));
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => teacher.SendAsync(scanned, [], Button)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        var mark = Assert.Single(await door.MarksAsync());
        Assert.Equal(1, await site.InDbAsync(db => db.AuditEntries.CountAsync(e => e.Entity == nameof(AttendanceMark) && e.EntityId == mark.Id)));
    }
}
