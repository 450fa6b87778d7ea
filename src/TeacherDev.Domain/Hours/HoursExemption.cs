using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Hours;

/// <summary>Days that do not count for a person (产假, 长病假, 借调, 年内退休): what is owed shrinks by their share (domain.md §2).</summary>
public sealed class HoursExemption : Aggregate
{
    public const int ReasonLength = 60;

    /// <param name="organisationId">The organisation that approved it.</param>
    public HoursExemption(int personId, int organisationId, string reason, Period period)
    {
        if (period.IsOpen) throw new RuleBroken("减免须写明结束日期");
        (PersonId, OrganisationId, Period) = (personId, organisationId, period);
        Reason = Naming.Clean(reason, "减免原因", ReasonLength);
    }

    private HoursExemption()
    {
    }

    public int PersonId { get; private set; }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public string Reason { get; private set; } = null!;

    public Period Period { get; private set; }
}
