using System.Text;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Tests.Programmes;

public sealed class ProgrammesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task All_six_programmes_of_the_texts_are_listed_and_found_by_initials()
    {
        var district = await site.AsAsync("district");
        var page = await district.GetAsync("/programmes");
        foreach (var name in new[] { "玉溪市“5123XE”教师培养工程", "江川区师训", "江川区教科所教研业务培训", "五华区“三名工程”", "清远市中小学“百千万人才培养工程”", "翔安区青蓝传帮带" })
            Assert.Contains(name, page.Text, StringComparison.Ordinal);
        var found = await district.GetAsync("/programmes?q=jcqsx");
        var money = page.Html.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("三名工程", StringComparison.Ordinal)).QuerySelector("td:last-child")!.TextContent.Trim();
        Assert.Equal("未安排", money);
        Assert.Equal(["江川区师训"], found.Html.QuerySelectorAll("tbody th").Select(h => h.TextContent.Trim()));
    }

    [Fact]
    public async Task A_track_without_money_is_unplanned_never_zero_and_shared_money_says_so()
    {
        var page = await (await site.AsAsync("coordinator")).GetAsync("/programmes/5123XE/2023");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var rows = page.Html.QuerySelectorAll("tbody tr").Where(r => r.QuerySelector(".code") is not null).ToDictionary(r => r.QuerySelector(".code")!.TextContent, r => r.QuerySelectorAll("td").Select(d => string.Join(' ', d.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToList());
        Assert.Equal(["2023年9月1日 至 2023年10月31日", "60.90 万元", "50", "50", "未开班", "未开班"], rows["5"]);
        Assert.Equal(["未安排", "未安排", "100", "未安排", "未开班", "未开班"], rows["1"]);
        Assert.Equal(["2023年7月1日 至 2023年9月30日", "188.83 万元 与学科带头人共用", "300", "237", "未开班", "未开班"], rows["3"]);
        Assert.Equal("未定", rows["X"][2]);
        Assert.Contains("9 次，共 270 次", page.Text, StringComparison.Ordinal);
        Assert.Contains("333.00", page.Text, StringComparison.Ordinal);
        Assert.Contains("玉室字〔2020〕6号", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_in_training_and_who_completed_is_counted_from_the_classes_one_sees()
    {
        var institute = await site.InDbAsync(db => World.OrganisationAsync(db, World.EastInstitute));
        var address = $"/programmes/t{institute.Id}/2026";
        var (district, coordinator) = (await site.AsAsync("district"), await site.AsAsync("coordinator"));
        var before = (await InTrainingAsync(district, address), await InTrainingAsync(coordinator, address));
        await site.InDbAsync(async db =>
        {
            var year = await ProgrammesOfWorld.YearAsync(db, World.EastInstitute);
            var track = year.Tracks.Single(t => t.Code == "3");
            var plan = new CohortPlan("主题", "目标", "预期效果", "考核程序");
            var people = await db.People.OrderBy(p => p.Id).Select(p => p.Id).Take(3).ToListAsync();
            foreach (var (organisation, count) in new[] { (year.OrganisationId, 2), ((await World.OrganisationAsync(db, World.West)).Id, 1) })
            {
                var cohort = new Cohort(organisation, year.Id, track.Id, $"骨干{organisation}班", new Period(new(2026, 9, 1), new(2026, 11, 30)), 50, plan, Guid.NewGuid());
                cohort.EnrolAll(people.Take(count), new DateOnly(2026, 9, 1));
                db.Add(cohort);
            }
            await db.SaveChangesAsync();
        });
        Assert.Equal((before.Item1 + 2, before.Item2 + 3), (await InTrainingAsync(district, address), await InTrainingAsync(coordinator, address)));
    }

    /// <summary>The third figure of the first track.</summary>
    private static async Task<int> InTrainingAsync(Visitor visitor, string address) =>
        int.TryParse((await visitor.GetAsync(address)).Html.QuerySelectorAll("tbody td.num")[2].TextContent.Trim(), out var people) ? people : 0;

    [Theory]
    [InlineData("5123XE/2023"), InlineData("jiangchuan-teachers/2023"), InlineData("jiangchuan-researchers/2023"), InlineData("wuhua-sanming/2019-2022"), InlineData("qingyuan-baiqianwan/2020-2025"), InlineData("xiangan-qinglan/2023-2025")]
    public async Task Every_year_is_shown_in_both_languages_with_its_sources(string year)
    {
        var coordinator = await site.AsAsync("coordinator");
        var page = await coordinator.GetAsync($"/programmes/{year}?culture=zh-CN");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Html.QuerySelectorAll("small").Count(s => s.TextContent.StartsWith("出处", StringComparison.Ordinal)) > 5);
        var english = await coordinator.GetAsync($"/programmes/{year}?culture=en");
        Assert.Equal(HttpStatusCode.OK, english.Status);
        Assert.Contains("Founding documents", english.Text, StringComparison.Ordinal);
        await coordinator.GetAsync("/programmes?culture=zh-CN");
    }

    [Fact]
    public async Task A_target_that_is_an_average_is_told_as_one()
    {
        var page = await (await site.AsAsync("coordinator")).GetAsync("/programmes/qingyuan-baiqianwan/2020-2025");
        Assert.Contains("多年平均，每县（市、区）每年不少于 100 人", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_export_is_the_file_of_the_seeds()
    {
        var answer = await (await site.AsAsync("district")).GetAsync("/programmes/5123XE/export");
        Assert.Equal("application/json", answer.Answer.Content.Headers.ContentType!.MediaType);
        var places = await site.WithAsync(s => Task.FromResult((TeacherDev.Web.Infrastructure.Places)s.GetService(typeof(TeacherDev.Web.Infrastructure.Places))!));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(places.Seeds, "programmes/yuxi-5123xe.json")), Encoding.UTF8.GetString(answer.Bytes), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task A_refused_file_is_told_on_the_page_until_it_is_right()
    {
        await site.InDbAsync(async db =>
        {
            db.CatalogueLoads.Add(new CatalogueLoad(TestClock.Start.UtcDateTime, new string('0', 64), [new Refusal("programmes/x.json", "/years/0/window", "不能小于 {0}，现在是 {1}", 1, 0)]));
            await db.SaveChangesAsync();
        });
        var told = await (await site.AsAsync("coordinator")).GetAsync("/programmes");
        Assert.Contains("programmes/x.json /years/0/window 不能小于 1，现在是 0", string.Join(' ', told.Html.QuerySelector("[role=alert]")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        await site.InDbAsync(async db =>
        {
            db.CatalogueLoads.Add(new CatalogueLoad(TestClock.Start.UtcDateTime, new string('1', 64), []));
            await db.SaveChangesAsync();
        });
        Assert.Null((await (await site.AsAsync("coordinator")).GetAsync("/programmes")).Html.QuerySelector("[role=alert]"));
    }
}
