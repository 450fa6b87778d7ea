using System.ComponentModel.DataAnnotations;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Studios;

/// <summary>How the school's word came.</summary>
public enum AnswerMeans
{
    /// <summary>Somebody who acts for the school on the site, its administrator or the delegate.</summary>
    [Display(Name = "学校账号")] Account,

    /// <summary>Somebody at the school without an account, through a <see cref="VisitPass"/>.</summary>
    [Display(Name = "扫码确认")] Pass,

    /// <summary>The stamped sheet, which the coordinator has seen.</summary>
    [Display(Name = "盖章纸质记录")] Paper,

    /// <summary>Made before the system: read in from the ledger that was kept until then.</summary>
    [Display(Name = "原台账补录")] Ledger,
}

/// <summary>What is answered to a visit, by whom and when.</summary>
/// <param name="AccountId">Null where somebody without an account answered.</param>
/// <param name="By">Name and post of whoever has no account.</param>
public sealed record VisitAnswer(AnswerMeans Means, int? AccountId, string? By, DateTime At)
{
    public const int NameLength = 20;
    public const int PostLength = 20;
    public const int ByLength = NameLength + PostLength + 2;

    public static VisitAnswer OfAccount(int? accountId, DateTime at) => new(AnswerMeans.Account, accountId, By: null, at);

    /// <exception cref="RuleBroken">No name or no post.</exception>
    public static VisitAnswer OfPass(string? name, string? post, DateTime at) =>
        new(AnswerMeans.Pass, AccountId: null, $"{Naming.Clean(name, "您的姓名", NameLength)}（{Naming.Clean(post, "职务", PostLength)}）", at);

    public static VisitAnswer OnPaper(int? accountId, DateTime at) => new(AnswerMeans.Paper, accountId, By: null, at);

    public static VisitAnswer OfLedger(int? accountId, DateTime at) => new(AnswerMeans.Ledger, accountId, By: null, at);
}
