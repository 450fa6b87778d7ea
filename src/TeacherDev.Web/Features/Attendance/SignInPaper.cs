using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>签到表 of a class or an activity on A4: a line a person, a box a half-day to sign in; what is already known of somebody stands in the box.</summary>
/// <param name="Back">The page it was opened from.</param>
/// <param name="Columns">Of all days asked for; <see cref="Sheets"/> breaks them into what fits on a sheet.</param>
public sealed record SignInPaper(string Owner, string Organisation, string Back, PaperDays Days, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperLine> People)
{
    /// <summary>So many boxes are wide enough for a signature on A4 lying down.</summary>
    public const int MostColumns = 8;

    /// <summary>Each with those who are expected in one of its half-days.</summary>
    public IEnumerable<(IReadOnlyList<PaperColumn> Columns, IReadOnlyList<PaperLine> People)> Sheets =>
        Columns.Chunk(MostColumns).Select(columns => ((IReadOnlyList<PaperColumn>)columns, (IReadOnlyList<PaperLine>)[.. People.Where(p => columns.Any(c => c.Expects(p.PersonId)))]));

    public static Task<SignInPaper> OfCohortAsync(TeacherDevDb db, int id, string name, string organisation, PaperDays days, CancellationToken stop) =>
        OfAsync(db, db.Sessions.OfClass(db, id), sessions => db.SeatsOf(sessions, id), new(name, organisation, $"/cohorts/{id}/timetable", days, [], []), stop);

    public static Task<SignInPaper> OfActivityAsync(TeacherDevDb db, int id, string title, string organisation, PaperDays days, CancellationToken stop) =>
        OfAsync(db, db.Sessions.Where(s => s.ActivityId == id), sessions => db.SeatsOf(sessions), new(title, organisation, $"/activities/{id}", days, [], []), stop);

    private static async Task<SignInPaper> OfAsync(TeacherDevDb db, IQueryable<Session> sessions, Func<IQueryable<Session>, IQueryable<Seat>> seatsOf, SignInPaper bare, CancellationToken stop)
    {
        var (from, to) = (bare.Days.From, bare.Days.To);
        var held = sessions.AsNoTracking().IgnoreAutoIncludes().Where(s => s.State != SessionState.Cancelled && (from == null || s.Day >= from) && (to == null || s.Day <= to));
        var topics = await held.OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.From).ThenBy(s => s.Id).Select(s => new { s.Id, s.Day, s.Part, s.Topic }).ToListAsync(stop);
        var ids = held.Select(s => s.Id);
        var seats = await seatsOf(held).ToListAsync(stop);
        var marks = await db.AttendanceMarks.AsNoTracking().Where(m => ids.Contains(m.SessionId)).ToDictionaryAsync(m => new Seat { SessionId = m.SessionId, PersonId = m.PersonId }, m => m.Status, stop);
        var people = seatsOf(held).Select(s => s.PersonId);
        var cards = await db.PersonCards.Where(p => people.Contains(p.Id)).OrderBy(p => p.SortKey).ThenBy(p => p.Id).Select(p => new PaperLine(p.Id, p.Name, p.School)).ToListAsync(stop);
        var bySession = seats.ToLookup(s => s.SessionId, s => s.PersonId);
        return bare with
        {
            Columns = [.. topics.GroupBy(t => (t.Day, t.Part)).Select(g => new PaperColumn(
                g.Key.Day, g.Key.Part, [.. g.Select(t => t.Topic)],
                g.SelectMany(t => bySession[t.Id].Select(p => (Person: p, Status: marks.TryGetValue(new Seat { SessionId = t.Id, PersonId = p }, out var status) ? status : (AttendanceStatus?)null)))
                    .GroupBy(p => p.Person, p => p.Status).ToDictionary(p => p.Key, p => (IReadOnlyList<AttendanceStatus>)[.. p.OfType<AttendanceStatus>().Distinct()])))],
            People = cards,
        };
    }
}

/// <param name="Topics">Several where the half-day has several sessions.</param>
/// <param name="Known">By person expected in that half-day, what its marks say; nothing where the box is to be signed.</param>
public sealed record PaperColumn(DateOnly Day, DayPart Part, IReadOnlyList<string> Topics, IReadOnlyDictionary<int, IReadOnlyList<AttendanceStatus>> Known)
{
    public bool Expects(int personId) => Known.ContainsKey(personId);
}

public sealed record PaperLine(int PersonId, string Name, string School);

/// <summary>Which days are put on paper; all where none are said.</summary>
public sealed record PaperDays
{
    public DateOnly? From { get; init; }

    public DateOnly? To { get; init; }
}
