using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace TeacherDev.Web.Infrastructure;

/// <summary>The secret part of an address that opens to whoever has it, as a calendar's: 256 bits that nobody guesses, written in 43 characters.</summary>
public static class AddressToken
{
    private static readonly byte[] OfThisProcess = RandomNumberGenerator.GetBytes(32);

    /// <summary>The same for the same form and account, while this process lives: whichever answer of a double click is read, its address is the right one.</summary>
    public static string For(Guid form, int accountId) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(OfThisProcess, Encoding.ASCII.GetBytes($"{form:N}/{accountId}")));
}
