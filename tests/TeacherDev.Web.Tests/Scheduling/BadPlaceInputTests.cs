using Microsoft.EntityFrameworkCore;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>Whatever is typed about a year, a blackout, a closure, an absence or a sheet: a sentence, the form as it was typed, and nothing saved.</summary>
public sealed class BadPlaceInputTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string, string, string> Times => new()
    {
        { "From=2026-12-05;To=2026-12-01;Reason=检修", "Reason", "结束日期不能早于开始日期" },
        { "From=2026-02-30;To=2026-12-01;Reason=检修", "Reason", "开始日期不能是“2026-02-30”，请核对" },
        { "From=0001-01-01;To=9999-12-31;Reason=检修", "Reason", "超过十年，请核对日期" },
        { "From=2026-12-01;To=;Reason=检修", "Reason", "请填写结束日期" },
        { "From=2026-12-01;To=2026-12-02;Weekday=Sunday;Reason=检修", "Reason", "之间没有周日" },
        { "From=2026-12-01;To=2026-12-02;Weekday=周八;Reason=检修", "Reason", "星期不能是“周八”，请核对" },
        { "From=2026-12-01;To=2026-12-02;Part=9;Reason=检修", "Reason", "“9”不正确，请核对" },
        { "From=2026-12-01;To=2026-12-02;Reason=", "From", "请填写原因" },
        { "From=2026-12-01;To=2026-12-02;Reason=检\u0007修", "From", "原因含有看不见的字符，请重新输入" },
    };

    [Theory, MemberData(nameof(Times))]
    public async Task Half_days_that_are_none_keep_nothing_free(string typed, string kept, string sentence)
    {
        var coordinator = await site.AsAsync("coordinator");
        var values = Values(typed);
        foreach (var (kind, form) in new[] { ("venue", "closures"), ("trainer", "absences") })
        {
            var id = await site.InDbAsync(db => World.SampleAsync(db, kind, World.City));
            var refused = await coordinator.SubmitAsync($"/{kind}s/{id}", values, $"main form[action$='/{form}']");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
            Assert.Equal(values[kept], refused.Html.QuerySelector($"#{kept}")!.GetAttribute("value"));
        }
        Assert.Equal(0, await site.InDbAsync(async db => (await db.Venues.ToListAsync()).Sum(v => v.Closures.Count) + (await db.Trainers.ToListAsync()).Sum(t => t.Absences.Count)));
    }

    [Theory]
    [InlineData("Name=;From=2026-12-01;To=2026-12-02", "From", "请填写事由")]
    [InlineData("Name=阅卷;From=2026-12-05;To=2026-12-01", "Name", "结束日期不能早于开始日期")]
    [InlineData("Name=阅卷;From=2026-01-01;To=2028-01-01", "Name", "禁排期最长一年")]
    [InlineData("Name=阅卷;From=2026-01-01;To=9999-12-31", "Name", "禁排期最长一年")]
    [InlineData("Name=阅卷;From=x;To=2026-01-01", "Name", "开始日期不能是“x”，请核对")]
    [InlineData("Name=阅\u0007卷;From=2026-12-01;To=2026-12-02", "From", "事由含有看不见的字符")]
    [InlineData("Name=阅卷;From=2026-12-01;To=2026-12-02;OrganisationId=987654", "Name", "请选择您管理范围内的单位")]
    [InlineData("Name=阅卷;From=2026-12-01;To=2026-12-02;OrganisationId=", "Name", "请填写适用单位")]
    public async Task A_blackout_that_is_none_bars_nothing(string typed, string kept, string sentence)
    {
        var (coordinator, before) = (await site.AsAsync("coordinator"), await site.InDbAsync(db => db.Blackouts.CountAsync()));
        var values = Values(typed);
        var refused = await coordinator.SubmitAsync("/blackouts/new", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(values[kept], refused.Html.QuerySelector($"#{kept}")!.GetAttribute("value"));
        Assert.Equal(before, await site.InDbAsync(db => db.Blackouts.CountAsync()));
    }

    [Theory]
    [InlineData("/venues/new", "Name=;Capacity=60", "Capacity", "请填写场地名称")]
    [InlineData("/venues/new", "Name=大教室;Capacity=0", "Name", "座位数应在 1 到")]
    [InlineData("/venues/new", "Name=大教室;Capacity=六十", "Name", "座位数不能是“六十”，请核对")]
    [InlineData("/venues/new", "Name=大教室;Capacity=1e9", "Name", "座位数不能是“1e9”，请核对")]
    [InlineData("/venues/new", "Name=大\u0007教室", "Address", "场地名称含有看不见的字符")]
    [InlineData("/trainers/new", "Name=;Unit=省教科院", "Unit", "请填写姓名")]
    [InlineData("/trainers/new", "Name=李主讲;Unit=", "Name", "请填写单位")]
    [InlineData("/trainers/new", "Name=李主讲;Unit=省教科院;Rank=99", "Name", "“99”不正确，请核对")]
    [InlineData("/trainers/new", "Name=没有这个人;IsInside=true", "Name", "没有这个人")]
    public async Task A_place_or_trainer_that_is_none_is_not_entered(string address, string typed, string kept, string sentence)
    {
        var (coordinator, before) = (await site.AsAsync("coordinator"), await CountAsync());
        var values = Values(typed);
        var refused = await coordinator.SubmitAsync(address, values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(values.GetValueOrDefault(kept) ?? "", refused.Html.QuerySelector($"#{kept}")!.GetAttribute("value") ?? "");
        Assert.Equal(before, await CountAsync());

        Task<int> CountAsync() => site.InDbAsync(async db => await db.Venues.CountAsync() + await db.Trainers.CountAsync());
    }

    [Theory]
    [InlineData("SpringFrom=2026-02-30", "春季学期开始不能是“2026-02-30”，请核对")]
    [InlineData("SpringFrom=9999-01-01", "结束日期不能早于开始日期")]
    [InlineData("AutumnTo=0001-01-01", "结束日期不能早于开始日期")]
    [InlineData("Source=", "请填写校历依据")]
    [InlineData("Source=通\u0007知", "看不见的字符")]
    public async Task Terms_that_are_none_change_no_year(string typed, string sentence)
    {
        var coordinator = await site.AsAsync("coordinator");
        var values = Values(typed);
        var refused = await coordinator.SubmitAsync("/calendars/2026/terms", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        if (!typed.Contains('\a', StringComparison.Ordinal)) Assert.Equal(values.Values.Single(), refused.Html.QuerySelector($"#{values.Keys.Single()}")!.GetAttribute("value") ?? "");
        Assert.False(await site.InDbAsync(db => db.TermCalendars.AnyAsync(c => c.IsEdited)));
    }

    [Theory]
    [InlineData("/calendars/2026/days/2026-02-30"), InlineData("/calendars/2026/days/9999-12-31"), InlineData("/calendars/2026/days/x"), InlineData("/calendars/9999"), InlineData("/calendars/2026/days/2025-12-31")]
    public async Task A_day_that_is_none_has_no_page(string address)
    {
        var coordinator = await site.AsAsync("coordinator");
        Assert.Equal(HttpStatusCode.NotFound, await coordinator.StatusAsync(address));
    }

    [Theory]
    [InlineData("Kind=99;Name=校庆", "“99”不正确，请核对")]
    [InlineData("Kind=RestDay;Name=", "请填写名称")]
    [InlineData("Kind=RestDay;Name=校\u0007庆", "名称含有看不见的字符")]
    public async Task A_day_of_the_year_is_not_marked_by_what_is_none(string typed, string sentence)
    {
        var coordinator = await site.AsAsync("coordinator");
        var refused = await coordinator.SubmitAsync("/calendars/2026/days/2026-12-16", Values(typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.False(await site.InDbAsync(db => db.WorkingCalendars.AnyAsync(c => c.IsEdited)));
    }

    [Theory]
    [InlineData("", "第一行要写列名")]
    [InlineData("姓名,星期\n", "第一行要写列名")]
    [InlineData("姓名,星期,时段\n", "表里没有任课时段，没有保存")]
    [InlineData("这不是表格", "第一行要写列名")]
    [InlineData("姓名,星期,时段\n=cmd|'/c calc'!A1,周三,上午\n", "第 2 行：本校没有“=cmd")]
    [InlineData("姓名,星期,节次\nteacher者,周三,0-99\n", "节次“0-99”看不懂")]
    [InlineData("姓名,星期,时段\nteacher\u0007者,周三,上午\n", "第 2 行：姓名含有看不见的字符")]
    public async Task A_sheet_that_is_none_replaces_nothing(string text, string sentence)
    {
        var (admin, before) = (await site.AsAsync("school"), await CountAsync());
        var page = await admin.GetAsync("/teaching");
        page.Html.QuerySelector("form[action='/teaching/preview']")!.SetAttribute("action", "/teaching");
        var refused = await admin.SendAsync(page, new() { ["Text"] = text }, "form[method=post][action='/teaching']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await CountAsync());

        Task<int> CountAsync() => site.InDbAsync(async db => (await db.TeachingTimetables.ToListAsync()).Sum(t => t.Periods.Count));
    }

    private static Dictionary<string, string?> Values(string typed) => typed.Split(';').Select(t => t.Split('=', 2)).ToDictionary(t => t[0], t => (string?)t[1]);
}
