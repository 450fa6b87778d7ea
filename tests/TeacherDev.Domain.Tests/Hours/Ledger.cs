using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Tests.Hours;

/// <summary>Ledger entries for tests, as a database would hand them out.</summary>
internal static class Ledger
{
    public static HoursEntry Entry(
        decimal hours, DateOnly day, string mode = Modes.FaceToFace, int sourceId = 1, HoursKind? kind = null, int id = 0, DayPart? part = null)
    {
        var entry = new HoursEntry(
            5, 3, mode, Domain.Kernel.Hours.Of(hours), day, HoursSourceKind.Session, sourceId, $"课程 {sourceId}", "YX-2023 v1",
            day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc), kind, part);
        // The id is the database's to give; a test gives it in its place.
        if (id != 0) typeof(HoursEntry).GetProperty(nameof(HoursEntry.Id))!.SetValue(entry, id);
        return entry;
    }
}

/// <summary>The modes that most regions count.</summary>
internal static class Modes
{
    public const string FaceToFace = "faceToFace";
    public const string Online = "online";
    public const string SchoolBased = "schoolBased";

    public static HoursRuleSet WithUsualModes(this HoursRuleSet rules) =>
        rules.Recognise(new HoursMode(FaceToFace, "集中培训")).Recognise(new HoursMode(Online, "网络研修", [SessionMode.Online])).Recognise(new HoursMode(SchoolBased, "校本研修", activities: [ActivityKind.SchoolBased]));
}
