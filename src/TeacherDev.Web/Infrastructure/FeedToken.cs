using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace TeacherDev.Web.Infrastructure;

/// <summary>The secret part of a calendar's address: 256 bits that nobody guesses, written in 43 characters of an address.</summary>
public static class FeedToken
{
    private static readonly byte[] OfThisProcess = RandomNumberGenerator.GetBytes(32);

    /// <summary>The same for the same form and account, while this process lives: whichever answer of a double click is read, its address is the right one.</summary>
    public static string For(Guid form, int accountId) => WebEncoders.Base64UrlEncode(HMACSHA256.HashData(OfThisProcess, Encoding.ASCII.GetBytes($"{form:N}/{accountId}")));
}
