using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;

namespace TeacherDev.Web.Tests.Attendance;

/// <summary>From the button on the wall to the list of those who did not answer.</summary>
public sealed class SpotCheckTests(TestSite site) : IClassFixture<TestSite>
{
    private const string SignIn = "form[action^='/s/']:not([action$='/answer'])";
    private const string Answer = "form[action$='/answer']";
    private const string Start = "form[action$='/spot-checks']";

    private DateTime Now => site.Clock.GetUtcNow().UtcDateTime;

    [Fact]
    public async Task Who_signed_in_scans_again_and_the_list_tells_who_did_not()
    {
        var (door, teacher, head) = (await RunningAsync(), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        var other = await MarkAsync(door, "classhead", AttendanceStatus.Late);
        await teacher.SubmitAsync(await door.AddressAsync(), [], SignIn);
        Assert.DoesNotContain("抽查", (await teacher.GetAsync(await door.AddressAsync())).Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        var wall = await head.GetAsync($"/sessions/{door.Id}/wall");
        Assert.NotNull(wall.Html.QuerySelector(".wall.may-check"));
        var begun = await head.SendAsync(wall, [], Start);
        Assert.Equal($"/sessions/{door.Id}/wall", begun.Location);
        var asking = await head.FollowAsync(begun);
        Assert.Contains("正在抽查", asking.Text, StringComparison.Ordinal);
        Assert.Equal("0 / 2 人已应答", asking.Html.QuerySelector(".cnt")!.TextContent);
        Assert.Null(asking.Html.QuerySelector(".wall.may-check"));
        Assert.NotNull(asking.Html.QuerySelector("svg.qr"));

        // The scan of before it began is none of it.
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        var moment = Now;
        Assert.Equal(["我在现场"], scanned.Html.QuerySelectorAll("main button").Select(b => b.TextContent.Trim()));
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        // Pressed after the end; scanned in time.
        var answered = await teacher.FollowAsync(await teacher.SendAsync(scanned, [], Answer));
        Assert.Contains("抽查已应答", answered.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SendAsync(scanned, [], Answer)).Status);

        var list = await head.GetAsync($"/sessions/{door.Id}/sign-ins");
        var check = list.Html.QuerySelector("#checks details.spot")!;
        Assert.Contains("1 / 2 人已应答", check.TextContent, StringComparison.Ordinal);
        Assert.Equal([other.Name], check.QuerySelectorAll("tbody th").Select(h => h.FirstChild!.TextContent.Trim()));
        Assert.Contains("teacher者", check.QuerySelector("ul")!.TextContent, StringComparison.Ordinal);
        Assert.Equal([AttendanceStatus.Present, AttendanceStatus.Late], (await door.MarksAsync()).Select(m => m.Status).Order());
        var (account, audit) = await site.InDbAsync(async db =>
        {
            var row = await db.Set<SpotCheckAnswer>().SingleAsync(a => a.At == moment);
            return (await db.Accounts.SingleAsync(a => a.UserName == "teacher"), await db.AuditEntries.SingleAsync(e => e.Entity == nameof(SpotCheckAnswer) && e.EntityId == row.Id && e.Verb == AuditVerb.Changed));
        });
        Assert.Equal(account.Id, audit.AccountId);
        Assert.Equal(1, await site.InDbAsync(db => db.AuditEntries.CountAsync(e => e.Entity == nameof(SpotCheck) && e.Verb == AuditVerb.Added && db.SpotChecks.Any(c => c.SessionId == door.Id && c.Id == e.EntityId))));
    }

    [Fact]
    public async Task The_class_head_corrects_by_hand_with_the_reason_prepared_and_the_list_keeps_who_was_asked()
    {
        var (door, head) = (await RunningAsync(), await site.AsAsync("classhead"));
        var silent = await MarkAsync(door, "teacher", AttendanceStatus.Present);
        await StartAsync(head, door);
        // Asked again afterwards, the list of the first stays what it was.
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        var late = await MarkAsync(door, "classhead", AttendanceStatus.Present);
        var link = (await head.GetAsync($"/sessions/{door.Id}/sign-ins")).Html.QuerySelector("#checks tbody a")!.GetAttribute("href")!;
        Assert.EndsWith($"#person-{silent.Id}", link, StringComparison.Ordinal);
        var sheet = await head.GetAsync(link.Split('#')[0]);
        Assert.NotNull(sheet.Html.QuerySelector($"#person-{silent.Id}"));
        Assert.Equal("抽查未应答", sheet.Html.QuerySelector("#Why")!.GetAttribute("value"));
        Assert.Equal("", (await head.GetAsync($"/sessions/{door.Id}")).Html.QuerySelector("#Why")!.GetAttribute("value") ?? "");
        Assert.Equal(HttpStatusCode.Redirect, (await head.SendAsync(sheet, new() { [$"Status[{silent.Id}]"] = nameof(AttendanceStatus.LeftEarly) }, "main form.sheetform")).Status);
        var marks = await site.InDbAsync(db => db.AttendanceMarks.Include(m => m.Corrections).Where(m => m.SessionId == door.Id).ToListAsync());
        Assert.Equal("抽查未应答", Assert.Single(marks.Single(m => m.PersonId == silent.Id).Corrections).Reason);
        Assert.Equal(AttendanceStatus.Present, marks.Single(m => m.PersonId == late.Id).Status);
        await StartAsync(head, door);
        var checks = (await head.GetAsync($"/sessions/{door.Id}/sign-ins")).Html.QuerySelectorAll("#checks details.spot");
        Assert.Equal(["第 2 次", "第 1 次"], checks.Select(c => c.QuerySelector("b")!.TextContent));
        Assert.Equal([late.Name], Names(checks[0]));
        Assert.Equal([silent.Name], Names(checks[1]));
        Assert.Contains("早退", checks[1].TextContent, StringComparison.Ordinal);
        // While the second runs nothing is corrected from it; from the first it is.
        Assert.Equal([0, 1], checks.Select(c => c.QuerySelectorAll("tbody a").Length));

        static IEnumerable<string> Names(AngleSharp.Dom.IElement check) => check.QuerySelectorAll("tbody th").Select(h => h.FirstChild!.TextContent.Trim());
    }

    [Fact]
    public async Task The_digits_answer_at_once_and_a_scan_of_before_does_not()
    {
        var (door, teacher, head) = (await RunningAsync(), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        await teacher.SubmitAsync(await door.AddressAsync(), [], SignIn);
        var before = await teacher.GetAsync(await door.AddressAsync());
        // As long as what the wall showed before is good, opening it again is a new scan.
        site.Clock.Advance(TimeSpan.FromSeconds(40));
        await StartAsync(head, door);
        var stale = await teacher.PostBareAsync(before.Path + "/answer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stale.Status);
        Assert.Contains("请再扫一次", stale.Text, StringComparison.Ordinal);
        Assert.Contains("请再扫一次大屏幕上的二维码", (await teacher.GetAsync(before.Path)).Text, StringComparison.Ordinal);
        Assert.Equal([false], await AnswersAsync(door));
        var answered = await teacher.FollowAsync(await teacher.SubmitAsync("/s", new() { ["Code"] = await door.CodeAsync() }));
        Assert.Contains("抽查已应答", answered.Text, StringComparison.Ordinal);
        Assert.Equal([true], await AnswersAsync(door));
        // Nobody else's token, and no old one.
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.PostBareAsync("/s/AAAA/answer")).Status);
        var old = await door.AddressAsync();
        site.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(HttpStatusCode.Gone, (await teacher.PostBareAsync(old + "/answer")).Status);
    }

    [Fact]
    public async Task Who_had_left_or_was_excused_or_came_later_is_not_asked()
    {
        var (door, teacher, head) = (await RunningAsync(), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        await door.RuleAsync(t => t with { SpotChecks = true, SignsOut = true });
        await teacher.SubmitAsync(await door.AddressAsync(), [], SignIn);
        await teacher.SendAsync(await teacher.GetAsync(await door.AddressAsync()), [], "form[action$='/departure']");
        await MarkAsync(door, "classhead", AttendanceStatus.Excused);
        var nobody = await head.SubmitAsync($"/sessions/{door.Id}/sign-ins", [], Start);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nobody.Status);
        Assert.Contains("没有可以抽查的人", nobody.Text, StringComparison.Ordinal);
        await site.InDbAsync(async db =>
        {
            (await db.AttendanceMarks.Include(m => m.Corrections).SingleAsync(m => m.SessionId == door.Id && m.Status == AttendanceStatus.Excused)).Correct(AttendanceStatus.Present, Now, null, "到了", "班主任");
            await db.SaveChangesAsync();
        });
        await StartAsync(head, door);
        Assert.Equal([false], await AnswersAsync(door));
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        Assert.DoesNotContain("抽查", scanned.Text, StringComparison.Ordinal);
        var refused = await teacher.PostBareAsync(scanned.Path + "/answer");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("不用应答", refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_refused_in_a_sentence_where_it_makes_no_sense()
    {
        var head = await site.AsAsync("classhead");
        var off = await Door.OpenAsync(site, 0);
        await off.RuleAsync(t => t);
        Assert.Null((await head.GetAsync($"/sessions/{off.Id}/wall")).Html.QuerySelector(Start));
        Assert.Null((await head.GetAsync($"/sessions/{off.Id}/sign-ins")).Html.QuerySelector("#checks"));
        await RefusedAsync(off, "没有开启抽查");
        var early = await Door.OpenAsync(site, 30);
        await early.RuleAsync(t => t with { SpotChecks = true });
        Assert.Null((await head.GetAsync($"/sessions/{early.Id}/wall")).Html.QuerySelector(".wall.may-check"));
        await RefusedAsync(early, "到时才能抽查");
        var cancelled = await RunningAsync();
        await MarkAsync(cancelled, "teacher", AttendanceStatus.Present);
        await StartAsync(head, cancelled);
        var (teacher, scanned) = (await site.AsAsync("teacher"), await (await site.AsAsync("teacher")).GetAsync(await cancelled.AddressAsync()));
        await site.InDbAsync(async db =>
        {
            (await db.Sessions.SingleAsync(s => s.Id == cancelled.Id)).Cancel("停电");
            await db.SaveChangesAsync();
        });
        Assert.Contains("不能再应答抽查", (await teacher.PostBareAsync(scanned.Path + "/answer")).Text, StringComparison.Ordinal);
        await RefusedAsync(cancelled, "不能抽查");
        var over = await RunningAsync(startsIn: -61);
        await MarkAsync(over, "teacher", AttendanceStatus.Present);
        await RefusedAsync(over, "不能再抽查");
        Assert.Equal([false], await AnswersAsync(cancelled));
        Assert.Empty(await AnswersAsync(over));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await head.PostBareAsync($"/sessions/{over.Id}/spot-checks")).Status);

        async Task RefusedAsync(Door door, string sentence)
        {
            var refused = await head.PostAsync($"/sessions/{door.Id}/spot-checks", await FormAsync(head, Guid.NewGuid()));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Twenty_who_press_at_once_start_one()
    {
        var (door, head) = (await RunningAsync(), await site.AsAsync("classhead"));
        await MarkAsync(door, "teacher", AttendanceStatus.Present);
        var forms = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => FormAsync(head, Guid.NewGuid())));
        var answers = await Task.WhenAll(forms.Select(f => head.PostAsync($"/sessions/{door.Id}/spot-checks", f)));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Contains("正在抽查", a.Text, StringComparison.Ordinal));
        Assert.Equal(1, await site.InDbAsync(db => db.SpotChecks.CountAsync(c => c.SessionId == door.Id)));

        // A double click is one, and both are led to it.
        site.Clock.Advance(TimeSpan.FromMinutes(6));
        var same = await FormAsync(head, Guid.NewGuid());
        var clicks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => head.PostAsync($"/sessions/{door.Id}/spot-checks", same)));
        Assert.All(clicks, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        Assert.Equal([1, 2], await site.InDbAsync(db => db.SpotChecks.Where(c => c.SessionId == door.Id).OrderBy(c => c.Number).Select(c => c.Number).ToListAsync()));
    }

    [Fact]
    public async Task Many_answers_of_one_person_at_once_are_one()
    {
        var (door, teacher, head) = (await RunningAsync(), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        await teacher.SubmitAsync(await door.AddressAsync(), [], SignIn);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await StartAsync(head, door);
        var scanned = await teacher.GetAsync(await door.AddressAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => teacher.SendAsync(scanned, [], Answer)));
        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Redirect, a.Status));
        var id = await site.InDbAsync(db => (from check in db.SpotChecks where check.SessionId == door.Id join answer in db.Set<SpotCheckAnswer>() on check.Id equals answer.CheckId select answer.Id).SingleAsync());
        Assert.Equal(1, await site.InDbAsync(db => db.AuditEntries.CountAsync(e => e.Entity == nameof(SpotCheckAnswer) && e.EntityId == id && e.Verb == AuditVerb.Changed)));
    }

    [Fact]
    public async Task A_scan_in_time_is_not_undone_by_one_too_late()
    {
        var (door, teacher, head) = (await RunningAsync(), await site.AsAsync("teacher"), await site.AsAsync("classhead"));
        await teacher.SubmitAsync(await door.AddressAsync(), [], SignIn);
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        await StartAsync(head, door);
        site.Clock.Advance(TimeSpan.FromMinutes(4));
        await teacher.GetAsync(await door.AddressAsync());
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        await teacher.SubmitAsync(await door.AddressAsync(), [], Answer);
        Assert.Equal([true], await AnswersAsync(door));
    }

    /// <summary>A session that began this minute, of an organisation that has spot checks.</summary>
    private async Task<Door> RunningAsync(int startsIn = 0)
    {
        var door = await Door.OpenAsync(site, startsIn);
        await door.RuleAsync(t => t with { SpotChecks = true });
        return door;
    }

    private static async Task StartAsync(Visitor head, Door door) =>
        Assert.Equal($"/sessions/{door.Id}/sign-ins#checks", (await head.SubmitAsync($"/sessions/{door.Id}/sign-ins", [], Start)).Location);

    private static async Task<Dictionary<string, string>> FormAsync(Visitor visitor, Guid key) => new() { ["__RequestVerificationToken"] = await visitor.TokenAsync(), ["Key"] = $"{key}" };

    /// <summary>Marks by hand whoever an account belongs to, a member of the class from now on.</summary>
    private Task<(int Id, string Name)> MarkAsync(Door door, string userName, AttendanceStatus status) => site.InDbAsync(async db =>
    {
        var (personId, session) = (await World.PersonIdOfAsync(db, userName), await db.Sessions.SingleAsync(s => s.Id == door.Id));
        var cohort = await db.Cohorts.Include(c => c.Enrolments).SingleAsync(c => c.Id == session.CohortId);
        if (cohort.Enrolments.All(e => e.PersonId != personId)) cohort.Enrol(personId, cohort.Period.From);
        db.Add(new AttendanceMark(door.Id, personId, status, Now));
        await db.SaveChangesAsync();
        return (personId, await db.PersonCards.Where(p => p.Id == personId).Select(p => p.Name).SingleAsync());
    });

    private Task<List<bool>> AnswersAsync(Door door) => site.InDbAsync(db =>
        (from check in db.SpotChecks where check.SessionId == door.Id join answer in db.Set<SpotCheckAnswer>() on check.Id equals answer.CheckId orderby answer.Id select answer.At != null).ToListAsync());
}
