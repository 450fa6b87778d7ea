using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Tests.Studios;

/// <summary>原台账补录: all rows or none, each marked, none twice.</summary>
public sealed class EarlierVisitsTests(TestSite site) : IClassFixture<TestSite>
{
    private const string Heads = "工作室\t学校\t日期\t活动内容\t主题\t受益教师人数";
    private const string Sheet = "form[action='/studios/earlier-visits']";

    [Fact]
    public async Task What_does_not_fit_is_said_by_row_and_nothing_is_kept()
    {
        var coordinator = await site.AsAsync("coordinator");
        var (studio, before) = (await NameAsync(), await KeptAsync());
        var refused = await coordinator.SubmitAsync("/studios/earlier-visits", new() { ["Ledger"] = "2026 上半年台账", ["Text"] = $"{Heads}\n{studio}\t东区第二小学\t2026-03-18\t助教\t听评课\t20\n{studio}\t没有的学校\t2026-03-19\t助教\t听评课\t20\n{studio}\t东区第二小学\t三月\t助教\t听评课\t\n{studio}\t东区第二小学\t2026-03-20\t参观\t听评课\t\n{studio}\t东区第二小学\t2026-12-20\t助考\t听评课\t" }, Sheet);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        foreach (var said in new[] { "第 3 行：没有找到学校“没有的学校”", "第 4 行：日期“三月”看不懂", "第 5 行：请至少选择助考、助学、助教中的一项", "第 6 行：到校日期不能晚于今天" }) Assert.Contains(said, refused.Text, StringComparison.Ordinal);
        Assert.Contains("没有的学校", refused.Html.QuerySelector("#Text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await KeptAsync());
        Assert.Contains("第一行没有“主题”这一列", (await coordinator.SubmitAsync("/studios/earlier-visits", new() { ["Ledger"] = "台账", ["Text"] = "工作室\t学校\t日期\t活动内容\na\tb\tc\td" }, Sheet)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_fit_are_shown_first_then_kept_and_skipped_when_read_again()
    {
        var coordinator = await site.AsAsync("coordinator");
        var studio = await NameAsync();
        Dictionary<string, string?> values = new() { ["Ledger"] = "2026 上半年台账", ["Text"] = $"{Heads}\n{studio}\t东区第二小学\t2026-04-18\t助教、助学\t听评课\t20\n{studio}\t西区第一小学\t2026-04-25\t助考\t复习课\t\n{studio}\t东区第二小学\t2026-04-18\t助考\t同一天\t" };
        var looked = await coordinator.SubmitAsync("/studios/earlier-visits", values, Sheet);
        Assert.Equal(HttpStatusCode.OK, looked.Status);
        Assert.Contains("可以读入 2 次到校", looked.Text, StringComparison.Ordinal);
        Assert.Equal(0, await KeptAsync());
        Assert.Equal(HttpStatusCode.Redirect, (await coordinator.SendAsync(looked, new() { ["Keeps"] = "true" }, Sheet)).Status);
        Assert.Equal(2, await KeptAsync());
        var visit = await site.InDbAsync(db => db.StudioVisits.AsNoTracking().FirstAsync(v => v.AnsweredHow == AnswerMeans.Ledger));
        Assert.Equal((VisitState.Confirmed, "2026 上半年台账"), (visit.State, visit.Reason));
        Assert.Equal(2, await site.InDbAsync(db => db.Evidence.CountAsync(e => db.StudioVisits.Any(v => v.Id == e.SourceId && v.AnsweredHow == AnswerMeans.Ledger) && e.SourceKind == Domain.Assessment.EvidenceSource.StudioVisit)));
        var again = await coordinator.SendAsync(looked, new() { ["Keeps"] = "true" }, Sheet);
        Assert.Contains("以前都读入过", again.Text, StringComparison.Ordinal);
        Assert.Contains("原台账补录", (await coordinator.GetAsync($"/visits/{visit.Id}")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_leaders_own_school_and_schools_out_of_reach_count_as_little_as_ever()
    {
        var district = await site.AsAsync("district");
        await site.InDbAsync(async db =>
        {
            var institute = await World.OrganisationAsync(db, World.EastInstitute);
            var studio = new Studio(institute.Id, "东区补录工作室", StudioLevel.County, StudioKind.MasterTeacher, "数学", null, new(new(2025, 1, 1), new(2027, 12, 31)), Guid.NewGuid());
            studio.Appoint((await World.PersonAsync(db, World.SchoolA)).Id, new(2025, 1, 1));
            db.Add(studio);
            await db.SaveChangesAsync();
        });
        var refused = await district.SubmitAsync("/studios/earlier-visits", new() { ["Ledger"] = "台账", ["Text"] = $"{Heads}\n东区补录工作室\t东区第一中学\t2026-03-18\t助教\t听评课\t20\n东区补录工作室\t西区第一小学\t2026-03-19\t助教\t听评课\t20" }, Sheet);
        Assert.Contains("第 2 行：到访学校不能是主持人所在学校", refused.Text, StringComparison.Ordinal);
        Assert.Contains("第 3 行：“西区第一小学”不在工作室服务的范围内", refused.Text, StringComparison.Ordinal);
    }

    private Task<string> NameAsync() => site.InDbAsync(db => db.Studios.Where(s => s.Organisation.Key == World.CityInstitute).Select(s => s.Name).SingleAsync());

    private Task<int> KeptAsync() => site.InDbAsync(db => db.StudioVisits.CountAsync(v => v.AnsweredHow == AnswerMeans.Ledger));
}
