using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Web.Features.Cohorts;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>How far the timetable of a class has been told to those it concerns.</summary>
/// <param name="Last">The publication in force; null where there is none, or the viewer may not read it.</param>
/// <param name="Unpublished">Changes since then that nobody was told of; 0 for whoever does not look after the class.</param>
/// <param name="LooksAfter">The viewer sees the timetable as it is being made; others what they were told of.</param>
public sealed record PublicationStanding(PublicationLine? Last, int Unpublished, bool LooksAfter, bool MayPublish)
{
    public static async Task<PublicationStanding> OfAsync(TeacherDevDb db, CohortSummary cohort, CancellationToken stop)
    {
        var looksAfter = await cohort.IsLookedAfterAsync(db, stop);
        var last = await db.Publications.AsNoTracking().Where(p => p.CohortId == cohort.Id).OrderByDescending(p => p.Number).Select(p => new PublicationLine(p.Id, p.Number, p.PublishedAt, p.By)).FirstOrDefaultAsync(stop);
        var changes = looksAfter && cohort.State.IsOpen ? (await new Publishing(db).DraftAsync(cohort.Id, stop)).Changes.Count : 0;
        return new(last, changes, looksAfter, cohort.MaySteer && cohort.State.IsOpen);
    }
}

public sealed record PublicationLine(int Id, int Number, DateTime PublishedAt, string By);
