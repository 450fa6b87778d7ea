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
