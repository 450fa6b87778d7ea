using TeacherDev.Domain.Scheduling.Competition;

namespace TeacherDev.Domain.Tests.Scheduling.Competition;

public sealed class CompetitionCheckerTests
{
    private static readonly CompetitionInstance Small = new(
        "small", 2, 3, [new("a", "t", 2, 2, 30), new("b", "t", 1, 1, 20), new("c", "u", 1, 1, 20)], [new("r", 25), new("s", 40)],
        [new("q", ["a", "c"])], [new("b", 1, 2)]);

    [Fact]
    public void A_published_solution_costs_what_is_known()
    {
        var cost = CompetitionChecker.Check(Comp01.Instance, Comp01.Solution);
        Assert.Equal((0, 5), (cost.Hard, cost.Soft));
    }

    /// <summary>What the public validator of the competition would say, counted by hand.</summary>
    [Theory]
    [InlineData("a s 0 0; a s 1 0; b r 0 1; c r 1 1", 0, 0, 0, 0, 0, 0, 2, 0)]
    [InlineData("a s 0 0; a s 1 0; b r 0 0; c r 1 1", 0, 1, 0, 0, 0, 0, 2, 0)]
    [InlineData("a s 0 0; a s 1 0; b r 0 1; c r 1 0", 0, 1, 0, 0, 0, 0, 6, 0)]
    [InlineData("a s 0 0; a s 1 1; b r 1 2; c r 1 0", 0, 0, 1, 0, 0, 0, 2, 0)]
    [InlineData("a s 0 0; a r 0 1; b r 1 0; c s 0 2", 0, 0, 0, 0, 5, 5, 0, 1)]
    [InlineData("a s 0 0; b s 0 0; c s 0 1", 1, 1, 0, 1, 0, 5, 0, 0)]
    [InlineData("a s 0 0; a r 0 0; b r 0 1; c r 0 1", 2, 0, 0, 1, 5, 5, 0, 1)]
    public void Every_rule_is_counted_as_it_is_written(string lectures, int missing, int conflicts, int availability, int occupation, int seats, int days, int alone, int rooms) =>
        Assert.Equal(new(missing, conflicts, availability, occupation, seats, days, alone, rooms), CompetitionChecker.Check(Small, CompetitionSolution.Read(lectures.Replace("; ", "\n", StringComparison.Ordinal), Small)));
}
