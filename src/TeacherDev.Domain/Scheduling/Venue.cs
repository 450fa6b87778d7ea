using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>场地. One venue holds one session at a time; parallel bookings collide on its version and are checked again.</summary>
public sealed class Venue : Aggregate
{
    public const int NameLength = 60;
    public const int AddressLength = 120;
    public const int SiteLength = 40;
    public const int MostSeats = 5000;
    public const int MostClosures = 200;

    private readonly List<VenueClosure> closures = [];

    /// <param name="capacity">Seats, 1–5000; null when nobody has counted them.</param>
    public Venue(int organisationId, string? name, string? address, int? capacity, Guid key, string? site = null, string? equipment = null, Coordinates? place = null)
    {
        (OrganisationId, IdempotencyKey) = (organisationId, key);
        Describe(name, address, capacity, site, equipment, place);
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

    /// <summary>校区、地点: going from one to another takes time within a half-day; null when nobody has said.</summary>
    public string? Site { get; private set; }

    /// <summary><see cref="Tags"/>: 投影、实验台、机房.</summary>
    public string? Equipment { get; private set; }

    public decimal? Latitude { get; private set; }

    public decimal? Longitude { get; private set; }

    /// <summary>Where it lies; null when nobody has said.</summary>
    public Coordinates? Place => Coordinates.Of(Latitude, Longitude);

    public Guid IdempotencyKey { get; private set; }

    public IReadOnlyCollection<VenueClosure> Closures => closures;

    public void Revise(string? name, string? address, int? capacity, string? site, string? equipment, Coordinates? place)
    {
        Describe(name, address, capacity, site, equipment, place);
        Touch();
    }

    /// <summary>Gives half-days away to nobody. Sessions that stand on them stay, and are told by <see cref="PlaceCalendar"/>; a booking at the same time meets this change.</summary>
    public void Close(HalfDays when, string? reason)
    {
        if (closures.Exists(c => c.When == when)) throw new RuleBroken("{0}的这段时间已经登记过关闭", Name);
        if (closures.Count >= MostClosures) throw new RuleBroken("一处场地最多登记 {0} 段关闭时间，请先删除过去的", MostClosures);
        closures.Add(new VenueClosure(when, Naming.Clean(reason, "原因", VenueClosure.ReasonLength)));
        Touch();
    }

    public void Open(int closureId)
    {
        if (closures.RemoveAll(c => c.Id == closureId) == 0) throw new RuleBroken("这段关闭时间已经删除，请刷新后查看");
        Touch();
    }

    /// <summary>Marks that a session was put here, so that two put here at once cannot both pass the check.</summary>
    public void Book() => Touch();

    private void Describe(string? name, string? address, int? capacity, string? site, string? equipment, Coordinates? place)
    {
        if (capacity is < 1 or > MostSeats) throw new RuleBroken("座位数应在 1–{0} 之间", MostSeats);
        (Name, Capacity, Equipment) = (name!, capacity, Tags.Clean(equipment, "设备"));
        (Latitude, Longitude) = (place?.Latitude, place?.Longitude);
        Site = string.IsNullOrWhiteSpace(site) ? null : Naming.Clean(site, "校区（地点）", SiteLength);
        Address = string.IsNullOrWhiteSpace(address) ? null : Naming.Clean(address, "地址", AddressLength);
    }
}
