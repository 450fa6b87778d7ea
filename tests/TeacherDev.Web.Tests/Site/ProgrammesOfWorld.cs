using System.Globalization;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Web.Tests.Site;

/// <summary>In every organisation a programme of its own, “t{id}”, with a year 2026 that is no catalogue: two tracks, one with money and one without.</summary>
public sealed class ProgrammesOfWorld : IRoomOfWorld
{
    public int Order => 1;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["programme"] = async (db, organisation) => (await World.OrganisationAsync(db, organisation)).Id,
        ["programmeYear"] = async (db, organisation) => (await YearAsync(db, organisation)).Id,
    };

    public static Task<ProgrammeYear> YearAsync(TeacherDevDb db, string organisation) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(db.ProgrammeYears.Whole().Where(y => y.Organisation.Key == organisation && !y.IsCatalogue).OrderBy(y => y.Id));

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var organisation in db.Organisations.Where(o => o.Key.StartsWith("t-")).ToList())
        {
            var programme = new Programme($"t{organisation.Id.ToString(CultureInfo.InvariantCulture)}", organisation);
            var source = new Source("试验方案", "一");
            programme.Describe($"{organisation.Name}培养工程", summary: null, source);
            var year = new ProgrammeYear(programme, "2026", 2026, organisation, isCatalogue: false);
            var plan = new ProgrammePlan(new Period(new(2026, 4, 1), new(2026, 12, 20)), source);
            var line = new BudgetLine("backbone", "骨干教师培训", Money.OfWan(12.5m), FundingLevel.City, source);
            plan.Add(line);
            plan.Add(new TrackYear("3", "骨干教师", "骨干教师培养对象", AcquisitionModes.None, 300, 237, new Period(new(2026, 9, 1), new(2026, 12, 20)), line, note: null, source));
            plan.Add(new TrackYear("1", "教育行政管理后备干部", audience: null, AcquisitionModes.None, 100, fundedHeadcount: null, window: null, budgetLine: null, note: null, source));
            plan.Set(new StudioDuty(30, 9, 1, 1, "第三届", budgetLineKey: null, source));
            year.Adopt(plan);
            db.Add(year);
        }
        await db.SaveChangesAsync();
    }
}
