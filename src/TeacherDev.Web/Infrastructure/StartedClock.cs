using System.Globalization;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Web.Infrastructure;

/// <summary>A clock that was set to a moment and runs on from there (`Clock:Now`, Development only).</summary>
public sealed class StartedClock(DateTimeOffset start) : TimeProvider
{
    private readonly long startedAt = System.GetTimestamp();

    /// <param name="text">ISO 8601; without an offset it is Asia/Shanghai.</param>
    public static TimeProvider At(string? text, bool isDevelopment)
    {
        if (string.IsNullOrWhiteSpace(text)) return System;
        if (!isDevelopment) throw new InvalidOperationException("Clock:Now is for Development only.");
        var hasOffset = text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal) && text.Contains('T', StringComparison.Ordinal);
        return new StartedClock(hasOffset
            ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture)
            : new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse(text, CultureInfo.InvariantCulture), Clock.Shanghai)));
    }

    public override DateTimeOffset GetUtcNow() => start + System.GetElapsedTime(startedAt);
}
