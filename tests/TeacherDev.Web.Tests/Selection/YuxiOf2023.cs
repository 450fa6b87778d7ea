using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Selection;

/// <summary>
/// 玉溪 in the spring of 2023, as the seeds name it: nine districts, of which each has three schools here, and 900 teachers who want to become
/// 学科带头人 or 骨干教师. The clock begins on Monday, 3 April 2023.
/// </summary>
public sealed class YuxiOf2023 : TestSite
{
    public const string Coordinator = "yx-coordinator";
    public const int Experts = 9;

    /// <summary>134 and 237 places in nine districts (五（一）: 134名市级学科带头人, 237名市级骨干教师), and 900 who apply for them.</summary>
    public static readonly IReadOnlyList<TrackOf2023> Tracks =
    [
        new("2", "学科带头人", [20, 15, 15, 14, 14, 14, 14, 14, 14], [49, 36, 36, 34, 34, 34, 34, 34, 34], 3),
        new("3", "骨干教师", [37, 25, 25, 25, 25, 25, 25, 25, 25], [87, 61, 61, 61, 61, 61, 61, 61, 61], 5),
    ];

    private static readonly string[] Subjects = ["语文", "数学", "英语", "物理", "化学", "生物"];

    public YuxiOf2023() => Clock = new(new DateTimeOffset(2023, 4, 3, 9, 0, 0, TimeSpan.FromHours(8)));

    public DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime.AddHours(8));

    /// <summary>Lets the days pass until 09:00 of that day.</summary>
    public void GoTo(DateOnly day) => Clock.Advance(TimeSpan.FromDays(day.DayNumber - Today.DayNumber));

    /// <summary>Signed in today: a session does not last as long as a selection.</summary>
    public async Task<Visitor> SignedInAsync(string userName)
    {
        var visitor = await AnyoneAsync();
        await visitor.SignInAsync(userName, World.Password);
        return visitor;
    }

    /// <summary>What stood there before the call: bodies, people and their accounts.</summary>
    public Task<IReadOnlyList<DistrictOf2023>> PeopleAsync() => InDbAsync(async db =>
    {
        var hash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new Account("x", "x", null), World.Password);
        var city = await db.Organisations.SingleAsync(o => o.Key == "yuxi");
        var institute = await db.Organisations.SingleAsync(o => o.Key == "yuxi-institute");
        await AccountAsync(db, hash, Coordinator, Role.Coordinator, institute, await PersonAsync(db, institute, "市教科所培训科"));
        for (var at = 0; at < Experts; at++)
            await AccountAsync(db, hash, Expert(at), Role.Assessor, organisation: null, await PersonAsync(db, institute, $"评审专家{at}"));
        var found = new List<DistrictOf2023>();
        var bureaus = await db.Organisations.Where(o => o.Kind == OrganisationKind.Bureau && o.ParentId == city.Id).OrderBy(o => o.Key == "jiangchuan" ? 0 : 1).ThenBy(o => o.Key).ToListAsync();
        foreach (var (at, bureau) in bureaus.Index())
        {
            await AccountAsync(db, hash, $"yx-district-{at}", Role.Coordinator, bureau, await PersonAsync(db, bureau, $"{bureau.Key}培训股"));
            var schools = new List<SchoolOf2023>();
            for (var s = 0; s < 3; s++)
            {
                var school = new Organisation($"yx-{bureau.Key}-{s}", $"{bureau.ShortName ?? bureau.Name}第{s + 1}学校", OrganisationKind.School, bureau);
                db.Add(school);
                await db.SaveChangesAsync();
                await AccountAsync(db, hash, $"yx-school-{at}-{s}", Role.SchoolAdmin, school, await PersonAsync(db, school, $"{bureau.Key}{s}教科室"));
                var lists = new List<IReadOnlyList<string>>();
                foreach (var track in Tracks)
                {
                    // As even as the district's number allows.
                    var count = (track.Applicants[at] + 2 - s) / 3;
                    var staff = Enumerable.Range(0, count).Select(i => Teacher(school, $"{track.Code}-{at}-{s}-{i:00}", i)).ToList();
                    db.AddRange(staff);
                    lists.Add(staff.ConvertAll(p => p.StaffNumber!));
                }
                await db.SaveChangesAsync();
                schools.Add(new(school.Id, school.Name, $"yx-school-{at}-{s}", lists));
            }
            found.Add(new(bureau.Id, bureau.Name, $"yx-district-{at}", schools));
        }
        return (IReadOnlyList<DistrictOf2023>)found;
    });

    public static string Expert(int at) => string.Create(CultureInfo.InvariantCulture, $"yx-expert-{at}");

    private static Person Teacher(Organisation school, string number, int at)
    {
        var person = new Person($"教师{number}", school, new DateOnly(2012, 9, 1));
        person.Describe($"YX{number}", at % 2 == 0 ? SchoolStage.Primary : SchoolStage.Junior, Subjects[at % Subjects.Length], TeacherRank.First, new DateOnly(2012, 9, 1), email: null);
        return person;
    }

    private static async Task<Person> PersonAsync(TeacherDevDb db, Organisation organisation, string name)
    {
        var person = new Person(name, organisation, new DateOnly(2010, 9, 1));
        db.Add(person);
        await db.SaveChangesAsync();
        return person;
    }

    private async Task AccountAsync(TeacherDevDb db, string hash, string userName, Role role, Organisation? organisation, Person person)
    {
        var account = new Account(userName, userName, person.Id) { NormalizedUserName = userName.ToUpperInvariant() };
        account.TakePassword(hash, Clock.GetUtcNow().UtcDateTime);
        db.Add(account);
        await db.SaveChangesAsync();
        db.Add(new Grant(account, role, organisation, Period.Since(new DateOnly(2023, 1, 1))));
        await db.SaveChangesAsync();
    }
}

/// <param name="Places">Of each district.</param>
/// <param name="Applicants">Of each district.</param>
/// <param name="Classes">Into how many its people are divided.</param>
public sealed record TrackOf2023(string Code, string Name, int[] Places, int[] Applicants, int Classes);

public sealed record DistrictOf2023(int Id, string Name, string Account, IReadOnlyList<SchoolOf2023> Schools);

/// <param name="Lists">Staff numbers of those whom the school recommends, in its order, by track.</param>
public sealed record SchoolOf2023(int Id, string Name, string Account, IReadOnlyList<IReadOnlyList<string>> Lists);
