using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>The other city's school has certified hours of its sample person, who is exempted for a month.</summary>
public sealed class HoursOfWorld : IRoomOfWorld
{
    public int Order => 30;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal);

    public async Task AddAsync(TeacherDevDb db)
    {
        var person = await World.PersonAsync(db, World.OtherSchool);
        db.AddRange(
            new HoursEntry(person.Id, person.OrganisationId, "faceToFace", Hours.Of(8), new(2026, 5, 8), HoursSourceKind.Import, 1, "示例培训", "t-other-rules 2020", TestClock.Start.UtcDateTime),
            new HoursExemption(person.Id, person.OrganisationId, "病假", new Period(new(2026, 6, 1), new(2026, 6, 30))));
        await db.SaveChangesAsync();
    }
}

internal static class UsualModes
{
    /// <summary>The modes that most regions count.</summary>
    public static HoursRuleSet WithUsualModes(this HoursRuleSet rules) =>
        rules.Recognise(new HoursMode("faceToFace", "集中培训")).Recognise(new HoursMode("online", "网络研修", [SessionMode.Online])).Recognise(new HoursMode("schoolBased", "校本研修", activities: [ActivityKind.SchoolBased]));
}
