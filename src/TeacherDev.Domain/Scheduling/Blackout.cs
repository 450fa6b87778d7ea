using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Scheduling;

/// <summary>禁排期: days on which the teachers of a region are wanted elsewhere (中考阅卷, 学业水平监测), so that no class should meet.</summary>
public sealed class Blackout : Aggregate
{
    public const int NameLength = 40;

    /// <param name="organisation">An institute or department speaks for the region it serves.</param>
    public Blackout(Organisation organisation, Period period, string? name, Guid key)
    {
        if (period.IsOpen || period.Days > 366) throw new RuleBroken("禁排期最长一年，请填写结束日期");
        (OrganisationId, Path, Period, IdempotencyKey) = (organisation.Id, organisation.Reach, period, key);
        Name = Naming.Clean(name, "事由", NameLength);
    }

    private Blackout() { }

    public int OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>Everybody below it is wanted elsewhere.</summary>
    public string Path { get; private set; } = null!;

    public Period Period { get; private set; }

    public string Name { get; private set; } = null!;

    public Guid IdempotencyKey { get; private set; }
}
