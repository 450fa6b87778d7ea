using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Tests.Kernel;

public sealed class QuotationMarksTests
{
    [Theory]
    [InlineData("关于举办““互联网+教师”种子教师培训班”的通知", "关于举办“‘互联网+教师’种子教师培训班”的通知")]
    [InlineData("“甲班”和“乙班”", "“甲班”和“乙班”")]
    [InlineData("“一“二“三”二”一”", "“一‘二“三”二’一”")]
    [InlineData("没有引号", "没有引号")]
    public void Marks_within_marks_are_single(string composed, string nested) => Assert.Equal(nested, QuotationMarks.Nest(composed));

    [Theory]
    [InlineData("“少一半"), InlineData("”“"), InlineData("“多”一半”")]
    public void Marks_that_do_not_match_are_left_alone(string text) => Assert.Equal(text, QuotationMarks.Nest(text));
}
