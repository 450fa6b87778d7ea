using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Cohorts;

/// <summary>
/// The public face of open classes, for the teachers they are open to. The scope filter does not know of it: who is not in a class sees its
/// face here and nothing else of it anywhere.
/// </summary>
public sealed class OpenClasses(TeacherDevDb db)
{
    /// <summary>Recruiting and open to the viewer's person, or with the viewer on its waiting list.</summary>
    public IQueryable<OpenClass> All()
    {
        var me = db.Viewer.PersonId ?? 0;
        return from c in db.AllCohorts
               where c.OpenUntil != null
                   && ((c.State == CohortState.Recruiting && db.PersonCards.Any(p => p.Id == me && db.Organisations.Any(o => o.Id == p.OrganisationId && o.Path.StartsWith(c.OpenAudience!))))
                       || ((c.State == CohortState.Confirmed || c.State == CohortState.Running) && c.Waiting.Any(w => w.PersonId == me && w.State == WaitingState.Waiting)))
               select new OpenClass
               {
                   Id = c.Id,
                   Name = c.Name,
                   SortKey = c.SortKey,
                   SearchText = c.SearchText,
                   Period = c.Period,
                   Capacity = c.Capacity,
                   Taken = c.Enrolments.Count(e => e.LeftOn == null),
                   Waiting = c.Waiting.Count(w => w.State == WaitingState.Waiting),
                   Until = c.OpenUntil!.Value,
                   Stage = c.OpenStage,
                   Subject = c.OpenSubject,
                   Theme = c.Theme,
                   Goals = c.Goals,
                   Outcomes = c.Outcomes,
                   AssessmentProcedure = c.AssessmentProcedure,
                   Organisation = c.Organisation.Name,
                   Track = db.Set<TrackYear>().Where(t => t.Id == c.TrackYearId).Select(t => t.Name).FirstOrDefault(),
                   TrackCode = db.Set<TrackYear>().Where(t => t.Id == c.TrackYearId).Select(t => t.Code).FirstOrDefault(),
                   IsMine = c.Enrolments.Any(e => e.PersonId == me && e.LeftOn == null),
                   Place = c.Waiting.Where(w => w.PersonId == me && w.State == WaitingState.Waiting)
                       .Select(w => (int?)c.Waiting.Count(before => before.State == WaitingState.Waiting && before.Position <= w.Position)).FirstOrDefault(),
               };
    }

    /// <summary>The class behind a face that the viewer may see, alone and unchanged; null where there is none.</summary>
    public async Task<Cohort?> FindAsync(int id, CancellationToken stop = default) =>
        await All().AnyAsync(c => c.Id == id, stop) ? await db.AllCohorts.IgnoreAutoIncludes().SingleAsync(c => c.Id == id, stop) : null;
}

/// <summary>What anybody whom a class is open to may know of it: never who is in it.</summary>
public sealed class OpenClass
{
    public required int Id { get; init; }

    public required string Name { get; init; }

    public required byte[] SortKey { get; init; }

    public required string SearchText { get; init; }

    public required Period Period { get; init; }

    public required int Capacity { get; init; }

    public required int Taken { get; init; }

    /// <summary>How many wait.</summary>
    public required int Waiting { get; init; }

    /// <summary>The last day to enrol and to withdraw.</summary>
    public required DateOnly Until { get; init; }

    public required SchoolStage? Stage { get; init; }

    public required string? Subject { get; init; }

    public required string Theme { get; init; }

    public required string Goals { get; init; }

    public required string Outcomes { get; init; }

    public required string AssessmentProcedure { get; init; }

    public required string Organisation { get; init; }

    public required string? Track { get; init; }

    public required string? TrackCode { get; init; }

    /// <summary>The viewer is in it.</summary>
    public required bool IsMine { get; init; }

    /// <summary>The viewer's place in line, from 1; null where the viewer does not wait.</summary>
    public required int? Place { get; init; }

    public int SeatsLeft => Math.Max(0, Capacity - Taken);
}
