using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Selection;

namespace TeacherDev.Domain.Demonstration;

/// <summary>Three dispatches of the city: a 国培 whose names are coming in, the teacher's among them, one body short; one that is over; and a draft.</summary>
internal sealed class DemonstrationDispatches(TeacherDevDb db)
{
    private static readonly HashSet<int> Nobody = [];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var bodies = await db.Organisations.Include(o => o.Parent).ToDictionaryAsync(o => o.Id, stop);
        var institute = bodies[city.Organisations["yuxi-institute"].Id];
        var by = new Act(AccountId: null, city.Now.AddDays(-2));
        var open = new Dispatch(institute, new DispatchPlan(
            $"“国培计划（{city.Today.Year}）”骨干教师研修班", "云南省教师发展中心", $"云教师〔{city.Today.Year}〕18号", "请各区县按名额选派骨干教师，向乡村学校倾斜；因故不能参加的及时报告，由替补递补。", "昆明",
            new Period(city.Today.AddDays(12), city.Today.AddDays(18)), city.Today.AddDays(4), 8), city.Dice.Key());
        var (hongta, jiangchuan, school) = (bodies[city.Organisations["hongta"].Id], bodies[city.Organisations["jiangchuan"].Id], bodies[city.Players["teacher"].SchoolId]);
        open.Allot([(hongta, 3), (jiangchuan, 3), (school, 2)], by, Nobody);
        open.Publish(city.Today.AddDays(-3));
        Name(open, hongta, OfDistrict(city, "hongta").Take(3), isSubstitute: false, by);
        Name(open, hongta, OfDistrict(city, "hongta").Skip(3).Take(1), isSubstitute: true, by);
        Name(open, school, [city.Players["teacher"]], isSubstitute: false, by);
        db.AddRange(open, new Dispatch(institute, new DispatchPlan(
            $"{city.Today.Year} 年省培乡村教师访名校", "云南省教师发展中心", Document: null, "名额下达后再分到各区县。", "昆明",
            new Period(city.Today.AddDays(40), city.Today.AddDays(46)), city.Today.AddDays(25), 6), city.Dice.Key()));
        await AddOverAsync(city, institute, [hongta, jiangchuan], stop);
        db.ChangeTracker.Clear();
    }

    private async Task AddOverAsync(City city, Organisation institute, IReadOnlyList<Organisation> bodies, CancellationToken stop)
    {
        var (from, to) = (city.Today.AddDays(-60), city.Today.AddDays(-55));
        var over = new Dispatch(institute, new DispatchPlan(
            $"{city.Today.Year} 年省级学科带头人跟岗研修", "云南省教育厅", Document: null, "请按名额选派，到名校跟岗研修一周。", "昆明", new Period(from, to), from.AddDays(-7), 4), city.Dice.Key());
        var by = new Act(AccountId: null, city.Now.AddDays(-70));
        over.Allot([.. bodies.Select(b => (b, 2))], by, Nobody);
        over.Publish(from.AddDays(-14));
        foreach (var body in bodies) Name(over, body, OfDistrict(city, body.Key).Skip(6).Take(2), isSubstitute: false, by);
        over.Confirm(by.At);
        db.Add(over);
        await db.SaveChangesAsync(stop);
        var ids = over.Appointees.Select(a => a.Id).ToList();
        over.Depart(ids, from.AddDays(-1), city.Today);
        over.Return(ids, to.AddDays(1), city.Today);
        over.Close();
        await db.SaveChangesAsync(stop);
    }

    private static IEnumerable<Inhabitant> OfDistrict(City city, string district) => city.Teachers.Where(t => t.District == district && !city.Players.ContainsValue(t)).OrderBy(t => t.Id);

    private static void Name(Dispatch dispatch, Organisation body, IEnumerable<Inhabitant> people, bool isSubstitute, Act by)
    {
        foreach (var person in people) dispatch.Name(body.Id, person.Id, person.Name, isSubstitute, by);
    }
}
