using Microsoft.AspNetCore.Mvc;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Web.Features.Scheduling;

/// <summary>What the address of a session's form chooses beforehand: a free half-day of the timetable, or a venue or trainer just entered.</summary>
public sealed record SessionChoice
{
    [FromQuery(Name = "day")]
    public DateOnly? Day { get; init; }

    [FromQuery(Name = "part")]
    public DayPart? Part { get; init; }

    [FromQuery(Name = "trainer")]
    public int? TrainerId { get; init; }

    [FromQuery(Name = "venue")]
    public int? VenueId { get; init; }

    /// <summary>A session whose content the new one takes: a lecture that goes on into the afternoon.</summary>
    [FromQuery(Name = "like")]
    public int? Like { get; init; }

    /// <summary>The session that was entered before this one.</summary>
    [FromQuery(Name = "after")]
    public int? After { get; init; }

    public SessionForm In(SessionForm form) => form with
    {
        Day = Day ?? form.Day,
        Part = Part ?? form.Part,
        TrainerId = TrainerId ?? form.TrainerId,
        VenueId = VenueId ?? form.VenueId,
        Chosen = After is not null ? "Day Part From To" : string.Join(' ', new[] { Day is null ? null : nameof(Day), Part is null ? null : nameof(Part), TrainerId is null ? null : nameof(TrainerId), VenueId is null ? null : nameof(VenueId) }.OfType<string>()),
    };
}
