using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Data;

/// <summary>
/// Who leads a studio or a standing body from when to when, and the activities that it holds: the one place that says what leading opens. A view; whoever
/// asks is shown what they lead today, by a filter that nothing looks past. A row for every activity, and one without where there is none. The gathering
/// that a studio owes is left out, for the body above assesses it by that. A studio hands over at once when the end is entered, for whatever day; a
/// standing body is led to the last day.
/// </summary>
public sealed class Leading
{
    /// <summary>The filter of what the viewer leads today.</summary>
    public const string Today = "Today";

    private Leading() { }

    public int? StudioId { get; private set; }

    public int? TeamId { get; private set; }

    /// <summary>
    /// Never compared as equal where there is none: nullable here, a session of a class, which has no activity either, would be found by every leader.
    /// </summary>
    public int ActivityId { get; private set; }

    public int PersonId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly To { get; private set; }
}

internal sealed class LeadingMapping : IEntityTypeConfiguration<Leading>
{
    public void Configure(EntityTypeBuilder<Leading> leading) => leading.ToView("Leadings").HasNoKey();
}
