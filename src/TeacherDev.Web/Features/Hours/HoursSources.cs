using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;

namespace TeacherDev.Web.Features.Hours;

/// <summary>Where an entry leads: to its session, or to the list it came with, as far as the reader may open them.</summary>
public static class HoursSources
{
    public static async Task<IReadOnlyList<WhyLine>> LinesAsync(TeacherDevDb db, HoursStatement statement, IReadOnlyList<CountedEntry> shown, CancellationToken stop)
    {
        var closings = shown.Where(w => w.Entry.SourceKind == HoursSourceKind.Session).Select(w => w.Entry.SourceId).ToList();
        var sessions = closings.Count == 0 ? [] : await db.Sessions.SelectMany(s => s.Closings).Where(c => closings.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.SessionId, stop);
        return [.. shown.Select(w => new WhyLine(w, statement.NameOf(w.Entry.Mode), Address(w.Entry, sessions)))];
    }

    private static string? Address(HoursEntry entry, Dictionary<int, int> sessions) => entry.SourceKind switch
    {
        HoursSourceKind.Session when sessions.TryGetValue(entry.SourceId, out var id) => FormattableString.Invariant($"/sessions/{id}"),
        _ => null,
    };
}

/// <param name="Mode">As the rules call it.</param>
/// <param name="Href">What it comes from; null where there is nothing to open.</param>
public sealed record WhyLine(CountedEntry Counted, string Mode, string? Href);
