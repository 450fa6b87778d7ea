using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Scheduling;
using TeacherDev.Domain.Surveys;
using TeacherDev.Web.Features.Attendance;
using TeacherDev.Web.Features.Scheduling;

namespace TeacherDev.Web.Features.Cohorts;

/// <summary>One class at a glance: where it stands, who looks after it, what comes next, what it is for.</summary>
/// <param name="Unmarked">Sessions whose day has come, with those whose attendance is unknown; for those who look after the class.</param>
/// <param name="Strip">Its steps, for those who look after it.</param>
/// <param name="SurveyToAnswer">The survey of the class, while the viewer may still answer it.</param>
/// <param name="Rate">Over all closed sessions; null while none is.</param>
public sealed record CohortPage(
    CohortSummary Cohort, int Held, int Planned, AttendanceRate? Rate, IReadOnlyList<SessionLine> Next, IReadOnlyList<StaffLine> Staff, IReadOnlyList<UnmarkedSession> Unmarked, IReadOnlyList<ModuleLine> Modules, int? SurveyToAnswer, IReadOnlyList<StripStep> Strip, bool MayManage, DateOnly Today)
{
    private const int Upcoming = 5;

    /// <summary>Leave from its sessions that waits for an answer, for those who take attendance.</summary>
    public IReadOnlyList<ApologyLine> Apologies { get; init; } = [];

    public IReadOnlyList<CohortState> Moves => [.. Cohort.State.Next.Where(s => s != CohortState.Completed)];

    public bool MayClose => Cohort.State == CohortState.Running;

    public bool MayReopen => Cohort.State == CohortState.Completed;

    public static async Task<CohortPage?> OfAsync(TeacherDevDb db, int id, DateOnly today, CancellationToken stop)
    {
        if (await CohortSummary.OfAsync(db, id, stop) is not { } cohort) return null;
        var sessions = await db.Sessions.AsNoTracking().OfClass(db, id).Where(s => s.State != SessionState.Cancelled).GroupBy(s => s.State).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(stop);
        var held = sessions.Find(s => s.Key == SessionState.Closed)?.Count ?? 0;
        var next = await db.Sessions.AsNoTracking().OfClass(db, id).Where(s => s.State == SessionState.Planned).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id)
            .Select(SessionLine.Of(db)).Take(Upcoming).ToListAsync(stop);
        var staff = await (from post in db.Set<CohortStaff>()
                           where post.CohortId == id && post.Until == null
                           join card in db.PersonCards on post.PersonId equals card.Id
                           orderby post.Role, card.SortKey
                           select new StaffLine(card.Id, card.Name, card.School, post.Role, post.From)).ToListAsync(stop);
        var mayManage = db.Viewer.May(Permission.ManageCohorts) && cohort.OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var looksAfter = await cohort.IsLookedAfterAsync(db, stop);
        return new(cohort, held, sessions.Find(s => s.Key == SessionState.Planned)?.Count ?? 0, held == 0 ? null : await RateAsync(db, id, stop), next, staff,
            looksAfter ? await UnmarkedSession.OfAsync(db, id, today, stop) : [], await ModuleLine.OfAsync(db, id, stop), await SurveyToAnswerAsync(db, id, today, stop), looksAfter && db.Viewer.May(Permission.RunClasses) ? await CohortStrip.OfAsync(db, cohort, stop) : [], mayManage, today)
        {
            Apologies = looksAfter && db.Viewer.May(Permission.TakeAttendance) ? await ApologyLine.WaitingAsync(db, db.Sessions.OfClass(db, id).Kept(db), stop) : [],
        };
    }

    private static async Task<int?> SurveyToAnswerAsync(TeacherDevDb db, int id, DateOnly today, CancellationToken stop)
    {
        var me = db.Viewer.PersonId;
        return await db.Surveys.Where(s => s.CohortId == id && s.ClosedOn == null && s.Open.From <= today && s.Open.To >= today
            && db.Set<Enrolment>().Any(e => e.CohortId == id && e.PersonId == me && e.LeftOn == null) && !db.Set<SurveyParticipation>().Any(p => p.SurveyId == s.Id && p.PersonId == me)).Select(s => (int?)s.Id).SingleOrDefaultAsync(stop);
    }

    private static async Task<AttendanceRate> RateAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        var counts = await (from mark in db.AttendanceMarks
                            join session in db.Sessions.OfClass(db, id) on mark.SessionId equals session.Id
                            where session.State == SessionState.Closed && db.Set<Enrolment>().Any(e => e.CohortId == id && e.PersonId == mark.PersonId)
                            group mark by mark.Status into g
                            select new { Status = g.Key, Count = g.Count() }).ToListAsync(stop);
        return AttendanceRate.Of(counts.Sum(c => c.Count), counts.SelectMany(c => Enumerable.Repeat(c.Status, c.Count)));
    }
}

/// <summary>What every page under a class says of it.</summary>
/// <param name="MaySteer">The viewer looks after it and may take attendance: survey and completion list are theirs too.</param>
/// <param name="MayManage">Within whose reach it lies and who may manage classes: certificates are theirs too.</param>
public sealed record CohortSummary(
    int Id, string Name, CohortState State, Period Period, int Capacity, int Members, string Organisation, string OrganisationPath, string? TrackCode, string? Track, string? Programme,
    string? ProgrammeHref, string Theme, string Goals, string Outcomes, string AssessmentProcedure, DateOnly? ClosedOn, string? ReopenReason, int Version, bool MaySteer, bool MayManage)
{
    /// <summary>Whether the viewer looks after the class: within whose reach it lies, or who is of its staff. A member is not.</summary>
    public async Task<bool> IsLookedAfterAsync(TeacherDevDb db, CancellationToken stop) =>
        OrganisationPath.StartsWith(db.Viewer.Path, StringComparison.Ordinal)
        || await db.Set<CohortStaff>().AnyAsync(s => s.CohortId == Id && s.PersonId == db.Viewer.PersonId && s.Until == null, stop);

    public int Filled => Math.Min(100, 100 * Members / Capacity);

    public static async Task<CohortSummary?> OfAsync(TeacherDevDb db, int id, CancellationToken stop)
    {
        var (path, me, maySteer, mayManage) = (db.Viewer.Path, db.Viewer.PersonId, db.Viewer.May(Permission.RunClasses), db.Viewer.May(Permission.ManageCohorts));
        return await (from c in db.Cohorts.AsNoTracking()
                      where c.Id == id
                      join y in db.ProgrammeYears on c.ProgrammeYearId equals y.Id into years
                      from y in years.DefaultIfEmpty()
                      join t in db.Set<TrackYear>() on c.TrackYearId equals (int?)t.Id into tracks
                      from t in tracks.DefaultIfEmpty()
                      select new CohortSummary(c.Id, c.Name, c.State, c.Period, c.Capacity, c.Enrolments.Count(e => e.LeftOn == null), c.Organisation.Name, c.Organisation.Path,
                          t == null ? null : t.Code, t == null ? null : t.Name, y == null ? null : y.Programme.Name + " " + y.Label, y == null ? null : "/programmes/" + y.Programme.Code + "/" + y.Label,
                          c.Theme, c.Goals, c.Outcomes, c.AssessmentProcedure, c.ClosedOn, c.ReopenReason, c.Version,
                          maySteer && (c.Organisation.Path.StartsWith(path) || c.Staff.Any(s => s.PersonId == me && s.Until == null)), mayManage && c.Organisation.Path.StartsWith(path))).SingleOrDefaultAsync(stop);
    }
}

public sealed record StaffLine(int PersonId, string Name, string School, CohortRole Role, DateOnly From);
