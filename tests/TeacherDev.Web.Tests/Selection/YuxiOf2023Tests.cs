using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Completion;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Web.Tests.Selection;

/// <summary>The whole of 2023 replayed through the pages' own requests: from the quota of 134 and 237 places to certificates.</summary>
public sealed class YuxiOf2023Tests(YuxiOf2023 site) : IClassFixture<YuxiOf2023>
{
    private const int Reserve = 3;
    private const string Theme = "新课标下的单元教学";

    [Fact]
    public async Task The_year_of_2023_goes_from_its_quota_to_its_certificates()
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

        site.GoTo(new(2023, 5, 8));
        foreach (var call in calls) await ScoreAsync(call);
        Assert.Equal(2700, await site.InDbAsync(db => db.ReviewTasks.CountAsync(t => t.State == ReviewTaskState.HandedIn && db.Applications.Any(a => a.Id == t.ApplicationId && calls.Contains(a.CallId)))));
        site.GoTo(new(2023, 5, 25));
        foreach (var (at, call) in calls.Index()) await PassRankedAsync(call, YuxiOf2023.Tracks[at]);
        Assert.Equal([134 + (9 * Reserve), 237 + (9 * Reserve)], await CountAsync(calls, SelectionStep.PublicNotice));

        site.GoTo(new(2023, 6, 19));
        foreach (var call in calls) await PublishAsync(call);
        // Five working days around 端午: Monday to Wednesday, the Sunday that is worked for it, and Monday.
        Assert.All(await site.InDbAsync(db => db.PublicNotices.Where(n => calls.Contains(n.CallId)).Select(n => n.Days).ToListAsync()), d => Assert.Equal(new Period(new(2023, 6, 19), new(2023, 6, 26)), d));
        site.GoTo(new(2023, 6, 27));
        foreach (var call in calls) await RecogniseAsync(call);
        Assert.Equal([134, 237], await RecognisedAsync(calls));
        await DropOutAsync(calls[1]);
        Assert.Equal([134, 237], await RecognisedAsync(calls));
        Assert.Equal(371, await site.InDbAsync(db => db.People.SelectMany(p => p.Titles).CountAsync(t => t.Document!.StartsWith("玉市教体发〔2023〕"))));
        // Nobody has two places, and every district has what it was given.
        foreach (var (at, call) in calls.Index()) Assert.Equal(YuxiOf2023.Tracks[at].Places, await ByDistrictAsync(call, districts));

        site.GoTo(new(2023, 7, 3));
        foreach (var (at, call) in calls.Index()) await DivideAsync(call, YuxiOf2023.Tracks[at].Classes);
        Assert.Equal([44, 45, 45, 47, 47, 47, 48, 48], await SizesAsync());

        var classes = await site.InDbAsync(db => db.Cohorts.Where(c => c.Theme == Theme).OrderBy(c => c.Id).Select(c => c.Id).ToListAsync());
        foreach (var id in classes) await AnnounceAsync(id);
        foreach (var school in districts.SelectMany(d => d.Schools)) await AnswerAsync(school);
        Assert.Equal(0, await site.InDbAsync(db => db.ReturnSlips.Where(s => classes.Contains(s.CohortId)).SelectMany(s => s.Lines).CountAsync(l => l.Said == null && !l.IsDropped)));
        // Nobody is in two classes; who was replaced left a place to a colleague, who cannot come left it free.
        Assert.Equal((370, 370), await SeatedAsync(classes));

        foreach (var id in classes) await TeachAsync(id, absent: id == classes[0]);
        site.GoTo(new(2023, 7, 31));
        foreach (var id in classes) await CloseAsync(id);
        Assert.Equal(369, await site.InDbAsync(db => db.Certificates.Where(c => classes.Contains(c.CohortId)).Select(c => c.Number).Distinct().CountAsync()));
        Assert.Equal([.. Enumerable.Range(1, 8)], await site.InDbAsync(db => db.CertificateBatches.Where(b => classes.Contains(b.CohortId)).Select(b => b.Batch).OrderBy(b => b).ToListAsync()));
        var last = classes[^1];
        var code = await site.InDbAsync(db => db.Certificates.Where(c => c.CohortId == last).OrderBy(c => c.Id).Select(c => c.Code).FirstAsync());
        Assert.Contains("这份证书有效。", (await (await site.AnyoneAsync()).GetAsync($"/verify/{VerificationCode.Written(code)}")).Text, StringComparison.Ordinal);
        await PapersOpenAsync(calls[0], classes[0]);
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

