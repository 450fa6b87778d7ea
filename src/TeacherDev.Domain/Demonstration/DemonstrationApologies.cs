using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>The teacher and a classmate ask for leave from the next session of their class; it waits for the class head.</summary>
internal sealed class DemonstrationApologies(TeacherDevDb db)
{
    public async Task AddAsync(City city, CancellationToken stop)
    {
        var teacher = city.Players["teacher"].Id;
        var next = await db.ExpectingSessions(teacher).Where(s => s.State == SessionState.Planned && s.CohortId != null && s.Day > city.Today).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id).FirstOrDefaultAsync(stop);
        if (next is null) return;
        var classmate = await db.Expected(next).Where(p => p.Id != teacher).OrderBy(p => p.Id).Select(p => p.Id).FirstAsync(stop);
        foreach (var (personId, reason) in new[] { (teacher, "当天学校承办中考体育测试，担任裁判"), (classmate, "孩子住院，需陪护") })
        {
            var apology = new Apology(next.Id, personId);
            apology.Ask(reason, next.Day.AtInShanghai(TimeOnly.MinValue), city.Today.AtInShanghai(new(8, 0)));
            db.Add(apology);
        }
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
