using System.Linq.Expressions;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>A session in a list, a timetable or an agenda.</summary>
/// <param name="Joint">合班: the names of all its classes; null where there is only one.</param>
/// <param name="IsInReach">The body that leads it lies within the viewer's reach.</param>
public sealed record SessionLine(int Id, DateOnly Day, DayPart Part, TimeOnly? From, TimeOnly? To, string Topic, string? Trainer, string? Venue, SessionMode Mode, SessionKind Kind, Domain.Kernel.Hours Hours, SessionState State, int Version, string? Joint, bool IsInReach)
{
    /// <summary>“9:00–11:30”, or empty where the whole half-day is taken.</summary>
    public string Times => From is { } from && To is { } to ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{from:H:mm}–{to:H:mm}") : "";

    public Slot Slot => new(Day, Part, From, To);

    public static Expression<Func<Session, SessionLine>> Of(TeacherDevDb db)
    {
        var path = db.Viewer.Path;
        return s => new SessionLine(
            s.Id, s.Day, s.Part, s.From, s.To, s.Topic,
            db.SessionCards.Where(c => c.Id == s.Id).Select(c => c.Trainer).FirstOrDefault(), db.SessionCards.Where(c => c.Id == s.Id).Select(c => c.Venue).FirstOrDefault(), s.Mode, s.Kind, s.Hours, s.State, s.Version,
            db.SessionCards.Where(c => c.Id == s.Id).Select(c => c.Joint).FirstOrDefault(), s.Organisation.Path.StartsWith(path));
    }
}
