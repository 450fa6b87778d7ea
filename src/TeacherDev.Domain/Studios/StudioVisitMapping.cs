using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Studios;

internal sealed class StudioVisitMapping : IEntityTypeConfiguration<StudioVisit>
{
    public void Configure(EntityTypeBuilder<StudioVisit> visit)
    {
        visit.Property(v => v.Purposes).HasConversion<int>();
        visit.Property(v => v.StudioName).HasMaxLength(Studio.NameLength);
        visit.Property(v => v.Topic).HasMaxLength(StudioVisit.TopicLength);
        visit.Property(v => v.Summary).HasMaxLength(StudioVisit.SummaryLength);
        visit.Property(v => v.NextStep).HasMaxLength(StudioVisit.NextStepLength);
        visit.Property(v => v.AnsweredBy).HasMaxLength(VisitAnswer.ByLength);
        visit.Property(v => v.Reason).HasMaxLength(StudioVisit.ReasonLength);
        visit.HasOne(v => v.Organisation).WithMany().HasForeignKey(v => v.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        visit.HasOne(v => v.HostSchool).WithMany().HasForeignKey(v => v.HostSchoolId).OnDelete(DeleteBehavior.Restrict);
        visit.HasOne<Studio>().WithMany().HasForeignKey(v => v.StudioId).OnDelete(DeleteBehavior.Restrict);
        visit.HasIndex(v => v.IdempotencyKey).IsUnique();
        visit.HasIndex(v => new { v.HostSchoolId, v.State });
        visit.HasIndex(v => new { v.StudioId, v.Day });

        // Two visits to the same school on the same day are one (domain.md §3); what was rejected or taken back does not stand in the way.
        visit.HasIndex(v => new { v.StudioId, v.HostSchoolId, v.Day }).IsUnique().HasFilter("\"State\" IN ('Logged', 'Confirmed')");
        visit.HasMany(v => v.Participants).WithOne().HasForeignKey(p => p.VisitId);
        visit.Navigation(v => v.Participants).AutoInclude();
    }
}

internal sealed class VisitParticipantMapping : IEntityTypeConfiguration<VisitParticipant>
{
    public void Configure(EntityTypeBuilder<VisitParticipant> participant)
    {
        participant.ToTable("VisitParticipants");
        participant.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        participant.HasIndex(p => new { p.VisitId, p.PersonId }).IsUnique();
    }
}
