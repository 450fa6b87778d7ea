using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>Whatever is typed into the form of a session: a sentence that names the field, the form as it was typed, and nothing saved.</summary>
public sealed class BadSessionInputTests(TestSite site) : IClassFixture<TestSite>
{
    private const int MegaByte = 1 << 20;

    private static readonly Dictionary<string, string?> Good = new() { ["Topic"] = "要填错的课", ["Day"] = "2026-12-10", ["Part"] = "Evening", ["From"] = "19:00", ["To"] = "21:00", ["Hours"] = "2" };

    public static TheoryData<string, string, string> Wrong => new()
    {
        // Over midnight, no length, backwards.
        { "From=22:00;To=02:00", "To", "结束时间要晚于开始时间（22:00），课不能跨过午夜" },
        { "From=19:00;To=19:00", "To", "结束时间要晚于开始时间（19:00）" },
        { "From=21:00;To=19:00", "From", "结束时间要晚于开始时间（21:00）" },
        { "From=19:00;To=24:00", "To", "结束时间不能是“24:00”，请核对" },
        { "From=25:99;To=26:00", "From", "开始时间不能是“25:99”，请核对" },
        { "From=晚上七点;To=21:00", "From", "开始时间不能是“晚上七点”，请核对" },
        { "From=;To=21:00", "To", "开始时间和结束时间要同时填写" },
        { "From=09:00;To=10:00", "From", "09:00 不在晚上，请改时段或时间" },
        { "Part=Midnight", "Topic", "时段不能是“Midnight”，请核对" },
        { "Part=", "Topic", "请填写时段" },
        // Days that are none, or of no year.
        { "Day=2026-02-30", "Day", "日期不能是“2026-02-30”，请核对" },
        { "Day=0000-00-00", "Day", "日期不能是“0000-00-00”，请核对" },
        { "Day=0001-01-01", "Day", "日期 0001-01-01 不在 2000–2100 年之间，请核对年份" },
        { "Day=9999-12-31", "Day", "日期 9999-12-31 不在 2000–2100 年之间，请核对年份" },
        { "Day=明天", "Day", "日期不能是“明天”，请核对" },
        { "Day=", "Topic", "请填写日期，或第几周周几" },
        { "Week=第99周周八", "Week", "“第99周周八”看不懂，请写成“第8周周三”" },
        { "Week=第99周周三", "Week", "没有第 99 周" },
        { "Week=123456789012345678901234567890", "Week", "或第几周周几最多 20 个字" },
        // Hours that are none.
        { "Hours=-1", "Hours", "学时应在 0 到 12 之间" },
        { "Hours=12.05", "Hours", "学时最多一位小数" },
        { "Hours=12.5", "Hours", "一节课的学时应在 0–12 之间：12.5" },
        { "Hours=4.05", "Hours", "学时最多一位小数" },
        { "Hours=1e9", "Hours", "学时应在 0 到 12 之间" },
        { "Hours=六", "Hours", "学时不能是“六”，请核对" },
        { "Hours=NaN", "Hours", "学时不能是“NaN”，请核对" },
        { "Hours=", "Topic", "请填写学时" },
        // Codes that nobody gave out.
        { "TrainerId=987654", "Topic", "请选择您可以邀请的授课专家" },
        { "TrainerId=abc", "Topic", "授课专家不能是“abc”，请核对" },
        { "TrainerId=99999999999", "Topic", "授课专家不能是“99999999999”，请核对" },
        { "VenueId=987654", "Topic", "请选择您可以使用的场地" },
        { "VenueId=-1", "Topic", "请选择您可以使用的场地" },
        { "ModuleId=987654", "Topic", "的模块" },
        { "Mode=Telepathy", "Topic", "形式不能是“Telepathy”，请核对" },
        { "Mode=99", "Topic", "“99”不正确，请核对" },
        { "Kind=99", "Topic", "“99”不正确，请核对" },
        // Texts.
        { "Topic=", "Day", "请填写课题" },
        { "Topic=\u3000 ", "Day", "请填写课题" },
        { "Topic=课\u0007题", "Day", "课题含有看不见的字符，请重新输入" },
        { "Equipment=投影\u0007", "Topic", "所需设备含有看不见的字符，请重新输入" },
        { "Equipment=一二三四五六七八九十一二三", "Equipment", "所需设备最多 12 个字" },
        { "Equipment=1,2,3,4,5,6,7,8,9,10,11,12,13", "Equipment", "所需设备最多 12 项" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_said_kept_and_not_saved(string typed, string kept, string sentence)
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync());
        var values = new Dictionary<string, string?>(Good);
        foreach (var (name, value) in typed.Split(';').Select(t => t.Split('=', 2)).Select(t => (t[0], t[1]))) values[name] = value;
        var before = await CountAsync();
        var refused = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(values[kept], refused.Html.QuerySelector($"#{kept}")!.GetAttribute("value"));
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_topic_of_a_megabyte_is_too_long()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync());
        var refused = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new(Good) { ["Topic"] = new string('课', MegaByte / 3) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("课题最多 80 个字", refused.Html.QuerySelector(".field.bad")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_looks_like_a_formula_is_a_text()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new(Good) { ["Topic"] = "=1+1", ["Day"] = "2026-12-11" })).Status);
        using var book = new System.IO.Compression.ZipArchive(new MemoryStream((await coordinator.GetAsync($"/cohorts/{cohort}/timetable/workbook")).Bytes));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var xml = await sheet.ReadToEndAsync();
        Assert.Contains("=1+1", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", xml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_past_day_is_asked_about_once_and_one_that_stays_is_not()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync());
        var asked = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new(Good) { ["Topic"] = "补记的课", ["Day"] = "2026-11-17" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("2026-11-17 已经过去：补记已经上过的课才保存，否则请改日期", asked.Html.QuerySelector(".clashes")!.TextContent, StringComparison.Ordinal);
        var accepted = asked.Html.QuerySelector("button[name=Accepted]")!.GetAttribute("value");
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(asked, new() { ["Accepted"] = accepted })).Status);
        var id = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "补记的课").Select(s => s.Id).SingleAsync());

        // What is put right about a session that was held does not ask again; another past day does, and so does a move by hand.
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/sessions/{id}/edit", new() { ["Hours"] = "3" })).Status);
        Assert.Contains("2026-11-18 已经过去", (await coordinator.SubmitAsync($"/sessions/{id}/edit", new() { ["Day"] = "2026-11-18" })).Text, StringComparison.Ordinal);
        var moved = await coordinator.SendAsync(await coordinator.GetAsync($"/sessions/{id}/move"), new() { ["Place"] = "2026-11-18/Evening" }, "main form:has(table)");
        Assert.Contains("2026-11-18 已经过去", moved.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("已经过去", (await coordinator.GetAsync($"/cohorts/{cohort}/clashes")).Text, StringComparison.Ordinal);
        var copied = await coordinator.SubmitAsync($"/cohorts/{cohort}/day-copies/new?from=2026-11-17", new() { ["To"] = "2026-11-19" }, "main form[action$='/day-copies']");
        Assert.Contains("2026-11-19 已经过去", copied.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.InDbAsync(db => db.Sessions.CountAsync(s => s.Topic == "补记的课")));
    }

    [Fact]
    public async Task An_organisation_may_forbid_past_days_and_today_is_not_past()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.West)));
        var west = await site.InDbAsync(async db => (await World.OrganisationAsync(db, World.West)).Id);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/organisations/{west}/clash-policy", new() { ["Effect[Past]"] = "Block" })).Status);
        var refused = await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new(Good) { ["Topic"] = "不许补记", ["Day"] = "2026-11-17" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Null(refused.Html.QuerySelector("button[name=Accepted]"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new(Good) { ["Topic"] = "今天的课", ["Day"] = "2026-11-23" })).Status);
    }

    [Theory]
    [InlineData("2026-10-01", "2026-10-01 是国庆节法定节假日，不能安排")]
    [InlineData("2026-02-30", "复制到不能是“2026-02-30”，请核对")]
    [InlineData("9999-12-31", "日期 9999-12-31 不在 2000–2100 年之间")]
    [InlineData("", "请填写复制到")]
    public async Task A_day_is_not_copied_onto_one_that_cannot_be(string to, string sentence)
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolB)));
        var before = await CountAsync();
        var refused = await coordinator.SubmitAsync($"/cohorts/{cohort}/day-copies/new?from=2026-11-20", new() { ["To"] = to }, "main form[action$='/day-copies']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(to, refused.Html.QuerySelector("#To")!.GetAttribute("value") ?? "");
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task A_day_is_not_copied_twice_onto_the_same()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => World.SampleAsync(db, "cohort", World.SchoolC)));
        foreach (var isFirst in new[] { true, false })
        {
            var answer = await coordinator.SubmitAsync($"/cohorts/{cohort}/day-copies/new?from=2026-11-20", new() { ["To"] = "2026-12-10" }, "main form[action$='/day-copies']");
            Assert.Equal(isFirst ? HttpStatusCode.Redirect : HttpStatusCode.UnprocessableEntity, answer.Status);
            if (!isFirst) Assert.Contains("已有“示例课”", answer.Text, StringComparison.Ordinal);
        }
        Assert.Equal(1, await site.InDbAsync(db => db.Sessions.CountAsync(s => s.CohortId == cohort && s.Day == new DateOnly(2026, 12, 10))));
    }

    [Fact]
    public async Task Without_its_token_no_form_is_taken()
    {
        var (coordinator, cohort, before) = (await site.AsAsync("coordinator"), await CohortAsync(), await CountAsync());
        foreach (var path in new[] { $"/cohorts/{cohort}/sessions", $"/cohorts/{cohort}/day-copies", "/blackouts", "/venues", "/trainers", "/teaching", "/teaching/preview", "/calendars/2026/terms" })
        {
            var answer = await coordinator.PostAsync(path, Good.Select(v => KeyValuePair.Create(v.Key, v.Value!)));
            Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        }
        Assert.Equal(before, await CountAsync());
    }

    [Theory]
    [InlineData("", "请填写原因")]
    [InlineData("生\u0007病", "含有看不见的字符")]
    public async Task A_reason_that_is_none_cancels_nothing(string reason, string sentence)
    {
        var coordinator = await site.AsAsync("coordinator");
        await coordinator.SubmitAsync($"/cohorts/{await CohortAsync()}/sessions/new", new(Good) { ["Topic"] = "不取消的课", ["Day"] = $"2026-12-{(reason.Length == 0 ? 14 : 15)}" });
        var id = await site.InDbAsync(db => db.Sessions.Where(s => s.Topic == "不取消的课").OrderByDescending(s => s.Id).Select(s => s.Id).FirstAsync());
        var refused = await coordinator.SubmitAsync($"/sessions/{id}", new() { ["Reason"] = reason }, "main form[action$='/cancellation']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(SessionState.Planned, await site.InDbAsync(db => db.Sessions.Where(s => s.Id == id).Select(s => s.State).SingleAsync()));
    }

    [Theory]
    [InlineData("/cohorts/{0}/sessions/new?day=9999-12-31&part=7&trainer=x&venue=-1&like=999999"), InlineData("/cohorts/{0}/sessions/new?day=0001-01-01"), InlineData("/cohorts/{0}/day-copies/new?from=9999-12-31"), InlineData("/cohorts/{0}/day-copies/new?from=0001-01-01")]
    public async Task An_address_with_nonsense_in_it_opens_the_form(string address)
    {
        var coordinator = await site.AsAsync("coordinator");
        Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, await CohortAsync())));
    }

    [Theory]
    [InlineData("0001-01-01"), InlineData("9999-12-31"), InlineData("x")]
    public async Task A_session_is_moved_from_the_fortnight_it_is_in_where_the_address_names_none(string from)
    {
        var (coordinator, id) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => World.SampleAsync(db, "lesson", World.City)));
        var page = await coordinator.GetAsync($"/sessions/{id}/move?from={from}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("11月23日", page.Text, StringComparison.Ordinal);
    }

    private Task<int> CohortAsync() => site.InDbAsync(db => World.SampleAsync(db, "cohort", World.City));

    private Task<int> CountAsync() => site.InDbAsync(db => db.Sessions.CountAsync());
}
