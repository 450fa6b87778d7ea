using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests;

using Hours = Domain.Kernel.Hours;

public sealed class HoursPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_teacher_sees_how_many_how_many_are_owed_and_why()
    {
        var me = await LedgerAsync();
        var page = await (await site.AsAsync("teacher")).GetAsync("/hours");
        Assert.Equal("58", page.Html.QuerySelector(".ring text")!.TextContent);
        Assert.Contains("还需 14 学时，须在 2026年12月31日 前完成。", page.Text, StringComparison.Ordinal);
        Assert.Contains("命题研究", page.Text, StringComparison.Ordinal);
        Assert.Contains("全部计入，依据 T-YEAR 2026", page.Text, StringComparison.Ordinal);
        Assert.Equal(Tail(page), Tail(await (await site.AsAsync("school")).GetAsync($"/hours/statement/{me}")));
    }

    [Fact]
    public async Task A_teacher_of_another_city_is_not_found()
    {
        await LedgerAsync();
        var elsewhere = await site.InDbAsync(async db => (await World.PersonAsync(db, World.OtherSchool)).Id);
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("coordinator")).StatusAsync($"/hours/statement/{elsewhere}"));
    }

    [Fact]
    public async Task Hours_are_shown_also_where_nothing_is_owed_and_lead_to_their_session()
    {
        var (lesson, person) = await site.InDbAsync(async db => (await World.SampleAsync(db, "lesson", World.SchoolB), (await World.PersonAsync(db, World.SchoolB)).Id));
        await site.InDbAsync(async db =>
        {
            var session = await db.Sessions.SingleAsync(s => s.Id == lesson);
            db.Add(new AttendanceMark(lesson, person, AttendanceStatus.Present, site.Clock.UtcNow));
            await db.SaveChangesAsync();
            await new HoursPosting(db).CloseAsync(session, site.Clock.UtcNow);
        });
        var page = await (await site.AsAsync("coordinator")).GetAsync($"/hours/statement/{person}");
        Assert.Contains("示例课", page.Html.QuerySelector($"a[href='/sessions/{lesson}']")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_number_opens_onto_its_entries()
    {
        var me = await LedgerAsync();
        var (teacher, school) = (await site.AsAsync("teacher"), await site.AsAsync("school"));
        var online = (await teacher.GetAsync("/hours")).Html.QuerySelectorAll(".hours .l a").Single(a => a.TextContent == "网络研修").GetAttribute("href")!;
        var page = await teacher.GetAsync(online);
        Assert.Equal("网络研修", page.Html.QuerySelector(".todo li span:nth-child(2)")!.TextContent);
        Assert.Contains("共计入 14 学时", page.Text, StringComparison.Ordinal);
        Assert.Single(page.Html.QuerySelectorAll(".todo li"));

        Assert.Contains("命题研究", (await school.GetAsync($"/hours/statement/{me}/entries?q=命题")).Text, StringComparison.Ordinal);
        Assert.Empty((await school.GetAsync($"/hours/statement/{me}/entries?verdict=Cut")).Html.QuerySelectorAll(".todo li"));
        Assert.Equal(HttpStatusCode.OK, await school.StatusAsync($"/hours/statement/{me}/entries?format=xlsx"));
        Assert.Equal(HttpStatusCode.OK, await school.StatusAsync($"/hours/statement/{me}/entries?from=0001-01-01&to=gestern&page=-3&mode=%00"));
        Assert.Equal(HttpStatusCode.NotFound, await (await site.AsAsync("mentor")).StatusAsync($"/hours/statement/{me}/entries"));
    }

    [Fact]
    public async Task What_is_planned_is_told_in_advance()
    {
        var me = await LedgerAsync();
        var (teacher, today) = (await site.AsAsync("teacher"), site.Clock.UtcNow.DayInShanghai);
        var before = Foretold(await teacher.GetAsync("/hours"));
        await site.InDbAsync(async db =>
        {
            var school = await World.OrganisationAsync(db, World.SchoolA);
            var activity = new Activity(school.Id, ActivityKind.Research, "来日教研", null, null, null, Guid.NewGuid());
            activity.Invite([me], today);
            db.Add(activity);
            await db.SaveChangesAsync();
            db.Add(Session.OfActivity(activity.Id, school.Id, new SessionContent("来日的课", null, null, SessionMode.FaceToFace, Hours.Of(3)), new Slot(today.AddDays(7), DayPart.Morning), Guid.NewGuid()));
            await db.SaveChangesAsync();
        });
        Assert.Equal((before.Sessions + 1, before.Hours + 3), Foretold(await teacher.GetAsync("/hours")));
        // The first page says the same.
        Assert.Equal(Foretold(await teacher.GetAsync("/hours")), Foretold(await teacher.GetAsync("/")));
    }

    private static (int Sessions, int Hours) Foretold(Page page) => Regex.Match(page.Text, "已安排的 (?<n>[0-9]+) 节课都参加后将达 (?<h>[0-9]+) 学时。", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } told
        ? (int.Parse(told.Groups["n"].Value, CultureInfo.InvariantCulture), int.Parse(told.Groups["h"].Value, CultureInfo.InvariantCulture)) : (0, 58);

    // The teacher is asked “为什么是 58？”, the school reads “为什么是 58”.
    private static string Tail(Page page) => page.Text[page.Text.IndexOf("58", StringComparison.Ordinal)..].Replace("？", "", StringComparison.Ordinal);

    private Task<int> LedgerAsync() => site.InDbAsync(async db =>
    {
        var me = await World.PersonIdOfAsync(db, "teacher");
        if (await db.HoursEntries.AnyAsync(e => e.PersonId == me)) return me;
        var school = await World.OrganisationAsync(db, World.SchoolA);
        db.Add(new HoursRuleSet("T-YEAR", "试验市", "/t-city/", new DateOnly(2026, 1, 1), "2026", isUnverified: false, 45, Hours.Of(8), Hours.Of(4), AbsencePolicy.ProRata, 20).WithUsualModes()
            .Require(new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Hours.Of(72))));
        HoursEntry Entry(string mode, decimal hours, int source, string title) =>
            new(me, school.Id, mode, Hours.Of(hours), new DateOnly(2026, 3, 1).AddDays(source), HoursSourceKind.Import, source, title, "T-YEAR 2026", site.Clock.GetUtcNow().UtcDateTime);
        db.AddRange(Entry("faceToFace", 36, 1, "骨干教师培训"), Entry("online", 14, 2, "网络研修"), Entry("schoolBased", 8, 3, "命题研究"));
        await db.SaveChangesAsync();
        return me;
    });
}
