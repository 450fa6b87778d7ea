using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>A venue of one's own body, of one below or of one above, with its calendar.</summary>
public sealed record VenuePage(int Id, string Name, string Organisation, string? Address, string? Site, int? Capacity, string? Equipment, Coordinates? Place, PlaceTimes Times)
{
    public static async Task<VenuePage?> OfAsync(TeacherDevDb db, int id, HalfDaysForm form, WeekChoice choice, DateOnly today, CancellationToken stop)
    {
        if (await db.Venues.AsNoTracking().Include(v => v.Organisation).SingleOrDefaultAsync(v => v.Id == id, stop) is not { } venue) return null;
        var mayEdit = venue.Organisation.Path.StartsWith(db.Viewer.Path, StringComparison.Ordinal);
        var (href, calendar) = ($"/venues/{id}", new PlaceCalendar(db));
        var days = await calendar.OfVenueAsync(id, today, stop);
        var week = await PlaceTimes.WeekAsync(db, href, choice, days, venue.Organisation.Path, today, span => calendar.OfVenueAsync(id, span, stop), stop);
        var times = new PlaceTimes(PlaceWords.OfVenue, href, $"{href}/closures", [.. venue.Closures.Select(c => new KeptFree(c.Id, c.When, c.Reason))], days, week, mayEdit, form, today);
        return new(id, venue.Name, venue.Organisation.Name, venue.Address, venue.Site, venue.Capacity, venue.Equipment, venue.Place, times);
    }
}
