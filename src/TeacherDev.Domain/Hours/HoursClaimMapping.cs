using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

internal sealed class HoursClaimMapping : IEntityTypeConfiguration<HoursClaim>
{
    private const string Standing = "\"State\" IN ('Submitted', 'Confirmed', 'Approved')";

    public void Configure(EntityTypeBuilder<HoursClaim> claim)
    {
        // A rare character takes two UTF-16 units.
        claim.Property(c => c.Title).HasMaxLength(HoursClaim.TitleLength * 2);
        claim.Property(c => c.EventKey).HasMaxLength(HoursClaim.EventKeyLength);
        claim.Property(c => c.Organiser).HasMaxLength(HoursClaim.OrganiserLength * 2);
        claim.Property(c => c.Note).HasMaxLength(HoursClaim.NoteLength * 2);
        claim.Property(c => c.Mode).HasMaxLength(HoursMode.CodeLength);
        claim.ComplexProperty(c => c.Claimed, h => h.Property(x => x.Tenths));
        claim.ComplexProperty(c => c.Certified, h => h.Property(x => x.Tenths));
        claim.Ignore(c => c.Period);
        claim.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        claim.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        claim.HasMany(c => c.Papers).WithOne().HasForeignKey(p => p.ClaimId);
        claim.HasMany(c => c.Log).WithOne().HasForeignKey(s => s.ClaimId);
        claim.Navigation(c => c.Papers).AutoInclude();
        claim.Navigation(c => c.Log).AutoInclude();
        claim.HasIndex(c => c.IdempotencyKey).IsUnique();
        claim.HasIndex(c => new { c.PersonId, c.Day, c.EventKey }).IsUnique().HasFilter(Standing);
        claim.HasIndex(c => c.PersonId);
        claim.HasIndex(c => new { c.State, c.OrganisationId, c.Day });
        claim.HasIndex(c => c.OrganisationId);
    }
}

internal sealed class HoursClaimPaperMapping : IEntityTypeConfiguration<HoursClaimPaper>
{
    public void Configure(EntityTypeBuilder<HoursClaimPaper> paper)
    {
        paper.ToTable("HoursClaimPapers").Property(p => p.FileName).HasMaxLength(StoredFile.NameLength * 2);
        paper.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        paper.HasIndex(p => p.ClaimId);
    }
}

internal sealed class HoursClaimStepMapping : IEntityTypeConfiguration<HoursClaimStep>
{
    public void Configure(EntityTypeBuilder<HoursClaimStep> step)
    {
        step.ToTable("HoursClaimSteps").Property(s => s.Reason).HasMaxLength(HoursClaim.ReasonLength * 2);
        step.HasIndex(s => s.ClaimId);
    }
}
