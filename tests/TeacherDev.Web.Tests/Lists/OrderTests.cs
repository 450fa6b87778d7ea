using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Lists;

public sealed class OrderTests(TestSite site) : IClassFixture<TestSite>
{
    private const int Namesakes = 120;

    [Theory]
    [InlineData("name")]
    [InlineData("-school")]
    [InlineData("rank")]
    [InlineData("-stage")]
    public async Task Of_many_who_sort_alike_everyone_stands_on_exactly_one_page(string sort)
    {
        await NamesakesAsync();
        var coordinator = await site.AsAsync("coordinator");
        var seen = new List<string>();
        for (var page = 1; page <= 3; page++)
            seen.AddRange((await coordinator.GetAsync($"/people?q=测试同名&sort={sort}&page={page}")).Html.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!));
        Assert.Equal(Namesakes, seen.Count);
        Assert.Equal(Namesakes, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("school", 0)]
    [InlineData("-school", 1)]
    public async Task Sorted_by_school_one_school_follows_the_other_over_all_pages(string sort, int first)
    {
        await SpreadAsync();
        var coordinator = await site.AsAsync("coordinator");
        var seen = new List<(string Href, string School)>();
        foreach (var page in Enumerable.Range(1, 4))
            seen.AddRange((await coordinator.GetAsync($"/people?q=分布各校&sort={sort}&page={page}")).Html.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("th a")!.GetAttribute("href")!, r.QuerySelectorAll("td")[1].TextContent)));
        string[] schools = await site.InDbAsync(db => db.Organisations.Where(o => o.Key == World.SchoolA || o.Key == World.SchoolB).OrderBy(o => o.SortKey).Select(o => o.Name).ToArrayAsync());
        // The last page is asked for once more by the number after it.
        Assert.Equal(120 + 20, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Equal([schools[first], schools[1 - first]], seen.Select(s => s.School).Distinct(StringComparer.Ordinal));
        Assert.Equal(seen.Take(120).OrderBy(s => s.School == schools[first] ? 0 : 1), seen.Take(120));
    }

    [Fact]
    public async Task Enums_sort_by_their_declaration_up_and_down_and_through_every_box()
    {
        await site.InDbAsync(async db =>
        {
            foreach (var part in new[] { DayPart.Evening, DayPart.Morning, DayPart.Afternoon, DayPart.Morning }) await AddSessionAsync(db, part);
            var parts = db.Sessions.Where(s => s.Topic == "排序课");
            DayPart[] up = [DayPart.Morning, DayPart.Morning, DayPart.Afternoon, DayPart.Evening];
            Assert.Equal(up, await parts.OrderBy(s => s.Part).Select(s => s.Part).ToListAsync());
            Assert.Equal(up.Reverse(), await parts.OrderBy(s => s.Day).ThenByDescending(s => (object)s.Part).Select(s => s.Part).ToListAsync());
            Assert.Equal(up, await (from s in parts join v in db.Organisations on s.OrganisationId equals v.Id orderby s.Part, s.Id select s.Part).ToListAsync());
        });
    }

    [Fact]
    public async Task Ranks_and_stages_of_the_roster_stand_in_the_order_of_the_profession()
    {
        await site.InDbAsync(async db =>
        {
            var school = await World.OrganisationAsync(db, World.SchoolB);
            foreach (var (rank, at) in Enum.GetValues<TeacherRank>().Reverse().Select((r, i) => (r, i))) db.Add(Teacher($"职称排序{at}", school, rank, null));
            foreach (var (stage, at) in Enum.GetValues<SchoolStage>().Reverse().Select((s, i) => (s, i))) db.Add(Teacher($"学段排序{at}", school, TeacherRank.First, stage));
            await db.SaveChangesAsync();
        });
        var coordinator = await site.AsAsync("coordinator");
        Assert.Equal(Enumerable.Range(0, Enum.GetValues<TeacherRank>().Length).Reverse().Select(i => $"职称排序{i}"), await NamesAsync("/people?q=职称排序&sort=rank"));
        Assert.Equal(Enumerable.Range(0, Enum.GetValues<SchoolStage>().Length).Select(i => $"学段排序{i}"), await NamesAsync("/people?q=学段排序&sort=-stage"));

        async Task<IEnumerable<string>> NamesAsync(string address) => (await coordinator.GetAsync(address)).Html.QuerySelectorAll("tbody th a").Select(a => a.TextContent).ToList();
    }

    [Fact]
    public async Task Every_sort_of_every_list_is_answered()
    {
        var coordinator = await site.AsAsync("coordinator");
        foreach (var address in new[] { "/people", "/cohorts", "/activities", "/messages", "/mentoring", "/organisations", "/programmes", "/assessments", "/studios", "/venues", "/trainers", "/inbox", "/admin/work" })
            foreach (var sort in (await coordinator.GetAsync(address)).Html.QuerySelectorAll("thead a[href*='sort=']").Select(a => a.GetAttribute("href")!).ToList())
            {
                Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync(sort));
                Assert.Equal(HttpStatusCode.OK, await coordinator.StatusAsync(sort.Replace("sort=", "sort=-", StringComparison.Ordinal)));
            }
    }

    private async Task NamesakesAsync() => await site.InDbAsync(async db =>
    {
        if (await db.People.AnyAsync(p => p.Name == "测试同名")) return;
        var school = await World.OrganisationAsync(db, World.SchoolA);
        for (var at = 0; at < Namesakes; at++) db.Add(Teacher("测试同名", school, TeacherRank.First, SchoolStage.Junior));
        await db.SaveChangesAsync();
    });

    /// <summary>70 of one school and 50 of another: a page begins and ends within a school.</summary>
    private async Task SpreadAsync() => await site.InDbAsync(async db =>
    {
        if (await db.People.AnyAsync(p => p.Name == "分布各校")) return;
        foreach (var (key, count) in new[] { (World.SchoolA, 70), (World.SchoolB, 50) })
        {
            var school = await World.OrganisationAsync(db, key);
            for (var at = 0; at < count; at++) db.Add(Teacher("分布各校", school, TeacherRank.First, SchoolStage.Junior));
        }
        await db.SaveChangesAsync();
    });

    private static Person Teacher(string name, TeacherDev.Domain.Organisations.Organisation school, TeacherRank rank, SchoolStage? stage)
    {
        var person = new Person(name, school, new(2020, 9, 1));
        person.Describe(null, stage, "数学", rank, null, null);
        return person;
    }

    private static async Task AddSessionAsync(TeacherDev.Domain.Data.TeacherDevDb db, DayPart part)
    {
        var cohort = await db.Cohorts.OrderBy(c => c.Id).FirstAsync();
        db.Add(Session.OfCohort(cohort.Id, cohort.OrganisationId, new("排序课", null, null, SessionMode.FaceToFace, TeacherDev.Domain.Kernel.Hours.Of(4)), new Slot(new(2026, 12, 10), part), Guid.NewGuid()));
        await db.SaveChangesAsync();
    }
}
