using Microsoft.AspNetCore.Identity;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Accounts;

/// <summary>
/// A sign-in name with a password. Belongs to at most one person. Sign-in attempts are counted on the row itself, before a password is
/// verified: the stock counter is outrun by parallel guesses.
/// </summary>
public sealed class Account : IdentityUser<int>
{
    public const int NameLength = 40;
    public const int UserNameLength = 64;

    /// <summary>Wrong passwords in a row before the account rests.</summary>
    public const int MostAttempts = 5;

    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    /// <summary>等保 profile: a password is good for 90 days.</summary>
    public const int PasswordDays = 90;

    /// <summary>How long a one-time password waits for its owner: a note or a call that is forgotten must not open the account for ever.</summary>
    public static readonly TimeSpan OneTime = TimeSpan.FromHours(72);

    private readonly List<FormerPassword> formerPasswords = [];

    public Account(string userName, string name, int? personId, Guid? idempotencyKey = null)
    {
        UserName = IsUserName(userName)
            ? userName
            : throw new RuleBroken("登录名只能用字母、数字和 . _ - @，最多 {0} 个字符", UserNameLength);
        NormalizedUserName = userName.ToUpperInvariant();
        Name = Naming.Clean(name, "姓名", NameLength);
        PersonId = personId;
        SecurityStamp = Guid.NewGuid().ToString("N");
        IdempotencyKey = idempotencyKey ?? Guid.NewGuid();
    }

    private Account() { }

    public string Name { get; private set; } = null!;

    public int? PersonId { get; private set; }

    /// <summary>Demonstration accounts are exempt from first change and expiry.</summary>
    public bool IsDemonstration { get; private set; }

    public bool MustChangePassword { get; private set; }

    public DateTime? PasswordChangedAt { get; private set; }

    /// <summary>When the one-time password opens nothing any more; null for a password of the owner's choice.</summary>
    public DateTime? OneTimeUntil { get; private set; }

    public DateTime? DisabledAt { get; private set; }

    [Unaudited]
    public int SignInAttempts { get; private set; }

    [Unaudited]
    public DateTime AttemptsForgottenAt { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyList<FormerPassword> FormerPasswords => formerPasswords;

    public static bool IsUserName(string text) => text.Length is > 0 and <= UserNameLength && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@');

    public void BecomeDemonstration() => IsDemonstration = true;

    /// <summary>A one-time password was given by an administrator or at first start.</summary>
    public void AwaitNewPassword(DateTime now) => (MustChangePassword, OneTimeUntil) = (true, now + OneTime);

    /// <summary>The password was changed to <paramref name="hash"/>; the five last are remembered, every session ends, and the account rests no longer.</summary>
    public void TakePassword(string hash, DateTime now)
    {
        if (PasswordHash is { } old) formerPasswords.Add(new FormerPassword(old, now));
        while (formerPasswords.Count > FormerPassword.Remembered) formerPasswords.Remove(formerPasswords.MinBy(f => f.ReplacedAt)!);
        (PasswordHash, PasswordChangedAt, MustChangePassword, OneTimeUntil) = (hash, now, false, null);
        ForgetAttempts();
        EndSessions();
    }

    public void Disable(DateTime now)
    {
        DisabledAt ??= now;
        EndSessions();
    }

    /// <summary>Also ends a rest after wrong passwords.</summary>
    public void Enable()
    {
        DisabledAt = null;
        ForgetAttempts();
    }

    /// <summary>A session lives only while it carries the account's stamp. The second stamp makes two changes at the same time collide.</summary>
    public void EndSessions() => (SecurityStamp, ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));

    /// <summary>Nobody administers one's own account, so that the last security administrator cannot be lost and no one acts unseen (三员分立).</summary>
    public void CheckIsNot(int? byAccountId)
    {
        if (byAccountId == Id) throw new RuleBroken("不能管理自己的账号，请另一位安全管理员办理");
    }

    private void ForgetAttempts() => (SignInAttempts, AttemptsForgottenAt) = (0, default);
}

/// <summary>The hash of a password used before, so that the last five are not taken again (等保).</summary>
public sealed class FormerPassword
{
    public const int Remembered = 5;

    internal FormerPassword(string hash, DateTime replacedAt) => (Hash, ReplacedAt) = (hash, replacedAt);

    private FormerPassword() { }

    public int Id { get; private set; }

    public int AccountId { get; private set; }

    public string Hash { get; private set; } = null!;

    public DateTime ReplacedAt { get; private set; }
}
