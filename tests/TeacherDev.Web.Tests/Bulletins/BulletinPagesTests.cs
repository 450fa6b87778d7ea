using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Bulletins;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Bulletins;

public sealed class BulletinPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task An_institute_compiles_and_reports_the_bureau_returns_and_approves_and_the_schools_read_their_own_names()
    {
        var (researcher, viewer, school, coordinator) = (await site.AsAsync("researcher"), await site.AsAsync("viewer"), await site.AsAsync("school"), await site.AsAsync("district"));
        var sessions = await HeldAsync(World.EastInstitute, "十月语文教研", [new(2026, 10, 20), new(2026, 10, 27)], AttendanceStatus.Present, AttendanceStatus.Absent);

        // October is over and not spoken of.
        Assert.Contains("2026年10月1日 至 2026年10月31日 的教研出勤还没有通报", (await researcher.GetAsync("/activities/bulletins")).Text, StringComparison.Ordinal);
        var made = await researcher.SubmitAsync("/activities/bulletins/new", new() { ["Sessions"] = string.Join('|', sessions), ["Note"] = "请纳入考勤" }, Form);
        Assert.Equal(HttpStatusCode.Redirect, made.Status);
        var address = made.Location!;
        var shown = await researcher.GetAsync(address);
        Assert.Contains("东区教育科学研究所2026 年 10 月教研出勤通报", shown.Text, StringComparison.Ordinal);
        Assert.Contains("请纳入考勤", shown.Text, StringComparison.Ordinal);
        // 2 sessions, 2 schools with a person each: one was there both times, one never.
        Assert.Equal(["4", "50.0%"], [.. shown.Html.QuerySelectorAll(".kpis dd:first-of-type").Skip(1).Take(2).Select(d => d.FirstChild!.TextContent.Trim())]);

        // Nobody but the region's offices sees a draft.
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync(address));
        Assert.DoesNotContain("10 月教研出勤通报", (await school.GetAsync("/activities/bulletins")).Text, StringComparison.Ordinal);

        // Reported, returned with a reason, compiled anew, reported again.
        Assert.Equal(HttpStatusCode.Redirect, (await researcher.SubmitAsync(address, [], "form[action$='/report']")).Status);
        Assert.Contains("待批准", (await viewer.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await viewer.SubmitAsync(address, new() { ["Reason"] = " " }, "form[action$='/return']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await viewer.SubmitAsync(address, new() { ["Reason"] = "标题不要空格" }, "form[action$='/return']")).Status);
        Assert.Contains("退回：标题不要空格", (await researcher.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Contains("被退回，请修改后再上报", (await researcher.GetAsync("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await researcher.SubmitAsync($"{address}/edit", new() { ["Title"] = "东区十月教研出勤通报" }, Form)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await researcher.SubmitAsync(address, [], "form[action$='/report']")).Status);

        // What was read before is not what is approved now; who reported does not approve.
        var read = await viewer.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, (await viewer.SendAsync(read, [], "form[action$='/approval']")).Status);
        Assert.NotEqual(HttpStatusCode.Redirect, (await viewer.SendAsync(read, [], "form[action$='/approval']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await school.StatusAsync(address));
        Assert.Equal(HttpStatusCode.Redirect, (await researcher.SubmitAsync(address, [], "form[action$='/publication']")).Status);

        // The school reads everybody's numbers, and the names of its own.
        var ours = await school.GetAsync(address);
        Assert.Contains("东区第二小学", ours.Text, StringComparison.Ordinal);
        var (own, other) = (await NameAsync(World.SchoolA), await NameAsync(World.SchoolB));
        Assert.DoesNotContain(other, ours.Text, StringComparison.Ordinal);
        Assert.Contains(other, (await coordinator.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(own, ours.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(ours.Html.QuerySelectorAll("main form[method=post]"));
        Assert.Equal(HttpStatusCode.Forbidden, await (await site.AsAsync("teacher")).StatusAsync(address));

        // As papers.
        Assert.Contains(other, await WordsAsync(coordinator, address), StringComparison.Ordinal);
        var word = await WordsAsync(school, address);
        Assert.DoesNotContain(other, word, StringComparison.Ordinal);
        Assert.Contains("东区十月教研出勤通报", word, StringComparison.Ordinal);
        Assert.Contains("到课率50.0%", word, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", word, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await school.StatusAsync($"{address}?format=xlsx"));
        Assert.Equal(HttpStatusCode.OK, await school.StatusAsync("/activities/bulletins?format=xlsx"));

        // One message for who runs each school that has somebody.
        Assert.Equal(1, await RemindersAsync(address, BulletinNews.Published));

        // Wrong after all: the sheet is put right, and only a counter-notice says so.
        await site.InDbAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == sessions[0]);
            await new HoursPosting(db).ReopenAsync(session, "漏登", TestClock.Start.UtcDateTime);
            await db.AttendanceMarks.Where(m => m.SessionId == sessions[0]).ExecuteUpdateAsync(set => set.SetProperty(m => m.Status, AttendanceStatus.Present));
            await new HoursPosting(db).CloseAsync(session, TestClock.Start.UtcDateTime);
            return 0;
        });
        Assert.Contains("通报以后考勤有变化，需要时发更正通报", (await researcher.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await researcher.StatusAsync($"{address}/edit"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await researcher.SubmitAsync($"/activities/bulletins/new?corrects={IdOf(address)}", new() { ["Sessions"] = string.Join('|', sessions) }, Form)).Status);
        var counter = (await researcher.SubmitAsync($"/activities/bulletins/new?corrects={IdOf(address)}", new() { ["Sessions"] = string.Join('|', sessions), ["Correction"] = "漏登一人" }, Form)).Location!;
        Assert.Contains("75.0%", (await researcher.GetAsync(counter)).Text, StringComparison.Ordinal);
        Assert.Contains("正在办理更正通报", (await researcher.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("正在办理更正通报", (await school.GetAsync(address)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await researcher.StatusAsync($"/activities/bulletins/new?corrects={IdOf(counter)}"));
        Assert.Equal(HttpStatusCode.Redirect, (await researcher.SubmitAsync(counter, [], "form[action$='/report']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await viewer.SubmitAsync(counter, [], "form[action$='/approval']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await researcher.SubmitAsync(counter, [], "form[action$='/publication']")).Status);
        var corrected = await school.GetAsync(address);
        Assert.Contains("更正：漏登一人", corrected.Text, StringComparison.Ordinal);
        Assert.Contains("已更正", corrected.Text, StringComparison.Ordinal);
        Assert.Equal((0, 1), (await RemindersAsync(address, BulletinNews.Published), await RemindersAsync(counter, BulletinNews.Corrects)));
    }

    [Fact]
    public async Task A_session_stands_in_one_bulletin_and_a_draft_frees_it()
    {
        var researcher = await site.AsAsync("researcher");
        var held = await HeldAsync(World.EastInstitute, "八月教研", [new(2026, 8, 11)], AttendanceStatus.Present);
        const string August = "/activities/bulletins/new?from=2026-08-01&to=2026-08-31";
        var forms = await Task.WhenAll(Enumerable.Range(0, 4).Select(async n => (await researcher.GetAsync(August), n)));
        var answers = await Task.WhenAll(forms.Select(f => researcher.SendAsync(f.Item1, new() { ["Title"] = $"八月通报{f.n}" }, Form)));
        var one = Assert.Single(answers, a => a.Status == HttpStatusCode.Redirect);
        Assert.All(answers.Where(a => a != one), a => Assert.Contains("已在另一份通报中", a.Text, StringComparison.Ordinal));
        Assert.Contains("没有可以通报的场次", (await researcher.GetAsync(August)).Text, StringComparison.Ordinal);
        // A sheet that changes after it was compiled is not reported.
        await site.InDbAsync(async db => { var session = await db.Sessions.SingleAsync(s => s.Id == held[0]); return await new HoursPosting(db).ReopenAsync(session, "改", TestClock.Start.UtcDateTime); });
        var refused = await researcher.SubmitAsync(one.Location!, [], "form[action$='/report']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("请重新编制、核对后再上报", refused.Text, StringComparison.Ordinal);
        Assert.Contains("八月教研", (await researcher.GetAsync(August)).Html.QuerySelector(".note.soft")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await researcher.SubmitAsync(one.Location!, [], "form[action$='/removal']")).Status);
        Assert.Equal(HttpStatusCode.NotFound, await researcher.StatusAsync(one.Location!));
        Assert.Equal(0, await site.InDbAsync(db => db.Set<BulletinSession>().CountAsync(s => s.SessionId == held[0])));
    }

    [Fact]
    public async Task Only_the_office_s_own_region_and_neither_a_school_s_nor_an_unclosed_session()
    {
        var (researcher, city, district) = (await site.AsAsync("researcher"), await site.AsAsync("coordinator"), await site.AsAsync("district"));
        var theirs = await HeldAsync(World.CityInstitute, "市级教研", [new(2026, 7, 7)], AttendanceStatus.Present);
        var schools = await HeldAsync(World.SchoolA, "校内教研", [new(2026, 7, 8)], AttendanceStatus.Present);
        foreach (var stranger in theirs.Concat(schools))
        {
            var refused = await researcher.PostAsync("/activities/bulletins", [
                .. await TokenAsync(researcher), KeyValuePair.Create("Title", "越界"), KeyValuePair.Create("From", "2026-07-01"), KeyValuePair.Create("To", "2026-07-31"), KeyValuePair.Create("Sessions", stranger.ToString(CultureInfo.InvariantCulture)), KeyValuePair.Create("Key", Guid.NewGuid().ToString())]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("所选场次有 1 场不能编入", refused.Text, StringComparison.Ordinal);
        }
        // The city reads a district's draft (and may return it when it is reported), but does not go on with it.
        var east = await site.InDbAsync(db => World.SampleAsync(db, "bulletin", World.EastInstitute));
        Assert.Empty((await city.GetAsync($"/activities/bulletins/{east}")).Html.QuerySelectorAll("form[action$='/report'],form[action$='/removal']"));
        Assert.Equal(HttpStatusCode.NotFound, await city.StatusAsync($"/activities/bulletins/{east}/edit"));
        // A district reads what the city published, with its own names only.
        var published = await site.InDbAsync(db => World.SampleAsync(db, "publishedbulletin", World.CityInstitute));
        var read = await district.GetAsync($"/activities/bulletins/{published}");
        Assert.Contains("西区第一小学", read.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await NameAsync(World.SchoolC), read.Html.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("school")).StatusAsync($"/activities/bulletins/{await site.InDbAsync(db => World.SampleAsync(db, "publishedbulletin", World.OtherSchool))}"));
    }

    [Fact]
    public async Task How_often_and_below_what_is_a_setting()
    {
        var city = await site.AsAsync("coordinator");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await city.SubmitAsync("/activities/bulletins/rules", new() { ["LeastRate"] = "101" })).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await city.SubmitAsync("/activities/bulletins/rules", new() { ["Rhythm"] = "Term", ["LeastRate"] = "40" })).Status);
        Assert.Equal("2026-03-02", (await city.GetAsync("/activities/bulletins/new")).Html.QuerySelector("#from")!.GetAttribute("value"));
        var published = await site.InDbAsync(db => World.SampleAsync(db, "publishedbulletin", World.CityInstitute));
        Assert.Single((await city.GetAsync($"/activities/bulletins/{published}")).Html.QuerySelectorAll("th .tag.alert"));
        Assert.Contains("低于 40%", (await city.GetAsync($"/activities/bulletins/{published}")).Text, StringComparison.Ordinal);
        // The same for a school that reads it.
        Assert.Contains("低于 40%", (await (await site.AsAsync("school")).GetAsync($"/activities/bulletins/{published}")).Text, StringComparison.Ordinal);
    }

    private const string Form = "main form[method=post]";

    private Task<List<int>> HeldAsync(string office, string title, IReadOnlyList<DateOnly> days, params AttendanceStatus[] marks) => site.InDbAsync(async db =>
    {
        List<int> people = [(await World.PersonAsync(db, World.SchoolA)).Id];
        if (office != World.SchoolA) people.Add((await World.PersonAsync(db, office == World.CityInstitute ? World.SchoolC : World.SchoolB)).Id);
        return await BulletinsOfWorld.HeldAsync(db, office, people, days, marks, title);
    });

    private Task<string> NameAsync(string key) => site.InDbAsync(async db => (await World.PersonAsync(db, key)).Name);

    private Task<int> RemindersAsync(string address, string template) => site.WithAsync(async services =>
        (await new BulletinNews(services.GetRequiredService<TeacherDevDb>()).ExpectedAsync(TestClock.Start.UtcDateTime.AddHours(1), $"{BulletinNews.Subject}/{IdOf(address)}", default)).Count(r => r.Template == template));

    private static string IdOf(string address) => address.Split('/')[^1];

    private static async Task<KeyValuePair<string, string>[]> TokenAsync(Visitor visitor) => [KeyValuePair.Create("__RequestVerificationToken", await visitor.TokenAsync())];

    private static async Task<string> WordsAsync(Visitor visitor, string address)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream((await visitor.GetAsync($"{address}/document")).Bytes), isEditable: false);
        return document.MainDocumentPart!.Document.Body!.InnerText;
    }
}
