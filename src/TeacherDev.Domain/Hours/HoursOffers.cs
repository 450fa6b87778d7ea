using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Hours;

/// <summary>Which classes that anybody may still enrol in would close a gap (自主选学), and for how many of those who owe.</summary>
public sealed class HoursOffers(TeacherDevDb db)
{
    /// <summary>Open today to somebody in the viewer's reach, with places left and hours that end within the year; the one that helps most first.</summary>
    /// <param name="owing">Those who owe.</param>
    public async Task<IReadOnlyList<HoursOffer>> ForAsync(IQueryable<BalanceOfPerson> owing, DateOnly today, int most, CancellationToken stop = default)
    {
        var (path, last, sessions) = (db.Viewer.Path, new DateOnly(today.Year, 12, 31), db.AllSessions.IgnoreAutoIncludes());
        var open = await (from c in db.AllCohorts
                          where c.State == CohortState.Recruiting && c.OpenUntil >= today && c.Period.To <= last && (c.OpenAudience!.StartsWith(path) || path.StartsWith(c.OpenAudience!))
                          select new
                          {
                              c.Id,
                              c.Name,
                              c.Period,
                              Until = c.OpenUntil!.Value,
                              c.OpenStage,
                              c.OpenSubject,
                              Audience = c.OpenAudience!,
                              Seats = c.Capacity - c.Enrolments.Count(e => e.LeftOn == null),
                              Tenths = sessions.Where(s => s.State == SessionState.Planned && s.Classes.Any(x => x.CohortId == c.Id)).Sum(s => s.Hours.Tenths),
                          }).ToListAsync(stop);
        if (open.Count == 0) return [];
        var gaps = await owing.GroupBy(b => new { b.Person.Stage, b.Person.Subject, b.Person.Organisation.Path, b.Balance.Owed.Tenths }).Select(g => new { g.Key, People = g.Count() }).ToListAsync(stop);
        return [.. open.Where(o => o is { Seats: > 0, Tenths: > 0 }).Select(o =>
        {
            var fit = gaps.Where(g => g.Key.Path.StartsWith(o.Audience, StringComparison.Ordinal) && (o.OpenStage is null || g.Key.Stage == o.OpenStage) && (o.OpenSubject is null || g.Key.Subject == o.OpenSubject)).ToList();
            return new HoursOffer(o.Id, o.Name, o.Period, o.Until, o.OpenStage, o.OpenSubject, o.Seats, Kernel.Hours.OfTenths(o.Tenths), fit.Sum(g => g.People), fit.Where(g => g.Key.Tenths <= o.Tenths).Sum(g => g.People));
        }).Where(o => o.Owing > 0).OrderByDescending(o => o.Closed).ThenBy(o => o.Until).ThenBy(o => o.CohortId).Take(most)];
    }
}

/// <param name="Seats">Places left.</param>
/// <param name="Hours">Of its sessions still to come.</param>
/// <param name="Owing">Those who owe and may enrol.</param>
/// <param name="Closed">Of those, whom it would free of all they owe.</param>
public sealed record HoursOffer(int CohortId, string Name, Kernel.Period Period, DateOnly Until, SchoolStage? Stage, string? Subject, int Seats, Kernel.Hours Hours, int Owing, int Closed);
