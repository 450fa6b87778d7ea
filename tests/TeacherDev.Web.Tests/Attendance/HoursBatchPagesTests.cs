using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Attendance;

public sealed class HoursBatchPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_school_holds_its_own_hands_the_hours_in_as_one_and_they_are_posted_returned_and_taken_back()
    {
        var (school, district) = (await site.AsAsync("school"), await site.AsAsync("district"));
        var (teacher, mentor) = (await PersonAsync("teacher"), await PersonAsync("mentor"));

        var made = await school.SubmitAsync("/activities/new", new() { ["Title"] = "读书沙龙", ["Kind"] = "SchoolBased" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(made.Location!, new() { ["Names"] = "teacher\nmentor" }, "main form[action$='/invitations']")).Status);
        // Only its own staff.
        var stranger = await school.SubmitAsync(made.Location!, new() { ["Names"] = "t-school-b" }, "main form[action$='/invitations']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stranger.Status);
        Assert.Contains("名单中有 1 行需要核对", stranger.Text, StringComparison.Ordinal);
        var sessions = new List<int> { await HoldAsync(school, made.Location!, "一读", "Morning"), await HoldAsync(school, made.Location!, "二读", "Evening") };

        // Closing posts nothing.
        Assert.Equal(0, await TenthsAsync(teacher));
        Assert.Contains("学时等学校成批提交", (await school.GetAsync($"/sessions/{sessions[0]}")).Text, StringComparison.Ordinal);
        Assert.Contains("已结束的活动还没有提交学时", (await school.GetAsync("/hours/batches")).Text, StringComparison.Ordinal);

        // The days narrow what is shown.
        Assert.Contains("没有可以提交的场次", (await school.GetAsync("/hours/batches/new?from=2020-01-01&to=2020-12-31")).Text, StringComparison.Ordinal);
        var submitted = await SubmitAsync(school, "读书沙龙学时", sessions);
        var batch = submitted.Location!;
        var shown = await district.GetAsync(batch);
        Assert.Contains("2 场，2 人，共 8 学时", shown.Text, StringComparison.Ordinal);
        Assert.Contains("读书沙龙学时", (await district.GetAsync("/hours/batches?state=Submitted&q=dsslxs&sort=-submitted")).Text, StringComparison.Ordinal);
        Assert.Contains("读书沙龙学时", (await district.GetAsync("/")).Text, StringComparison.Ordinal);

        // What is handed in stays closed.
        Assert.Empty((await school.GetAsync($"/sessions/{sessions[0]}")).Html.QuerySelectorAll("form[action$='/reopening']"));
        var locked = await school.PostAsync($"/sessions/{sessions[0]}/reopening", [.. await TokenAsync(school), KeyValuePair.Create("Reason", "改考勤")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Contains("已在批次“读书沙龙学时”中提交，批次退回后才能重新打开", locked.Text, StringComparison.Ordinal);

        var without = await district.SendAsync(shown, new() { ["Reason"] = " " }, "form[action$='/return']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(shown, new() { ["Reason"] = "第二次人数不对" }, "form[action$='/return']")).Status);
        Assert.Contains("“读书沙龙学时”被退回", (await school.GetAsync("/")).Text, StringComparison.Ordinal);

        // Put right: the mentor was not there the second time.
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"/sessions/{sessions[1]}", new() { ["Reason"] = "改考勤" }, "main form[action$='/reopening']")).Status);
        Assert.Contains("有 1 场重新打开了", (await school.GetAsync($"{batch}/edit")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await school.PostAsync($"/sessions/{sessions[1]}/closure", [.. await TokenAsync(school), KeyValuePair.Create("Version", await VersionAsync(sessions[1])), KeyValuePair.Create($"Status[{mentor}]", "Absent"), KeyValuePair.Create("Why", "没有来")])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"{batch}/edit", new() { ["Sessions"] = string.Join('|', sessions) }, "main form[method=post]")).Status);

        // What was read before is not what is approved now.
        Assert.Equal(HttpStatusCode.Conflict, (await district.SendAsync(shown, [], "form[action$='/approval']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(batch, [], "form[action$='/approval']")).Status);
        Assert.Equal((40, 20), (await TenthsAsync(teacher), await TenthsAsync(mentor)));
        Assert.Contains("读书沙龙：一读", (await (await site.AsAsync("teacher")).GetAsync("/hours")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await district.PostAsync($"{batch}/approval", [.. await TokenAsync(district), KeyValuePair.Create("Version", await VersionOfAsync(batch))])).Status);
        var closed = await school.PostAsync($"/sessions/{sessions[0]}/reopening", [.. await TokenAsync(school), KeyValuePair.Create("Reason", "改考勤")]);
        Assert.Contains("中认定，批次撤回后才能重新打开", closed.Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(batch, new() { ["Reason"] = "重复申报" }, "form[action$='/withdrawal']")).Status);
        Assert.Equal((0, 0), (await TenthsAsync(teacher), await TenthsAsync(mentor)));
        Assert.Contains("撤回，学时都已冲销：重复申报", (await school.GetAsync(batch)).Text, StringComparison.Ordinal);

        // Its sessions are free for another batch, which posts anew.
        var again = await SubmitAsync(school, "读书沙龙学时（重报）", sessions);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync(again.Location!, [], "form[action$='/approval']")).Status);
        Assert.Equal((40, 20), (await TenthsAsync(teacher), await TenthsAsync(mentor)));
    }

    [Fact]
    public async Task Another_school_s_batch_is_not_there_and_a_teacher_is_not_let_in()
    {
        var (school, teacher) = (await site.AsAsync("school"), await site.AsAsync("teacher"));
        var other = await site.InDbAsync(db => World.SampleAsync(db, "hoursbatch", World.SchoolB));
        var own = await site.InDbAsync(db => World.SampleAsync(db, "hoursbatch", World.SchoolA));
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync($"/hours/batches/{other}"));
        Assert.Equal(HttpStatusCode.NotFound, (await school.PostBareAsync($"/hours/batches/{other}/recall")).Status);
        Assert.DoesNotContain("东区第二小学", (await school.GetAsync("/hours/batches")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/hours/batches/{own}"));
        Assert.Equal(HttpStatusCode.Forbidden, await teacher.StatusAsync("/hours/batches"));
        Assert.Equal(HttpStatusCode.Forbidden, (await school.PostBareAsync($"/hours/batches/{own}/approval")).Status);
        // The district reads it, and the list and the lines come as workbooks.
        var district = await site.AsAsync("district");
        Assert.Equal(HttpStatusCode.OK, await district.StatusAsync($"/hours/batches/{other}?format=xlsx"));
        Assert.Equal(HttpStatusCode.OK, await district.StatusAsync("/hours/batches?format=xlsx"));
    }

    [Fact]
    public async Task Another_school_s_session_cannot_be_handed_in_and_nothing_is_kept()
    {
        var school = await site.AsAsync("school");
        var stranger = await site.InDbAsync(db => db.Set<HoursBatchLine>().Where(l => db.HoursBatches.Any(b => b.Id == l.BatchId && b.Organisation.Key == World.SchoolB && b.State == HoursBatchState.Returned)).Select(l => l.SessionId).SingleAsync());
        var before = await site.InDbAsync(db => db.HoursBatches.CountAsync());
        var refused = await school.PostAsync("/hours/batches", [.. await TokenAsync(school), KeyValuePair.Create("Title", "越界"), KeyValuePair.Create("Key", Guid.NewGuid().ToString()), KeyValuePair.Create("Sessions", stranger.ToString())]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("所选场次有 1 场刚刚有变化", refused.Text, StringComparison.Ordinal);
        var none = await school.PostAsync("/hours/batches", [.. await TokenAsync(school), KeyValuePair.Create("Title", "空批次"), KeyValuePair.Create("Key", Guid.NewGuid().ToString())]);
        Assert.Contains("请至少选一场", none.Text, StringComparison.Ordinal);
        Assert.Equal(before, await site.InDbAsync(db => db.HoursBatches.CountAsync()));
    }

    [Fact]
    public async Task Two_batches_with_one_session_at_once_are_one_and_two_approvals_post_once()
    {
        var (school, district) = (await site.AsAsync("school"), await site.AsAsync("district"));
        var person = await PersonAsync("mentee");
        var held = await site.InDbAsync(async db => await HoursBatchesOfWorld.HeldAsync(db, await World.OrganisationAsync(db, World.SchoolA), person, [new(2026, 9, 14), new(2026, 9, 15)]));
        var token = await TokenAsync(school);
        KeyValuePair<string, string>[] Fields(int n) => [.. token, KeyValuePair.Create("Title", $"同时{n}"), KeyValuePair.Create("Key", Guid.NewGuid().ToString()), .. held.Select(h => KeyValuePair.Create("Sessions", h.ToString()))];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => school.PostAsync("/hours/batches", Fields(n))));
        var one = Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.All(answers.Where(a => a != one), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        KeyValuePair<string, string>[] approval = [.. await TokenAsync(district), KeyValuePair.Create("Version", await VersionOfAsync(one.Location!))];
        var decided = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => district.PostAsync($"{one.Location}/approval", approval)));
        Assert.Single(decided, a => a.Status == HttpStatusCode.Redirect);
        Assert.Equal(40, await TenthsAsync(person));
        Assert.Equal(SessionState.Closed, await site.InDbAsync(db => db.Sessions.Where(s => s.Id == held[0]).Select(s => s.State).SingleAsync()));
    }

    [Fact]
    public async Task A_school_takes_back_what_nobody_decided_on_and_plans_no_classes()
    {
        var school = await site.AsAsync("school");
        var person = await PersonAsync("leader");
        var held = await site.InDbAsync(async db => await HoursBatchesOfWorld.HeldAsync(db, await World.OrganisationAsync(db, World.SchoolA), person, [new(2026, 9, 21)]));
        var batch = (await SubmitAsync(school, "收回的批次", held)).Location!;
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync(batch, [], "form[action$='/recall']")).Status);
        Assert.Contains("由学校收回", (await school.GetAsync(batch)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"{batch}/edit", [])).Status);
        var lesson = await site.InDbAsync(db => World.SampleAsync(db, "lesson", World.SchoolA));
        Assert.Equal(HttpStatusCode.Forbidden, await school.StatusAsync($"/sessions/{lesson}/edit"));
        Assert.Equal(HttpStatusCode.NotFound, (await school.PostBareAsync($"/sessions/{lesson}/closure")).Status);
        var studio = await school.SubmitAsync("/activities/new", new() { ["Title"] = "全员集中培训", ["Kind"] = "StudioGathering" });
        Assert.Contains("工作室的集中培训由培训管理员新建", studio.Text, StringComparison.Ordinal);
    }

    private async Task<int> HoldAsync(Visitor school, string activity, string topic, string part)
    {
        Assert.Equal(HttpStatusCode.Redirect, (await school.SubmitAsync($"{activity}/sessions/new", new() { ["Topic"] = topic, ["Day"] = "2026-11-23", ["Part"] = part, ["Hours"] = "2" })).Status);
        var id = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == topic).Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await school.PostAsync($"/sessions/{id}/closure", [.. await TokenAsync(school), KeyValuePair.Create("Version", await VersionAsync(id)), KeyValuePair.Create("RestIsPresent", "true")])).Status);
        return id;
    }

    private static async Task<Page> SubmitAsync(Visitor school, string title, IEnumerable<int> sessions)
    {
        var submitted = await school.SubmitAsync("/hours/batches/new", new() { ["Title"] = title, ["Sessions"] = string.Join('|', sessions) });
        Assert.Equal(HttpStatusCode.Redirect, submitted.Status);
        return submitted;
    }

    private static async Task<KeyValuePair<string, string>[]> TokenAsync(Visitor visitor) => [KeyValuePair.Create("__RequestVerificationToken", await visitor.TokenAsync())];

    private Task<int> PersonAsync(string userName) => site.InDbAsync(db => World.PersonIdOfAsync(db, userName));

    private Task<string> VersionAsync(int session) => site.InDbAsync(async db => (await db.Sessions.Where(s => s.Id == session).Select(s => s.Version).SingleAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));

    private Task<string> VersionOfAsync(string batch)
    {
        var id = int.Parse(batch.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        return site.InDbAsync(async db => (await db.HoursBatches.Where(b => b.Id == id).Select(b => b.Version).SingleAsync()).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private Task<int> TenthsAsync(int person) => site.InDbAsync(async db =>
    {
        var batched = await db.HoursEntries.Where(e => e.PersonId == person && e.SourceKind == HoursSourceKind.SchoolBatch).ToListAsync();
        var ids = batched.ConvertAll(e => e.Id);
        return batched.Sum(e => e.Hours.Tenths) + await db.HoursEntries.Where(e => e.SourceKind == HoursSourceKind.Reversal && ids.Contains(e.SourceId)).SumAsync(e => e.Hours.Tenths);
    });
}
