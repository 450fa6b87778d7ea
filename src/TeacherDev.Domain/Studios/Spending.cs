using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>支出: money of a studio's share. Never changed: what was wrong is set right by a counter-entry of the same amount.</summary>
public sealed class Spending : Aggregate
{
    public const int PayeeLength = 60;
    public const int PurposeLength = 100;

    private Spending(int studioId, DateOnly day, string kind, string payee, string purpose, Money amount, int? storedFileId, int? correctsId, Guid key) =>
        (StudioId, FiscalYear, Day, Kind, Payee, Purpose, Amount, StoredFileId, CorrectsId, IdempotencyKey) = (studioId, day.Year, day, kind, payee, purpose, amount, storedFileId, correctsId, key);

    private Spending() { }

    public int StudioId { get; private set; }

    /// <summary>预算年度: the calendar year of the day, whichever year the studio is evaluated in.</summary>
    public int FiscalYear { get; private set; }

    public DateOnly Day { get; private set; }

    /// <summary>A kind that the rules allow, as it was called.</summary>
    public string Kind { get; private set; } = null!;

    public string Payee { get; private set; } = null!;

    public string Purpose { get; private set; } = null!;

    /// <summary>Below zero of a counter-entry.</summary>
    public Money Amount { get; private set; }

    public int? StoredFileId { get; private set; }

    /// <summary>Whose counter-entry this is.</summary>
    public int? CorrectsId { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <param name="purse">What the studio has in the fiscal year of that day.</param>
    /// <param name="yuan">Above zero, at most two decimals.</param>
    /// <exception cref="RuleBroken">No share, a kind that is not allowed, a day to come, or more than is left.</exception>
    public static Spending Of(Studio studio, Purse purse, DateOnly day, string? kind, string? payee, string? purpose, decimal yuan, int? storedFileId, DateOnly today, Guid key)
    {
        if (day > today) throw new RuleBroken("支出日期不能晚于今天");
        if (day.Year != purse.Year) throw new RuleBroken("支出日期应在 {0} 年之内", purse.Year);
        if (purse.Kinds.Count == 0) throw new RuleBroken("本地区没有载入工作室经费规则，请系统管理员载入数据文件（studio-rules）");
        if (!purse.Kinds.Contains(kind ?? "", StringComparer.Ordinal)) throw new RuleBroken("“{0}”不在准许的支出类别之内，只能用于：{1}", kind ?? "", string.Join('、', purse.Kinds));
        if (purse.Share is not { } share) throw new RuleBroken("{0} 年没有安排工作室经费，不能登记支出", purse.Year);
        if (yuan <= 0 || decimal.Truncate(yuan * 100) != yuan * 100) throw new RuleBroken("金额应大于零，精确到分");
        var amount = Money.OfFen((long)(yuan * 100));
        if (amount > share - purse.Spent)
            throw new RuleBroken("超出本年经费：应得 {0} 元，已支出 {1} 元，还剩 {2} 元，这一笔是 {3} 元", Yuan(share), Yuan(purse.Spent), Yuan(share - purse.Spent), Yuan(amount));
        studio.Touch();
        return new Spending(studio.Id, day, kind!, Naming.Clean(payee, "收款方", PayeeLength), Naming.Clean(purpose, "用途", PurposeLength), amount, storedFileId, correctsId: null, key);
    }

    /// <summary>Takes this entry back by one of the opposite amount, in the same fiscal year.</summary>
    /// <param name="studio">Two at once must meet.</param>
    /// <exception cref="RuleBroken">This is a counter-entry itself.</exception>
    public Spending Counter(Studio studio, string? reason, Guid key)
    {
        if (CorrectsId is not null) throw new RuleBroken("冲销记录不能再冲销，请重新登记支出");
        studio.Touch();
        return new Spending(StudioId, Day, Kind, Payee, Naming.Clean(reason, "冲销原因", PurposeLength), Money.Zero - Amount, storedFileId: null, Id, key);
    }

    private static string Yuan(Money money) => (money.Fen / 100m).ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>A studio's money of a fiscal year.</summary>
/// <param name="Share">Null where no budget line is planned for studios.</param>
/// <param name="Kinds">What it may be spent on.</param>
public sealed record Purse(int Year, Money? Share, Money Spent, IReadOnlyList<string> Kinds)
{
    public Money Rest => (Share ?? Money.Zero) - Spent;

    /// <summary>执行率: spent ÷ share, 0 to 1; null without a share.</summary>
    public decimal? Rate => Share is { Fen: > 0 } share ? (decimal)Spent.Fen / share.Fen : null;
}
