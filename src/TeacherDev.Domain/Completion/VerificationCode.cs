using System.Security.Cryptography;

namespace TeacherDev.Domain.Completion;

/// <summary>
/// 验证码: 80 random bits as sixteen signs of Crockford's base 32 in groups of four, “8F3K-22QX-7MZ1-0C9T”. Case, spaces and dashes do not
/// count, and O, I and L are read as 0 and 1, because people type it from paper.
/// </summary>
public static class VerificationCode
{
    public const int Length = 16;
    private const string Signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Group = 4;

    public static string New() => RandomNumberGenerator.GetString(Signs, Length);

    /// <summary>As stored; null where it cannot be one, however often it is looked up.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > Length * 4) return null;
        var signs = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('-' or '－' or '—' or '–')).Select(Same));
        return signs.Length == Length && signs.All(Signs.Contains) ? signs : null;
    }

    /// <summary>As printed.</summary>
    public static string Written(string code) => string.Join('-', code.Chunk(Group).Select(g => new string(g)));

    private static char Same(char sign) => char.ToUpperInvariant(sign) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
}
