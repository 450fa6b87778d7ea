using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Cohorts;

/// <summary>自主选学: teachers see the face of open classes and enrol themselves, and see nothing else of a class they are not in.</summary>
public sealed class OpenClassesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_open_class_shows_its_face_and_nothing_of_its_members_until_one_is_in_it()
    {
        var (teacher, id) = (await site.AsAsync("teacher"), await OpenAsync("开放选学班", from: new(2026, 11, 30)));
        var list = await teacher.GetAsync("/cohorts/open?q=kfxx&stage=Junior&subject=" + Uri.EscapeDataString("数学"));
        Assert.Contains("开放选学班", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("开放选学班", (await teacher.GetAsync("/cohorts/open?stage=Primary")).Text, StringComparison.Ordinal);
        var face = await teacher.GetAsync($"/cohorts/open/{id}");
        foreach (var word in new[] { "开放选学班", "单元整体教学", "会设计单元", "出勤、作业、汇报课" }) Assert.Contains(word, face.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("高远", face.Text, StringComparison.Ordinal);
        foreach (var path in new[] { "", "/members", "/timetable", "/members?format=xlsx", "/waiting" }) Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/cohorts/{id}{path}"));
        Assert.DoesNotContain("开放选学班", (await teacher.GetAsync("/cohorts")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(teacher, $"/cohorts/{id}/members", ("Names", "林岚"))).Status is HttpStatusCode.Forbidden ? HttpStatusCode.NotFound : HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync($"/cohorts/open/{id}", [], "main form[action$='/enrolment']")).Status);
        Assert.Contains("已报名", (await teacher.GetAsync($"/cohorts/open/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync($"/cohorts/{id}/members"));
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync($"/cohorts/open/{id}", [], "main form[action$='/withdrawal']")).Status);
        Assert.DoesNotContain("已报名", (await teacher.GetAsync($"/cohorts/open/{id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_enrolled_but_oneself()
    {
        var (teacher, id) = (await site.AsAsync("teacher"), await OpenAsync("只为自己班", from: new(2026, 12, 1)));
        var (me, other) = await site.InDbAsync(async db => (await World.PersonIdOfAsync(db, "teacher"), (await World.PersonAsync(db, World.SchoolB)).Id));
        await PostAsync(teacher, $"/cohorts/open/{id}/enrolment", ("PersonId", $"{other}"), ("personIds", $"{other}"));
        Assert.Contains(me, await InsideAsync(id));
        Assert.DoesNotContain(other, await InsideAsync(id));
        await PostAsync(teacher, $"/cohorts/open/{id}/withdrawal");
    }

    [Fact]
    public async Task A_class_of_the_same_days_a_wrong_subject_a_past_day_and_another_city_are_refused()
    {
        var teacher = await site.AsAsync("teacher");
        // The teacher is in the sample class of school A, from 16 to 29 November.
        var clash = await PostAsync(teacher, $"/cohorts/open/{await OpenAsync("撞期班", from: new(2026, 11, 25))}/enrolment");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, clash.Status);
        Assert.Contains("不能再报时间重叠的“撞期班”", clash.Text, StringComparison.Ordinal);
        var chinese = await PostAsync(teacher, $"/cohorts/open/{await OpenAsync("语文选学班", from: new(2026, 12, 2), subject: "语文")}/enrolment");
        Assert.Contains("“语文选学班”只面向语文学科教师", chinese.Text, StringComparison.Ordinal);
        var late = await OpenAsync("截止班", from: new(2026, 12, 2), until: new(2026, 11, 22));
        Assert.Contains("已于 2026-11-22 截止", (await PostAsync(teacher, $"/cohorts/open/{late}/enrolment")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("截止班", (await teacher.GetAsync("/cohorts/open")).Text, StringComparison.Ordinal);
        var elsewhere = await OpenAsync("邻市选学班", from: new(2026, 12, 2), organisation: World.OtherCity);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(teacher, $"/cohorts/open/{elsewhere}/enrolment")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/cohorts/open/{elsewhere}"));
        var draft = await OpenAsync("未发布班", from: new(2026, 12, 2), recruits: false);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(teacher, $"/cohorts/open/{draft}/enrolment")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(teacher, "/cohorts/open/999999999/enrolment")).Status);
    }

    [Fact]
    public async Task A_class_is_opened_and_closed_by_whoever_manages_it()
    {
        var coordinator = await site.AsAsync("coordinator");
        var id = await OpenAsync("待开放班", from: new(2026, 12, 1), opens: false);
        Assert.Contains("请填写报名截止日期", (await coordinator.SubmitAsync($"/cohorts/{id}/opening", [])).Text, StringComparison.Ordinal);
        var impossible = await coordinator.SubmitAsync($"/cohorts/{id}/opening", new() { ["Until"] = "9998-01-01", ["Subject"] = "数学" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, impossible.Status);
        Assert.Equal("数学", impossible.Html.QuerySelector("#Subject")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/opening", new() { ["Until"] = "2026-11-30", ["Stage"] = "Junior" })).Status);
        var teacher = await site.AsAsync("teacher");
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync($"/cohorts/open/{id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{id}/opening", [], "main form[action$='/end']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/cohorts/open/{id}"));
        var copied = await OpenAsync("人走班", from: new(2026, 12, 5));
        await PostAsync(await site.AsAsync("mentor"), $"/cohorts/open/{copied}/enrolment");
        Assert.Single(await InsideAsync(copied), await site.InDbAsync(db => World.PersonIdOfAsync(db, "mentor")));
    }

    [Fact]
    public async Task Of_five_times_as_many_teachers_as_seats_exactly_the_seats_are_filled_and_the_rest_wait_in_line()
    {
        const int Seats = 4;
        var id = await OpenAsync("抢课班", from: new(2026, 12, 1), capacity: Seats);
        var teachers = new List<(Visitor Visitor, string Token)>();
        foreach (var name in await AccountsAsync(Seats * 5))
        {
            var visitor = await site.AnyoneAsync();
            await visitor.SignInAsync(name, World.Password);
            teachers.Add((visitor, await visitor.TokenAsync()));
        }
        // Each presses twice.
        var answers = await Task.WhenAll(teachers.Concat(teachers).Select(t => t.Visitor.PostAsync($"/cohorts/open/{id}/enrolment", [KeyValuePair.Create("__RequestVerificationToken", t.Token)])));
        Assert.Equal(teachers.Count, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        var line = await LineAsync(id);
        Assert.Equal(Seats, (await InsideAsync(id)).Count);
        Assert.Equal(Enumerable.Range(1, Seats * 4), line.Select(w => w.Position));
        Assert.Equal(line.Count, line.Select(w => w.PersonId).Distinct().Count());
        // And now all leave at once: every seat goes to the next, nobody is lost and nobody is in twice.
        var inside = await InsideAsync(id);
        var places = await site.InDbAsync(db => db.Accounts.Where(a => a.PersonId != null && inside.Contains(a.PersonId.Value)).Select(a => a.UserName).ToListAsync());
        await Task.WhenAll(teachers.Take(10).Select(t => t.Visitor.PostAsync($"/cohorts/open/{id}/withdrawal", [KeyValuePair.Create("__RequestVerificationToken", t.Token)])));
        var (seated, waiting) = (await InsideAsync(id), await LineAsync(id));
        Assert.Equal(Seats, places.Count);
        Assert.Equal((Seats, Seats * 5 - 10 - Seats), (seated.Count, waiting.Count));
        Assert.Empty(seated.Intersect(waiting.Select(w => w.PersonId)));
    }

    private static async Task<Page> PostAsync(Visitor visitor, string path, params (string Key, string Value)[] fields) =>
        await visitor.PostAsync(path, [KeyValuePair.Create("__RequestVerificationToken", await visitor.TokenAsync()), .. fields.Select(f => KeyValuePair.Create(f.Key, f.Value))]);

    private Task<List<int>> InsideAsync(int id) => site.InDbAsync(db => db.Set<Enrolment>().Where(e => e.CohortId == id && e.LeftOn == null).Select(e => e.PersonId).ToListAsync());

    private Task<List<WaitingEntry>> LineAsync(int id) => site.InDbAsync(db => db.Set<WaitingEntry>().Where(w => w.CohortId == id && w.State == WaitingState.Waiting).OrderBy(w => w.Position).ToListAsync());

    /// <summary>New teachers of school A with accounts of their own.</summary>
    private Task<List<string>> AccountsAsync(int count) => site.InDbAsync(async db =>
    {
        var school = await World.OrganisationAsync(db, World.SchoolA);
        var hash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new Account("x", "x", null), World.Password);
        var names = Enumerable.Range(0, count).Select(_ => $"t{Guid.NewGuid():N}"[..16]).ToList();
        foreach (var name in names)
        {
            var person = new Person("选学者", school, new(2020, 9, 1));
            person.Describe(name, SchoolStage.Junior, "数学", TeacherRank.First, new(2020, 9, 1), email: null);
            db.Add(person);
            await db.SaveChangesAsync();
            var account = new Account(name, "选学者", person.Id) { NormalizedUserName = name.ToUpperInvariant() };
            account.TakePassword(hash, TestClock.Start.UtcDateTime);
            db.Add(account);
            await db.SaveChangesAsync();
            db.Add(new Grant(account, Role.Teacher, organisation: null, Period.Since(new(2026, 1, 1)), Guid.NewGuid()));
        }
        await db.SaveChangesAsync();
        return names;
    });

    private Task<int> OpenAsync(string name, DateOnly from, int capacity = 30, string? subject = null, DateOnly? until = null, string organisation = World.CityInstitute, bool recruits = true, bool opens = true) => site.InDbAsync(async db =>
    {
        var year = await ProgrammesOfWorld.YearAsync(db, organisation);
        var body = await World.OrganisationAsync(db, organisation);
        await db.Entry(body).Reference(o => o.Parent).LoadAsync();
        var cohort = new Cohort(body.Id, year.Id, year.Tracks.Single(t => t.Code == "3").Id, name, new Period(from, new(2026, 12, 20)), capacity, new CohortPlan("单元整体教学", "会设计单元", "每人一份单元设计", "出勤、作业、汇报课"), Guid.NewGuid());
        if (opens) cohort.OpenTo(body, until ?? new(2026, 12, 1), subject is null ? SchoolStage.Junior : null, subject);
        if (recruits) cohort.MoveTo(CohortState.Recruiting);
        db.Add(cohort);
        await db.SaveChangesAsync();
        return cohort.Id;
    });
}
