using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Organisations;

namespace TeacherDev.Domain.Studios;

/// <summary>Days on which a school receives no studio (期中考试, 运动会, 校舍维修): no visit is planned for them, and none is logged on them.</summary>
public sealed class SchoolClosing : Aggregate
{
    public const int ReasonLength = 40;
    public const int MostDays = 366;

    /// <exception cref="RuleBroken">Not a school, longer than a year, or without a reason.</exception>
    public SchoolClosing(Organisation school, Period period, string? reason, Guid key)
    {
        if (school.Kind != OrganisationKind.School) throw new RuleBroken("“{0}”不是学校，不能登记不接待日", school.Name);
        if (period.Days > MostDays) throw new RuleBroken("不接待日最长一年，请填写结束日期");
        (SchoolId, Period, IdempotencyKey) = (school.Id, period, key);
        Reason = Naming.Clean(reason, "原因", ReasonLength);
    }

    private SchoolClosing() { }

    public int SchoolId { get; private set; }

    public Organisation School { get; private set; } = null!;

    public Period Period { get; private set; }

    public string Reason { get; private set; } = null!;

    public Guid IdempotencyKey { get; private set; }
}

internal sealed class SchoolClosingMapping : IEntityTypeConfiguration<SchoolClosing>
{
    public void Configure(EntityTypeBuilder<SchoolClosing> closing)
    {
        closing.ComplexProperty(c => c.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        closing.Property(c => c.Reason).HasMaxLength(SchoolClosing.ReasonLength);
        closing.HasOne(c => c.School).WithMany().HasForeignKey(c => c.SchoolId).OnDelete(DeleteBehavior.Restrict);
        closing.HasIndex(c => c.IdempotencyKey).IsUnique();
        closing.HasIndex(c => c.SchoolId);
    }
}
