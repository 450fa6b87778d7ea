using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Cohorts;

/// <summary>That somebody took the lists of a class out of the system, and what for (domain.md §9: the full value needs a purpose and an audit entry).</summary>
public sealed class ListExport
{
    public const int PurposeLength = 100;

    /// <param name="withFullPhones">Whether the numbers were unmasked in it.</param>
    public ListExport(int cohortId, string? purpose, bool withFullPhones, int? accountId, DateTime at)
    {
        (CohortId, Purpose, WithFullPhones, AccountId, At) = (cohortId, Naming.Clean(purpose, "用途", PurposeLength), withFullPhones, accountId, at);
    }

    private ListExport() { }

    public int Id { get; private set; }

    public int CohortId { get; private set; }

    public string Purpose { get; private set; } = null!;

    public bool WithFullPhones { get; private set; }

    public int? AccountId { get; private set; }

    public DateTime At { get; private set; }
}
