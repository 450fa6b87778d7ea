using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.Hours;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

internal sealed class MentoringRuleSetMapping : IEntityTypeConfiguration<MentoringRuleSet>
{
    public void Configure(EntityTypeBuilder<MentoringRuleSet> set)
    {
        set.Property(s => s.Code).HasMaxLength(MentoringRuleSet.CodeLength);
        set.Property(s => s.VersionText).HasMaxLength(MentoringRuleSet.CodeLength);
        set.Property(s => s.Path).HasMaxLength(HoursRuleSet.PathLength);
        set.HasIndex(s => new { s.Code, s.VersionText }).IsUnique();
        set.HasMany(s => s.Rules).WithOne().HasForeignKey(r => r.RuleSetId);
        set.Navigation(s => s.Rules).AutoInclude();
    }
}

internal sealed class MentoringRuleMapping : IEntityTypeConfiguration<MentoringRule>
{
    public void Configure(EntityTypeBuilder<MentoringRule> rule)
    {
        rule.ToTable("MentoringRules");
        rule.Property(r => r.Basis).HasMaxLength(MentoringRule.BasisLength);
        rule.HasIndex(r => r.RuleSetId);
    }
}

internal sealed class PairingEntryMapping : IEntityTypeConfiguration<PairingEntry>
{
    public void Configure(EntityTypeBuilder<PairingEntry> entry)
    {
        entry.ToTable("PairingEntries");
        entry.Property(e => e.Text).HasMaxLength(PairingEntry.TextLength);
        entry.Property(e => e.Reason).HasMaxLength(PairingEntry.ReasonLength);
        entry.HasOne<Pairing>().WithMany().HasForeignKey(e => e.PairingId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<StoredFile>().WithMany().HasForeignKey(e => e.FileId).OnDelete(DeleteBehavior.Restrict);
        entry.HasIndex(e => e.IdempotencyKey).IsUnique();
        entry.HasIndex(e => new { e.PairingId, e.Work, e.Day, e.LessonPeriod }).IsUnique().HasFilter("\"State\" IN ('Logged', 'Confirmed')");
        entry.HasIndex(e => new { e.PairingId, e.Day });
        entry.HasIndex(e => e.FileId);
    }
}

internal sealed class PairingReviewMapping : IEntityTypeConfiguration<PairingReview>
{
    public void Configure(EntityTypeBuilder<PairingReview> review)
    {
        review.ToTable("PairingReviews");
        review.Property(r => r.Comment).HasMaxLength(PairingReview.CommentLength);
        review.HasOne<Pairing>().WithMany().HasForeignKey(r => r.PairingId).OnDelete(DeleteBehavior.Restrict);
        review.HasIndex(r => r.IdempotencyKey).IsUnique();
        review.HasIndex(r => new { r.PairingId, r.Year, r.Season, r.Side }).IsUnique();
    }
}

internal sealed class GrowthPlanMapping : IEntityTypeConfiguration<GrowthPlan>
{
    public void Configure(EntityTypeBuilder<GrowthPlan> plan)
    {
        plan.ToTable("GrowthPlans");
        plan.Property(p => p.Goals).HasMaxLength(GrowthPlan.TextLength);
        plan.Property(p => p.Measures).HasMaxLength(GrowthPlan.TextLength);
        plan.Property(p => p.Outcome).HasMaxLength(GrowthPlan.TextLength);
        plan.Property(p => p.Reflection).HasMaxLength(GrowthPlan.TextLength);
        plan.Property(p => p.Review).HasMaxLength(GrowthPlan.TextLength);
        plan.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        plan.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        plan.HasIndex(p => p.IdempotencyKey).IsUnique();
        plan.HasIndex(p => new { p.PersonId, p.Year, p.Season }).IsUnique();
        plan.HasIndex(p => new { p.OrganisationId, p.Year, p.Season });
    }
}

internal sealed class PlacementMapping : IEntityTypeConfiguration<Placement>
{
    public void Configure(EntityTypeBuilder<Placement> placement)
    {
        placement.ToTable("Placements");
        placement.Property(p => p.Goal).HasMaxLength(Placement.GoalLength);
        placement.Property(p => p.EndNote).HasMaxLength(Placement.NoteLength);
        placement.ComplexProperty(p => p.Period, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        placement.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        placement.HasOne<Person>().WithMany().HasForeignKey(p => p.GuideId).OnDelete(DeleteBehavior.Restrict);
        placement.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        placement.HasOne(p => p.Host).WithMany().HasForeignKey(p => p.HostId).OnDelete(DeleteBehavior.Restrict);
        placement.HasIndex(p => p.IdempotencyKey).IsUnique();
        placement.HasIndex(p => p.PersonId);
        placement.HasIndex(p => p.GuideId);
        placement.HasIndex(p => p.OrganisationId);
        placement.HasIndex(p => p.HostId);
    }
}
