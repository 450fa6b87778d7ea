using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Duties;

/// <summary>联系点: a school that a researcher looks after, from one day on (清远 2020, 7: “乡村学校、薄弱学校联系点制度”; 翔安 2024, 五.1: “专职教研员定点联系学校”).</summary>
public sealed class ContactSchool : Aggregate
{
    /// <exception cref="RuleBroken">Not a school.</exception>
    public ContactSchool(int personId, Organisation school, DateOnly from, Guid key)
    {
        if (school.Kind != OrganisationKind.School) throw new RuleBroken("联系点应是学校：{0}", school.Name);
        (PersonId, OrganisationId, From, IdempotencyKey) = (personId, school.Id, from, key);
    }

    private ContactSchool()
    {
    }

    /// <summary>The researcher.</summary>
    public int PersonId { get; private set; }

    /// <summary>The school.</summary>
    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public DateOnly From { get; private set; }

    /// <summary>The last day; null while it lasts.</summary>
    public DateOnly? To { get; private set; }

    public Guid IdempotencyKey { get; private set; }

    /// <exception cref="RuleBroken">It ended already, or would end before it began.</exception>
    public void End(DateOnly day)
    {
        if (To is { } ended) throw new RuleBroken("联系已于 {0:yyyy-MM-dd} 结束", ended);
        if (day < From) throw new RuleBroken("结束日期不能早于开始日期 {0:yyyy-MM-dd}", From);
        To = day;
        Touch();
    }
}
