using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Tests.Selection;

/// <summary>Two districts with two schools of six teachers each, and an open call of the city, in a database.</summary>
internal sealed record Town(Call Call, IReadOnlyList<int> Districts, IReadOnlyList<int> Schools, IReadOnlyDictionary<int, List<int>> People)
{
    private const int OfASchool = 6;
    private static readonly FieldCipher Cipher = new(new Dictionary<byte, byte[]> { [1] = new byte[32] });

    public static Nominating Desk(TeacherDevDb db) => new(db, new Eligibility(db, Cipher), new EthicsVeto(db));

    public static Recognising Office(TeacherDevDb db) => new(db, Desk(db), new EthicsVeto(db));

    public static async Task<Town> BuildAsync(TeacherDevDb db, int districtPlaces = 0, int overNomination = 100, int schoolPlaces = 0, IReadOnlyList<EligibilityRule>? rules = null, IReadOnlyList<SubjectGroup>? groups = null, IEnumerable<SelectionStep>? steps = null)
    {
        var city = new Organisation("yuxi", "玉溪市教育体育局", OrganisationKind.Bureau, parent: null);
        db.Add(city);
        await db.SaveChangesAsync();
        List<Organisation> districts = [.. Enumerable.Range(0, 2).Select(d => new Organisation($"d{d}", $"第{d}区教育体育局", OrganisationKind.Bureau, city))];
        db.AddRange(districts);
        await db.SaveChangesAsync();
        List<Organisation> schools = [.. Enumerable.Range(0, 4).Select(s => new Organisation($"s{s}", $"第{s}小学", OrganisationKind.School, districts[s / 2]))];
        db.AddRange(schools);
        await db.SaveChangesAsync();
        var people = new Dictionary<int, List<int>>();
        foreach (var school in schools)
        {
            List<Person> staff = [.. Enumerable.Range(0, OfASchool).Select(i => new Person($"{school.Name}教师{i}", school, new DateOnly(2010, 9, 1)))];
            foreach (var person in staff) person.Describe(null, SchoolStage.Primary, "数学", TeacherRank.First, new(2010, 9, 1), null);
            db.AddRange(staff);
            await db.SaveChangesAsync();
            people[school.Id] = staff.ConvertAll(p => p.Id);
        }
        var programme = new Programme("T", city);
        programme.Describe("试验项目", null, new Source("试验", "一"));
        var year = new ProgrammeYear(programme, "2026", 2026, city, isCatalogue: false);
        var plan = new ProgrammePlan(Period.Year(2026), new Source("试验", "一"));
        foreach (var (code, name) in new[] { ("3", "骨干教师"), ("2", "学科带头人") }) plan.Add(new TrackYear(code, name, null, AcquisitionModes.None, null, null, null, null, null, new Source("试验", "一")));
        year.Adopt(plan);
        db.Add(year);
        await db.SaveChangesAsync();
        var call = new Call(city, year.Id, year.Tracks[0].Id, Calls.Plan(steps, overNomination: overNomination, rules: rules, groups: groups), Guid.NewGuid());
        call.Publish(Calls.Today);
        db.Add(call);
        await db.SaveChangesAsync();
        foreach (var (body, places) in districts.Select(d => (d, districtPlaces)).Concat(schools.Select(s => (s, schoolPlaces))).Where(b => b.Item2 > 0))
        {
            var quota = new Quota(call.Id, body);
            quota.Allot(stage: null, group: null, places, call);
            db.Add(quota);
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return new(call, districts.ConvertAll(d => d.Id), schools.ConvertAll(s => s.Id), people);
    }
}
