using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>Every organisation read in a list of hours that its sample person brought along; the other city's school has certified hours of its own, whose person is exempted for a month and owes hours.</summary>
public sealed class HoursOfWorld : IRoomOfWorld
{
    public int Order => 30;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["hourslist"] = (db, organisation) => db.HoursLists.Where(l => l.Organisation.Key == organisation).OrderBy(l => l.Id).Select(l => l.Id).FirstAsync(),
        ["hoursrules"] = (db, organisation) => db.HoursRuleSets.Where(r => r.Code == organisation + "-LATER").Select(r => r.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var person = await World.PersonAsync(db, World.OtherSchool);
        db.AddRange(
            new HoursEntry(person.Id, person.OrganisationId, "faceToFace", Hours.Of(8), new(2026, 5, 8), HoursSourceKind.Import, 1, "示例培训", "t-other-rules 2020", TestClock.Start.UtcDateTime),
            new HoursExemption(person.Id, person.OrganisationId, "病假", new Period(new(2026, 6, 1), new(2026, 6, 30))));
        var owing = new HoursGoal(HoursPeriodKind.CalendarYear, Period.Year(2026), Hours.Zero, Hours.Of(72), Hours.Of(72), [], [], []);
        db.Add(new HoursBalance(new HoursStanding(person.Id, await db.HoursRuleSets.OrderBy(r => r.Id).FirstAsync(), [owing]), through: 0));
        await db.SaveChangesAsync();
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync())
        {
            var brought = new HoursSheetLine((await World.PersonAsync(db, organisation.Key)).Id, new(2019, 1, 1), "faceToFace", null, Hours.Of(60), "2019年期初学时", "示例规则 2020");
            // Far away, so that it governs nobody.
            db.Add(new HoursRuleSet($"{organisation.Key}-LATER", organisation.Name, organisation.Path, new DateOnly(2099, 1, 1), "2099", isUnverified: true, 45, Hours.Of(8), Hours.Of(4), AbsencePolicy.ProRata, 20).WithUsualModes()
                .Require(new HoursRequirement(HoursAudience.Teacher, HoursPeriodKind.CalendarYear, Hours.Of(72))));
            await new HoursLists(db).PostAsync(organisation.Id, HoursListKind.Opening, $"{organisation.Name}期初学时", [brought], TestClock.Start.UtcDateTime, Guid.NewGuid());
        }
    }
}

internal static class UsualModes
{
    /// <summary>The modes that most regions count.</summary>
    public static HoursRuleSet WithUsualModes(this HoursRuleSet rules) =>
        rules.Recognise(new HoursMode("faceToFace", "集中培训")).Recognise(new HoursMode("online", "网络研修", [SessionMode.Online])).Recognise(new HoursMode("schoolBased", "校本研修", activities: [ActivityKind.SchoolBased]));
}
