using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Tests.Catalogue;

namespace TeacherDev.Domain.Tests.Hours;

/// <summary>The rule sets of the five regions as the seed files have them, by the worked examples of domain.md §2.</summary>
public sealed class RegionsTests : IAsyncLifetime
{
    private static readonly DateOnly Today = new(2026, 11, 23);
    private readonly SeedsCopy seeds = new();
    private List<HoursRuleSet> rules = [];

    public async ValueTask InitializeAsync()
    {
        await seeds.LoadAsync();
        await using var db = seeds.Database.Open();
        rules = await db.HoursRuleSets.AsNoTracking().ToListAsync();
    }

    public ValueTask DisposeAsync()
    {
        seeds.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/yuxi/hongta/", "YN-CYCLE 2021", "集中培训、网络研修、校本研修")]
    [InlineData("/yuxi/jiangchuan/", "YN-JC 2023", "集中培训、读书自学、网络学习、校际交互、校本研修、送培到校")]
    [InlineData("/kunming/wuhua/", "YN-WH 2021", "集中培训、网络研修、校本研修")]
    [InlineData("/qingyuan/", "GD-QY 2021", "集中培训、网络研修、校本研修")]
    [InlineData("/xiangan/", "FJ-XA 2021", "集中培训、网络研修、校本研修")]
    public void Every_region_has_its_rules_and_says_that_nobody_verified_them(string path, string version, string modes)
    {
        var governing = Of(path);
        Assert.Equal((version, modes, true), (governing.RuleVersion, string.Join('、', governing.Modes.OrderBy(m => m.Position).Select(m => m.Name)), governing.IsUnverified));
    }

    [Theory]
    [InlineData("/yuxi/hongta/", HoursAudience.Teacher, "CalendarYear 72, Cycle 360")]
    [InlineData("/yuxi/hongta/", HoursAudience.NewTeacher, "FirstYear 120")]
    [InlineData("/yuxi/hongta/", HoursAudience.Researcher, "CalendarYear 72")]
    [InlineData("/yuxi/jiangchuan/", HoursAudience.Teacher, "CalendarYear 72, Cycle 360")]
    [InlineData("/qingyuan/", HoursAudience.Teacher, "CalendarYear 90")]
    [InlineData("/qingyuan/", HoursAudience.Researcher, "CalendarYear 90")]
    [InlineData("/xiangan/", HoursAudience.Teacher, "CalendarYear 72, Cycle 360")]
    public void What_is_owed_stands_in_the_region_s_file(string path, HoursAudience audience, string owed)
    {
        // Someone who began a year ago is owed nothing less for it: the first year is whole.
        var since = audience == HoursAudience.NewTeacher ? Today.AddMonths(-3) : (DateOnly?)null;
        var goals = new HoursAccount(Of(path), audience, [], [], since).On(Today).Goals;
        Assert.Equal(owed, string.Join(", ", goals.Select(g => $"{g.PeriodKind} {g.Required}")));
    }

    [Theory]
    [InlineData("/yuxi/jiangchuan/", SessionMode.FaceToFace, null, "faceToFace")]
    [InlineData("/yuxi/jiangchuan/", SessionMode.Online, null, "online")]
    [InlineData("/yuxi/jiangchuan/", SessionMode.Outreach, null, "outreach")]
    [InlineData("/yuxi/jiangchuan/", SessionMode.Shadowing, null, "interSchool")]
    [InlineData("/yuxi/jiangchuan/", SessionMode.Online, ActivityKind.SchoolBased, "schoolBased")]
    [InlineData("/yuxi/hongta/", SessionMode.Outreach, null, "faceToFace")]
    public void A_session_earns_in_the_mode_that_the_region_says(string path, SessionMode delivery, ActivityKind? activity, string mode) =>
        Assert.Equal(mode, Of(path).Earned(delivery, activity).Code);

    [Theory]
    // 6 days of 8 = 48, absent for 1.5 days (25 % ≥ 1/5): nothing under 武汉's rule, 36 by attendance.
    [InlineData("/yuxi/hongta/", 48, 12, 0)]
    [InlineData("/qingyuan/", 48, 12, 36)]
    public void Absence_costs_what_the_region_says(string path, int planned, int missed, int worth) =>
        Assert.Equal(worth, Of(path).ForAttendance(Domain.Kernel.Hours.Of(planned), Domain.Kernel.Hours.Of(missed)).Amount);

    [Fact]
    public void Surplus_does_not_move_between_kinds_in_Guangdong()
    {
        var goal = new HoursAccount(Of("/qingyuan/"), HoursAudience.Teacher,
            [Ledger.Entry(30, new(2026, 3, 1), sourceId: 1, kind: HoursKind.Public), Ledger.Entry(60, new(2026, 4, 1), sourceId: 2, kind: HoursKind.Professional)], []).On(Today).Current!;
        Assert.Equal((90m, 18m, false), (goal.Certified.Amount, goal.Owed.Amount, goal.IsMet));
    }

    [Theory]
    [InlineData("schoolBased", 40, 24)]
    [InlineData("selfStudy", 40, 12)]
    [InlineData("online", 60, 36)]
    [InlineData("outreach", 40, 40)]
    public void Ceilings_of_Jiangchuan_cut_what_counts_and_keep_what_was_earned(string mode, int earned, int counts)
    {
        var goal = new HoursAccount(Of("/yuxi/jiangchuan/"), HoursAudience.Teacher, [Ledger.Entry(earned, new(2026, 3, 1), mode)], []).On(Today).Current!;
        var line = goal.Modes.Single(m => m.Mode == mode);
        Assert.Equal((earned, counts), ((int)line.Raw.Amount, (int)line.Counted.Amount));
    }

    private HoursRuleSet Of(string path) => HoursRuleSet.Governing(rules, path, Today)!;
}
