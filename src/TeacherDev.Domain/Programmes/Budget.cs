using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

/// <summary>经费: one amount as the text gives it, paid by one level.</summary>
public sealed class BudgetLine : ProgrammeFact
{
    public const int KeyLength = 40;

    public BudgetLine(string key, string name, Money amount, FundingLevel fundedBy, Source source) : base(source) =>
        (Key, Name, Amount, FundedBy) = (Naming.Clean(key, "经费标识", KeyLength), Naming.Clean(name, "经费名称", NameLength), amount, fundedBy);

    private BudgetLine() { }

    public string Key { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public Money Amount { get; private set; }

    public FundingLevel FundedBy { get; private set; }

    internal void Revise(BudgetLine next) => (Position, Source, Name, Amount, FundedBy) = (next.Position, next.Source, next.Name, next.Amount, next.FundedBy);
}

/// <summary>A sum that the text itself states, over lines or earlier sums; <see cref="ProgrammePlan"/> refuses one that does not add up.</summary>
public sealed class BudgetTotal : ProgrammeFact
{
    public BudgetTotal(string key, string name, Money amount, IEnumerable<string> parts, Source source) : base(source) =>
        (Key, Name, Amount, Parts) = (Naming.Clean(key, "合计标识", BudgetLine.KeyLength), Naming.Clean(name, "合计名称", NameLength), amount, [.. parts]);

    private BudgetTotal() { }

    public string Key { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public Money Amount { get; private set; }

    /// <summary>Keys of the lines and earlier totals that make it up.</summary>
    public List<string> Parts { get; private set; } = [];
}

/// <summary>经费来源: the level whose treasury pays.</summary>
public enum FundingLevel
{
    [Display(Name = "中央财政")] Central,
    [Display(Name = "省级财政")] Province,
    [Display(Name = "市级财政")] City,
    [Display(Name = "区县级财政")] District,
}
