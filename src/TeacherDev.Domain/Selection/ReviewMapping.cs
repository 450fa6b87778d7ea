using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

internal sealed class ReviewPanelMapping : IEntityTypeConfiguration<ReviewPanel>
{
    public void Configure(EntityTypeBuilder<ReviewPanel> panel)
    {
        panel.Ignore(p => p.InOrder);
        panel.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        panel.HasOne<Call>().WithMany().HasForeignKey(p => p.CallId).OnDelete(DeleteBehavior.Restrict);
        panel.HasMany(p => p.Criteria).WithOne().HasForeignKey(c => c.PanelId);
        panel.HasMany(p => p.Experts).WithOne().HasForeignKey(e => e.PanelId);
        panel.HasMany(p => p.Conflicts).WithOne().HasForeignKey(c => c.PanelId);
        panel.HasMany(p => p.Decisions).WithOne().HasForeignKey(d => d.PanelId);
        panel.Navigation(p => p.Criteria).AutoInclude();
        panel.Navigation(p => p.Experts).AutoInclude();
        panel.Navigation(p => p.Conflicts).AutoInclude();
        panel.Navigation(p => p.Decisions).AutoInclude();
        panel.HasIndex(p => p.CallId).IsUnique();
    }
}

internal sealed class ReviewCriterionMapping : IEntityTypeConfiguration<ReviewCriterion>
{
    public void Configure(EntityTypeBuilder<ReviewCriterion> criterion)
    {
        criterion.ToTable("ReviewCriteria");
        criterion.Property(c => c.Name).HasMaxLength(ReviewCriterion.NameLength * 2);
        criterion.Property(c => c.Hint).HasMaxLength(ReviewCriterion.HintLength * 2);
        criterion.HasIndex(c => c.PanelId);
    }
}

internal sealed class PanelExpertMapping : IEntityTypeConfiguration<PanelExpert>
{
    public void Configure(EntityTypeBuilder<PanelExpert> expert)
    {
        expert.ToTable("PanelExperts");
        expert.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
        expert.HasIndex(e => new { e.PanelId, e.AccountId }).IsUnique();
    }
}

internal sealed class PanelConflictMapping : IEntityTypeConfiguration<PanelConflict>
{
    public void Configure(EntityTypeBuilder<PanelConflict> conflict)
    {
        conflict.ToTable("PanelConflicts");
        conflict.Property(c => c.Reason).HasMaxLength(PanelConflict.ReasonLength * 2);
        conflict.HasOne<Account>().WithMany().HasForeignKey(c => c.AccountId).OnDelete(DeleteBehavior.Restrict);
        conflict.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        conflict.HasOne<Organisation>().WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        conflict.HasIndex(c => c.PanelId);
    }
}

internal sealed class TieDecisionMapping : IEntityTypeConfiguration<TieDecision>
{
    public void Configure(EntityTypeBuilder<TieDecision> decision)
    {
        decision.ToTable("TieDecisions");
        decision.Property(d => d.Reason).HasMaxLength(TieDecision.ReasonLength * 2);
        decision.HasOne<Application>().WithMany().HasForeignKey(d => d.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        decision.HasIndex(d => d.PanelId);
    }
}

internal sealed class ReviewTaskMapping : IEntityTypeConfiguration<ReviewTask>
{
    public void Configure(EntityTypeBuilder<ReviewTask> task)
    {
        task.Property(t => t.Comment).HasMaxLength(ReviewTask.CommentLength * 2);
        task.Property(t => t.Reason).HasMaxLength(ReviewTask.ReasonLength * 2);
        task.HasOne(t => t.Organisation).WithMany().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<ReviewPanel>().WithMany().HasForeignKey(t => t.PanelId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<Application>().WithMany().HasForeignKey(t => t.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        task.HasOne<Account>().WithMany().HasForeignKey(t => t.AccountId).OnDelete(DeleteBehavior.Restrict);
        task.HasMany(t => t.Points).WithOne().HasForeignKey(p => p.TaskId);
        task.Navigation(t => t.Points).AutoInclude();
        task.HasIndex(t => new { t.ApplicationId, t.AccountId }).IsUnique();
        task.HasIndex(t => new { t.PanelId, t.State });
        task.HasIndex(t => new { t.AccountId, t.State });
    }
}

internal sealed class ReviewPointMapping : IEntityTypeConfiguration<ReviewPoint>
{
    public void Configure(EntityTypeBuilder<ReviewPoint> point)
    {
        point.ToTable("ReviewPoints");
        point.HasOne<ReviewCriterion>().WithMany().HasForeignKey(p => p.CriterionId).OnDelete(DeleteBehavior.Restrict);
        point.HasIndex(p => new { p.TaskId, p.CriterionId }).IsUnique();
    }
}
