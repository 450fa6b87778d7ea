using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Catalogue;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Scheduling;

/// <summary>
/// Calendar files: one year each, its holidays and worked weekends and its terms. A newer notice of a year replaces the older; what somebody
/// changed by hand is left alone until it is handed back.
/// </summary>
public sealed class CalendarSeeds : ISeedKind
{
    public string Folder => "calendars";

    public string Schema => "calendar.schema.json";

    public int Order => 3;

    public async Task LoadAsync(TeacherDevDb db, IReadOnlyList<SeedFile> files, CancellationToken stop)
    {
        var working = await db.WorkingCalendars.ToDictionaryAsync(c => c.Year, stop);
        var terms = await db.TermCalendars.ToDictionaryAsync(c => c.Year, stop);
        var seen = new Dictionary<int, string>();
        foreach (var file in files)
        {
            var content = file.Read<Content>();
            if (!seen.TryAdd(content.Year, file.Name)) throw new SeedRefused(new Refusal(file.Name, "/year", "{0} 年的日历在 {1} 中已经写过", content.Year, seen[content.Year]));
            Bring(db, file.At("/days", () => Working(content)), working);
            Bring(db, file.At("/terms", () => Terms(content)), terms);
        }
    }

    private static void Bring(TeacherDevDb db, WorkingCalendar next, Dictionary<int, WorkingCalendar> known)
    {
        if (!known.TryGetValue(next.Year, out var calendar)) db.Add(next);
        else if (!calendar.IsEdited && Said(calendar) != Said(next)) calendar.Replace(next);
    }

    private static void Bring(TeacherDevDb db, TermCalendar next, Dictionary<int, TermCalendar> known)
    {
        if (!known.TryGetValue(next.Year, out var calendar)) db.Add(next);
        else if (!calendar.IsEdited && (calendar.Spring, calendar.Autumn, calendar.IsProvisional, calendar.Source) != (next.Spring, next.Autumn, next.IsProvisional, next.Source)) calendar.Replace(next);
    }

    private static WorkingCalendar Working(Content content) =>
        new(content.Year, content.Provisional is true, content.Source.ToString(), content.Days.Select(d => new CalendarDay(d.Date, d.Kind, d.Name)));

    private static TermCalendar Terms(Content content) =>
        new(content.Year, content.Terms.Spring.Period, content.Terms.Autumn.Period, content.Terms.Provisional is true, content.Terms.Source.ToString());

    private static string Said(WorkingCalendar calendar) =>
        $"{calendar.IsProvisional} {calendar.Source} {string.Join(' ', calendar.Days.OrderBy(d => d.Date).Select(d => $"{d.Date:O} {d.Kind} {d.Name}"))}";

    private sealed record Content(int Year, bool? Provisional, Cited Source, Day[] Days, TermsPart Terms)
    {
        [JsonPropertyName("$schema")] public string? Schema { get; init; }
    }

    private sealed record Day(DateOnly Date, string Name, CalendarDayKind Kind);

    private sealed record TermsPart(Span Spring, Span Autumn, bool? Provisional, Cited Source);

    private sealed record Span(DateOnly From, DateOnly To)
    {
        [JsonIgnore] public Period Period => new(From, To);
    }
}
