using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Attendance;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>Who missed a session, where each makes up for it, and for the one who is chosen where that is possible.</summary>
/// <param name="Chosen">Null where nobody is chosen, or who is has a place already.</param>
public sealed record MakeUpPage(Session Missed, string Owner, IReadOnlyList<MissedLine> People, MissedLine? Chosen, IReadOnlyList<EquivalentLine> Equivalents)
{
    private const int MostOffered = 30;

    public static async Task<MakeUpPage> OfAsync(TeacherDevDb db, Session missed, int? person, DateOnly today, CancellationToken stop)
    {
        var owner = await db.SessionCards.Where(c => c.Id == missed.Id).Select(c => c.Owner).SingleAsync(stop);
        var people = await (from mark in db.AttendanceMarks.AsNoTracking()
                            where mark.SessionId == missed.Id && (mark.Status == AttendanceStatus.Absent || mark.Status == AttendanceStatus.Excused)
                            join card in db.Expected(missed) on mark.PersonId equals card.Id
                            join makeUp in db.Set<MakeUp>().Where(m => m.MissedSessionId == missed.Id) on mark.PersonId equals makeUp.PersonId into placed
                            from makeUp in placed.DefaultIfEmpty()
                            orderby card.SortKey, card.Id
                            select new MissedLine(card.Id, card.Name, card.School, mark.Status, makeUp == null ? null : makeUp.Id, makeUp == null ? null : makeUp.SessionId)).ToListAsync(stop);
        var taken = people.Select(p => p.SessionId).OfType<int>().Distinct().ToList();
        var places = await Lines(db, new MakeUps(db).PlacesOf(missed.Id)).ToDictionaryAsync(l => l.Id, stop);
        var marks = (await db.AttendanceMarks.AsNoTracking().Where(m => taken.Contains(m.SessionId)).Select(m => new { m.SessionId, m.PersonId, m.Status }).ToListAsync(stop)).ToDictionary(m => (m.SessionId, m.PersonId), m => m.Status);
        var chosen = people.Find(p => p.PersonId == person && p.MakeUpId is null);
        var offered = chosen is null ? [] : await Lines(db, (await new MakeUps(db).EquivalentsAsync(missed, chosen.PersonId, today, stop)).OrderBy(s => s.Day).ThenBy(s => s.Part).ThenBy(s => s.Id)).Take(MostOffered).ToListAsync(stop);
        return new(missed, owner,
            [.. people.Select(p => p.SessionId is { } at ? p with { Place = places[at], Attended = marks.TryGetValue((at, p.PersonId), out var status) ? status : null } : p)], chosen, offered);
    }

    private static IQueryable<EquivalentLine> Lines(TeacherDevDb db, IQueryable<Session> sessions) => sessions.Select(s => new EquivalentLine(
        s.Id, s.Day, s.Part, s.From, s.To, s.Topic, db.SessionCards.Where(c => c.Id == s.Id).Select(c => c.Owner).First(), db.SessionCards.Where(c => c.Id == s.Id).Select(c => c.Venue).First(), s.State));
}

/// <param name="SessionId">Where it is made up; null where nowhere yet.</param>
public sealed record MissedLine(int PersonId, string Name, string School, AttendanceStatus Status, int? MakeUpId, int? SessionId)
{
    public EquivalentLine? Place { get; init; }

    /// <summary>What was recorded where it is made up; null while nothing is.</summary>
    public AttendanceStatus? Attended { get; init; }
}

public sealed record EquivalentLine(int Id, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string Topic, string Owner, string? Venue, SessionState State);
