using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>授课专家: someone of the people on file, or someone from outside with a name and a unit.</summary>
public sealed class Trainer : Aggregate
{
    public const int NameLength = 60;
    public const int UnitLength = 80;

    private Trainer(int organisationId, int? personId, string? name, string? unit, Guid key)
    {
        (OrganisationId, PersonId, IdempotencyKey) = (organisationId, personId, key);
        Describe(name, unit);
    }

    private Trainer() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Null for someone from outside.</summary>
    public int? PersonId { get; private set; }

    public string Name
    {
        get;
        private set
        {
            field = Naming.Clean(value, "姓名", NameLength);
            (SortKey, SearchText) = (Naming.SortKey(field), Naming.SearchText(field));
        }
    } = null!;

    public byte[] SortKey { get; private set; } = null!;

    public string SearchText { get; private set; } = null!;

    public string Unit { get; private set => field = Naming.Clean(value, "单位", UnitLength); } = null!;

    public Guid IdempotencyKey { get; private set; }

    /// <param name="name">The name on file; kept, because a timetable keeps the name it was printed with.</param>
    /// <param name="unit">The school or body of today.</param>
    public static Trainer Inside(int organisationId, int personId, string? name, string? unit, Guid key) => new(organisationId, personId, name, unit, key);

    public static Trainer Outside(int organisationId, string? name, string? unit, Guid key) => new(organisationId, null, name, unit, key);

    public void Revise(string? name, string? unit)
    {
        Describe(name, unit);
        Touch();
    }

    /// <summary>Marks that a session was given to this trainer, so that two given at once cannot both pass the check.</summary>
    public void Book() => Touch();

    private void Describe(string? name, string? unit) => (Name, Unit) = (name!, unit!);
}