    /// <summary>A panel of nine, three for every file: dealt, scored blind by each in a browser of their own, and closed.</summary>
    private async Task ScoreAsync(int call)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        await Done(coordinator.SubmitAsync($"/calls/{call}/panel", new()
        {
            ["Criteria[0].Name"] = "教学实绩",
            ["Criteria[0].Points"] = "60",
            ["Criteria[1].Name"] = "教研和示范",
            ["Criteria[1].Points"] = "40",
            ["PerFile"] = "3",
            ["TieRule"] = "Rank",
            ["IsBlind"] = "true",
        }, "main form[action$='/panel'][method=post]"));
        var experts = await site.InDbAsync(db => db.Accounts.Where(a => a.UserName!.StartsWith("yx-expert-")).Select(a => a.Id).ToListAsync());
        await Done(coordinator.PostAsync($"/calls/{call}/panel/experts", [KeyValuePair.Create("__RequestVerificationToken", await coordinator.TokenAsync()), .. experts.Select(e => KeyValuePair.Create("AccountIds", $"{e}"))]));
        await Done(coordinator.SubmitAsync($"/calls/{call}/panel", [], "main form[action$='/assignment']"));
        await Task.WhenAll(Enumerable.Range(0, YuxiOf2023.Experts).Select(ScoreAllAsync));
        await Done(coordinator.SubmitAsync($"/calls/{call}/review", [], "main form[action$='/closing']"));
    }

    /// <summary>From one file to the next, as the page leads, until none is left.</summary>
    private async Task ScoreAllAsync(int expert)
    {
        var visitor = await site.SignedInAsync(YuxiOf2023.Expert(expert));
        var next = (await visitor.GetAsync("/reviews?state=Open")).Html.QuerySelector("main tbody a")!.GetAttribute("href")!;
        for (var at = 0; next != "/reviews"; at++)
        {
            var file = await visitor.GetAsync(next);
            Assert.DoesNotContain("教师2-", file.Text, StringComparison.Ordinal);
            var answer = await visitor.SendAsync(file, new() { ["Points[0].Points"] = $"{30 + (at * 7 % 31)}", ["Points[1].Points"] = $"{20 + (((at * 3) + expert) % 21)}" }, "main form[action^='/reviews/']");
            Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
            next = answer.Location!;
        }
    }

    /// <summary>Of every district as many as it has places, and some in reserve.</summary>
    private async Task PassRankedAsync(int call, TrackOf2023 track)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        var page = await coordinator.GetAsync($"/calls/{call}/review");
        var counts = page.Html.QuerySelectorAll("main input[name$='.Count']").ToDictionary(i => i.GetAttribute("name")!, i => (string?)$"{int.Parse(i.GetAttribute("value")!, CultureInfo.InvariantCulture) + Reserve}");
        Assert.Equal(track.Places.Sum() + (9 * Reserve), counts.Values.Sum(c => int.Parse(c!, CultureInfo.InvariantCulture)));
        await Done(coordinator.SendAsync(page, counts, "main form[action$='/review']"));
    }

    /// <summary>As the page proposes it: the first of every list on its places, the others in reserve.</summary>
    private async Task PublishAsync(int call)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        var composed = await coordinator.SubmitAsync($"/calls/{call}/notice", [], "main form[action$='/notice']");
        Assert.True(composed.Status == HttpStatusCode.Redirect, composed.Text);
        var notice = await site.InDbAsync(db => db.PublicNotices.Where(n => n.CallId == call).Select(n => n.Id).SingleAsync());
        var shown = await (await site.AnyoneAsync()).GetAsync($"/notices/{notice}");
        Assert.Equal(await site.InDbAsync(db => db.Applications.CountAsync(a => a.CallId == call && a.At == SelectionStep.PublicNotice)), shown.Html.QuerySelectorAll("tbody tr").Length);
        // One of the first call's list is objected to, and the objection holds.
        var office = await coordinator.GetAsync($"/calls/{call}/notice");
        var first = await site.InDbAsync(db => db.PublicNotices.Where(n => n.CallId == call).SelectMany(n => n.Lines).Where(l => l.Result == NoticeResult.Proposed).OrderBy(l => l.Position).Select(l => l.ApplicationId).FirstAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(office, new() { ["By"] = "李先生", ["Text"] = "论文不是本人所写", ["ApplicationId"] = $"{first}" }, "main form[action$='/objections']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{call}/notice", new() { ["Answer"] = "经核实属实", ["IsUpheld"] = "true" }, "main form[action*='/objections/']")).Status);
    }

    private async Task RecogniseAsync(int call)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{call}/notice", [], "main form[action$='/conclusion']")).Status);
        var recognised = await coordinator.SubmitAsync($"/calls/{call}/recognition", new() { ["Document"] = $"玉市教体发〔2023〕{call}号", ["Tier"] = "Backbone", ["Level"] = "City" }, "main form[action$='/recognition']");
        Assert.True(recognised.Status == HttpStatusCode.Redirect, recognised.Text);
    }

    /// <summary>One is transferred out of the city; the next of the same district steps in and is recognised too, without a second title for anybody.</summary>
    private async Task DropOutAsync(int call)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{call}/recognition", new() { ["Reason"] = "调离本市" }, "main form[action$='/exit']")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SubmitAsync($"/calls/{call}/recognition", new() { ["Document"] = "玉市教体发〔2023〕99号" }, "main form[action$='/recognition']")).Status);
    }

    private async Task DivideAsync(int call, int classes)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        var made = await coordinator.SubmitAsync($"/calls/{call}/classes?by=Evenly&count={classes}", new()
        {
            ["From"] = "2023-07-17",
            ["To"] = "2023-07-28",
            ["Theme"] = Theme,
            ["Goals"] = "能设计并上好一个单元",
            ["Outcomes"] = "每人一份单元设计",
            ["AssessmentProcedure"] = "出勤五分之四，交一份设计",
        }, "main form[action$='/classes'][method=post]");
        Assert.True(made.Status == HttpStatusCode.Redirect, made.Text);
    }

    private Task<List<int>> RecognisedAsync(IReadOnlyList<int> calls) => EachAsync(calls, (db, call) => db.Applications.CountAsync(a => a.CallId == call && a.State == ApplicationState.Recognised));

    private Task<List<int>> ByDistrictAsync(int call, IReadOnlyList<DistrictOf2023> districts) => EachAsync([.. districts.Select(d => d.Id)], (db, district) =>
        db.Applications.CountAsync(a => a.CallId == call && a.State == ApplicationState.Recognised && a.Organisation.ParentId == district));

    private async Task AnnounceAsync(int id)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        foreach (var next in new[] { "Recruiting", "Confirmed" })
            await Done(coordinator.PostAsync($"/cohorts/{id}/state", [KeyValuePair.Create("__RequestVerificationToken", await coordinator.TokenAsync()), KeyValuePair.Create("Next", next)]));
        await Done(coordinator.SubmitAsync($"/cohorts/{id}/notice/edit", new()
        {
            ["Title"] = "关于举办 2023 年培训班的通知",
            ["Place"] = "玉溪市教师培训中心",
            ["ReportPlace"] = "一楼大厅",
            ["ReportOn"] = "2023-07-16",
            ["Contact"] = "培训科",
            ["OfficeLine"] = "0877-2012345",
            ["AnswerBy"] = "2023-07-12",
        }, "main form[action$='/notice']"));
        await Done(coordinator.SubmitAsync($"/cohorts/{id}/notice", [], "main form[action$='/issue']"));
    }

    /// <summary>A school answers its slips. The first sends somebody else for one, and one of its own cannot come.</summary>
    private async Task AnswerAsync(SchoolOf2023 school)
    {
        var admin = await site.SignedInAsync(school.Account);
        var slips = await site.InDbAsync(db => db.ReturnSlips.Where(s => s.OrganisationId == school.Id).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync());
        foreach (var (at, slip) in slips.Index())
        {
            if (school.Account == "yx-school-0-0" && at == 0) await ReplaceAsync(admin, slip);
            if (school.Account == "yx-school-0-0" && at == 1) await ExcuseAsync(admin, slip);
            if ((await admin.GetAsync($"/slips/{slip}")).Html.QuerySelector("main form[action$='/rest']") is not null) await Done(admin.SubmitAsync($"/slips/{slip}", [], "main form[action$='/rest']"));
        }
    }

    private static async Task ReplaceAsync(Visitor admin, int slip)
    {
        var page = await admin.GetAsync($"/slips/{slip}");
        var other = page.Html.QuerySelectorAll("select[name=ReplacementId] option").Select(o => o.GetAttribute("value")!).First(v => v.Length > 0);
        await Done(admin.SendAsync(page, new() { ["Answer"] = "Replaced", ["ReplacementId"] = other, ["Reason"] = "参加高考阅卷" }, "main form[action$='/lines']"));
    }

    private async Task ExcuseAsync(Visitor admin, int slip)
    {
        await Done(admin.SubmitAsync($"/slips/{slip}", new() { ["Answer"] = "Cannot", ["Reason"] = "外出支教" }, "main form[action$='/lines']"));
        await Done((await site.SignedInAsync(YuxiOf2023.Coordinator)).SubmitAsync($"/slips/{slip}", [], "main form[action$='/acceptance']"));
    }

    /// <summary>Two half-days, held and marked; somebody who missed one of them missed half.</summary>
    private async Task TeachAsync(int id, bool absent)
    {
        site.GoTo(site.Today > new DateOnly(2023, 7, 28) ? site.Today : new(2023, 7, 28));
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        await Done(coordinator.PostAsync($"/cohorts/{id}/state", [KeyValuePair.Create("__RequestVerificationToken", await coordinator.TokenAsync()), KeyValuePair.Create("Next", "Running")]));
        foreach (var (part, topic) in new[] { ("Morning", "大单元教学设计"), ("Afternoon", "作业设计") })
        {
            var answer = await coordinator.SubmitAsync($"/cohorts/{id}/sessions/new", new() { ["Topic"] = topic, ["Day"] = "2023-07-19", ["Part"] = part, ["Hours"] = "4" });
            // A warning that was read is meant.
            if (answer.Status != HttpStatusCode.Redirect) answer = await coordinator.SendAsync(answer, new() { ["Accepted"] = answer.Html.QuerySelector("button[name=Accepted]")?.GetAttribute("value") });
            Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
        }
        foreach (var (at, session) in (await site.InDbAsync(db => db.Sessions.Where(s => s.CohortId == id).OrderBy(s => s.Part).Select(s => s.Id).ToListAsync())).Index())
        {
            var sheet = await coordinator.GetAsync($"/sessions/{session}");
            var form = sheet.Html.QuerySelector("main form[action$='/attendance']")!;
            form.SetAttribute("action", $"/sessions/{session}/closure");
            var values = new Dictionary<string, string?> { ["RestIsPresent"] = "true" };
            if (absent && at == 0) values[form.QuerySelectorAll("[name^='Status[']")[0].GetAttribute("name")!] = "Absent";
            await Done(coordinator.SendAsync(sheet, values, "main form[action$='/closure']"));
        }
    }

    /// <summary>Everybody handed in the design; there is no survey in this story. Who missed half gets no certificate.</summary>
    private async Task CloseAsync(int id)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        await Done(coordinator.SubmitAsync($"/cohorts/{id}/completion", new() { ["NeedsSurvey"] = null, ["NeedsAssignment"] = "true", ["AbsenceNumerator"] = "1", ["AbsenceDenominator"] = "5" }, "form[action$='/terms']"));
        await Done(coordinator.SubmitAsync($"/cohorts/{id}/completion", new() { ["RestPassed"] = "true" }, "form[action$='/assignments']"));
        await Done(coordinator.SubmitAsync($"/cohorts/{id}/closure", []));
        await Done(coordinator.SubmitAsync($"/cohorts/{id}/certificates", []));
    }

    /// <summary>What is handed on is opened by the office program as it is.</summary>
    private async Task PapersOpenAsync(int call, int id)
    {
        var coordinator = await site.SignedInAsync(YuxiOf2023.Coordinator);
        await Office.OpensAsync(
            ("notice.docx", (await coordinator.GetAsync($"/cohorts/{id}/notice/document")).Bytes),
            ("ranking.xlsx", (await coordinator.GetAsync($"/calls/{call}/review?format=xlsx")).Bytes),
            ("applications.xlsx", (await coordinator.GetAsync($"/calls/{call}/applications?format=xlsx")).Bytes),
            ("completion.xlsx", (await coordinator.GetAsync($"/cohorts/{id}/completion?format=xlsx")).Bytes),
            ("certificates.xlsx", (await coordinator.GetAsync($"/cohorts/{id}/certificates?format=xlsx")).Bytes));
    }

    private static async Task Done(Task<Page> asked)
    {
        var answer = await asked;
        Assert.True(answer.Status == HttpStatusCode.Redirect, $"{answer.Path} {answer.Status} {answer.Text}");
    }

    /// <summary>How many seats are taken, and by how many people.</summary>
    private Task<(int Seats, int People)> SeatedAsync(IReadOnlyList<int> classes) => site.InDbAsync(async db =>
    {
        var seated = await db.Cohorts.Where(c => classes.Contains(c.Id)).SelectMany(c => c.Enrolments).Where(e => e.LeftOn == null).Select(e => e.PersonId).ToListAsync();
        return (seated.Count, seated.Distinct().Count());
    });

    private Task<List<int>> SizesAsync() => site.InDbAsync(db =>
        db.Cohorts.Where(c => c.Theme == Theme).Select(c => c.Enrolments.Count).OrderBy(n => n).ToListAsync());

    private Task<List<int>> PlacesAsync(IReadOnlyList<int> calls) => EachAsync(calls, (db, call) => db.Quotas.Where(q => q.CallId == call).SelectMany(q => q.Lines).SumAsync(l => l.Places));

    private Task<List<int>> CountAsync(IReadOnlyList<int> calls, SelectionStep step) => EachAsync(calls, (db, call) => db.Applications.CountAsync(a => a.CallId == call && a.State == ApplicationState.Pending && a.At == step));

    private Task<List<int>> EachAsync(IReadOnlyList<int> calls, Func<Domain.Data.TeacherDevDb, int, Task<int>> count) => site.InDbAsync(async db =>
    {
        var counts = new List<int>();
        foreach (var call in calls) counts.Add(await count(db, call));
        return counts;
    });
}
