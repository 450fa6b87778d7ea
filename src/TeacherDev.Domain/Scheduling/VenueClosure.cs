namespace TeacherDev.Domain.Scheduling;

/// <summary>场地关闭: half-days on which a venue cannot be used, and why.</summary>
public sealed class VenueClosure
{
    public const int ReasonLength = 80;

    internal VenueClosure(HalfDays when, string reason) => (When, Reason) = (when, reason);

    private VenueClosure() { }

    public int Id { get; private set; }

    public int VenueId { get; private set; }

    public HalfDays When { get; private set; }

    public string Reason { get; private set; } = null!;
}
