using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling.Competition;

namespace TeacherDev.Domain.Tests.Scheduling.Competition;

public sealed class CompetitionFileTests
{
    private const string Small = """
        Name: small
        Courses: 2
        Rooms: 1
        Days: 2
        Periods_per_day: 3
        Curricula: 1
        Constraints: 1

        COURSES:
        c1 t1 2 2 30
        c2 t2 1 1 20

        ROOMS:
        r1 25

        CURRICULA:
        q1 2 c1 c2

        UNAVAILABILITY_CONSTRAINTS:
        c1 1 2

        END.
        """;

    [Fact]
    public void A_file_is_read_as_it_is_written()
    {
        var instance = CompetitionFile.Read(Small);
        Assert.Equal(("small", 2, 3, 3), (instance.Name, instance.Days, instance.PeriodsADay, instance.Lectures));
        Assert.Equal(new CompetitionCourse("c1", "t1", 2, 2, 30), instance.Courses[0]);
        Assert.Equal(new CompetitionRoom("r1", 25), Assert.Single(instance.Rooms));
        Assert.Equal(["c1", "c2"], Assert.Single(instance.Curricula).Courses);
        Assert.Equal(new Unavailability("c1", 1, 2), Assert.Single(instance.Unavailable));
        Assert.Equal((30, 6, 14, 53, 160), (Comp01.Instance.Courses.Count, Comp01.Instance.Rooms.Count, Comp01.Instance.Curricula.Count, Comp01.Instance.Unavailable.Count, Comp01.Instance.Lectures));
    }

    [Theory]
    [InlineData("Courses: 2", "Courses: two", "第 2 行的“two”应是 1–5000 的整数")]
    [InlineData("Rooms: 1", "Halls: 1", "第 3 行应为“Rooms:”，实际是“Halls: 1”")]
    [InlineData("c2 t2 1 1 20", "c2 t2 1 1", "第 11 行应有 5 项，实际有 4 项：c2 t2 1 1")]
    [InlineData("c2 t2 1 1 20", "c1 t2 1 1 20", "第 11 行的“c1”在前面已经出现过")]
    [InlineData("c2 t2 1 1 20", "c2 t2 7 1 20", "第 11 行的“7”应是 1–6 的整数")]
    [InlineData("c2 t2 1 1 20", "c2 t2 -1 1 20", "第 11 行的“-1”应是 1–6 的整数")]
    [InlineData("q1 2 c1 c2", "q1 2 c1 c9", "第 17 行的课程“c9”不在 COURSES 中")]
    [InlineData("q1 2 c1 c2", "q1 3 c1 c2", "第 17 行的课程数与列出的课程不符：q1 3 c1 c2")]
    [InlineData("c1 1 2", "c1 1 3", "第 20 行的“3”应是 0–2 的整数")]
    [InlineData("CURRICULA:", "CURRICULUM:", "第 16 行应为“CURRICULA:”，实际是“CURRICULUM:”")]
    [InlineData("Curricula: 1", "Curricula: 0", "第 17 行应为“UNAVAILABILITY_CONSTRAINTS:”，实际是“q1 2 c1 c2”")]
    public void What_is_wrong_is_told_with_its_line(string right, string wrong, string told) =>
        Assert.Equal(told, Assert.Throws<RuleBroken>(() => CompetitionFile.Read(Small.Replace("\n" + right, "\n" + wrong, StringComparison.Ordinal))).Message);

    [Fact]
    public void A_file_that_ends_too_early_is_told_where()
    {
        Assert.Equal("文件在“Name:”之前就结束了", Assert.Throws<RuleBroken>(() => CompetitionFile.Read("")).Message);
        Assert.Equal("文件在“ROOMS:”之前就结束了", Assert.Throws<RuleBroken>(() => CompetitionFile.Read(Small[..Small.IndexOf("ROOMS:", StringComparison.Ordinal)])).Message);
        Assert.Equal("文件在第 10 行之后就结束了，列出的比开头声明的少", Assert.Throws<RuleBroken>(() => CompetitionFile.Read(Small[..Small.IndexOf("c2 t2", StringComparison.Ordinal)])).Message);
    }

    [Fact]
    public void A_solution_is_read_back_as_it_was_written_and_names_what_it_does_not_know()
    {
        Assert.Equal(Comp01.Solution, CompetitionSolution.Read(CompetitionSolution.Write(Comp01.Solution), Comp01.Instance));
        Assert.Equal("第 1 行应有 4 项，实际有 3 项：c0001 B 3", Refused("c0001 B 3"));
        Assert.Equal("第 2 行的课程“c9”不在 COURSES 中", Refused("\nc9 B 3 1"));
        Assert.Equal("第 1 行的教室“Z”不在 ROOMS 中", Refused("c0001 Z 3 1"));
        Assert.Equal("第 1 行的“5”应是 0–4 的整数", Refused("c0001 B 5 1"));

        static string Refused(string text) => Assert.Throws<RuleBroken>(() => CompetitionSolution.Read(text, Comp01.Instance)).Message;
    }
}
