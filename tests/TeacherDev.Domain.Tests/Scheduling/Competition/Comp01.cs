using TeacherDev.Domain.Scheduling.Competition;

namespace TeacherDev.Domain.Tests.Scheduling.Competition;

/// <summary>The first public instance of ITC-2007, track 3, and a solution of it that is known to cost 5, the optimum.</summary>
internal static class Comp01
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scheduling/Competition/comp01.ctt"));

    public static CompetitionInstance Instance { get; } = CompetitionFile.Read(Text);

    public static IReadOnlyList<CompetitionLecture> Solution { get; } = CompetitionSolution.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Scheduling/Competition/comp01.sol")), Instance);
}
