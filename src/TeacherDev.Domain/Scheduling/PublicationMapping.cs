using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Scheduling;

internal sealed class PublicationMapping : IEntityTypeConfiguration<Publication>
{
    public void Configure(EntityTypeBuilder<Publication> publication)
    {
        publication.Property(p => p.By).HasMaxLength(Publication.ByLength * 2);
        publication.HasOne<Cohort>().WithMany().HasForeignKey(p => p.CohortId).OnDelete(DeleteBehavior.Restrict);
        publication.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        publication.HasMany(p => p.Sessions).WithOne().HasForeignKey(s => s.PublicationId);
        publication.HasIndex(p => p.IdempotencyKey).IsUnique();
        publication.HasIndex(p => new { p.CohortId, p.Number }).IsUnique();
        publication.HasIndex(p => p.PublishedAt);
    }
}

internal sealed class PublishedSessionMapping : IEntityTypeConfiguration<PublishedSession>
{
    public void Configure(EntityTypeBuilder<PublishedSession> session)
    {
        session.ToTable("PublishedSessions");
        session.Ignore(s => s.Slot);
        session.Property(s => s.Topic).HasMaxLength(Session.TopicLength);
        session.Property(s => s.CancelReason).HasMaxLength(Session.ReasonLength);
        session.Property(s => s.Trainer).HasMaxLength(Trainer.NameLength);
        session.Property(s => s.TrainerUnit).HasMaxLength(Trainer.UnitLength);
        session.Property(s => s.Venue).HasMaxLength(Venue.NameLength);
        session.HasOne<Session>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Restrict);
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.TrainerPersonId).OnDelete(DeleteBehavior.Restrict);
        session.HasIndex(s => new { s.PublicationId, s.SessionId }).IsUnique();
        session.HasIndex(s => s.SessionId);
        session.HasIndex(s => s.TrainerPersonId);
    }
}
