using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Cohorts;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Scheduling.Proposing;

internal sealed class TimetableProposalMapping : IEntityTypeConfiguration<TimetableProposal>
{
    public void Configure(EntityTypeBuilder<TimetableProposal> proposal)
    {
        proposal.ToTable("TimetableProposals");
        proposal.ComplexProperty(p => p.Days, d => { d.Property(x => x.From); d.Property(x => x.To); });
        proposal.Ignore(p => p.Parts);
        proposal.Ignore(p => p.Weekdays);
        proposal.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasOne<Cohort>().WithMany().HasForeignKey(p => p.CohortId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasMany(p => p.Sessions).WithOne().HasForeignKey(s => s.ProposalId);
        proposal.HasMany(p => p.Cohorts).WithOne().HasForeignKey(c => c.ProposalId);
        proposal.HasMany(p => p.Venues).WithOne().HasForeignKey(v => v.ProposalId);
        proposal.HasMany(p => p.Wishes).WithOne().HasForeignKey(w => w.ProposalId);
        proposal.HasMany(p => p.Remarks).WithOne().HasForeignKey(r => r.ProposalId);
        proposal.HasIndex(p => p.IdempotencyKey).IsUnique();
    }
}

internal sealed class ProposedSessionMapping : IEntityTypeConfiguration<ProposedSession>
{
    public void Configure(EntityTypeBuilder<ProposedSession> session)
    {
        session.ToTable("ProposedSessions");
        session.HasKey(s => new { s.ProposalId, s.SessionId });
        session.Ignore(s => s.Moves);
        session.Ignore(s => s.IsPlaced);
        session.HasOne<Session>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProposedCohortMapping : IEntityTypeConfiguration<ProposedCohort>
{
    public void Configure(EntityTypeBuilder<ProposedCohort> cohort)
    {
        cohort.ToTable("ProposedCohorts");
        cohort.HasKey(c => new { c.ProposalId, c.CohortId });
        cohort.HasOne<Cohort>().WithMany().HasForeignKey(c => c.CohortId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProposedVenueMapping : IEntityTypeConfiguration<ProposedVenue>
{
    public void Configure(EntityTypeBuilder<ProposedVenue> venue)
    {
        venue.ToTable("ProposedVenues");
        venue.HasKey(v => new { v.ProposalId, v.VenueId });
        venue.HasOne<Venue>().WithMany().HasForeignKey(v => v.VenueId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProposedWishMapping : IEntityTypeConfiguration<ProposedWish>
{
    public void Configure(EntityTypeBuilder<ProposedWish> wish)
    {
        wish.ToTable("ProposedWishes");
        wish.HasKey(w => new { w.ProposalId, w.Wish });
    }
}

internal sealed class ProposalRemarkMapping : IEntityTypeConfiguration<ProposalRemark>
{
    public void Configure(EntityTypeBuilder<ProposalRemark> remark)
    {
        remark.ToTable("ProposalRemarks");
        remark.HasKey(r => new { r.ProposalId, r.Kind, r.Position });
        remark.Property(r => r.Remark).HasConversion(r => r.ToStored(), stored => Remark.Stored(stored)).HasMaxLength(Remark.MostLength);
    }
}
