using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Demonstration;

/// <summary>The running classes published their timetable three weeks ago; since then the last session of each begins half an hour later, and nobody was told.</summary>
internal sealed class DemonstrationPublications(TeacherDevDb db)
{
    private const int DaysAgo = 20;

    public async Task AddAsync(City city, CancellationToken stop)
    {
        var cohorts = await db.Cohorts.IgnoreAutoIncludes().AsNoTracking().Where(c => c.State == CohortState.Running && db.Sessions.Any(s => s.CohortId == c.Id && s.Day > city.Today)).OrderBy(c => c.Id).ToListAsync(stop);
        var drafts = await new Publishing(db).DraftsAsync([.. cohorts.Select(c => c.Id)], stop);
        db.AddRange(cohorts.Select(c => new Publication(c, null, drafts[c.Id].Sessions, city.Players["coordinator"].Name, city.Now.AddDays(-DaysAgo), city.Dice.Key())));
        await db.SaveChangesAsync(stop);
        var ids = cohorts.ConvertAll(c => c.Id);
        foreach (var last in (await db.Sessions.Where(s => ids.Contains(s.CohortId!.Value) && s.State == SessionState.Planned && s.Day > city.Today).ToListAsync(stop)).GroupBy(s => s.CohortId).Select(g => g.MaxBy(s => (s.Day, s.Part))!))
            last.Move(new Slot(last.Day, last.Part, last.Slot.Times.From.AddMinutes(30), last.Slot.Times.To));
        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
    }
}
