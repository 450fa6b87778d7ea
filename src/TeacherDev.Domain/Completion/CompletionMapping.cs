using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Completion;

internal static class TermsMapping
{
    public static void Map(ComplexPropertyBuilder<CompletionTerms> terms)
    {
        terms.Property(t => t.AbsenceNumerator);
        terms.Property(t => t.AbsenceDenominator);
        terms.Property(t => t.MinimumTenths);
        terms.Property(t => t.NeedsAssignment);
        terms.Property(t => t.NeedsSurvey);
        terms.Ignore(t => t.Minimum);
    }
}

internal sealed class CompletionRuleSetMapping : IEntityTypeConfiguration<CompletionRuleSet>
{
    public void Configure(EntityTypeBuilder<CompletionRuleSet> rules)
    {
        rules.Property(r => r.Code).HasMaxLength(CompletionRuleSet.CodeLength);
        rules.Property(r => r.VersionText).HasMaxLength(CompletionRuleSet.VersionTextLength);
        rules.Property(r => r.Name).HasMaxLength(CompletionRuleSet.NameLength * 2);
        rules.Property(r => r.Path).HasMaxLength(CompletionRuleSet.PathLength);
        rules.Property(r => r.ProgrammeCode).HasMaxLength(CompletionRuleSet.ProgrammeCodeLength);
        rules.Property(r => r.NumberScheme).HasMaxLength(CompletionRuleSet.SchemeLength);
        rules.Property(r => r.Basis).HasMaxLength(CompletionRuleSet.BasisLength * 2);
        rules.Ignore(r => r.Label);
        TermsMapping.Map(rules.ComplexProperty(r => r.Terms));
        rules.HasIndex(r => new { r.Code, r.VersionText }).IsUnique();
    }
}

internal sealed class ClassCompletionMapping : IEntityTypeConfiguration<ClassCompletion>
{
    public void Configure(EntityTypeBuilder<ClassCompletion> completion)
    {
        TermsMapping.Map(completion.ComplexProperty(c => c.Terms)!);
        completion.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        completion.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId).OnDelete(DeleteBehavior.Restrict);
        completion.HasMany(c => c.Assignments).WithOne().HasForeignKey(a => a.CompletionId);
        completion.HasMany(c => c.Rulings).WithOne().HasForeignKey(r => r.CompletionId);
        completion.Navigation(c => c.Assignments).AutoInclude();
        completion.Navigation(c => c.Rulings).AutoInclude();
        completion.HasIndex(c => c.CohortId).IsUnique();
    }
}

internal sealed class AssignmentMapping : IEntityTypeConfiguration<Assignment>
{
    public void Configure(EntityTypeBuilder<Assignment> assignment)
    {
        assignment.ToTable("Assignments");
        assignment.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        assignment.HasIndex(a => new { a.CompletionId, a.PersonId }).IsUnique();
    }
}

internal sealed class RulingMapping : IEntityTypeConfiguration<Ruling>
{
    public void Configure(EntityTypeBuilder<Ruling> ruling)
    {
        ruling.ToTable("Rulings");
        ruling.Property(r => r.Reason).HasMaxLength(Ruling.ReasonLength * 2);
        ruling.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        ruling.HasOne<Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
        ruling.HasIndex(r => r.CompletionId);
    }
}

internal sealed class CertificateBatchMapping : IEntityTypeConfiguration<CertificateBatch>
{
    public void Configure(EntityTypeBuilder<CertificateBatch> batch)
    {
        batch.Property(b => b.Scheme).HasMaxLength(CompletionRuleSet.SchemeLength);
        batch.HasOne<ProgrammeYear>().WithMany().HasForeignKey(b => b.ProgrammeYearId).OnDelete(DeleteBehavior.Restrict);
        batch.HasOne<Cohort>().WithMany().HasForeignKey(b => b.CohortId).OnDelete(DeleteBehavior.Restrict);
        batch.HasIndex(b => b.CohortId).IsUnique();
        batch.HasIndex(b => new { b.ProgrammeYearId, b.Batch }).IsUnique();
    }
}

internal sealed class CertificateMapping : IEntityTypeConfiguration<Certificate>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.ComplexProperty(c => c.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        certificate.ComplexProperty(c => c.Hours, h => h.Property(x => x.Tenths));
        certificate.Property(c => c.Number).HasMaxLength(Certificate.NumberLength);
        certificate.Property(c => c.Name).HasMaxLength(Person.NameLength * 2);
        certificate.Property(c => c.School).HasMaxLength(Organisation.NameLength * 2);
        certificate.Property(c => c.Programme).HasMaxLength(Certificate.ProgrammeLength * 2);
        certificate.Property(c => c.ClassName).HasMaxLength(Cohort.NameLength * 2);
        certificate.Property(c => c.Grade).HasMaxLength(Certificate.GradeLength * 2);
        certificate.Property(c => c.Code).HasMaxLength(VerificationCode.Length);
        certificate.Property(c => c.Reason).HasMaxLength(Certificate.ReasonLength * 2);
        certificate.Property(c => c.SearchText).HasMaxLength(1000);
        certificate.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        certificate.HasOne<Certificate>().WithMany().HasForeignKey(c => c.ReplacedById).OnDelete(DeleteBehavior.Restrict);
        certificate.HasIndex(c => c.Number).IsUnique();
        certificate.HasIndex(c => c.Code).IsUnique();
        // One person holds one valid certificate of a class.
        certificate.HasIndex(c => new { c.CohortId, c.PersonId }).IsUnique().HasFilter("\"State\" = 'Valid'");
        certificate.HasIndex(c => c.CohortId);
        certificate.HasIndex(c => c.PersonId);
        certificate.HasIndex(c => new { c.OrganisationId, c.SortKey });
    }
}
