using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Documents;

/// <summary>What the papers of a class are filled with, also for a school that receives the notice and does not see the class: names, schools, subjects and the timetable.</summary>
public sealed class ClassPapers(TeacherDevDb db)
{
    /// <param name="noticeId">Whoever asks has been let through to it, or to a slip that answers it.</param>
    public async Task<NoticePaper?> NoticeAsync(int noticeId, CancellationToken stop = default)
    {
        if (await db.AllCohortNotices.Include(n => n.Organisation).SingleOrDefaultAsync(n => n.Id == noticeId, stop) is not { } notice) return null;
        var cohort = await db.AllCohorts.IgnoreAutoIncludes().SingleAsync(c => c.Id == notice.CohortId, stop);
        var people = await (from enrolment in db.Set<Enrolment>().AsNoTracking()
                            where enrolment.CohortId == notice.CohortId && enrolment.LeftOn == null
                            join card in db.PersonCards on enrolment.PersonId equals card.Id
                            orderby card.School, card.SortKey, card.Id
                            select new PaperPerson(card.Name, card.School, card.Subject)).ToListAsync(stop);
        return new(notice, cohort.Name, cohort.Period, people, await TimetableAsync(notice.CohortId, stop: stop));
    }

    /// <summary>Sessions that were not cancelled, in their order.</summary>
    /// <param name="toldOnly">Only what participants are shown.</param>
    public async Task<IReadOnlyList<PaperSession>> TimetableAsync(int cohortId, bool toldOnly = false, CancellationToken stop = default) =>
        [.. (await (from session in db.AllSessions.IgnoreAutoIncludes().OfClass(db, cohortId, toldOnly)
                    where session.State != SessionState.Cancelled
                    join card in db.SessionCards on session.Id equals card.Id
                    select new PaperSession(session.Id, session.Day, session.Part, session.From, session.To, session.Topic, card.Trainer, card.TrainerUnit, card.Venue, session.Mode, session.Hours, card.Joint)).ToListAsync(stop))
            .OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.From).ThenBy(s => s.Id)];
}

public sealed record NoticePaper(CohortNotice Notice, string Cohort, Period Days, IReadOnlyList<PaperPerson> People, IReadOnlyList<PaperSession> Sessions);

public sealed record PaperPerson(string Name, string School, string? Subject);

/// <param name="Joint">合班: the names of all its classes; null where there is only one.</param>
public sealed record PaperSession(int Id, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string Topic, string? Trainer, string? TrainerUnit, string? Venue, SessionMode Mode, Kernel.Hours Hours, string? Joint);
