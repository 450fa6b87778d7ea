using System.Security.Cryptography;

namespace TeacherDev.Web.Infrastructure;

/// <summary>A random password that keeps the rules and is easy to read aloud: no 0/O, 1/l/I.</summary>
public static class OneTimePassword
{
    private const string Upper = "ABCDEFGHJKLMNPQRSTUVWXYZ", Lower = "abcdefghijkmnpqrstuvwxyz", Digits = "23456789";
    private static readonly byte[] OfThisProcess = RandomNumberGenerator.GetBytes(32);

    public static string Make() => For(Guid.NewGuid());

    /// <summary>The same for the same form, while this process lives: whichever answer of a double click is read, its password is the right one.</summary>
    public static string For(Guid form)
    {
        var bytes = HMACSHA512.HashData(OfThisProcess, form.ToByteArray());
        string Four(string letters, int from) => string.Concat(Enumerable.Range(from, 4).Select(at => letters[(int)(BitConverter.ToUInt32(bytes, at * 4) % (uint)letters.Length)]));
        return $"{Four(Upper, 0)}-{Four(Lower, 4)}-{Four(Digits, 8)}";
    }
}
