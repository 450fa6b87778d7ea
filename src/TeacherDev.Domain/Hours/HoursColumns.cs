using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Hours;

/// <summary>Which column of a sheet of hours holds what, under the names that platforms and schools give them.</summary>
internal sealed class HoursColumns
{
    private static readonly string[] DayForms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyy年M月d日", "yyyyMMdd"];

    private readonly HoursListKind list;
    private readonly int number, name, school, title, day, year, mode, kind, hours;

    private HoursColumns(HoursListKind list, SheetHeads heads)
    {
        this.list = list;
        number = heads.At("教师编号", "编号", "工号", "staff number");
        name = heads.At("姓名", "教师", "教师姓名", "name");
        school = heads.At("学校", "单位", "工作单位", "所在学校", "school");
        title = heads.At("培训名称", "项目名称", "课程名称", "名称", "training");
        day = heads.At("日期", "结束日期", "结业日期", "完成日期", "date");
        year = heads.At("年度", "年份", "year");
        mode = heads.At("形式", "学时形式", "培训形式", "mode");
        kind = heads.At("类别", "学时类别", "科目", "kind");
        hours = heads.At("学时", "认定学时", "课时", "hours");
    }

    /// <exception cref="RuleBroken">A column that this kind of list needs is missing.</exception>
    public static HoursColumns Of(HoursListKind list, IReadOnlyList<string> heads)
    {
        var columns = new HoursColumns(list, new SheetHeads(heads));
        var isWhole = (columns.number >= 0 || columns.name >= 0) && columns.mode >= 0 && columns.hours >= 0 && (list == HoursListKind.Opening ? columns.year >= 0 : columns.title >= 0 && columns.day >= 0);
        if (isWhole) return columns;
        throw list == HoursListKind.Opening
            ? new RuleBroken("第一行要写列名：“教师编号”或“姓名”，“年度”，“形式”，“学时”")
            : new RuleBroken("第一行要写列名：“教师编号”或“姓名”，“培训名称”，“日期”，“形式”，“学时”");
    }

    public string Number(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, number);

    public string Name(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, name);

    public string School(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, school);

    public string Title(IReadOnlyList<string> cells) => SheetHeads.Text(cells, title);

    /// <summary>The last day of a training; of an opening balance the first of its year, so that what is earned later comes after it.</summary>
    public DateOnly Day(IReadOnlyList<string> cells)
    {
        if (list == HoursListKind.Opening)
        {
            var written = SheetHeads.Cell(cells, year).TrimEnd('年', '度');
            return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && y is >= 1990 and <= 2100 ? new(y, 1, 1) : throw new RuleBroken("年度“{0}”看不懂，请写成“2025”", written);
        }
        var text = SheetHeads.Cell(cells, day);
        return DateOnly.TryParseExact(text, DayForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var found) ? found : throw new RuleBroken("日期“{0}”看不懂，请写成“2026-05-08”", text);
    }

    public HoursMode Mode(IReadOnlyList<string> cells, HoursRuleSet rules)
    {
        var text = SheetHeads.Cell(cells, mode);
        return rules.Modes.FirstOrDefault(m => m.Name == SheetHeads.Text(cells, mode) || m.Name == text || string.Equals(m.Code, text, StringComparison.OrdinalIgnoreCase))
            ?? throw new RuleBroken("没有学时形式“{0}”，这里有：{1}", text, string.Join('、', rules.Modes.OrderBy(m => m.Position).Select(m => m.Name)));
    }

    public HoursKind? Kind(IReadOnlyList<string> cells) => SheetHeads.Cell(cells, kind) switch
    {
        "" => null,
        "公需" or "公需课" or "公需科目" => HoursKind.Public,
        "专业" or "专业课" or "专业科目" => HoursKind.Professional,
        "选修" or "选修课" or "选修科目" => HoursKind.Elective,
        var other => throw new RuleBroken("类别“{0}”要写成公需、专业或选修", other),
    };

    public Kernel.Hours Hours(IReadOnlyList<string> cells)
    {
        var text = SheetHeads.Cell(cells, hours);
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || amount <= 0) throw new RuleBroken("学时“{0}”看不懂，请写成大于 0 的数", text);
        return amount <= 1000 ? Kernel.Hours.Of(amount) : throw new RuleBroken("一行最多 {0} 学时：{1}", 1000, amount);
    }
}
