using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Hours;

internal sealed class HoursRuleSetMapping : IEntityTypeConfiguration<HoursRuleSet>
{
    public void Configure(EntityTypeBuilder<HoursRuleSet> rules)
    {
        rules.Property(r => r.Code).HasMaxLength(HoursRuleSet.CodeLength);
        rules.Property(r => r.Region).HasMaxLength(HoursRuleSet.RegionLength);
        rules.Property(r => r.Path).HasMaxLength(HoursRuleSet.PathLength);
        rules.Property(r => r.VersionText).HasMaxLength(HoursEntry.RuleVersionLength);
        rules.Property(r => r.Basis).HasMaxLength(HoursRuleSet.BasisLength);
        rules.ComplexProperty(r => r.HoursPerDay, h => h.Property(x => x.Tenths));
        rules.ComplexProperty(r => r.HoursPerHalfDay, h => h.Property(x => x.Tenths));
        rules.HasIndex(r => new { r.Code, r.VersionText }).IsUnique();
        rules.HasMany(r => r.Requirements).WithOne().HasForeignKey("RuleSetId").IsRequired();
        rules.HasMany(r => r.Modes).WithOne().HasForeignKey("RuleSetId").IsRequired();
        rules.HasMany(r => r.Caps).WithOne().HasForeignKey("RuleSetId").IsRequired();
        rules.Navigation(r => r.Requirements).AutoInclude();
        rules.Navigation(r => r.Modes).AutoInclude();
        rules.Navigation(r => r.Caps).AutoInclude();
    }
}

internal sealed class HoursRequirementMapping : IEntityTypeConfiguration<HoursRequirement>
{
    public void Configure(EntityTypeBuilder<HoursRequirement> requirement) =>
        requirement.ToTable("HoursRequirements").ComplexProperty(r => r.Minimum, h => h.Property(x => x.Tenths)).ComplexProperty(r => r.CarryOver, h => h.Property(x => x.Tenths)).Property(r => r.Mode).HasMaxLength(HoursMode.CodeLength);
}

internal sealed class HoursCapMapping : IEntityTypeConfiguration<HoursCap>
{
    public void Configure(EntityTypeBuilder<HoursCap> cap) =>
        cap.ToTable("HoursCaps").ComplexProperty(c => c.Most, h => h.Property(x => x.Tenths)).Property(c => c.Mode).HasMaxLength(HoursMode.CodeLength);
}

internal sealed class HoursModeMapping : IEntityTypeConfiguration<HoursMode>
{
    public void Configure(EntityTypeBuilder<HoursMode> mode)
    {
        mode.ToTable("HoursModes").ComplexProperty(m => m.HoursPerCredit, h => h.Property(x => x.Tenths));
        mode.Property(m => m.Code).HasMaxLength(HoursMode.CodeLength);
        mode.Property(m => m.Name).HasMaxLength(HoursMode.NameLength);
    }
}
