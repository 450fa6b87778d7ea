using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Accounts;

/// <summary>
/// Tries a name and a password. The attempt is counted in the row, atomically, before the password is verified, so that 200 parallel guesses
/// verify at most five. Unknown, resting, disabled and wrong all take one verification and give the same answer.
/// </summary>
/// <param name="admitsDemonstration">Where the demonstration is off its accounts open nothing: a data directory may have been made in Development, where their password is known to all.</param>
public sealed class SignIn(TeacherDevDb db, IPasswordHasher<Account> hasher, TimeProvider clock, bool admitsDemonstration)
{
    private static readonly Account Stranger = new("stranger", "无此人", personId: null);
    private static string? strangersHash;

    public async Task<SignInTry> TryAsync(string name, string password, CancellationToken stop)
    {
        var normalized = name.Trim().ToUpperInvariant();
        var account = Account.IsUserName(normalized) ? await db.Accounts.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == normalized, stop) : null;
        if (account is null || !await CountAsync(account.Id, stop))
        {
            hasher.VerifyHashedPassword(Stranger, strangersHash ??= hasher.HashPassword(Stranger, Guid.NewGuid().ToString()), password);
            return new SignInTry(account is null ? SignInEnd.Unknown : SignInEnd.Resting, account?.Id);
        }
        if (hasher.VerifyHashedPassword(account, account.PasswordHash ?? "", password) == PasswordVerificationResult.Failed)
            return new SignInTry(await RestsAsync(account.Id, stop) ? SignInEnd.WrongOnceTooOften : SignInEnd.Wrong, account.Id);
        if (account.DisabledAt is not null || (account.IsDemonstration && !admitsDemonstration)) return new SignInTry(SignInEnd.Closed, account.Id);
        if (account.OneTimeUntil <= clock.UtcNow) return new SignInTry(SignInEnd.Expired, account.Id);
        await db.WriteAsync(() => db.Accounts.Where(a => a.Id == account.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.SignInAttempts, 0), stop), stop);
        return new SignInTry(SignInEnd.Right, account.Id, account);
    }

    // Counters pass by the audit trail (docs/decisions/0005): a row a guess would let a stranger fill the disk.
    private async Task<bool> CountAsync(int id, CancellationToken stop)
    {
        var now = clock.UtcNow;
        var until = now + Account.Rest;
        return await db.WriteAsync(() => db.Accounts
            .Where(a => a.Id == id && (a.SignInAttempts < Account.MostAttempts || a.AttemptsForgottenAt <= now))
            .ExecuteUpdateAsync(s => s
                .SetProperty(a => a.SignInAttempts, a => a.AttemptsForgottenAt <= now ? 1 : a.SignInAttempts + 1)
                .SetProperty(a => a.AttemptsForgottenAt, until), stop), stop) == 1;
    }

    private Task<bool> RestsAsync(int id, CancellationToken stop) => db.Accounts.AnyAsync(a => a.Id == id && a.SignInAttempts >= Account.MostAttempts, stop);
}

/// <summary>How a try ended. The visitor learns no more than that it failed, and, with the right password only, that it has expired; the log learns the rest.</summary>
/// <param name="AccountId">The account that was meant, whether or not it was opened; null for a name that nobody has.</param>
/// <param name="Account">Only when everything was right.</param>
public sealed record SignInTry(SignInEnd End, int? AccountId, Account? Account = null);

public enum SignInEnd
{
    Right,
    Unknown,
    Wrong,

    /// <summary>With this wrong password the account begins to rest.</summary>
    WrongOnceTooOften,
    Resting,

    /// <summary>The right password of an account that is disabled, or of the demonstration where it is off.</summary>
    Closed,

    /// <summary>A one-time password that came too late.</summary>
    Expired,

    /// <summary>Not tried at all: too many failures from this address, or too many in the queue.</summary>
    TurnedAway,
}
