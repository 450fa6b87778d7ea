using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

public sealed class ReviewTests
{
    private static readonly DateTime Now = new(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
    private static readonly PlaceKind Kind = new(1, "东区", 1, null, null, 2);

    [Theory]
    [InlineData(40, 50, 3, 1, "各项指标的分值合计应为 {0} 分，现在是 {1} 分")]
    [InlineData(0, 100, 3, 1, "指标“{0}”的分值应在 1–{1} 之间")]
    [InlineData(40, 60, 2, 1, "每份申报应由 {0}–{1} 位专家评审")]
    [InlineData(40, 60, 3, 3, "请选择并列时比较的指标")]
    public void A_rubric_that_does_not_hold_is_refused(int first, int second, int perFile, int tie, string sentence) =>
        Assert.Equal(sentence, Assert.Throws<RuleBroken>(() => Panel(first, second, perFile, tie)).Text);

    [Fact]
    public void The_first_score_fixes_the_rubric_and_the_end_fixes_the_scores()
    {
        var panel = Panel();
        panel.Revise(Plan(50, 50));
        var task = new ReviewTask(panel, 1, 1, 1);
        Assert.Equal("请给“{0}”打分", Assert.Throws<RuleBroken>(() => task.HandIn(panel, new Dictionary<int, int?>(), null, Now)).Text);
        Assert.Equal("“{0}”的分数应在 0–{1} 之间", Assert.Throws<RuleBroken>(() => task.Draft(panel, new Dictionary<int, int?> { [0] = 501 }, null)).Text);
        task.HandIn(panel, new Dictionary<int, int?> { [0] = 400 }, null, Now);
        Assert.Equal("已经有专家交分，评审量表和并列规则不能再改", Assert.Throws<RuleBroken>(() => panel.Revise(Plan(40, 60))).Text);
        task.HandIn(panel, new Dictionary<int, int?> { [0] = 410 }, null, Now);
        panel.Close(Now);
        Assert.Equal("评分已经结束，不能再改", Assert.Throws<RuleBroken>(() => task.HandIn(panel, new Dictionary<int, int?> { [0] = 420 }, null, Now)).Text);
    }

    [Theory]
    [InlineData(new[] { 800, 900 }, 850, 1)]
    [InlineData(new[] { 800, 900, 1000, 700 }, 850, 1)]
    [InlineData(new[] { 800, 800, 800, 0, 1000 }, 800, 1)]
    [InlineData(new[] { 900, 900, 900, 900, 900 }, 900, 1)]
    [InlineData(new[] { 801, 802, 802, 100, 1000 }, 2405, 3)]
    public void The_highest_and_the_lowest_are_dropped_from_five_on_and_nothing_is_rounded(int[] tenths, long sum, int count) =>
        Assert.Equal(0, ReviewScore.Of(tenths).CompareTo(new(sum, count)));

    [Fact]
    public void A_third_of_a_tenth_tells_two_files_apart() => Assert.True(new ReviewScore(2401, 3) > new ReviewScore(800, 1));

    [Theory]
    [InlineData(TieRule.Panel, "1= 1= 3")]
    [InlineData(TieRule.Criterion, "2 1 3")]
    [InlineData(TieRule.Rank, "1 2 3")]
    [InlineData(TieRule.Time, "2 1 3")]
    public void Ties_are_broken_by_the_rule_and_what_nothing_parts_stays_tied(TieRule rule, string places)
    {
        Scored[] files =
        [
            new(1, Kind, new(2400, 3), new(400, 1), 1, Now, null),
            new(2, Kind, new(800, 1), new(500, 1), 2, Now.AddDays(-1), null),
            new(3, Kind, new(799, 1), new(600, 1), 3, Now, null),
        ];
        Assert.Equal(places, string.Join(' ', Ranking.Of(files, rule).OrderBy(r => r.File.ApplicationId).Select(r => $"{r.Position}{(r.IsTied ? "=" : "")}")));
        Assert.Equal("2 1 3", string.Join(' ', Ranking.Of([files[0] with { Decided = 2 }, files[1] with { Decided = 1 }, files[2]], TieRule.Panel).OrderBy(r => r.File.ApplicationId).Select(r => r.Position)));
    }

    [Theory]
    [InlineData("18.5", 185)]
    [InlineData(" 18 ", 180)]
    [InlineData("", null)]
    public void Points_are_read_in_tenths(string typed, int? tenths) => Assert.Equal(tenths, ReviewTask.Read(typed, "实绩"));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("18.55")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("十八")]
    public void What_is_no_number_of_points_is_refused(string typed) => Assert.Throws<RuleBroken>(() => ReviewTask.Read(typed, "实绩"));

    private static PanelPlan Plan(int first, int second, int perFile = 3, int tie = 1) => new([("师德", first, null), ("实绩", second, null)], true, perFile, TieRule.Criterion, tie, 20);

    private static ReviewPanel Panel(int first = 40, int second = 60, int perFile = 3, int tie = 1) =>
        new(new Call(new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null), 1, 1, Calls.Plan([.. Enum.GetValues<SelectionStep>()]), Guid.NewGuid()), Plan(first, second, perFile, tie));
}
