using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Budgets;

internal sealed class LectureFeeRuleMapping : IEntityTypeConfiguration<LectureFeeRule>
{
    public void Configure(EntityTypeBuilder<LectureFeeRule> rule)
    {
        rule.Property(r => r.Code).HasMaxLength(LectureFeeRule.CodeLength);
        rule.Property(r => r.VersionText).HasMaxLength(LectureFeeRule.CodeLength);
        rule.Property(r => r.Name).HasMaxLength(LectureFeeRule.NameLength * 2);
        rule.Property(r => r.Basis).HasMaxLength(LectureFeeRule.BasisLength * 2);
        rule.Property(r => r.Path).HasMaxLength(Organisation.PathLength);
        rule.ComplexProperty(r => r.HoursPerHalfDay, hours => hours.Property(h => h.Tenths));
        rule.HasIndex(r => new { r.Code, r.VersionText }).IsUnique();
    }
}

internal sealed class LectureFeeMapping : IEntityTypeConfiguration<LectureFee>
{
    public void Configure(EntityTypeBuilder<LectureFee> fee)
    {
        fee.HasOne(f => f.Organisation).WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        fee.HasOne<Session>().WithMany().HasForeignKey(f => f.SessionId).OnDelete(DeleteBehavior.Restrict);
        fee.HasOne<Trainer>().WithMany().HasForeignKey(f => f.TrainerId).OnDelete(DeleteBehavior.Restrict);
        fee.HasIndex(f => f.SessionId).IsUnique();
        fee.HasIndex(f => f.TrainerId);
    }
}
