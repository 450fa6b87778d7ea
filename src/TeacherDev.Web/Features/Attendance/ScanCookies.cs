using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Kernel;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>
/// The moment of a scan, sealed in a cookie for ten minutes: it counts from the first request, though its reader may have to sign in to the
/// account first. The browser keeps it and cannot read or change it. Beside it, for a year, a random name of the device, which tells nothing
/// but that two people used the same one.
/// </summary>
public sealed class ScanCookies(IDataProtectionProvider protection, TimeProvider clock, bool https)
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);
    private readonly IDataProtector protector = protection.CreateProtector("sign-in-scans");

    private string Name => Cookies.Name("teacherdev-scan", https);

    private string DeviceName => Cookies.Name("teacherdev-device", https);

    /// <summary>What this browser last scanned; null after ten minutes.</summary>
    public Scan? Read(HttpContext context)
    {
        try
        {
            var parts = protector.Unprotect(context.Request.Cookies[Name] ?? "").Split('|');
            var scan = new Scan(Number<int>(parts[0]), Instant(parts[1]), Enum.Parse<MarkSource>(parts[3]), Instant(parts[4]));
            return clock.UtcNow.Ticks <= Number<long>(parts[2]) ? scan : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// Keeps a scan of this moment. What the same browser scanned of the same session before, while one could sign in, keeps its moment; so does what
    /// answers the last spot check.
    /// </summary>
    public Scan Keep(HttpContext context, SignInOccasion occasion, SpotCheck? check, MarkSource how)
    {
        var now = clock.UtcNow;
        var scan = Read(context) is { } before && before.SessionId == occasion.Session.Id && !occasion.Window.IsToOpenAt(before.At)
            ? before with { Again = check?.Covers(before.Again) == true ? before.Again : now }
            : new Scan(occasion.Session.Id, now, how, now);
        Append(context, Name, protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{scan.SessionId}|{scan.At.Ticks}|{(now + Kept).Ticks}|{scan.How}|{scan.Again.Ticks}")), Kept);
        if (occasion.Terms.NotesDevices && !context.Request.Cookies.ContainsKey(DeviceName)) Append(context, DeviceName, Convert.ToHexString(RandomNumberGenerator.GetBytes(16)), TimeSpan.FromDays(365));
        return scan;
    }

    /// <summary>The same for everybody who signs in to one session on this device; of two sessions it tells nothing.</summary>
    public byte[]? DeviceOf(HttpContext context, int sessionId) =>
        context.Request.Cookies[DeviceName] is { Length: > 0 } name ? SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{sessionId}|{name}")))[..16] : null;

    private void Append(HttpContext context, string name, string value, TimeSpan age) => context.Response.Cookies.Append(name, value,
        new CookieOptions { MaxAge = age, HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", Secure = https || context.Request.IsHttps, IsEssential = true });

    private static DateTime Instant(string ticks) => new(Number<long>(ticks), DateTimeKind.Utc);

    private static T Number<T>(string text) where T : IParsable<T> => T.Parse(text, CultureInfo.InvariantCulture);
}

/// <param name="At">When the first request came, UTC.</param>
/// <param name="Again">When it was scanned last, UTC: a spot check wants a scan of its own.</param>
public sealed record Scan(int SessionId, DateTime At, MarkSource How, DateTime Again);
