using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Selection;

/// <summary>The whole of 2023 replayed through the pages' own requests: from the quota of 134 and 237 places to classes.</summary>
public sealed class YuxiOf2023Tests(YuxiOf2023 site) : IClassFixture<YuxiOf2023>
{
    [Fact]
    public async Task The_year_of_2023_goes_from_its_quota_to_its_classes()
    {
        var districts = await site.PeopleAsync();
        Assert.Equal((9, 27, 900), (districts.Count, districts.Sum(d => d.Schools.Count), districts.Sum(d => d.Schools.Sum(s => s.Lists.Sum(l => l.Count)))));
        var calls = new List<int>();
        foreach (var track in YuxiOf2023.Tracks) calls.Add(await CallAsync(track, districts));
        Assert.Equal([134, 237], await PlacesAsync(calls));

        foreach (var school in districts.SelectMany(d => d.Schools)) await RecommendAsync(school, calls);
        Assert.Equal([325, 575], await CountAsync(calls, SelectionStep.District));

        site.GoTo(new(2023, 4, 24));
        foreach (var district in districts) await ReviewAsync(district, calls);
        Assert.Equal([325, 575], await CountAsync(calls, SelectionStep.Experts));
    }

    /// <summary>Written, published, and its places given to the nine districts.</summary>
    private async Task<int> CallAsync(TrackOf2023 track, IReadOnlyList<DistrictOf2023> districts)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        var form = await coordinator.GetAsync("/calls/new");
        var place = form.Html.QuerySelectorAll("#Place option").Single(o => o.TextContent.Contains("5123XE", StringComparison.Ordinal) && o.TextContent.Contains(track.Name, StringComparison.Ordinal)).GetAttribute("value");
        var values = new Dictionary<string, string?>
        {
            ["Title"] = $"2023 年{track.Name}培养对象遴选",
            ["Place"] = place,
            ["Basis"] = "玉溪市“5123XE”教师培养工程实施方案",
            ["Text"] = "请各县（市、区）按名额推荐。",
            ["CutOff"] = "2023-03-31",
            ["OverNomination"] = "250",
            ["Rules[0].Value"] = "5",
            ["Rules[0].IsHard"] = "true",
        };
        foreach (var (at, from, to) in new[] { (0, "04-03", "04-14"), (1, "04-03", "04-21"), (2, "04-17", "05-05"), (3, "05-08", "05-26"), (4, "06-12", "06-30"), (5, "06-26", "07-05") })
            (values[$"Steps[{at}].From"], values[$"Steps[{at}].To"]) = ($"2023-{from}", $"2023-{to}");
        var made = await coordinator.SendAsync(form, values);
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
        var id = int.Parse(made.Location!.Split('/')[^1], CultureInfo.InvariantCulture);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{id}", [], "main form[action$='/publication']")).Status);

        var matrix = await coordinator.GetAsync($"/calls/{id}/quotas");
        var cells = new Dictionary<string, string?>();
        foreach (var (at, district) in districts.Index())
            cells[matrix.Html.QuerySelectorAll("input[name$='.Body']").Single(i => i.GetAttribute("value") == $"{district.Id}").GetAttribute("name")!.Replace(".Body", ".Places", StringComparison.Ordinal)] = $"{track.Places[at]}";
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(matrix, cells, "main form[action$='/quotas'][method=post]")).Status);
        return id;
    }

    private async Task RecommendAsync(SchoolOf2023 school, IReadOnlyList<int> calls)
    {
        var admin = await site.SignedInAsync(school.Account);
        foreach (var (at, call) in calls.Index())
        {
            var answer = await admin.SubmitAsync($"/calls/{call}/applications", new() { ["Names"] = string.Join('\n', school.Lists[at]) }, "main form[action$='/nominations']");
            Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        }
    }

    /// <summary>A district passes all it has, page by page as it sees them; it may pass two and a half times its places.</summary>
    private async Task ReviewAsync(DistrictOf2023 district, IReadOnlyList<int> calls)
    {
        var office = await site.SignedInAsync(district.Account);
        foreach (var call in calls)
            while (await office.GetAsync($"/calls/{call}/applications?at=District&size=100") is var page && page.Html.QuerySelectorAll("input[name=ApplicationIds]") is { Length: > 0 } boxes)
            {
                var answer = await office.SendAsync(page, new() { ["ApplicationIds"] = string.Join('|', boxes.Select(b => b.GetAttribute("value"))) }, "main form[action$='/approvals']");
                Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
            }
    }

    private Task<List<int>> PlacesAsync(IReadOnlyList<int> calls) => EachAsync(calls, (db, call) => db.Quotas.Where(q => q.CallId == call).SelectMany(q => q.Lines).SumAsync(l => l.Places));

    private Task<List<int>> CountAsync(IReadOnlyList<int> calls, SelectionStep step) => EachAsync(calls, (db, call) => db.Applications.CountAsync(a => a.CallId == call && a.State == ApplicationState.Pending && a.At == step));

    private Task<List<int>> EachAsync(IReadOnlyList<int> calls, Func<Domain.Data.TeacherDevDb, int, Task<int>> count) => site.InDbAsync(async db =>
    {
        var counts = new List<int>();
        foreach (var call in calls) counts.Add(await count(db, call));
        return counts;
    });
}
