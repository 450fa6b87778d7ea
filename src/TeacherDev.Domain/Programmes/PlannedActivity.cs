using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>An activity that the text plans beside its tracks (玉溪 2023: 高中质量提升中心、高考研讨会、新高考).</summary>
public sealed class PlannedActivity : ProgrammeFact
{
    public PlannedActivity(string name, PlannedActivityKind kind, string? trackCode, Period? window, int? headcount, BudgetLine? budgetLine, string? note, Source source) : base(source)
    {
        Name = Naming.Clean(name, "活动名称", NameLength);
        (Kind, TrackCode, Window, Headcount, BudgetLine) = (kind, trackCode, window, headcount, budgetLine);
        Note = note is null ? null : Naming.Clean(note, "备注", NoteLength);
    }

    private PlannedActivity() { }

    public string Name { get; private set; } = null!;

    public PlannedActivityKind Kind { get; private set; }

    /// <summary>The track it serves, where the text says so.</summary>
    public string? TrackCode { get; private set; }

    public Period? Window { get; private set; }

    public int? Headcount { get; private set; }

    public int? BudgetLineId { get; private set; }

    public BudgetLine? BudgetLine { get; private set; }

    public string? Note { get; private set; }

    internal void PayFrom(BudgetLine? line) => BudgetLine = line;
}

public enum PlannedActivityKind
{
    [Display(Name = "培训")] Training,
    [Display(Name = "研讨")] Seminar,
    [Display(Name = "比赛评选")] Contest,
    [Display(Name = "论坛")] Forum,
    [Display(Name = "实践帮扶")] Practice,
    [Display(Name = "校本研修")] SchoolBased,
    [Display(Name = "工作室与基地")] Studio,
    [Display(Name = "外部项目")] External,
}
