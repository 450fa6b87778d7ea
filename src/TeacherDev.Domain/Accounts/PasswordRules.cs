using Microsoft.AspNetCore.Identity;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Accounts;

/// <summary>
/// Two profiles that contradict each other (docs/decisions/0009): 等保 asks for 10 characters of 3 kinds out of 4, none of the last five, and a new
/// password every 90 days; ASVS 5.0 for 12 characters, no composition and no expiry. Neither takes a name, a number known of the person or a
/// common word; nothing is cut off.
/// </summary>
public enum PasswordProfile
{
    DengBao,
    Asvs,
}

/// <summary>Checks a new password against the profile of the settings (`Accounts:PasswordProfile`).</summary>
public sealed class PasswordRules(IPasswordHasher<Account> hasher, PasswordProfile profile) : IPasswordValidator<Account>
{
    public const int Longest = 128;

    public int Shortest => profile == PasswordProfile.Asvs ? 12 : 10;

    // A password that contains one is as good as what is left of it; so none is shorter than five characters, which may turn up by chance.
    private static readonly string[] Common = ReadCommon();

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        try
        {
            Check(user, password ?? "", []);
            return Task.FromResult(IdentityResult.Success);
        }
        catch (RuleBroken broken)
        {
            return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = broken.Text, Description = broken.Message }));
        }
    }

    /// <param name="numbers">What others know of the person: phone, birth date, the end of the ID number.</param>
    /// <exception cref="RuleBroken">The first rule the password does not keep, as a sentence.</exception>
    public void Check(Account account, string password, IEnumerable<string> numbers)
    {
        if (password.Length < Shortest || password.Length > Longest) throw new RuleBroken("密码长度应为 {0} 到 {1} 位", Shortest, Longest);
        if (profile == PasswordProfile.DengBao && Kinds(password) < 3) throw new RuleBroken("密码应包含大写字母、小写字母、数字、符号中的至少三种");
        if (account.UserName is { Length: > 2 } userName && password.Contains(userName, StringComparison.OrdinalIgnoreCase)) throw new RuleBroken("密码不能包含登录名");
        if (account.Name is { Length: > 1 } name && password.Contains(name, StringComparison.OrdinalIgnoreCase)) throw new RuleBroken("密码不能包含姓名");
        if (numbers.Any(number => password.Contains(number, StringComparison.OrdinalIgnoreCase))) throw new RuleBroken("密码不能包含您的手机号、出生日期或身份证号后六位");
        if (Common.Any(word => password.Contains(word, StringComparison.OrdinalIgnoreCase))) throw new RuleBroken("密码太常见，请换一个");
        if (account.FormerPasswords.Select(f => f.Hash).Append(account.PasswordHash).Any(hash => hash is not null && hasher.VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed))
            throw new RuleBroken("不能使用最近 {0} 次用过的密码", FormerPassword.Remembered);
    }

    private static string[] ReadCommon()
    {
        using var file = new StreamReader(typeof(PasswordRules).Assembly.GetManifestResourceStream("CommonPasswords")!);
        return [.. file.ReadToEnd().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
    }

    private static int Kinds(string password) =>
        new[] { password.Any(char.IsUpper), password.Any(char.IsLower), password.Any(char.IsDigit), password.Any(c => !char.IsLetterOrDigit(c)) }.Count(has => has);
}
