using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Tests.Catalogue;

namespace TeacherDev.Domain.Tests.Programmes;

/// <summary>The figures of the five texts, asked of the loaded rows, never of the files.</summary>
public sealed class SeededProgrammesTests : IAsyncLifetime
{
    private readonly SeedsCopy seeds = new();

    public async ValueTask InitializeAsync() => await seeds.LoadAsync();

    public ValueTask DisposeAsync()
    {
        seeds.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Yuxi_2023_adds_up()
    {
        var year = await YearAsync("5123XE", "2023");
        var amounts = year.BudgetLines.OrderBy(l => l.Position).Select(l => l.Amount.ToString());
        Assert.Equal(["60.90", "188.83", "22.65", "15.67", "15.95", "29.00"], amounts);
        Assert.Equal("304.00", Money.OfFen(year.BudgetLines.Where(l => l.Key != "studios").Sum(l => l.Amount.Fen)).ToString());
        Assert.Equal("333.00", Money.OfFen(year.BudgetLines.Sum(l => l.Amount.Fen)).ToString());
        Assert.Equal(["304.00", "333.00"], year.BudgetTotals.OrderBy(t => t.Position).Select(t => t.Amount.ToString()));
        Assert.Equal((30, 9, 1, 1, 270), (year.StudioDuty!.StudioCount, year.StudioDuty.Visits, year.StudioDuty.Gatherings, year.StudioDuty.Assessments, year.StudioDuty.AllVisits));
    }

    [Fact]
    public async Task The_database_can_add_up_the_money_itself()
    {
        await using var db = seeds.Database.Open();
        var fen = await db.ProgrammeYears.Where(y => y.Programme.Code == "5123XE").SelectMany(y => y.BudgetLines).SumAsync(l => l.Amount.Fen);
        Assert.Equal(Money.OfWan(333m), Money.OfFen(fen));
    }

    [Fact]
    public async Task Yuxi_tracks_keep_target_and_funded_headcount_apart_and_unplanned_is_not_zero()
    {
        var tracks = (await YearAsync("5123XE", "2023")).Tracks.ToDictionary(t => t.Code);
        Assert.Equal(["1", "2", "3", "5", "E", "X"], tracks.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((50, 50), (tracks["5"].PolicyTarget, tracks["5"].FundedHeadcount));
        Assert.Equal((200, 134), (tracks["2"].PolicyTarget, tracks["2"].FundedHeadcount));
        Assert.Equal((300, 237), (tracks["3"].PolicyTarget, tracks["3"].FundedHeadcount));
        Assert.Equal(tracks["2"].BudgetLineId, tracks["3"].BudgetLineId);
        Assert.Equal("188.83", tracks["3"].BudgetLine!.Amount.ToString());
        Assert.Equal(new Period(new(2023, 7, 1), new(2023, 9, 30)), tracks["3"].Window);
        Assert.Equal(["1", "E", "X"], tracks.Values.Where(t => t.IsUnfunded).Select(t => t.Code).Order(StringComparer.Ordinal));
        Assert.All("1EX", code => Assert.Equal(((int?)null, (Period?)null), (tracks[code.ToString()].FundedHeadcount, tracks[code.ToString()].Window)));
        Assert.Equal(421, tracks.Values.Sum(t => t.FundedHeadcount));
        Assert.Equal(650, tracks.Values.Sum(t => t.PolicyTarget));
    }

    [Fact]
    public async Task Jiangchuan_runs_two_programmes_with_one_month_plan_and_two_purses()
    {
        var (teachers, researchers) = (await YearAsync("jiangchuan-teachers", "2023"), await YearAsync("jiangchuan-researchers", "2023"));
        Assert.Equal(teachers.Months.OrderBy(m => m.Position).Select(m => m.Text), researchers.Months.OrderBy(m => m.Position).Select(m => m.Text));
        Assert.Equal(("jiangchuan-institute", "jiangchuan"), (teachers.Organisation.Key, researchers.Organisation.Key));
        Assert.Equal(("10.00", "10.00"), (teachers.BudgetLines.Single().Amount.ToString(), researchers.BudgetLines.Single().Amount.ToString()));
        Assert.Equal([40, 170, 30], teachers.Targets.OrderBy(t => t.Position).Select(t => t.Amount!.Value));
        Assert.All(researchers.Targets, t => Assert.Null(t.Amount));
        Assert.Equal(8, teachers.Activities.Count(a => a.Name.EndsWith("专项培训", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Qingyuan_targets_are_averages_over_years_and_counties()
    {
        var targets = (await YearAsync("qingyuan-baiqianwan", "2020-2025")).Targets.ToDictionary(t => t.Name);
        Assert.Equal((50, TargetBound.AtLeast, TargetBasis.YearAverage), (targets["卓越教师"].Amount, targets["卓越教师"].Bound, targets["卓越教师"].Basis));
        Assert.Equal((100, TargetBound.AtLeast, TargetBasis.CountyYearAverage), (targets["骨干教师"].Amount, targets["骨干教师"].Bound, targets["骨干教师"].Basis));
        Assert.Equal(250, targets.Values.Where(t => t.Name.EndsWith("工作室", StringComparison.Ordinal) && t.By == new DateOnly(2025, 12, 31)).Sum(t => t.Amount));
        Assert.Equal((8, 40, TargetBound.About), (targets["县级教师发展中心"].Amount, targets["校本研修示范校"].Amount, targets["校本研修示范校"].Bound));
    }

    [Fact]
    public async Task Wuhua_cascades_and_acquires_in_two_ways_and_Xiangan_ties_grades()
    {
        var wuhua = await YearAsync("wuhua-sanming", "2019-2022");
        Assert.Equal([1, 10, 100, 1000], wuhua.Tiers.OrderBy(t => t.Position).Select(t => t.Count!.Value));
        Assert.Equal(AcquisitionModes.Cultivate | AcquisitionModes.Recruit, wuhua.Tracks.Single(t => t.Code == "MS").Modes);
        Assert.Empty(wuhua.BudgetLines);
        var xiangan = await YearAsync("xiangan-qinglan", "2023-2025");
        Assert.Equal((2, true, true, new DateOnly(2022, 12, 31)), (xiangan.MentoringDuty!.MentorsPerMentee, xiangan.MentoringDuty.TiedGrades, xiangan.MentoringDuty.TwoWayReview, xiangan.MentoringDuty.ListDue));
        Assert.Equal(["学科带头人", "骨干教师", "新教师"], xiangan.Tiers.OrderBy(t => t.Position).Select(t => t.Name));
        Assert.Equal(["教育科", "评估中心", "进修学校"], xiangan.Duties.Single(d => d.Name == "每学期开课").Support);
    }

    [Fact]
    public async Task Twenty_seven_schools_of_Jiangchuan_and_twenty_two_codes()
    {
        await using var db = seeds.Database.Open();
        var schools = await db.Organisations.Where(o => o.Path.StartsWith("/yuxi/jiangchuan/jc-")).ToListAsync();
        Assert.Equal(27, schools.Count);
        Assert.Equal(22, schools.Select(s => s.Code).OfType<string>().Distinct().Count(c => c.Length == 10));
        Assert.Equal(9, await db.Organisations.CountAsync(o => o.Parent!.Key == "yuxi" && o.Kind == Domain.Organisations.OrganisationKind.Bureau));
    }

    [Theory]
    [InlineData("5123XE", "yuxi-5123xe")]
    [InlineData("jiangchuan-teachers", "jiangchuan-teachers")]
    [InlineData("jiangchuan-researchers", "jiangchuan-researchers")]
    [InlineData("wuhua-sanming", "wuhua-sanming")]
    [InlineData("qingyuan-baiqianwan", "qingyuan-baiqianwan")]
    [InlineData("xiangan-qinglan", "xiangan-qinglan")]
    public async Task A_programme_is_exported_as_the_file_it_came_from(string code, string file)
    {
        await using var db = seeds.Database.Open();
        var programme = await db.Programmes.Include(p => p.Organisation).SingleAsync(p => p.Code == code);
        var years = await db.ProgrammeYears.Whole().Where(y => y.ProgrammeId == programme.Id).ToListAsync();
        Assert.Equal(seeds[$"programmes/{file}.json"], SeedJson.Write(ProgrammeFile.Of(programme, years)), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public async Task Catalogue_years_are_read_by_permission_and_other_years_by_scope()
    {
        await using (var db = seeds.Database.Open())
        {
            var programme = await db.Programmes.SingleAsync(p => p.Code == "5123XE");
            db.Add(new ProgrammeYear(programme, "2026", 2026, await db.Organisations.SingleAsync(o => o.Key == "yuxi-institute"), isCatalogue: false));
            await db.SaveChangesAsync();
        }
        Assert.Equal(7, await CountAsync("/yuxi/"));
        Assert.Equal(6, await CountAsync("/yuxi/jiangchuan/"));
        Assert.Equal(6, await CountAsync("#"));

        async Task<int> CountAsync(string path)
        {
            await using var db = seeds.Database.Open(new(1, null, "", null, null, null, path));
            return await db.ProgrammeYears.CountAsync();
        }
    }

    private async Task<ProgrammeYear> YearAsync(string code, string label)
    {
        await using var db = seeds.Database.Open();
        return await db.ProgrammeYears.Whole().SingleAsync(y => y.Programme.Code == code && y.Label == label);
    }
}
