using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Activities;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Scheduling;

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ComplexProperty(s => s.Hours, hours => hours.Property(h => h.Tenths));
        session.Ignore(s => s.Slot);
        session.Ignore(s => s.Closed);
        session.HasMany(s => s.Closings).WithOne().HasForeignKey(c => c.SessionId);
        session.Navigation(s => s.Closings).AutoInclude();
        session.Ignore(s => s.CohortIds);
        session.HasMany(s => s.Classes).WithOne().HasForeignKey(c => c.SessionId);
        session.Navigation(s => s.Classes).AutoInclude();
        session.Property(s => s.Topic).HasMaxLength(Session.TopicLength);
        session.Property(s => s.CancelReason).HasMaxLength(Session.ReasonLength);
        session.Property(s => s.Equipment).HasMaxLength(Tags.TextLength);
        session.HasOne<Cohort>().WithMany().HasForeignKey(s => s.CohortId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Activity>().WithMany().HasForeignKey(s => s.ActivityId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Trainer>().WithMany().HasForeignKey(s => s.TrainerId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Venue>().WithMany().HasForeignKey(s => s.VenueId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<CohortModule>().WithMany().HasForeignKey(s => s.ModuleId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne(s => s.Organisation).WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        session.HasIndex(s => s.IdempotencyKey).IsUnique();
        session.HasIndex(s => s.Day);
        session.ToTable(t => t.HasCheckConstraint("CK_Sessions_OneOwner", "(\"CohortId\" IS NULL) <> (\"ActivityId\" IS NULL)"));
    }
}

internal sealed class SessionClassMapping : IEntityTypeConfiguration<SessionClass>
{
    public void Configure(EntityTypeBuilder<SessionClass> seat)
    {
        seat.ToTable("SessionClasses");
        seat.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId).OnDelete(DeleteBehavior.Restrict);
        seat.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        seat.HasIndex(c => new { c.SessionId, c.CohortId }).IsUnique();
        seat.HasIndex(c => new { c.CohortId, c.SessionId });
    }
}

internal sealed class ClosingMapping : IEntityTypeConfiguration<Closing>
{
    public void Configure(EntityTypeBuilder<Closing> closing)
    {
        closing.ToTable("Closings");
        closing.Property(c => c.ReopenReason).HasMaxLength(Session.ReasonLength);
        closing.HasIndex(c => new { c.SessionId, c.Number }).IsUnique();
    }
}
