using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Observations;

/// <summary>Logs lessons that the viewer heard: finds where the teacher worked on that day.</summary>
public sealed class ObservationDesk(TeacherDevDb db)
{
    /// <exception cref="RuleBroken">The viewer is no teacher, the teacher is not of this city, or a rule of <see cref="LessonObservation"/>.</exception>
    public async Task<LessonObservation> LogAsync(int teacherId, HeardLesson lesson, DateOnly today, Guid idempotencyKey, CancellationToken stop = default)
    {
        var me = db.Viewer.PersonId ?? throw new RuleBroken("这个账号没有对应的教师，不能记录听课");
        var (day, region) = (lesson.Day, await db.RegionAsync(stop));
        var teacher = await db.PersonCards.Where(p => p.Id == teacherId && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Path.StartsWith(region))).Select(p => new { p.OrganisationId }).SingleOrDefaultAsync(stop) ?? throw new RuleBroken("请选择授课教师");
        var then = await db.Set<Posting>().Where(p => p.PersonId == teacherId && p.Period.From <= day && p.Period.To >= day).Select(p => (int?)p.OrganisationId).FirstOrDefaultAsync(stop);
        return new LessonObservation(me, teacherId, then ?? teacher.OrganisationId, lesson, today, idempotencyKey);
    }
}
