using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring.Matching;

internal sealed class PairingProposalMapping : IEntityTypeConfiguration<PairingProposal>
{
    public void Configure(EntityTypeBuilder<PairingProposal> proposal)
    {
        proposal.ToTable("PairingProposals");
        proposal.Ignore(p => p.Terms).Ignore(p => p.Pins);
        proposal.Property(p => p.Goal).HasMaxLength(Pairing.GoalLength);
        proposal.ComplexProperty(p => p.Period, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        proposal.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasIndex(p => p.IdempotencyKey).IsUnique();
        proposal.HasIndex(p => p.OrganisationId);
        proposal.HasMany(p => p.Pairs).WithOne().HasForeignKey(p => p.ProposalId);
        proposal.Navigation(p => p.Pairs).AutoInclude();
    }
}

internal sealed class ProposedPairMapping : IEntityTypeConfiguration<ProposedPair>
{
    public void Configure(EntityTypeBuilder<ProposedPair> pair)
    {
        pair.ToTable("ProposedPairs");
        pair.Ignore(p => p.Remarks);
        pair.Property(p => p.Reasons).HasMaxLength(ProposedPair.ReasonsLength);
        pair.HasOne<Person>().WithMany().HasForeignKey(p => p.MenteeId).OnDelete(DeleteBehavior.Restrict);
        pair.HasOne<Person>().WithMany().HasForeignKey(p => p.MentorId).OnDelete(DeleteBehavior.Restrict);
        pair.HasOne<Pairing>().WithMany().HasForeignKey(p => p.PairingId).OnDelete(DeleteBehavior.Restrict);
        pair.HasIndex(p => new { p.ProposalId, p.MenteeId }).IsUnique();
        pair.HasIndex(p => p.MenteeId);
        pair.HasIndex(p => p.MentorId);
        pair.HasIndex(p => p.PairingId);
    }
}

internal sealed class PairingWishesMapping : IEntityTypeConfiguration<PairingWishes>
{
    public void Configure(EntityTypeBuilder<PairingWishes> wishes)
    {
        wishes.ToTable("PairingWishes");
        wishes.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
        wishes.HasIndex(w => new { w.PersonId, w.Side }).IsUnique();
        wishes.HasMany(w => w.Wishes).WithOne().HasForeignKey(w => w.WishesId);
        wishes.Navigation(w => w.Wishes).AutoInclude();
    }
}

internal sealed class PairingWishMapping : IEntityTypeConfiguration<PairingWish>
{
    public void Configure(EntityTypeBuilder<PairingWish> wish)
    {
        wish.ToTable("PairingWishLines");
        wish.HasOne<Person>().WithMany().HasForeignKey(w => w.WishedId).OnDelete(DeleteBehavior.Restrict);
        wish.HasIndex(w => new { w.WishesId, w.WishedId }).IsUnique();
        wish.HasIndex(w => w.WishedId);
    }
}
