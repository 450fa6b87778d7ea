using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Duties;

internal sealed class DutyRuleMapping : IEntityTypeConfiguration<DutyRule>
{
    public void Configure(EntityTypeBuilder<DutyRule> rule)
    {
        rule.Property(r => r.Code).HasMaxLength(DutyRule.CodeLength);
        rule.Property(r => r.VersionText).HasMaxLength(DutyRule.CodeLength);
        rule.Property(r => r.Name).HasMaxLength(DutyRule.NameLength);
        rule.Property(r => r.Path).HasMaxLength(HoursRuleSet.PathLength);
        rule.Property(r => r.Basis).HasMaxLength(DutyRule.BasisLength);
        rule.HasIndex(r => new { r.Code, r.VersionText }).IsUnique();
        rule.HasMany(r => r.Kinds).WithOne().HasForeignKey(k => k.RuleId);
        rule.Navigation(r => r.Kinds).AutoInclude();
    }
}

internal sealed class DutyKindMapping : IEntityTypeConfiguration<DutyKind>
{
    public void Configure(EntityTypeBuilder<DutyKind> kind) => kind.ToTable("DutyKinds").HasIndex(k => new { k.RuleId, k.Kind }).IsUnique();
}

internal sealed class ContactSchoolMapping : IEntityTypeConfiguration<ContactSchool>
{
    public void Configure(EntityTypeBuilder<ContactSchool> contact)
    {
        contact.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        contact.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        contact.HasIndex(c => new { c.PersonId, c.OrganisationId }).IsUnique().HasFilter("\"To\" IS NULL");
        contact.HasIndex(c => c.OrganisationId);
        contact.HasIndex(c => c.PersonId);
        contact.HasIndex(c => c.IdempotencyKey).IsUnique();
    }
}
