using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>场地. One venue holds one session at a time; parallel bookings collide on its version and are checked again.</summary>
public sealed class Venue : Aggregate
{
    public const int NameLength = 60;
    public const int AddressLength = 120;
    public const int MostSeats = 5000;

    /// <param name="capacity">Seats, 1–5000; null when nobody has counted them.</param>
    public Venue(int organisationId, string? name, string? address, int? capacity, Guid key)
    {
        (OrganisationId, IdempotencyKey) = (organisationId, key);
        Describe(name, address, capacity);
    }

    private Venue() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Name
    {
        get;
        private set
        {
            field = Naming.Clean(value, "场地名称", NameLength);
            (SortKey, SearchText) = (Naming.SortKey(field), Naming.SearchText(field));
        }
    } = null!;

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    public string? Address { get; private set; }

    public int? Capacity { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    public void Revise(string? name, string? address, int? capacity)
    {
        Describe(name, address, capacity);
        Touch();
    }

    /// <summary>Marks that a session was put here, so that two put here at once cannot both pass the check.</summary>
    public void Book() => Touch();

    private void Describe(string? name, string? address, int? capacity)
    {
        if (capacity is < 1 or > MostSeats) throw new RuleBroken("座位数应在 1–{0} 之间", MostSeats);
        (Name, Capacity) = (name!, capacity);
        Address = string.IsNullOrWhiteSpace(address) ? null : Naming.Clean(address, "地址", AddressLength);
    }
}
