using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Demonstration;

/// <summary>A class that is full and has people waiting, one that teachers enrol themselves in, and one for whole schools.</summary>
internal sealed class DemonstrationCohortLists(TeacherDevDb db)
{
    private const int Seats = 30;
    private const int InLine = 4;
    private static readonly CohortPlan Plan = new("课堂教学与育人能力提升", "会设计一个单元，会用学习证据改进教学。", "每人一份单元设计和一篇教学反思。", "出勤不少于五分之四，提交一份单元设计。");

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var window = city.Year.Window!.Value;
        var period = new Period(city.Today.AddDays(-7) < window.From ? window.From : city.Today.AddDays(-7), window.To);
        var free = city.Dice.Shuffled(city.Free(t => t.District == "hongta")).Take(Seats + InLine).ToList();
        var full = Class(city, "班主任工作研修班", "X", period, Seats);
        full.EnrolAll(free.Take(Seats).Select(t => t.Id), period.From);
        foreach (var teacher in free.Skip(Seats)) full.Wait(teacher.Id, city.Today);
        foreach (var (name, mode, tenths) in new[] { ("学科育德", ModuleMode.FaceToFace, 80), ("课堂学习指导和有效教学", ModuleMode.Blended, 120), ("育人能力", ModuleMode.Practice, 40) }) full.AddModule(new ModuleContent(name, mode, tenths, IsRequired: true));
        full.Appoint(city.Researchers[2].Id, CohortRole.ClassHead, period.From);
        full.MoveTo(CohortState.Recruiting);
        full.MoveTo(CohortState.Confirmed);
        var last = city.Today.AddDays(14) < window.To ? city.Today.AddDays(14) : window.To;
        var open = Class(city, "自主选学：人工智能与课堂教学", "E", new Period(city.Today.AddDays(5) < window.To ? city.Today.AddDays(5) : window.To, window.To), 40);
        open.OpenTo(city.Organisations["yuxi-institute"], last, stage: null, subject: null);
        open.MoveTo(CohortState.Recruiting);
        var schools = city.Schools.Where(s => s.Path.Contains("/hongta/", StringComparison.Ordinal) && city.Players.Values.All(p => p.SchoolId != s.Id)).Take(2).Select(s => s.Id).ToList();
        // A city may be built of any size, its schools with it.
        var staff = city.Teachers.Where(t => schools.Contains(t.SchoolId)).Select(t => t.Id).Take(Cohort.MostSeats).ToList();
        var whole = Class(city, "整校推进：网络研修与校本实操", "X", period, Math.Max(400, staff.Count));
        whole.NameSchools(schools);
        whole.EnrolAll(staff, period.From, EnrolmentRoute.School);
        whole.MoveTo(CohortState.Recruiting);
        db.AddRange(full, open, whole);
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }

    private static Cohort Class(City city, string name, string track, Period period, int seats) =>
        new(city.Year.OrganisationId, city.Year.Id, city.Year.Tracks.Single(t => t.Code == track).Id, name, period, seats, Plan, city.Dice.Key());
}
