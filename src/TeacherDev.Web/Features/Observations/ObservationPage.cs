using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Observations;

namespace TeacherDev.Web.Features.Observations;

/// <param name="MayAnswer">The viewer taught the lesson, and it waits for a word.</param>
/// <param name="MayWithdraw">The viewer logged it, and it is not confirmed.</param>
public sealed record ObservationPage(ObservationRow Row, string? Subject, string? Strengths, string? Weaknesses, string? Advice, int? SheetId, DateTime? AnsweredAt, string? Reason, bool MayAnswer, bool MayWithdraw)
{
    public static async Task<ObservationPage?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        if (await db.LessonObservations.AsNoTracking().Include(o => o.Organisation).SingleOrDefaultAsync(o => o.Id == id, stop) is not { } heard) return null;
        var cards = await db.PersonCards.Where(c => c.Id == heard.ObserverId || c.Id == heard.TeacherId).ToDictionaryAsync(c => c.Id, stop);
        var row = new ObservationRow(id, heard.Day, heard.LessonPeriod, cards[heard.ObserverId].Name, cards[heard.TeacherId].Name, heard.Organisation.Name, heard.Role, heard.Type, heard.Topic, heard.Class, heard.Points, heard.State);
        return new(row, cards[heard.TeacherId].Subject, heard.Strengths, heard.Weaknesses, heard.Advice, heard.SheetId, heard.AnsweredAt, heard.Reason,
            heard.State == AnswerState.Logged && db.Viewer.PersonId == heard.TeacherId, heard.State is AnswerState.Logged or AnswerState.Returned && db.Viewer.PersonId == heard.ObserverId);
    }
}
