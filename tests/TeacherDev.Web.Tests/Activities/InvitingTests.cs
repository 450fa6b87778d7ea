using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Activities;

/// <summary>Invited by stage, subject and school, and open to whoever enrols oneself.</summary>
public sealed class InvitingTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task Who_fits_is_shown_and_one_act_invites_them_all_and_later_those_who_came()
    {
        var district = await site.AsAsync("district");
        var id = await MakeAsync(district, "初中数学教研");
        var school = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.SchoolB)).Id);
        var address = $"/activities/{id}/invitees?stage=Junior&subject={Uri.EscapeDataString("数学")}&organisation={school}";
        var preview = await district.GetAsync(address);
        var fitting = await site.InDbAsync(db => db.People.Where(p => p.OrganisationId == school && p.Stage == SchoolStage.Junior && p.Subject == "数学").Select(p => p.Name).ToListAsync());
        Assert.Contains($"邀请这 {fitting.Count} 人", preview.Text, StringComparison.Ordinal);
        foreach (var name in fitting) Assert.Contains(name, preview.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("teacher者", preview.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await district.StatusAsync($"{address}&format=xlsx"));
        Assert.DoesNotContain("邀请这", (await district.GetAsync($"/activities/{id}/invitees?stage=Kindergarten")).Text, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(preview, [], "form[action*='/invitees?']")).Status);
        Assert.Equal(fitting.Count, await PeopleAsync(id));
        await site.InDbAsync(async db =>
        {
            var late = new Person("后来者", await World.OrganisationAsync(db, World.SchoolB), new DateOnly(2026, 9, 1));
            late.Describe("late", SchoolStage.Junior, "数学", TeacherRank.First, new DateOnly(2020, 9, 1), null);
            db.Add(late);
            await db.SaveChangesAsync();
        });
        var again = await district.GetAsync(address);
        Assert.Contains("邀请这 1 人", again.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(again, [], "form[action*='/invitees?']")).Status);
        Assert.Equal(fitting.Count + 1, await PeopleAsync(id));
        var none = await district.SendAsync(again, [], "form[action*='/invitees?']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);

        // Nobody beyond one's reach, whatever the form says.
        var west = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.West)).Id);
        Assert.DoesNotContain("邀请这", (await district.GetAsync($"/activities/{id}/invitees?organisation={west}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("school")).StatusAsync($"/activities/{id}/invitees"));
    }

    [Fact]
    public async Task A_teacher_finds_an_open_activity_enrols_and_withdraws()
    {
        var (district, teacher) = (await site.AsAsync("district"), await site.AsAsync("teacher"));
        var id = await MakeAsync(district, "整本书阅读讲座", "Lecture");
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/activities/open/{id}"));
        Assert.Contains("请填写人数上限", (await district.SubmitAsync($"/activities/{id}/opening", new() { ["Until"] = "2026-11-30" })).Text, StringComparison.Ordinal);
        await OpenAsync(district, id, 2, "Junior", "数学");
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync($"/activities/{id}/sessions/new", new() { ["Topic"] = "读什么", ["Day"] = "2026-12-03", ["Part"] = "Morning" })).Status);
        Assert.Contains("整本书阅读讲座", (await teacher.GetAsync("/activities/open?q=zbs&kind=Lecture&sort=until")).Text, StringComparison.Ordinal);
        Assert.Contains("读什么", (await teacher.GetAsync($"/activities/open/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/activities/{id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync($"/activities/open/{id}", [], "main form[action$='/enrolment']")).Status);
        Assert.Contains("已报名", (await teacher.GetAsync($"/activities/open/{id}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await teacher.StatusAsync($"/activities/{id}"));
        Assert.Equal(HttpStatusCode.Redirect, (await teacher.SubmitAsync($"/activities/open/{id}", [], "main form[action$='/withdrawal']")).Status);
        Assert.Equal(0, await PeopleAsync(id));

        // Whom the organiser invited, the organiser lets go; and a list has no more places than the activity.
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync($"/activities/{id}", new() { ["Names"] = "teacher" }, "main form[action$='/invitations']")).Status);
        Assert.Contains("您不是自己报名", (await teacher.PostBareAsync($"/activities/open/{id}/withdrawal")).Text, StringComparison.Ordinal);
        var full = await district.SubmitAsync($"/activities/{id}", new() { ["Names"] = "mentor\nmentee" }, "main form[action$='/invitations']");
        Assert.Contains("限 2 人，已有 1 人，名额不够", full.Text, StringComparison.Ordinal);

        // Another city's teachers and other stages do not find it; after the last day nobody enrols.
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("coordinator")).StatusAsync($"/activities/open/{id}"));
        await OpenAsync(district, id, 5, "Primary", null);
        Assert.Contains("只面向小学教师", (await (await site.AsAsync("mentor")).PostBareAsync($"/activities/open/{id}/enrolment")).Text, StringComparison.Ordinal);
        await OpenAsync(district, id, 5, null, null, "2026-11-22");
        Assert.Contains("截止", (await (await site.AsAsync("mentor")).PostBareAsync($"/activities/open/{id}/enrolment")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync($"/activities/{id}/opening", [], "main form[action$='/end']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await teacher.StatusAsync($"/activities/open/{id}"));
    }

    [Fact]
    public async Task Of_many_who_press_at_once_exactly_the_places_are_filled()
    {
        const int Places = 4;
        var district = await site.AsAsync("district");
        var id = await MakeAsync(district, "抢报讲座", "Lecture");
        await OpenAsync(district, id, Places, null, null);
        var teachers = new List<(Visitor Visitor, string Token)>();
        foreach (var name in await AccountsAsync(Places * 4))
        {
            var visitor = await site.AnyoneAsync();
            await visitor.SignInAsync(name, World.Password);
            teachers.Add((visitor, await visitor.TokenAsync()));
        }
        // Each presses twice.
        var answers = await Task.WhenAll(teachers.Concat(teachers).Select(t => t.Visitor.PostAsync($"/activities/open/{id}/enrolment", [KeyValuePair.Create("__RequestVerificationToken", t.Token)])));
        Assert.Equal(Places, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.All(answers.Where(a => a.Status != HttpStatusCode.Redirect), a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.Equal(Places, await PeopleAsync(id));
        // All leave at once, and the places are free again.
        await Task.WhenAll(teachers.Select(t => t.Visitor.PostAsync($"/activities/open/{id}/withdrawal", [KeyValuePair.Create("__RequestVerificationToken", t.Token)])));
        Assert.Equal(0, await PeopleAsync(id));
    }

    [Fact]
    public async Task The_field_s_kinds_and_forms_are_there()
    {
        var district = await site.AsAsync("district");
        var team = (await district.GetAsync("/activities/new")).Html.QuerySelectorAll("#TeamId option").Select(o => o.GetAttribute("value")).First(v => v is { Length: > 0 })!;
        var name = await site.InDbAsync(db => db.Teams.Where(t => t.Id == int.Parse(team, CultureInfo.InvariantCulture)).Select(t => t.Name).SingleAsync());
        var made = await district.SubmitAsync("/activities/new", new() { ["Title"] = "小片区语文教研", ["Kind"] = "Research", ["Research"] = "Neighbourhood", ["TeamId"] = team, ["Place"] = "https://meeting.example.cn/8" });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var page = await district.GetAsync(made.Location!);
        foreach (var text in new[] { "小片区教研", name, "https://meeting.example.cn/8" }) Assert.Contains(text, page.Text, StringComparison.Ordinal);
        var wrong = await district.SubmitAsync("/activities/new", new() { ["Title"] = "讲座", ["Kind"] = "Lecture", ["Research"] = "Online" });
        Assert.Contains("只有教研活动分", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await district.SubmitAsync("/activities/new", new() { ["Title"] = "展示课", ["Kind"] = "ShowLesson" })).Status);
    }

    private static async Task<int> MakeAsync(Visitor visitor, string title, string kind = "Research")
    {
        var made = await visitor.SubmitAsync("/activities/new", new() { ["Title"] = title, ["Kind"] = kind });
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        return int.Parse(made.Location!.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task OpenAsync(Visitor visitor, int id, int capacity, string? stage, string? subject, string until = "2026-11-30") =>
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SubmitAsync($"/activities/{id}/opening", new() { ["Until"] = until, ["Capacity"] = $"{capacity}", ["Stage"] = stage ?? "", ["Subject"] = subject ?? "" })).Status);

    private Task<int> PeopleAsync(int id) => site.InDbAsync(db => db.Set<Invitation>().CountAsync(i => i.ActivityId == id && i.WithdrawnOn == null));

    private Task<List<string>> AccountsAsync(int count) => site.InDbAsync(async db =>
    {
        var hash = await db.Accounts.Where(a => a.UserName == "teacher").Select(a => a.PasswordHash!).SingleAsync();
        var school = await World.OrganisationAsync(db, World.SchoolA);
        var names = new List<string>();
        foreach (var n in Enumerable.Range(1, count))
        {
            var person = new Person($"抢报{n}", school, new DateOnly(2015, 9, 1));
            db.Add(person);
            await db.SaveChangesAsync();
            var account = new Account($"rush{n}", $"rush{n}", person.Id) { NormalizedUserName = $"RUSH{n}" };
            account.TakePassword(hash, TestClock.Start.UtcDateTime);
            db.Add(account);
            await db.SaveChangesAsync();
            db.Add(new Grant(account, Role.Teacher, null, Period.Since(new DateOnly(2026, 1, 1))));
            names.Add($"rush{n}");
        }
        await db.SaveChangesAsync();
        return names;
    });
}
