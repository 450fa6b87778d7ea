using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TeacherDev.Domain.Assessment;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Work;

namespace TeacherDev.Web.Tests.Assessment;

public sealed class AssessmentPagesTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public async Task A_cycle_is_compiled_in_the_background_and_every_line_opens_what_was_counted()
    {
        var (coordinator, school) = (await site.AsAsync("coordinator"), await site.AsAsync("school"));
        var visit = await site.InDbAsync(db => World.SampleAsync(db, "hosted", World.SchoolA));
        await school.PostBareAsync($"/visits/{visit}/confirmation");
        var cycle = await site.InDbAsync(db => World.SampleAsync(db, "cycle", World.City));

        var page = await coordinator.GetAsync($"/assessments/{cycle}");
        var (first, second) = (await coordinator.SendAsync(page, [], "form[action$='/compilation']"), await coordinator.SendAsync(await coordinator.GetAsync($"/assessments/{cycle}"), [], "form[action$='/compilation']"));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (first.Status, second.Status));
        Assert.Equal(1, await site.InDbAsync(db => db.BackgroundTasks.CountAsync(t => t.State == TaskState.Queued && t.Arguments == $"{{\"cycle\":{cycle}}}")));
        Assert.NotNull((await coordinator.GetAsync($"/assessments/{cycle}")).Html.QuerySelector("#cycle[data-swap] a[href='/admin/work']"));
        await site.WithAsync(services => services.GetRequiredService<RunBackgroundTasksJob>().RunAsync(CancellationToken.None));

        var compiled = await coordinator.GetAsync($"/assessments/{cycle}?sort=-score&q=jykxyjs");
        var result = await coordinator.GetAsync(compiled.Html.QuerySelector("a[href^='/assessments/results/']")!.GetAttribute("href")!);
        Assert.Contains("1 次，每次 2 分，共 2 分", result.Text, StringComparison.Ordinal);
        Assert.Contains("尚未评审打分，暂不计入", result.Text, StringComparison.Ordinal);
        var opened = await coordinator.GetAsync(result.Html.QuerySelector(".evidence a")!.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, opened.Status);
        Assert.Contains("分数的意义", opened.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_is_seen_by_its_studio_when_it_is_published_and_not_before()
    {
        var (district, leader) = (await site.AsAsync("district"), await site.AsAsync("leader"));
        var cycle = await site.InDbAsync(db => World.SampleAsync(db, "cycle", World.EastInstitute));
        await site.WithAsync(services => services.GetRequiredService<Compilation>().CompileAsync(cycle, site.Clock.GetUtcNow().UtcDateTime));
        var result = await site.InDbAsync(db => db.AssessmentResults.Where(r => r.CycleId == cycle && r.Organisation.Key == World.SchoolA).Select(r => r.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, await leader.StatusAsync($"/assessments/results/{result}"));

        Assert.Equal(HttpStatusCode.Redirect, (await district.SendAsync(await district.GetAsync($"/assessments/{cycle}"), [], "form[action$='/publication']")).Status);

        Assert.Equal(HttpStatusCode.OK, await leader.StatusAsync($"/assessments/results/{result}"));
        Assert.Contains("2026 年度", (await leader.GetAsync("/assessments")).Text, StringComparison.Ordinal);
        var twice = await district.PostBareAsync($"/assessments/{cycle}/publication");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.Status);
        Assert.Contains("没有等待发布的考核结果", twice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Manual_points_stay_within_their_indicator_and_a_stale_form_is_a_conflict()
    {
        var coordinator = await site.AsAsync("coordinator");
        var result = await site.InDbAsync(db => World.SampleAsync(db, "result", World.SchoolC));
        var form = await coordinator.GetAsync($"/assessments/results/{result}");
        var field = form.Html.QuerySelector("form[action$='/scores'] input[name^='Points']")!.GetAttribute("name")!;

        var tooMuch = await coordinator.SendAsync(form, new() { [field] = "6.5" }, "form[action$='/scores']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, tooMuch.Status);
        Assert.Contains("“课题”最多 6 分", tooMuch.Text, StringComparison.Ordinal);
        Assert.Equal("6.5", tooMuch.Html.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));
        var unread = await coordinator.SendAsync(form, new() { [field] = "很多" }, "form[action$='/scores']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unread.Status);
        Assert.Equal("很多", unread.Html.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));

        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(form, new() { [field] = "5.5" }, "form[action$='/scores']")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await coordinator.SendAsync(form, new() { [field] = "4" }, "form[action$='/scores']")).Status);
        var page = await coordinator.GetAsync($"/assessments/results/{result}");
        Assert.Equal("5.5", page.Html.QuerySelector($"input[name='{field}']")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(page, new() { [field] = "" }, "form[action$='/scores']")).Status);
        Assert.Equal("", (await coordinator.GetAsync($"/assessments/results/{result}")).Html.QuerySelector($"input[name='{field}']")!.GetAttribute("value") ?? "");
    }

    [Fact]
    public async Task One_cycle_a_year_is_opened_however_often_the_form_is_sent()
    {
        var district = await site.AsAsync("district");
        var scheme = await site.InDbAsync(db => db.AssessmentSchemes.Where(s => s.Code == "T-STUDIO").Select(s => s.Id).SingleAsync());
        var form = await district.GetAsync("/assessments/new");
        Dictionary<string, string?> values = new() { ["Year"] = "2025", ["SchemeId"] = $"{scheme}", ["From"] = "2025-01-01", ["To"] = "2025-12-31" };
        var (first, second) = (await district.SendAsync(form, values), await district.SendAsync(form, values));
        Assert.Equal(HttpStatusCode.Redirect, first.Status);
        Assert.Equal(first.Location, second.Location);

        var again = await district.SubmitAsync("/assessments/new", values);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("这一年度的考核已经开启", again.Text, StringComparison.Ordinal);
        values["To"] = "2024-12-31";
        Assert.Contains("结束日期不能早于开始日期", (await district.SubmitAsync("/assessments/new", values)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancelled_compiling_is_said()
    {
        var coordinator = await site.AsAsync("coordinator");
        var cycle = await site.InDbAsync(db => World.SampleAsync(db, "cycle", World.SchoolB));
        await coordinator.SendAsync(await coordinator.GetAsync($"/assessments/{cycle}"), [], "form[action$='/compilation']");
        await site.InDbAsync(async db =>
        {
            (await db.BackgroundTasks.SingleAsync(t => t.Arguments == $"{{\"cycle\":{cycle}}}")).Cancel(site.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync();
        });
        var page = await coordinator.GetAsync($"/assessments/{cycle}");
        Assert.Contains("上次汇总没有完成：开始之前已取消", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("[data-swap]:not([data-swap=''])"));
    }

    [Fact]
    public async Task The_results_are_exported_with_rank_and_score()
    {
        var coordinator = await site.AsAsync("coordinator");
        var cycle = await site.InDbAsync(db => World.SampleAsync(db, "cycle", World.CityInstitute));
        var book = await coordinator.GetAsync($"/assessments/{cycle}?format=xlsx");
        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(book.Bytes));
        using var sheet = new StreamReader(archive.Entries.Single(e => e.FullName.Contains("worksheets", StringComparison.Ordinal)).Open());
        var text = await sheet.ReadToEndAsync();
        Assert.Contains("西区第一小学工作室", text, StringComparison.Ordinal);
        Assert.DoesNotContain("邻市", text, StringComparison.Ordinal);
    }
}
