using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>
/// 培养类别 in one year. What policy wants (<see cref="PolicyTarget"/>) and what money was given for (<see cref="FundedHeadcount"/>) are two
/// figures; who is enrolled and who completed are counted from classes (domain.md §10, trap 1). No money, no window: null.
/// </summary>
public sealed class TrackYear : ProgrammeFact
{
    public const int CodeLength = 4;
    public new const int NameLength = 40;
    public const int AudienceLength = 40;

    public TrackYear(string code, string name, string? audience, AcquisitionModes modes, int? policyTarget, int? fundedHeadcount, Period? window, BudgetLine? budgetLine, string? note, Source source)
        : base(source)
    {
        Code = Naming.Clean(code, "类别代码", CodeLength);
        Name = Naming.Clean(name, "类别名称", NameLength);
        Audience = audience is null ? null : Naming.Clean(audience, "对象", AudienceLength);
        (Modes, PolicyTarget, FundedHeadcount, Window, BudgetLine) = (modes, policyTarget, fundedHeadcount, window, budgetLine);
        Note = note is null ? null : Naming.Clean(note, "备注", NoteLength);
    }

    private TrackYear() { }

    public string Code { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public string? Audience { get; private set; }

    /// <summary>培育, 引进 where the text tells them apart (五华 三名工程).</summary>
    public AcquisitionModes Modes { get; private set; }

    /// <summary>目标: people a year that policy wants.</summary>
    public int? PolicyTarget { get; private set; }

    /// <summary>经费人数: people this year's money is for.</summary>
    public int? FundedHeadcount { get; private set; }

    public Period? Window { get; private set; }

    public int? BudgetLineId { get; private set; }

    /// <summary>One line may pay for several tracks (玉溪 2023: 188.83 万元 for tracks 2 and 3, not split).</summary>
    public BudgetLine? BudgetLine { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Neither money nor people planned: shown as “未安排”.</summary>
    public bool IsUnfunded => FundedHeadcount is null && BudgetLineId is null && BudgetLine is null;

    internal void Revise(TrackYear next)
    {
        (Position, Source) = (next.Position, next.Source);
        (Name, Audience, Modes, PolicyTarget, FundedHeadcount, Window, Note) = (next.Name, next.Audience, next.Modes, next.PolicyTarget, next.FundedHeadcount, next.Window, next.Note);
        BudgetLine = next.BudgetLine;
    }

    internal void PayFrom(BudgetLine? line)
    {
        BudgetLine = line;
        if (line is null) BudgetLineId = null;
    }
}

[Flags]
public enum AcquisitionModes
{
    [Display(Name = "未区分")] None = 0,
    [Display(Name = "培育")] Cultivate = 1,
    [Display(Name = "引进")] Recruit = 2,
}
