using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Duties;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>Some teachers of the school that signs in gave their lesson of the term, others did not; the district's researchers look after two schools each, and went to one.</summary>
internal sealed class DemonstrationDuties(TeacherDevDb db)
{
    private static readonly string[] Lessons = ["长方形的面积", "背影", "光合作用", "圆的认识", "故乡", "一次函数的图象"];

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var (school, institute) = (city.Players["school"].SchoolId, city.Organisations["jiangchuan-institute"].Id);
        var days = Enumerable.Range(2, Lessons.Length).Select(week => city.Today.AddDays(-7 * week)).Select(d => d.AddDays(2 - (int)d.DayOfWeek)).ToList();
        var teachers = city.Teachers.Where(t => t.SchoolId == school && !city.Players.ContainsValue(t)).Select(t => t.Id).Order().ToList();
        foreach (var (at, lesson) in Lessons.Index().Take(teachers.Count)) await GiveAsync(city, school, school, $"公开课《{lesson}》", ActivityKind.OpenLesson, teachers[at], teachers, days[at], stop);
        var researchers = await db.People.Where(p => p.OrganisationId == institute).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(stop);
        var schools = await db.Organisations.Where(o => o.Kind == OrganisationKind.School && o.Path.StartsWith("/yuxi/jiangchuan/")).OrderBy(o => o.Id).ToListAsync(stop);
        foreach (var (at, researcher) in researchers.Index())
        {
            db.AddRange(Enumerable.Range(0, 2).Select(n => schools[((2 * at) + n) % schools.Count]).DistinctBy(s => s.Id).Select(s => new ContactSchool(researcher, s, new DateOnly(city.Today.Year, 9, 1), city.Dice.Key())));
            await db.SaveChangesAsync(stop);
            await GiveAsync(city, institute, schools[2 * at % schools.Count].Id, "联系点听课调研", ActivityKind.Observation, researcher, teachers, days[at % days.Count], stop);
        }
        db.ChangeTracker.Clear();
    }

    private async Task GiveAsync(City city, int organiser, int school, string title, ActivityKind kind, int giver, List<int> audience, DateOnly day, CancellationToken stop)
    {
        var activity = new Activity(organiser, kind, title, null, null, null, city.Dice.Key());
        activity.HoldAt(school);
        activity.GiveBy([giver]);
        activity.Invite(audience.Where(a => a != giver).Take(8), day);
        db.Add(activity);
        await db.SaveChangesAsync(stop);
        var session = Session.OfActivity(activity.Id, organiser, new(title, null, null, SessionMode.FaceToFace, Kernel.Hours.Zero), new Slot(day, DayPart.Morning), city.Dice.Key());
        db.Add(session);
        await db.SaveChangesAsync(stop);
        db.AddRange(activity.Invitations.Select(i => new AttendanceMark(session.Id, i.PersonId, AttendanceStatus.Present, day.AtInShanghai(new(9, 0)))));
        await db.SaveChangesAsync(stop);
        await db.CloseAllAsync([session.Id], stop);
    }
}
