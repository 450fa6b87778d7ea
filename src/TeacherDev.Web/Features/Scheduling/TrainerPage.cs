using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>A trainer of one's own body, of one below or of one above, with the calendar of every list that names the same person.</summary>
public sealed record TrainerPage(int Id, string Name, string Unit, string Organisation, bool IsInside, string? Subjects, LecturerRank? Rank, PlaceTimes Times)
{
    public static async Task<TrainerPage?> OfAsync(TeacherDevDb db, int id, HalfDaysForm form, DateOnly today, CancellationToken stop)
    {
        if (await db.Trainers.AsNoTracking().Include(t => t.Organisation).SingleOrDefaultAsync(t => t.Id == id, stop) is not { } trainer) return null;
        var mayEdit = trainer.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var times = new PlaceTimes(PlaceWords.OfTrainer, $"/trainers/{id}/absences", [.. trainer.Absences.Select(a => new KeptFree(a.Id, a.When, a.Reason))], await new PlaceCalendar(db).OfTrainerAsync(id, trainer.PersonId, today, stop), mayEdit, form, today);
        return new(id, trainer.Name, trainer.Unit, trainer.Organisation.Name, trainer.PersonId is not null, trainer.Subjects, trainer.Rank, times);
    }
}
