using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Home;

/// <summary>
/// What the home of those who steer asks, compiled: it is the page opened most, and composing a query anew costs as much as a small one does.
/// </summary>
internal static class SteeringQueries
{
    public static Func<TeacherDevDb, int, IAsyncEnumerable<PlannedTrack>> Tracks { get; } = EF.CompileAsyncQuery((TeacherDevDb db, int year) => db.ProgrammeYears.AsNoTracking().Where(y => y.Year == year)
        .SelectMany(y => y.Tracks, (y, t) => new { y, t }).OrderBy(x => x.y.Id).ThenBy(x => x.t.Position)
        .Select(x => new PlannedTrack(x.t.Id, x.t.Code, x.t.Name, x.t.PolicyTarget, x.t.FundedHeadcount, x.y.Programme.Code, x.y.Label)));

    public static Func<TeacherDevDb, IAsyncEnumerable<ClassOfTrack>> Cohorts { get; } = EF.CompileAsyncQuery((TeacherDevDb db) => db.Cohorts.AsNoTracking().Where(c => c.TrackYearId != null)
        .Select(c => new ClassOfTrack(c.Id, c.TrackYearId!.Value, c.Enrolments.Count(e => e.Outcome == EnrolmentOutcome.InTraining), c.Enrolments.Count(e => e.Outcome == EnrolmentOutcome.Completed))));

    /// <summary>By class and not by track: joined with the classes, the statement would ask twice who may see what.</summary>
    public static Func<TeacherDevDb, DateOnly, IAsyncEnumerable<SessionsOfClass>> Sessions { get; } = EF.CompileAsyncQuery((TeacherDevDb db, DateOnly today) => db.Sessions.Where(s => s.State != SessionState.Cancelled)
        .Join(db.Set<SessionClass>(), s => s.Id, c => c.SessionId, (s, c) => new { c.CohortId, s.State, s.Day }).GroupBy(s => s.CohortId)
        .Select(g => new SessionsOfClass(g.Key, g.Count(), g.Count(s => s.State == SessionState.Closed), g.Min(s => s.State == SessionState.Planned && s.Day >= today ? (DateOnly?)s.Day : null))));

    public static Func<TeacherDevDb, DateOnly, IAsyncEnumerable<StudioOnDay>> Studios { get; } = EF.CompileAsyncQuery((TeacherDevDb db, DateOnly today) => db.Studios.AsNoTracking()
        .Where(s => s.Term.From <= today && s.Term.To >= today).Select(s => new StudioOnDay(s.Id, s.Name, s.Organisation.Path)));
}

internal sealed record PlannedTrack(int Id, string Code, string Name, int? PolicyTarget, int? FundedHeadcount, string Programme, string Label);

internal sealed record ClassOfTrack(int Id, int Track, int InTraining, int Completed);

internal sealed record SessionsOfClass(int Cohort, int Count, int Closed, DateOnly? Next);

internal sealed record StudioOnDay(int Id, string Name, string Path);
