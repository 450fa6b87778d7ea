using TeacherDev.Domain.Surveys;

namespace TeacherDev.Domain.Tests.Surveys;

public sealed class CellsTests
{
    [Fact]
    public void Fewer_than_five_answers_are_none() => Assert.Null(Cells.Of(Counts(4, 0, 0, 0, 0)));

    [Fact]
    public void Five_of_one_mind_are_shown()
    {
        var shown = Cells.Of(Counts(5, 0, 0, 0, 0))!;
        Assert.Equal([5, 0, 0, 0, 0], shown.Groups.Select(g => g.Count));
        Assert.True(shown.Rate.IsExact);
        Assert.Equal(100.0m, shown.Rate.Percent);
    }

    [Fact]
    public void The_rate_is_very_satisfied_and_satisfied_of_the_valid()
    {
        // 合肥: 1072 returned, 982 valid, 92.5 % (domain.md §7): 908 of 982.
        var shown = Cells.Of(Counts(500, 408, 50, 14, 10))!;
        Assert.Equal(982, shown.Valid);
        Assert.Equal(92.5m, shown.Rate.Percent);
        Assert.True(shown.Rate.IsExact);
    }

    [Fact]
    public void A_small_cell_is_joined_on_its_own_side_and_the_rate_stays_exact()
    {
        var shown = Cells.Of(Counts(30, 3, 7, 0, 0))!;
        Assert.Equal([(Score.VeryGood, Score.Good, 33), (Score.Fair, Score.Fair, 7)], shown.Groups.Take(2).Select(g => (g.Best, g.Worst, g.Count)));
        Assert.Equal(82.5m, shown.Rate.Percent);
    }

    [Fact]
    public void Where_up_to_four_are_not_satisfied_only_a_bound_is_told()
    {
        var shown = Cells.Of(Counts(30, 8, 2, 0, 0))!;
        Assert.Equal([(Score.VeryGood, Score.VeryGood, 30), (Score.Good, Score.VeryPoor, 10)], shown.Groups.Select(g => (g.Best, g.Worst, g.Count)));
        Assert.True(shown.Rate.IsAtLeast);
        Assert.Equal(90.0m, shown.Rate.Percent);
    }

    [Fact]
    public void Where_up_to_four_are_satisfied_only_a_bound_is_told()
    {
        var rate = Cells.Of(Counts(0, 2, 30, 8, 0))!.Rate;
        Assert.False(rate.IsExact || rate.IsAtLeast);
        Assert.Equal(10.0m, rate.Percent);
    }

    /// <summary>All distributions of up to seven in each cell: no figure, and no difference of figures, stands for one to four people.</summary>
    [Fact]
    public void Nothing_that_is_shown_or_can_be_subtracted_stands_for_one_to_four()
    {
        for (var code = 0; code < 8 * 8 * 8 * 8 * 8; code++)
        {
            int[] c = [code % 8, code / 8 % 8, code / 64 % 8, code / 512 % 8, code / 4096];
            if (Cells.Of(Counts(c)) is not { } shown)
            {
                Assert.True(c.Sum() < 5);
                continue;
            }
            Assert.All(shown.Groups, g => Assert.False(g.Count is > 0 and < 5));
            Assert.Equal(c.Sum(), shown.Groups.Sum(g => g.Count));
            Assert.Equal((Score.VeryGood, Score.VeryPoor), (shown.Groups[0].Best, shown.Groups[^1].Worst));
            if (!shown.Rate.IsExact) continue;
            // An exact rate is a figure too: what is left of it after every group that lies on its side.
            var satisfied = shown.Rate.AtLeast;
            Assert.Equal(c[0] + c[1], satisfied);
            Assert.False(satisfied is > 0 and < 5 || shown.Valid - satisfied is > 0 and < 5);
            Assert.Equal(0, satisfied - shown.Groups.Where(g => g.Worst <= Score.Good).Sum(g => g.Count));
        }
    }

    private static Dictionary<Score, int> Counts(params int[] counts) => counts.Index().ToDictionary(c => (Score)(c.Index + 1), c => c.Item);
}
