using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>One fact of a programme-year, in the order of its text, with the place it stands at.</summary>
public abstract class ProgrammeFact
{
    public const int NameLength = 60;
    public const int TextLength = 400;
    public const int NoteLength = 200;

    protected ProgrammeFact(Source source) => Source = source;

    protected ProgrammeFact() { }

    public int Id { get; private set; }

    public int ProgrammeYearId { get; private set; }

    /// <summary>The place in the text's own order, from 0.</summary>
    public int Position { get; internal set; }

    public Source Source { get; protected set; }
}

/// <summary>立项依据: a document that the programme stands on.</summary>
public sealed class BasisDocument : ProgrammeFact
{
    public const int TitleLength = 100;
    public const int NumberLength = 40;

    public BasisDocument(string title, string? number, DateOnly? date, Source source) : base(source) =>
        (Title, Number, Date) = (Naming.Clean(title, "文件名", TitleLength), number is null ? null : Naming.Clean(number, "文号", NumberLength), date);

    private BasisDocument() { }

    public string Title { get; private set; } = null!;

    /// <summary>文号.</summary>
    public string? Number { get; private set; }

    public DateOnly? Date { get; private set; }
}

/// <summary>梯次: one step of a chain, highest first (学科带头人 → 骨干教师 → 新教师; 一 → 十 → 百 → 千). A count where the text gives one.</summary>
public sealed class Tier : ProgrammeFact
{
    public Tier(string name, int? count, string? note, Source source) : base(source) =>
        (Name, Count, Note) = (Naming.Clean(name, "名称", 20), count, note is null ? null : Naming.Clean(note, "备注", NoteLength));

    private Tier() { }

    public string Name { get; private set; } = null!;

    public int? Count { get; private set; }

    public string? Note { get; private set; }
}

/// <summary>任务分工 (翔安: 主要内容 / 执行部门 / 支持部门 / 活动频率或完成时限).</summary>
public sealed class Duty : ProgrammeFact
{
    public const int FrequencyLength = 100;

    public Duty(string name, string text, IEnumerable<string> lead, IEnumerable<string> support, string? frequency, DateOnly? due, Source source) : base(source)
    {
        (Name, Text) = (Naming.Clean(name, "名称", NameLength), Naming.Clean(text, "主要内容", TextLength));
        (Lead, Support) = ([.. lead], [.. support]);
        (Frequency, Due) = (frequency is null ? null : Naming.Clean(frequency, "活动频率或完成时限", FrequencyLength), due);
    }

    private Duty() { }

    public string Name { get; private set; } = null!;

    public string Text { get; private set; } = null!;

    /// <summary>执行部门, by their names in the text; “各校” means every school.</summary>
    public List<string> Lead { get; private set; } = [];

    /// <summary>支持部门.</summary>
    public List<string> Support { get; private set; } = [];

    /// <summary>活动频率 as the text words it; <see cref="Due"/> is its day where there is one (“22年底” = 2022-12-31).</summary>
    public string? Frequency { get; private set; }

    public DateOnly? Due { get; private set; }
}

/// <summary>One row of a 月度计划.</summary>
public sealed class MonthPlanEntry : ProgrammeFact
{
    public const int ResponsibleLength = 40;

    public MonthPlanEntry(Period period, string text, string? responsible, bool isNeighbour, Source source) : base(source) =>
        (Period, Text, Responsible, IsNeighbour) = (period, Naming.Clean(text, "目标任务", TextLength), responsible is null ? null : Naming.Clean(responsible, "责任人", ResponsibleLength), isNeighbour);

    private MonthPlanEntry() { }

    public Period Period { get; private set; }

    public string Text { get; private set; } = null!;

    public string? Responsible { get; private set; }

    /// <summary>Stands in the same table but belongs to other work (质量监测): shown, never counted.</summary>
    public bool IsNeighbour { get; private set; }
}

/// <summary>说明: what a reader of the text should know (a contradiction kept as it stands, what the text leaves open).</summary>
public sealed class Remark : ProgrammeFact
{
    public Remark(string text, Source source) : base(source) => Text = Naming.Clean(text, "说明", TextLength);

    private Remark() { }

    public string Text { get; private set; } = null!;
}
