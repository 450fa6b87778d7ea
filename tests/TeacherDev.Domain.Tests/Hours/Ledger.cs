using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Hours;

/// <summary>Ledger entries for tests, as a database would hand them out.</summary>
internal static class Ledger
{
    public static HoursEntry Entry(
        decimal hours, DateOnly day, HoursCategory category = HoursCategory.FaceToFace, int sourceId = 1, HoursKind? kind = null, int id = 0, DayPart? part = null)
    {
        var entry = new HoursEntry(
            5, 3, category, Domain.Kernel.Hours.Of(hours), day, HoursSourceKind.Session, sourceId, $"课程 {sourceId}", "YX-2023 v1",
            day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), kind, part);
        // The id is the database's to give; a test gives it in its place.
        if (id != 0) typeof(HoursEntry).GetProperty(nameof(HoursEntry.Id))!.SetValue(entry, id);
        return entry;
    }
}
