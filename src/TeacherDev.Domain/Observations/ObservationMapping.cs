using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Observations;

internal sealed class LessonObservationMapping : IEntityTypeConfiguration<LessonObservation>
{
    public void Configure(EntityTypeBuilder<LessonObservation> observation)
    {
        observation.ToTable("LessonObservations");
        observation.Property(o => o.Topic).HasMaxLength(LessonObservation.TopicLength);
        observation.Property(o => o.Class).HasMaxLength(LessonObservation.ClassLength);
        observation.Property(o => o.Strengths).HasMaxLength(LessonObservation.NotesLength);
        observation.Property(o => o.Weaknesses).HasMaxLength(LessonObservation.NotesLength);
        observation.Property(o => o.Advice).HasMaxLength(LessonObservation.NotesLength);
        observation.Property(o => o.Reason).HasMaxLength(LessonObservation.ReasonLength);
        observation.HasOne(o => o.Organisation).WithMany().HasForeignKey(o => o.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        observation.HasOne<Person>().WithMany().HasForeignKey(o => o.ObserverId).OnDelete(DeleteBehavior.Restrict);
        observation.HasOne<Person>().WithMany().HasForeignKey(o => o.TeacherId).OnDelete(DeleteBehavior.Restrict);
        observation.HasOne<StoredFile>().WithMany().HasForeignKey(o => o.SheetId).OnDelete(DeleteBehavior.Restrict);
        observation.HasIndex(o => o.IdempotencyKey).IsUnique();
        // Nobody sits in two lessons at once.
        observation.HasIndex(o => new { o.ObserverId, o.Day, o.LessonPeriod }).IsUnique().HasFilter("\"State\" IN ('Logged', 'Confirmed')");
        observation.HasIndex(o => new { o.ObserverId, o.TeacherId, o.Day });
        observation.HasIndex(o => new { o.TeacherId, o.Day });
        observation.HasIndex(o => new { o.OrganisationId, o.Day });
        observation.HasIndex(o => o.SheetId);
    }
}
