using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Web.Tests.Lists;

namespace TeacherDev.Web.Tests.Cohorts;

/// <summary>调班, 候补, 整校推进, 课程模块 and 复制到下一年 by hand of those who manage a class.</summary>
public sealed class CohortListsTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Several_are_moved_at_once_and_both_classes_tell_it()
    {
        var (coordinator, one, two) = (await site.AsAsync("coordinator"), await ClassAsync("调出班"), await ClassAsync("调入班"));
        var people = await EnrolledAsync(one, 2);
        var page = await coordinator.GetAsync($"/cohorts/{one}/members");
        Assert.Equal(2, page.Html.QuerySelectorAll("input[form=move][name=PersonIds]").Length);
        var moved = await MoveAsync(one, two, people, "离家近");
        Assert.Equal(HttpStatusCode.Redirect, moved.Status);
        Assert.Contains("调往调入班", (await coordinator.GetAsync($"/cohorts/{one}/members")).Text, StringComparison.Ordinal);
        Assert.Contains("由调出班调入", (await coordinator.GetAsync($"/cohorts/{two}/members")).Text, StringComparison.Ordinal);
        var rows = await site.InDbAsync(db => db.Set<Enrolment>().Where(e => people.Contains(e.PersonId) && (e.CohortId == one || e.CohortId == two)).ToListAsync());
        Assert.All(rows.Where(r => r.CohortId == one), r => Assert.Equal((two, new DateOnly(2026, 11, 23), "离家近"), (r.WentToId, r.LeftOn, r.LeaveReason)));
        Assert.All(rows.Where(r => r.CohortId == two), r => Assert.Equal((one, new DateOnly(2026, 11, 23)), (r.CameFromId, r.EnrolledOn)));
        var book = Sheet.Rows(await coordinator.GetAsync($"/cohorts/{one}/members?format=xlsx"));
        Assert.Contains(book, row => row.Contains("调入班"));
    }

    [Fact]
    public async Task A_move_that_cannot_be_is_told_and_nobody_is_moved()
    {
        var (one, full) = (await ClassAsync("移出班"), await ClassAsync("满了的班", capacity: 1));
        var people = await EnrolledAsync(one, 2);
        var refused = await MoveAsync(one, full, people, "离家近");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("“满了的班”已满", refused.Text, StringComparison.Ordinal);
        Assert.All(people, p => Assert.NotNull(refused.Html.QuerySelector($"input[form=move][value='{p}'][checked]")));
        Assert.Equal("离家近", refused.Html.QuerySelector("#move-reason")!.GetAttribute("value"));
        Assert.Equal((2, 0), (await SeatsAsync(one), await SeatsAsync(full)));
        Assert.Contains("勾选", (await MoveAsync(one, full, [], "离家近")).Text, StringComparison.Ordinal);
        Assert.Contains("请选择您管理的培训班", (await MoveAsync(one, await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.OtherSchool)), people, "=1+1")).Text, StringComparison.Ordinal);
        Assert.Contains("最多", (await MoveAsync(one, full, people, new string('x', 1_000_000))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await MoveAsync(one, full, people, "离家近", "2026-02-31")).Status);
        Assert.Contains("不在“移出班”中", (await MoveAsync(one, full, [999_999_999], "离家近")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await SeatsAsync(one));
    }

    [Fact]
    public async Task Who_waits_moves_up_when_somebody_leaves_is_moved_or_seats_are_added()
    {
        var (coordinator, id, other) = (await site.AsAsync("coordinator"), await ClassAsync("候补班", capacity: 2), await ClassAsync("另一班"));
        var members = await EnrolledAsync(id, 2);
        var waiters = await TeachersAsync(3);
        Assert.Equal(HttpStatusCode.Redirect, (await WaitAsync(id, waiters)).Status);
        var page = await coordinator.GetAsync($"/cohorts/{id}/waiting");
        Assert.Equal(["1", "2", "3"], page.Html.QuerySelectorAll("main tbody tr td:first-child").Select(td => td.TextContent.Trim()));
        // The first is in a class of the same days by now: passed over, with the reason.
        await site.InDbAsync(async db =>
        {
            (await db.Cohorts.SingleAsync(c => c.Id == other)).Enrol(waiters[0].Id, new(2026, 11, 23));
            await db.SaveChangesAsync();
        });
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/members/departure", ("PersonId", $"{members[0]}"), ("Reason", "病假"))).Status);
        Assert.Equal([waiters[2].Id], await InLineAsync(id));
        Assert.Contains("同期已在“另一班”中", (await coordinator.GetAsync($"/cohorts/{id}/waiting?all=true")).Text, StringComparison.Ordinal);
        var edit = await coordinator.SubmitAsync($"/cohorts/{id}/edit", new() { ["Capacity"] = "3" });
        Assert.Equal(HttpStatusCode.Redirect, edit.Status);
        Assert.Empty(await InLineAsync(id));
        Assert.Equal(3, await SeatsAsync(id));
        Assert.Contains("候补递补", (await coordinator.GetAsync($"/cohorts/{id}/members")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.SubmitAsync($"/cohorts/{id}/edit", new() { ["Capacity"] = "1" })).Status);
        var book = Sheet.Rows(await coordinator.GetAsync($"/cohorts/{id}/waiting?all=true&format=xlsx"));
        Assert.Contains(book, row => row.Contains("另一班"));
    }

    [Fact]
    public async Task Who_moved_up_is_told_and_so_is_the_class_head()
    {
        var id = await ClassAsync("消息班", capacity: 1);
        var members = await EnrolledAsync(id, 1);
        await PostAsync($"/cohorts/{id}/staff", ("Name", "白露"), ("Role", "ClassHead"));
        await WaitAsync(id, await TeachersAsync(1));
        await PostAsync($"/cohorts/{id}/members/departure", ("PersonId", $"{members[0]}"), ("Reason", "病假"));
        var told = await site.WithAsync(async services =>
        {
            var db = (TeacherDevDb)services.GetService(typeof(TeacherDevDb))!;
            return (await new Domain.Notifications.EnrolmentNews(db).ExpectedAsync(TestClock.Start.UtcDateTime, subject: null, CancellationToken.None)).Where(r => r.Facts["培训班"] == "消息班").Select(r => r.Template).Order(StringComparer.Ordinal).ToList();
        });
        Assert.Equal(["cohort-moved-up", "cohort-moved-up-staff"], told);
    }

    [Fact]
    public async Task The_waiting_list_is_for_those_who_look_after_the_class()
    {
        var id = await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolA));
        Assert.Equal(HttpStatusCode.Forbidden, await (await site.AsAsync("teacher")).StatusAsync($"/cohorts/{id}/waiting"));
        Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("classhead")).StatusAsync($"/cohorts/{id}/waiting"));
        var mine = await ClassAsync("空位班", capacity: 2);
        Assert.Contains("还有 2 个名额", (await WaitAsync(mine, await TeachersAsync(1))).Text, StringComparison.Ordinal);
        var unknown = await PostAsync($"/cohorts/{mine}/waiting", ("Names", "=cmd()"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unknown.Status);
        Assert.Contains("=cmd()", unknown.Html.QuerySelector("#Names")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_school_comes_in_at_once_newcomers_later_and_leavers_after_a_look()
    {
        var (coordinator, id) = (await site.AsAsync("coordinator"), await ClassAsync("整校班", capacity: 2000));
        var (school, away) = await site.InDbAsync(async db => ((await World.OrganisationAsync(db, World.SchoolC)).Id, (await World.OrganisationAsync(db, World.SchoolB)).Id));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/schools", ("SchoolIds", $"{school}"))).Status);
        Assert.Contains("西区第一小学", (await coordinator.GetAsync($"/cohorts/{id}/schools")).Html.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/schools/enrolment")).Status);
        var before = await SeatsAsync(id);
        Assert.Equal(await site.InDbAsync(db => db.People.CountAsync(p => p.OrganisationId == school)), before);
        var newcomer = await site.InDbAsync(async db =>
        {
            var person = new Person("新来的", await db.Organisations.SingleAsync(o => o.Id == school), new(2026, 9, 1));
            db.Add(person);
            await db.SaveChangesAsync();
            return person.Id;
        });
        Assert.Contains("按学校加入 1 人", (await coordinator.GetAsync($"/cohorts/{id}/schools")).Text, StringComparison.Ordinal);
        await PostAsync($"/cohorts/{id}/schools/enrolment");
        Assert.Equal(before + 1, await SeatsAsync(id));
        await site.InDbAsync(async db =>
        {
            (await db.People.SingleAsync(p => p.Id == newcomer)).MoveTo(await db.Organisations.SingleAsync(o => o.Id == away), new(2026, 11, 20));
            await db.SaveChangesAsync();
        });
        Assert.Contains("新来的", (await coordinator.GetAsync($"/cohorts/{id}/schools")).Html.QuerySelector("form[action$='/departure']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await PostAsync($"/cohorts/{id}/schools/departure", ("PersonIds", "999999999"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/schools/departure", ("PersonIds", $"{newcomer}"))).Status);
        Assert.Equal(before, await SeatsAsync(id));
        Assert.Contains("请选择您管理范围内的学校", (await PostAsync($"/cohorts/{id}/schools", ("SchoolIds", $"{await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.OtherSchool)).Id)}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_thousand_come_in_one_go_or_not_at_all()
    {
        var (id, small) = (await ClassAsync("两千人班", capacity: 2000), await ClassAsync("装不下的班", capacity: 10));
        var school = await site.InDbAsync(async db =>
        {
            var made = new Domain.Organisations.Organisation($"big-{Guid.NewGuid():N}"[..20], "大学校", Domain.Organisations.OrganisationKind.School, await World.OrganisationAsync(db, World.West));
            db.Add(made);
            db.AddRange(Enumerable.Range(0, 2000).Select(n => new Person($"大校教师{n}", made, new(2020, 9, 1))));
            await db.SaveChangesAsync();
            return made.Id;
        });
        foreach (var cohort in new[] { id, small }) await PostAsync($"/cohorts/{cohort}/schools", ("SchoolIds", $"{school}"));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/schools/enrolment")).Status);
        TestContext.Current.SendDiagnosticMessage($"2,000 enrolled in {watch.ElapsedMilliseconds} ms");
        Assert.Equal(2000, await SeatsAsync(id));
        var refused = await PostAsync($"/cohorts/{small}/schools/enrolment");
        Assert.Contains("还有 10 个名额，名单上有 2000 人要加入", refused.Text, StringComparison.Ordinal);
        Assert.Equal(0, await SeatsAsync(small));
    }

    [Fact]
    public async Task Modules_are_taken_over_changed_used_by_sessions_and_counted()
    {
        var (coordinator, id) = (await site.AsAsync("coordinator"), await ClassAsync("模块班"));
        Assert.Contains("没有建议的模块", (await PostAsync($"/cohorts/{id}/modules/template")).Text, StringComparison.Ordinal);
        await site.InDbAsync(async db =>
        {
            var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
            var source = new Domain.Programmes.Source("试验方案", "二");
            // As adopting a plan would write them.
            foreach (var (name, tenths) in new[] { ("学科育德", (int?)80), ("育人能力", null) })
            {
                var module = new Domain.Programmes.TrainingModule(name, "3", Domain.Programmes.ModuleMode.Blended, tenths, isRequired: true, source);
                db.Entry(module).Property(m => m.ProgrammeYearId).CurrentValue = year.Id;
                db.Add(module);
            }
            await db.SaveChangesAsync();
        });
        Assert.Contains("套用项目建议的 2 个模块", (await coordinator.GetAsync($"/cohorts/{id}/modules")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/modules/template")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/modules", ("Name", "汇报展示"), ("Hours", "4.5"))).Status);
        var modules = await site.InDbAsync(db => db.Set<CohortModule>().Where(m => m.CohortId == id).OrderBy(m => m.Position).ToListAsync());
        Assert.Equal([("学科育德", 80), ("育人能力", null), ("汇报展示", 45)], modules.Select(m => (m.Name, m.Tenths)));
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/modules/revision", ("ModuleId", $"{modules[2].Id}"), ("Name", "=汇报"), ("Hours", "4"), ("Position", "1"))).Status);
        foreach (var (bad, sentence) in new[] { ("4.55", "学时最多一位小数"), ("1000000", "学时") })
        {
            var refused = await PostAsync($"/cohorts/{id}/modules/revision", ("ModuleId", $"{modules[1].Id}"), ("Name", "改名"), ("Hours", bad));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
            Assert.Equal("改名", refused.Html.QuerySelector($"#name-{modules[1].Id}")!.GetAttribute("value"));
        }
        var session = await coordinator.SubmitAsync($"/cohorts/{id}/sessions/new", new() { ["Topic"] = "第一课", ["Day"] = "2026-11-24", ["Part"] = "Evening", ["Mode"] = "FaceToFace", ["Hours"] = "2", ["ModuleId"] = $"{modules[0].Id}" });
        Assert.True(session.Status == HttpStatusCode.Redirect, session.Text);
        var row = (await coordinator.GetAsync($"/cohorts/{id}")).Html.QuerySelectorAll("main table tbody tr").Single(r => r.TextContent.Contains("学科育德", StringComparison.Ordinal));
        Assert.Equal(["8", "2", "0"], row.QuerySelectorAll("td").Select(td => td.TextContent.Trim()));
        Assert.Contains("已有课程属于模块", (await PostAsync($"/cohorts/{id}/modules/removal", ("ModuleId", $"{modules[0].Id}"))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync($"/cohorts/{id}/modules/removal", ("ModuleId", $"{modules[1].Id}"))).Status);
        var foreign = await ClassAsync("别班");
        var stranger = await coordinator.SubmitAsync($"/cohorts/{foreign}/sessions/new", new() { ["Topic"] = "错课", ["Day"] = "2026-11-25", ["Part"] = "Evening", ["Mode"] = "FaceToFace", ["Hours"] = "2", ["ModuleId"] = $"{modules[0].Id}" });
        Assert.Contains("请选择“别班”的模块", stranger.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_is_copied_once_however_often_the_form_is_sent()
    {
        var (coordinator, id) = (await site.AsAsync("coordinator"), await ClassAsync("旧班"));
        await EnrolledAsync(id, 2);
        await PostAsync($"/cohorts/{id}/modules", ("Name", "模块一"));
        await PostAsync($"/cohorts/{id}/staff", ("Name", "白露"), ("Role", "ClassHead"));
        var form = await coordinator.GetAsync($"/cohorts/{id}/copy");
        Assert.Equal("旧班", form.Html.QuerySelector("#Name")!.GetAttribute("value"));
        Assert.Equal("2027-11-15", form.Html.QuerySelector("#From")!.GetAttribute("value"));
        var outside = await coordinator.SendAsync(form, new() { ["Place"] = await PlaceAsync(), ["Name"] = "旧班（下一年）" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, outside.Status);
        Assert.Contains("的培训时间是", outside.Text, StringComparison.Ordinal);
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["Place"] = await PlaceAsync(), ["Name"] = "旧班（下一年）", ["From"] = "2026-12-01", ["To"] = "2026-12-10", ["WithStaff"] = "true" };
        var (first, second) = (await coordinator.SendAsync(outside, values), await coordinator.SendAsync(outside, values));
        Assert.Equal((HttpStatusCode.Redirect, first.Location), (first.Status, second.Location));
        var copy = int.Parse(first.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
        Assert.Equal(0, await SeatsAsync(copy));
        var page = await coordinator.GetAsync($"/cohorts/{copy}");
        foreach (var word in new[] { "模块一", "白露", "单元整体教学", "筹备中" }) Assert.Contains(word, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_put_in_and_moved_in_at_once_exactly_as_many_as_there_are_seats_get_in()
    {
        var (full, from) = (await ClassAsync("抢位班", capacity: 3), await ClassAsync("来源班"));
        var (people, members) = (await TeachersAsync(9), await EnrolledAsync(from, 6));
        var coordinator = await site.AsAsync("coordinator");
        var token = await coordinator.TokenAsync();
        var answers = await Task.WhenAll(people.Select(p => SendAsync(coordinator, token, $"/cohorts/{full}/members", ("PersonIds", $"{p.Id}"), ("From", "2026-11-23")))
            .Concat(members.Select(m => SendAsync(coordinator, token, $"/cohorts/{from}/transfers", ("PersonIds", $"{m}"), ("TargetId", $"{full}"), ("Reason", "抢"), ("On", "2026-11-23")))));
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.True(a.Status == HttpStatusCode.UnprocessableEntity && (a.Text.Contains("已满", StringComparison.Ordinal) || a.Text.Contains("还有 0 个名额", StringComparison.Ordinal)), $"{a.Status} {a.Text}"));
        Assert.Equal(3, await SeatsAsync(full));
    }

    private async Task<Page> MoveAsync(int from, int to, IEnumerable<int> people, string reason, string on = "2026-11-23") =>
        await PostAsync($"/cohorts/{from}/transfers", [.. people.Select(p => ("PersonIds", $"{p}")), ("TargetId", $"{to}"), ("Reason", reason), ("On", on)]);

    private Task<Page> WaitAsync(int id, IEnumerable<(int Id, string Number)> people) => PostAsync($"/cohorts/{id}/waiting", ("Names", string.Join('\n', people.Select(p => p.Number))));

    private async Task<Page> PostAsync(string path, params (string Key, string Value)[] fields)
    {
        var coordinator = await site.AsAsync("coordinator");
        return await SendAsync(coordinator, await coordinator.TokenAsync(), path, fields);
    }

    private static Task<Page> SendAsync(Visitor visitor, string token, string path, params (string Key, string Value)[] fields) =>
        visitor.PostAsync(path, [KeyValuePair.Create("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Key, f.Value))]);

    private Task<List<int>> InLineAsync(int id) => site.InDbAsync(db => db.Set<WaitingEntry>().Where(w => w.CohortId == id && w.State == WaitingState.Waiting).OrderBy(w => w.Position).Select(w => w.PersonId).ToListAsync());

    private Task<int> SeatsAsync(int id) => site.InDbAsync(db => db.Set<Enrolment>().CountAsync(e => e.CohortId == id && e.LeftOn == null));

    private async Task<List<int>> EnrolledAsync(int cohort, int count)
    {
        var people = (await TeachersAsync(count)).ConvertAll(p => p.Id);
        await site.InDbAsync(async db =>
        {
            (await db.Cohorts.SingleAsync(c => c.Id == cohort)).EnrolAll(people, new(2026, 11, 16));
            await db.SaveChangesAsync();
        });
        return people;
    }

    /// <summary>New teachers of school A.</summary>
    private Task<List<(int Id, string Number)>> TeachersAsync(int count) => site.InDbAsync(async db =>
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        var people = Enumerable.Range(0, count).Select(_ =>
        {
            var person = new Person("学员", school, new(2020, 9, 1));
            person.Describe($"N{Guid.NewGuid():N}"[..16], SchoolStage.Junior, "数学", TeacherRank.First, new(2020, 9, 1), email: null);
            return person;
        }).ToList();
        db.AddRange(people);
        await db.SaveChangesAsync();
        return people.ConvertAll(p => (p.Id, p.StaffNumber!));
    });

    private Task<int> ClassAsync(string name, int capacity = 30) => site.InDbAsync(async db =>
    {
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        var cohort = new Cohort(year.OrganisationId, year.Id, year.Tracks.Single(t => t.Code == "3").Id, name, new Period(new(2026, 11, 16), new(2026, 12, 6)), capacity, new CohortPlan("单元整体教学", "会设计单元", "每人一份单元设计", "出勤、作业、汇报课"), Guid.NewGuid());
        db.Add(cohort);
        await db.SaveChangesAsync();
        return cohort.Id;
    });

    private Task<string?> PlaceAsync() => site.InDbAsync(async db =>
    {
        var year = await ProgrammesOfWorld.YearAsync(db, World.CityInstitute);
        return (string?)$"{year.Id}-{year.Tracks.Single(t => t.Code == "3").Id}";
    });
}
