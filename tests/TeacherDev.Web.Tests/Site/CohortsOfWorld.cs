using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Tests.Site;

using Hours = TeacherDev.Domain.Kernel.Hours;

/// <summary>
/// In every organisation a class of track 3 with the organisation's sample person in it and one lesson last Friday, an activity, a venue, a
/// trainer, three blackouts far away and a sheet of teaching periods that says that person teaches on Thursday afternoons; another city has
/// clash rules that decide nothing. The teacher's account is in the class of school A, which the account “classhead” looks after. One hour rule
/// set governs each city.
/// </summary>
public sealed class CohortsOfWorld : IRoomOfWorld
{
    public static readonly DateOnly LastFriday = new(2026, 11, 20);
    private static readonly CohortPlan Plan = new("单元整体教学", "能设计一个单元", "每人一份单元设计", "出勤、作业、汇报课");

    public int Order => 2;

    public IReadOnlyDictionary<string, Func<TeacherDevDb, string, Task<int>>> Samples { get; } = new Dictionary<string, Func<TeacherDevDb, string, Task<int>>>(StringComparer.Ordinal)
    {
        ["cohort"] = (db, organisation) => db.Cohorts.Where(c => c.Organisation.Key == organisation && c.Name.EndsWith("示例班")).Select(c => c.Id).SingleAsync(),
        ["lesson"] = (db, organisation) => db.Sessions.Where(s => s.Organisation.Key == organisation && s.Topic == "示例课").Select(s => s.Id).SingleAsync(),
        ["activity"] = (db, organisation) => db.Activities.Where(a => a.Organisation.Key == organisation && a.Title.EndsWith("示例活动")).Select(a => a.Id).SingleAsync(),
        ["venue"] = (db, organisation) => db.Venues.Where(v => v.Organisation.Key == organisation && v.Name.EndsWith("示例教室")).Select(v => v.Id).SingleAsync(),
        // The matrix removes what it may: the next one is the sample then.
        ["blackout"] = (db, organisation) => db.Blackouts.Where(b => b.Organisation.Key == organisation).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync(),
        ["trainer"] = (db, organisation) => db.Trainers.Where(t => t.Organisation.Key == organisation && t.Name == "示例专家").Select(t => t.Id).SingleAsync(),
    };

    public async Task AddAsync(TeacherDevDb db)
    {
        foreach (var city in new[] { World.City, World.OtherCity })
            db.Add(new HoursRuleSet($"{city}-rules", city, $"/{city}/", new DateOnly(2020, 1, 1), "2020", isUnverified: false, 45, Hours.Of(8), Hours.Of(4), AbsencePolicy.Forfeit, 20).WithUsualModes());
        var (teacher, head) = (await World.PersonIdOfAsync(db, "teacher"), await World.PersonIdOfAsync(db, "classhead"));
        foreach (var organisation in await db.Organisations.Where(o => o.Key.StartsWith("t-")).OrderBy(o => o.Id).ToListAsync())
        {
            var year = await ProgrammesOfWorld.YearAsync(db, organisation.Key);
            var cohort = new Cohort(organisation.Id, year.Id, year.Tracks.Single(t => t.Code == "3").Id, $"{organisation.Name}示例班", new Period(new(2026, 11, 16), new(2026, 11, 29)), 30, Plan, Guid.NewGuid());
            cohort.Enrol((await World.PersonAsync(db, organisation.Key)).Id, cohort.Period.From);
            if (organisation.Key == World.SchoolA)
            {
                cohort.Enrol(teacher, cohort.Period.From);
                cohort.Appoint(head, CohortRole.ClassHead, cohort.Period.From);
            }
            cohort.MoveTo(CohortState.Recruiting);
            db.AddRange(cohort,
                new Activity(organisation.Id, ActivityKind.Research, $"{organisation.Name}示例活动", null, null, null, Guid.NewGuid()),
                new Venue(organisation.Id, $"{organisation.Name}示例教室", "示例路 1 号", 40, Guid.NewGuid()),
                Trainer.Outside(organisation.Id, "示例专家", organisation.Name, Guid.NewGuid()));
            db.AddRange(Enumerable.Range(1, 3).Select(n => new Blackout(organisation, new Period(new(2029, 6, 20), new(2029, 6, 24)), $"示例阅卷{n}", Guid.NewGuid())));
            if (organisation.Key == World.OtherCity) db.Add(new ClashPolicy(organisation.Id));
            var timetable = new TeachingTimetable(organisation.Id, 2026, TermSeason.Autumn);
            timetable.Replace([new((await World.PersonAsync(db, organisation.Key)).Id, DayOfWeek.Thursday, DayPart.Afternoon, null)], cohort.Period.From);
            db.Add(timetable);
            await db.SaveChangesAsync();
            db.Add(Session.OfCohort(cohort.Id, organisation.Id, new("示例课", null, null, SessionMode.FaceToFace, Hours.Of(4)), new Slot(LastFriday, DayPart.Morning), Guid.NewGuid()));
            await db.SaveChangesAsync();
        }
    }
}
