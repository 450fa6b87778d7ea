using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Duties;

namespace TeacherDev.Web.Tests.Site;

/// <summary>Rules for teachers and researchers of the city, and one researcher of each office looks after one school: the east of its first, the city of the west's, the other city of its own.</summary>
public sealed class DutiesOfWorld : IRoomOfWorld
{
    public int Order => 33;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["contactschool"] = (db, organisation) => OfAsync(db, organisation),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        var city = (await World.OrganisationAsync(db, World.City)).Path;
        db.Add(new DutyRule("T-TEACHER", "1", "每学期开课一节", city, DutyHolder.Teacher, [ActivityKind.OpenLesson, ActivityKind.ShowLesson], 1, atContactSchool: false, isUnverified: false, "试验"));
        db.Add(new DutyRule("T-RESEARCHER", "1", "公开课、示范课", city, DutyHolder.Researcher, [ActivityKind.OpenLesson], 2, atContactSchool: false, isUnverified: true, "试验"));
        db.Add(new DutyRule("T-CONTACT", "1", "联系点", city, DutyHolder.Researcher, [ActivityKind.Observation, ActivityKind.OpenLesson], 1, atContactSchool: true, isUnverified: true, "试验"));
        foreach (var (person, school) in new[] { (World.EastInstitute, World.SchoolA), (World.CityInstitute, World.SchoolC), (World.OtherCity, World.OtherSchool) })
            db.Add(new ContactSchool((await World.PersonAsync(db, person)).Id, await World.OrganisationAsync(db, school), new DateOnly(2026, 9, 1), Guid.NewGuid()));
        await db.SaveChangesAsync();
    }

    private static Task<int> OfAsync(TeacherDevDb db, string organisation)
    {
        var school = organisation switch
        {
            World.City or World.CityInstitute or World.West or World.SchoolC => World.SchoolC,
            World.OtherCity or World.OtherSchool => World.OtherSchool,
            _ => World.SchoolA,
        };
        return db.ContactSchools.Where(c => c.Organisation.Key == school).OrderBy(c => c.Id).Select(c => c.Id).FirstAsync();
    }
}
