using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Selection;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Selection;

/// <summary>Who waits for a class under a call, and the classes as they are proposed.</summary>
/// <param name="Window">When the track has its training held; null where the plan sets no days.</param>
/// <param name="Classes">Classes of the track that there are already.</param>
public sealed record DivisionPage(CallSummary Summary, IReadOnlyList<Divided> Waiting, int Classes, DivisionBy By, int Count, Period? Window, DivisionForm? Form)
{
    private const int UsualSize = 50;

    /// <summary>Who stands in a class; those who are to wait stand with the first, until somebody gives them a class.</summary>
    public IReadOnlyList<Divided> In(int at) => [.. Waiting.Where(w => (ClassOf(w) ?? 0) == at)];

    public int? ClassOf(Divided person) => Form!.People!.FirstOrDefault(p => p.PersonId == person.PersonId)?.Class;

    public static async Task<DivisionPage?> OfAsync(TeacherDevDb db, TrainingWindows windows, IStringLocalizer t, int id, DivisionBy by, int? count, DivisionForm? form, CancellationToken stop)
    {
        if (await CallSummary.OfAsync(db, id, stop) is not { IsOurs: true } summary) return null;
        var waiting = await WaitingAsync(db, summary.Call, stop);
        var window = (await windows.OfAsync(summary.Call.ProgrammeYearId, summary.Call.TrackYearId, stop)).Days;
        var number = Math.Clamp(count ?? (waiting.Count + UsualSize - 1) / UsualSize, 1, Math.Max(1, Math.Min(Division.MostClasses, waiting.Count)));
        // Words to group by, so that what a person reads is what the classes are made of.
        var shown = waiting.Select(w => w with { Stage = w.Stage is null ? null : t.Name(Enum.Parse<Domain.People.SchoolStage>(w.Stage)) }).ToList();
        var proposal = form is { Classes.Count: > 0, People: not null } ? form : waiting.Count == 0 ? null : DivisionForm.Of(Division.Propose(shown, by, number), summary.Track ?? "", window, t) with { Theme = form?.Theme, Goals = form?.Goals, Outcomes = form?.Outcomes, AssessmentProcedure = form?.AssessmentProcedure };
        return new(summary, shown, await db.Cohorts.CountAsync(c => c.TrackYearId == summary.Call.TrackYearId, stop), by, number, window, proposal);
    }

    /// <summary>Recognised under the call and in no class of its track.</summary>
    public static async Task<IReadOnlyList<Divided>> WaitingAsync(TeacherDevDb db, Call call, CancellationToken stop) =>
        [.. (await (from application in db.Applications.AsNoTracking()
                    where application.CallId == call.Id && application.State == ApplicationState.Recognised
                        && !db.Cohorts.Any(c => c.TrackYearId == call.TrackYearId && c.Enrolments.Any(e => e.PersonId == application.PersonId && e.LeftOn == null))
                    join card in db.PersonCards on application.PersonId equals card.Id
                    orderby application.Organisation.SortKey, card.SortKey, application.Id
                    select new { application.PersonId, card.Name, School = application.Organisation.Name, application.Subject, application.Stage, District = application.Organisation.Parent!.Name }).ToListAsync(stop))
            .Select(p => new Divided(p.PersonId, p.Name, p.School, p.Subject, p.Stage?.ToString(), p.District))];
}
