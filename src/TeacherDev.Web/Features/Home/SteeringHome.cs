using TeacherDev.Domain.Data;
using TeacherDev.Domain.Studios;

namespace TeacherDev.Web.Features.Home;

/// <summary>What those who steer see: this week's sessions, the year's tracks, studios behind their pace. A handful of set-based queries.</summary>
/// <param name="Behind">Null where no programme-year says what studios owe: then nobody can be behind, nor in time.</param>
public sealed record SteeringHome(IReadOnlyList<TrackProgress> Tracks, IReadOnlyList<DaySession> Week, IReadOnlyList<StudioBehind>? Behind, int StudiosInAll, bool MayCreate, bool MayReadProgrammes)
{
    private const int MostBehind = 6;

    public static async Task<SteeringHome> OfAsync(TeacherDevDb db, StudioYears years, DateOnly today, CancellationToken stop)
    {
        var tracks = await TracksAsync(db, today, stop);
        var week = await DaySession.BetweenAsync(db.Sessions, db, today, today.AddDays(6), stop);
        var (behind, studios) = await BehindAsync(db, years, today, stop);
        return new SteeringHome(tracks, week, behind, studios, db.Viewer.May(Domain.Accounts.Permission.ManageCohorts), db.Viewer.May(Domain.Accounts.Permission.ReadProgrammes));
    }

    private static async Task<IReadOnlyList<TrackProgress>> TracksAsync(TeacherDevDb db, DateOnly today, CancellationToken stop)
    {
        var tracks = await SteeringQueries.Tracks(db, today.Year).ToListAsync(stop);
        if (tracks.Count == 0) return [];
        var cohorts = await SteeringQueries.Cohorts(db).ToListAsync(stop);
        var sessions = await SteeringQueries.Sessions(db, today).ToDictionaryAsync(s => s.Cohort, cancellationToken: stop);
        return [.. tracks.Select(track =>
        {
            var own = cohorts.FindAll(c => c.Track == track.Id);
            var held = own.Where(c => sessions.ContainsKey(c.Id)).Select(c => sessions[c.Id]).ToList();
            return new TrackProgress(track.Programme, track.Label, track.Code, track.Name, track.PolicyTarget, track.FundedHeadcount,
                own.Count, own.Sum(c => c.InTraining), own.Sum(c => c.Completed), held.Sum(s => s.Count), held.Sum(s => s.Closed), held.Min(s => s.Next));
        })];
    }

    private static async Task<(IReadOnlyList<StudioBehind>? Behind, int InAll)> BehindAsync(TeacherDevDb db, StudioYears years, DateOnly today, CancellationToken stop)
    {
        var studios = await SteeringQueries.Studios(db, today).ToListAsync(stop);
        if (studios.Count == 0 || await years.OfAsync(studios[0].Path, today.Year, today, stop) is not { } year) return (null, studios.Count);
        var visits = await years.VisitCountsAsync(year.Counted, stop);
        return ([.. studios.Select(s => (Studio: s, Visits: visits.GetValueOrDefault(s.Id)))
            .Select(s => new StudioBehind(s.Studio.Id, s.Studio.Name, s.Visits.Confirmed, s.Visits.Pending, year.Visits, year.Pace.Difference(s.Visits.Confirmed, today)))
            .Where(s => s.Difference < 0).OrderBy(s => s.Difference).ThenBy(s => s.Name, StringComparer.Ordinal).Take(MostBehind)], studios.Count);
    }
}

/// <param name="PolicyTarget">目标; null = the text gives none.</param>
/// <param name="Funded">经费人数; null = “未安排”, never zero.</param>
public sealed record TrackProgress(
    string Programme, string Label, string Code, string Name, int? PolicyTarget, int? Funded, int Cohorts, int InTraining, int Completed, int Sessions, int Closed, DateOnly? Next)
{
    public int? ClosedShare => Sessions == 0 ? null : Closed * 100 / Sessions;

    public int? FundedShare => Funded is null or 0 ? null : Math.Min(100, (InTraining + Completed) * 100 / Funded.Value);
}

/// <param name="Difference">Confirmed visits minus those due by today: negative.</param>
public sealed record StudioBehind(int Id, string Name, int Confirmed, int Pending, int Owed, int Difference);
