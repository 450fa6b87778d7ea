using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>A trainer of one's own body, of one below or of one above, with the calendar of every list that names the same person.</summary>
public sealed record TrainerPage(int Id, string Name, string Unit, string Organisation, bool IsInside, string? Subjects, LecturerRank? Rank, PlaceTimes Times)
{
    public static async Task<TrainerPage?> OfAsync(TeacherDevDb db, int id, HalfDaysForm form, WeekChoice choice, DateOnly today, CancellationToken stop)
    {
        if (await db.Trainers.AsNoTracking().Include(t => t.Organisation).SingleOrDefaultAsync(t => t.Id == id, stop) is not { } trainer) return null;
        var mayEdit = trainer.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var (href, calendar) = ($"/trainers/{id}", new PlaceCalendar(db));
        var days = await calendar.OfTrainerAsync(id, trainer.PersonId, today, stop);
        var elsewhere = await calendar.AbsencesElsewhereAsync(id, trainer.PersonId, stop);
        var week = await PlaceTimes.WeekAsync(db, href, choice, days, trainer.Organisation.Path, today, span => calendar.OfTrainerAsync(id, trainer.PersonId, span, stop), stop);
        var times = new PlaceTimes(PlaceWords.OfTrainer, href, $"{href}/absences", [.. trainer.Absences.Select(a => new KeptFree(a.Id, a.When, a.Reason)), .. elsewhere.Select(a => new KeptFree(a.Id, a.When, a.Named?.Reason, a.Named?.By, IsElsewhere: true))], days, week, mayEdit, form, today);
        return new(id, trainer.Name, trainer.Unit, trainer.Organisation.Name, trainer.PersonId is not null, trainer.Subjects, trainer.Rank, times);
    }
}
