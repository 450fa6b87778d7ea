using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Web.Tests.Scheduling;

/// <summary>自动排课 from the form to the adopted timetable; the search itself is proved beside the engine.</summary>
public sealed class ProposalPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_proposal_shows_before_and_after_and_moves_sessions_only_when_it_is_adopted()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.CityInstitute));
        foreach (var day in new[] { "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03" }) await AddAsync(coordinator, cohort, $"零散的课{day}", day);
        var asked = await coordinator.SendAsync(await FormAsync(coordinator, cohort), Asked(from: "2026-11-30", to: "2026-12-03"), "main form[action$='/proposals']");
        var address = asked.Location!;
        Assert.Equal("正在计算", (await coordinator.GetAsync(address)).Html.QuerySelector("#proposal[data-swap] .tag")!.TextContent);
        // The timetable says that something is being searched for.
        Assert.NotNull((await coordinator.GetAsync($"/cohorts/{cohort}/timetable")).Html.QuerySelector($"a[href='{address}']"));
        await WorkAsync();

        var page = await coordinator.GetAsync(address);
        Assert.Equal("已排出", page.Html.QuerySelector("#proposal .tag")!.TextContent);
        Assert.Equal(4, page.Html.QuerySelectorAll("#proposal tbody tr").Length);
        Assert.Equal(["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"], await DaysAsync(cohort, "零散的课"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, [], "form[action$='/adoption']")).Status);
        // Four lonely mornings have become two whole days.
        Assert.Equal(2, (await DaysAsync(cohort, "零散的课")).Distinct().Count());
        Assert.DoesNotContain(await site.InDbAsync(db => new Clashes(db).OfCohortAsync(cohort)), c => c.Blocks);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await coordinator.PostBareAsync(address + "/discarding")).Status);
    }

    [Fact]
    public async Task What_is_pinned_stays_and_a_double_click_asks_once()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.EastInstitute));
        foreach (var day in new[] { "2026-11-30", "2026-12-02" }) await AddAsync(coordinator, cohort, $"固定的课{day}", day);
        var form = await FormAsync(coordinator, cohort);
        var pins = form.Html.QuerySelectorAll("input[name=Pinned]").Select(i => i.GetAttribute("value")!).ToList();
        Assert.Equal(2, pins.Count);
        var values = Asked(from: "2026-11-30", to: "2026-12-03");
        values["Pinned"] = string.Join('|', pins);
        var (one, two) = (await coordinator.SendAsync(form, values, "main form[action$='/proposals']"), await coordinator.SendAsync(form, values, "main form[action$='/proposals']"));
        Assert.Equal(one.Location, two.Location);
        await WorkAsync();
        var page = await coordinator.GetAsync(one.Location!);
        Assert.Contains("没有需要调整的课", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("form[action$='/adoption']"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, [], "form[action$='/discarding']")).Status);
        Assert.Equal(["2026-11-30", "2026-12-02"], await DaysAsync(cohort, "固定的课"));
    }

    [Fact]
    public async Task Where_there_can_be_no_timetable_it_says_why_and_what_would_help()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.SchoolB));
        foreach (var day in new[] { "2026-11-30", "2026-12-01", "2026-12-02" }) await AddAsync(coordinator, cohort, $"太多的课{day}", day);
        var values = Asked(from: "2026-11-30", to: "2026-12-02");
        // Two half-days for three sessions.
        (values["Weekdays"], values["Parts"]) = ("Monday|Tuesday", "Morning");
        var asked = await coordinator.SendAsync(await FormAsync(coordinator, cohort), values, "main form[action$='/proposals']");
        await WorkAsync();
        var page = await coordinator.GetAsync(asked.Location!);
        Assert.Equal("无法排出", page.Html.QuerySelector("#proposal .tag")!.TextContent);
        Assert.Contains("无法排课（已证明）", page.Text, StringComparison.Ordinal);
        Assert.Contains("要上 3 个半天", page.Text, StringComparison.Ordinal);
        Assert.Contains("缺 1 个", page.Text, StringComparison.Ordinal);
        Assert.Contains("也排课", page.Html.QuerySelector("#proposal .panel h3 + ul")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("From", "2026-11-01", "只能安排今天以后的课")]
    [InlineData("To", "2026-11-20", "结束日期不能早于开始日期")]
    [InlineData("To", "2028-01-01", "排课的日期范围最多 200 天")]
    [InlineData("From", "明天", "不能是“明天”")]
    [InlineData("Cohorts[0]", "999999999", "请选择同一项目中由您安排的培训班")]
    [InlineData("Venues[0]", "999999999", "请选择您可以使用的场地")]
    public async Task What_cannot_be_asked_is_said_in_a_sentence_and_the_form_stays(string field, string value, string sentence)
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.City));
        var values = Asked(from: "2026-11-30", to: "2026-12-03");
        values[field] = value;
        var before = await site.InDbAsync(db => db.TimetableProposals.CountAsync());
        var refused = await coordinator.SendAsync(await FormAsync(coordinator, cohort), values, "main form[action$='/proposals']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text, StringComparison.Ordinal);
        Assert.Equal(before, await site.InDbAsync(db => db.TimetableProposals.CountAsync()));
    }

    [Fact]
    public async Task A_proposal_is_not_adopted_over_what_has_changed_meanwhile()
    {
        var (coordinator, cohort) = (await site.AsAsync("coordinator"), await CohortAsync(World.SchoolA));
        foreach (var day in new[] { "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03" }) await AddAsync(coordinator, cohort, $"又改的课{day}", day);
        var address = (await coordinator.SendAsync(await FormAsync(coordinator, cohort), Asked(from: "2026-11-30", to: "2026-12-03"), "main form[action$='/proposals']")).Location!;
        await WorkAsync();
        var moved = await site.InDbAsync(async db =>
        {
            var id = int.Parse(address.Split('/')[^1], CultureInfo.InvariantCulture);
            var proposal = await db.TimetableProposals.Include(p => p.Sessions).SingleAsync(p => p.Id == id);
            return proposal.Sessions.First(s => s.Moves).SessionId;
        });
        await coordinator.SendAsync(await coordinator.GetAsync($"/sessions/{moved}/move"), new() { ["Place"] = "2026-12-04/Evening" }, "main form:has(table)");
        var days = await DaysAsync(cohort, "又改的课");
        var refused = await coordinator.SendAsync(await coordinator.GetAsync(address), [], "form[action$='/adoption']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("在排课之后又有变化", refused.Text, StringComparison.Ordinal);
        Assert.Equal(days, await DaysAsync(cohort, "又改的课"));
    }

    private static Dictionary<string, string?> Asked(string from, string to) => new(StringComparer.Ordinal) { ["From"] = from, ["To"] = to };

    private static Task<Page> FormAsync(Visitor coordinator, int cohort) => coordinator.GetAsync($"/cohorts/{cohort}/proposals/new");

    private async Task AddAsync(Visitor coordinator, int cohort, string topic, string day) =>
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/cohorts/{cohort}/sessions/new", new() { ["Topic"] = topic, ["Day"] = day, ["Part"] = "Morning" })).Status);

    private Task WorkAsync() => site.WithAsync(services => services.GetRequiredService<RunBackgroundTasksJob>().RunAsync(CancellationToken.None));

    private Task<List<string>> DaysAsync(int cohort, string topic) => site.InDbAsync(async db =>
        (await db.Sessions.Where(s => s.CohortId == cohort && s.Topic.StartsWith(topic)).OrderBy(s => s.Day).ThenBy(s => s.Part).Select(s => s.Day).ToListAsync()).ConvertAll(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    private Task<int> CohortAsync(string organisation) => site.InDbAsync(db => World.SampleAsync(db, "cohort", organisation));
}
