using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Web.Tests.Site;

/// <summary>
/// The small world every test stands in: a city with two districts and three schools, another city, and an account of every role and place. Each organisation
/// has one sample of every root, so that the access matrix can ask for “the parent's person” or “the sibling's class”. Rooms add theirs
/// as an <see cref="IRoomOfWorld"/>.
/// </summary>
public static class World
{
    public const string Password = "TeacherDev#2026";

    public const string City = "t-city", CityInstitute = "t-institute", East = "t-east", EastInstitute = "t-east-institute", West = "t-west",
        SchoolA = "t-school-a", SchoolB = "t-school-b", SchoolC = "t-school-c", OtherCity = "t-other", OtherSchool = "t-school-x";

    /// <summary>The accounts of the access matrix in the order of its columns, with the organisation of their grant.</summary>
    public static IReadOnlyList<(string UserName, Role Role, string? Organisation)> Accounts { get; } =
    [
        ("coordinator", Role.Coordinator, CityInstitute), ("district", Role.Coordinator, EastInstitute), ("school", Role.SchoolAdmin, SchoolA),
        ("classhead", Role.ClassHead, null), ("researcher", Role.Researcher, EastInstitute),
        ("leader", Role.Leader, null), ("mentor", Role.Mentor, null), ("mentee", Role.Mentee, null), ("teacher", Role.Teacher, null),
        ("assessor", Role.Assessor, null), ("viewer", Role.Viewer, City), ("sysadmin", Role.SystemAdmin, null), ("secadmin", Role.SecurityAdmin, null), ("auditor", Role.AuditAdmin, null),
    ];

    /// <summary>The organisation that stands in a relation to an account, or null where there is none (a city has no parent).</summary>
    public static string? Related(string account, string relation) => (account, relation) switch
    {
        ("coordinator" or "viewer", "own") => CityInstitute,
        ("coordinator" or "viewer", "child") => SchoolA,
        ("coordinator" or "viewer", "sibling" or "parent") => null,
        ("district" or "researcher", "own") => EastInstitute,
        ("district" or "researcher", "parent") => CityInstitute,
        ("district" or "researcher", "child") => SchoolA,
        ("district" or "researcher", "sibling") => SchoolC,
        ("school", "parent") => EastInstitute,
        ("school", "child") => null,
        ("school", "sibling") => SchoolB,
        (_, "own") => SchoolA,
        (_, "parent") => EastInstitute,
        (_, "child") => null,
        (_, "sibling") => SchoolB,
        (_, "other") => OtherSchool,
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "own, parent, child, sibling or other"),
    };

    internal static async Task BuildAsync(TeacherDevDb db, FieldCipher cipher)
    {
        await AddOrganisationsAsync(db);
        await AddPeopleAsync(db, cipher);
        await AddAccountsAsync(db);
        foreach (var room in Rooms) await room.AddAsync(db);
    }

    private static IReadOnlyList<IRoomOfWorld> Rooms { get; } =
        [.. typeof(World).Assembly.GetTypes().Where(t => t is { IsInterface: false } && t.IsAssignableTo(typeof(IRoomOfWorld))).Select(t => (IRoomOfWorld)Activator.CreateInstance(t)!).OrderBy(r => r.Order)];

    /// <summary>The id of an organisation's sample of a kind: “person”, “cohort”, “visit” …</summary>
    public static Task<int> SampleAsync(TeacherDevDb db, string kind, string organisation)
    {
        var room = Rooms.FirstOrDefault(r => r.Samples.ContainsKey(kind)) ?? throw new InvalidOperationException($"No room of the world has samples of “{kind}”.");
        return room.Samples[kind](db, organisation);
    }

    public static Task<Organisation> OrganisationAsync(TeacherDevDb db, string key) => db.Organisations.SingleAsync(o => o.Key == key);

    /// <summary>The sample person of an organisation; the five with accounts work at school A.</summary>
    public static Task<Person> PersonAsync(TeacherDevDb db, string key) => db.People.Where(p => p.Organisation.Key == key && p.StaffNumber == key).SingleAsync();

    public static async Task<int> PersonIdOfAsync(TeacherDevDb db, string userName) => (await db.Accounts.SingleAsync(a => a.UserName == userName)).PersonId!.Value;

    private static async Task AddOrganisationsAsync(TeacherDevDb db)
    {
        async Task<Organisation> Add(string key, string name, OrganisationKind kind, Organisation? parent)
        {
            var organisation = new Organisation(key, name, kind, parent);
            db.Add(organisation);
            await db.SaveChangesAsync();
            return organisation;
        }
        var city = await Add(City, "试验市教育体育局", OrganisationKind.Bureau, null);
        await Add(CityInstitute, "试验市教育科学研究所", OrganisationKind.Institute, city);
        var east = await Add(East, "东区教育体育局", OrganisationKind.Bureau, city);
        await Add(EastInstitute, "东区教育科学研究所", OrganisationKind.Institute, east);
        await Add(SchoolA, "东区第一中学", OrganisationKind.School, east);
        await Add(SchoolB, "东区第二小学", OrganisationKind.School, east);
        var west = await Add(West, "西区教育体育局", OrganisationKind.Bureau, city);
        await Add(SchoolC, "西区第一小学", OrganisationKind.School, west);
        var other = await Add(OtherCity, "邻市教育体育局", OrganisationKind.Bureau, null);
        await Add(OtherSchool, "邻市第一中学", OrganisationKind.School, other);
    }

    private static async Task AddPeopleAsync(TeacherDevDb db, FieldCipher cipher)
    {
        var since = new DateOnly(2015, 9, 1);
        string[] names = ["林岚", "高远", "何苗", "白露", "秦川", "方圆", "江月", "石磊", "金桥", "顾盼"];
        var organisations = await db.Organisations.Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync();
        foreach (var (organisation, name) in organisations.Zip(names))
        {
            var person = new Person(name, organisation, since);
            person.Describe(organisation.Key, SchoolStage.Junior, "数学", TeacherRank.First, since, $"{organisation.Key}@example.cn");
            person.ReachAt("13800138000", cipher);
            db.Add(person);
        }
        await db.SaveChangesAsync();
    }

    private static async Task AddAccountsAsync(TeacherDevDb db)
    {
        var hash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(new Account("x", "x", null), Password);
        await db.Grants.ExecuteDeleteAsync();
        await db.Accounts.ExecuteDeleteAsync();
        var schoolA = await OrganisationAsync(db, SchoolA);
        foreach (var (userName, role, organisationKey) in Accounts)
        {
            var organisation = organisationKey is null ? null : await OrganisationAsync(db, organisationKey);
            var person = role.IsAdministrator || role == Role.Assessor ? null : new Person($"{userName}者", organisation ?? schoolA, new DateOnly(2015, 9, 1));
            person?.Describe(userName, SchoolStage.Junior, "数学", TeacherRank.First, new DateOnly(2015, 9, 1), $"{userName}@example.cn");
            if (person is not null) db.Add(person);
            await db.SaveChangesAsync();
            var account = new Account(userName, userName, person?.Id) { NormalizedUserName = userName.ToUpperInvariant() };
            account.TakePassword(hash, TestClock.Start.UtcDateTime);
            db.Add(account);
            await db.SaveChangesAsync();
            db.Add(new Grant(account, role, organisation, Period.Since(new DateOnly(2026, 1, 1))));
        }
        await db.SaveChangesAsync();
    }
}
