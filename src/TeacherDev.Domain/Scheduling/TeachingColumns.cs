using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>Which column of a sheet of teaching periods holds what, under the names that schools give them; -1 where there is none.</summary>
internal sealed record TeachingColumns(int NumberAt, int NameAt, int WeekdayAt, int PartAt, int LessonsAt)
{
    private static readonly char[] Between = ['、', ',', ';', '.', ' ', '/'];
    private static readonly string[] Ranges = ["-", "~", "—", "–", "至", "到"];

    public static TeachingColumns Of(IReadOnlyList<string> heads)
    {
        var sheet = new SheetHeads(heads);
        var columns = new TeachingColumns(
            sheet.At("教师编号", "编号", "工号", "staff number"), sheet.At("姓名", "教师", "教师姓名", "任课教师", "name"), sheet.At("星期", "周几", "weekday"), sheet.At("时段", "半天", "half-day"), sheet.At("节次", "课节", "第几节", "lessons"));
        return (columns.NumberAt >= 0 || columns.NameAt >= 0) && columns.WeekdayAt >= 0 && (columns.PartAt >= 0 || columns.LessonsAt >= 0)
            ? columns
            : throw new RuleBroken("第一行要写列名：“教师编号”或“姓名”，“星期”，“时段”或“节次”");
    }

    public string Number(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, NumberAt);

    public string Name(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, NameAt);

    public string Weekday(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, WeekdayAt);

    public string Lessons(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, LessonsAt);

    public DayPart? Part(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, PartAt).ToLowerInvariant() switch
    {
        "" when Lessons(cells).Length > 0 => null,
        "" => throw new RuleBroken("请填写时段或节次"),
        "上午" or "morning" => DayPart.Morning,
        "下午" or "afternoon" => DayPart.Afternoon,
        "晚上" or "evening" => DayPart.Evening,
        var other => throw new RuleBroken("时段“{0}”要写成上午、下午或晚上", other),
    };

    /// <summary>“第1-2节、第4节” as “1-2” and “4”.</summary>
    public static string[] PartsOf(string lessons) =>
        lessons.Replace("第", "", StringComparison.Ordinal).Replace("节", "", StringComparison.Ordinal).Replace("课", "", StringComparison.Ordinal).Split(Between, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>“1-2” as “1” and “2”.</summary>
    public static string[] EndsOf(string part) => part.Split(Ranges, StringSplitOptions.TrimEntries);
}
