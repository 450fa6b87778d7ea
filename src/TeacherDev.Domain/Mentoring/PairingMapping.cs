using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Mentoring;

internal sealed class PairingMapping : IEntityTypeConfiguration<Pairing>
{
    private const string WhileStanding = "\"State\" IN ('Proposed', 'Active')";

    public void Configure(EntityTypeBuilder<Pairing> pairing)
    {
        pairing.Property(p => p.Goal).HasMaxLength(Pairing.GoalLength);
        pairing.Property(p => p.EndNote).HasMaxLength(Pairing.NoteLength);
        pairing.ComplexProperty(p => p.Period, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        pairing.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        pairing.HasOne(p => p.MentorOrganisation).WithMany().HasForeignKey(p => p.MentorOrganisationId).OnDelete(DeleteBehavior.Restrict);
        pairing.HasOne<Person>().WithMany().HasForeignKey(p => p.MentorId).OnDelete(DeleteBehavior.Restrict);
        pairing.HasOne<Person>().WithMany().HasForeignKey(p => p.MenteeId).OnDelete(DeleteBehavior.Restrict);
        pairing.HasMany(p => p.Signatures).WithOne().HasForeignKey(s => s.PairingId);
        pairing.Navigation(p => p.Signatures).AutoInclude();
        pairing.HasIndex(p => p.IdempotencyKey).IsUnique();
        // The unique ones are partial, and a partial index serves no query over all pairings of a person.
        pairing.HasIndex(p => p.MenteeId);
        pairing.HasIndex(p => p.MentorId);
        pairing.HasIndex(p => new { p.MenteeId, p.Kind }).IsUnique().HasFilter(WhileStanding);
        pairing.HasIndex(p => new { p.MentorId, p.Seat }).IsUnique().HasFilter(WhileStanding);
    }
}

internal sealed class PairingSignatureMapping : IEntityTypeConfiguration<PairingSignature>
{
    public void Configure(EntityTypeBuilder<PairingSignature> signature) => signature.ToTable("PairingSignatures").HasIndex(s => new { s.PairingId, s.Side }).IsUnique();
}
