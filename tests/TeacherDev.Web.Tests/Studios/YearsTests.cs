namespace TeacherDev.Web.Tests.Studios;

public sealed class YearsTests(TestSite site) : IClassFixture<TestSite>
{
    [Theory]
    [InlineData("0"), InlineData("-1"), InlineData("9999"), InlineData("2147483647")]
    public async Task A_year_that_no_calendar_has_is_not_found(string year)
    {
        var coordinator = await site.AsAsync("coordinator");
        var studio = await site.InDbAsync(db => World.SampleAsync(db, "studio", World.CityInstitute));
        Assert.Equal(HttpStatusCode.NotFound, await coordinator.StatusAsync($"/studios?year={year}"));
        Assert.Equal(HttpStatusCode.NotFound, await coordinator.StatusAsync($"/studios/{studio}?year={year}"));
    }

    [Theory]
    [InlineData("/people?q=%00"), InlineData("/studios?q=a%00b"), InlineData("/cohorts?q=%00&sort=%00")]
    public async Task A_search_with_odd_characters_is_only_empty(string path) => Assert.Equal(HttpStatusCode.OK, await (await site.AsAsync("coordinator")).StatusAsync(path));
}
