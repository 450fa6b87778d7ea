using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Cohorts;

internal sealed class CohortNoticeMapping : IEntityTypeConfiguration<CohortNotice>
{
    public void Configure(EntityTypeBuilder<CohortNotice> notice)
    {
        notice.Property(n => n.Number).HasMaxLength(CohortNotice.NumberLength * 2);
        notice.Property(n => n.Title).HasMaxLength(CohortNotice.TitleLength * 2);
        notice.Property(n => n.Basis).HasMaxLength(CohortNotice.BasisLength * 2);
        notice.Property(n => n.Content).HasMaxLength(CohortNotice.TextLength * 2);
        notice.Property(n => n.Audience).HasMaxLength(CohortNotice.LineLength * 2);
        notice.Property(n => n.Place).HasMaxLength(CohortNotice.LineLength * 2);
        notice.Property(n => n.Bring).HasMaxLength(CohortNotice.LineLength * 2);
        notice.Property(n => n.Costs).HasMaxLength(CohortNotice.LineLength * 2);
        notice.Property(n => n.ReportPlace).HasMaxLength(CohortNotice.LineLength * 2);
        notice.Property(n => n.Contact).HasMaxLength(CohortNotice.ContactLength * 2);
        notice.Property(n => n.OfficeLine).HasMaxLength(CohortNotice.ContactLength * 2);
        notice.HasOne(n => n.Organisation).WithMany().HasForeignKey(n => n.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<Cohort>().WithMany().HasForeignKey(n => n.CohortId).OnDelete(DeleteBehavior.Restrict);
        notice.HasIndex(n => n.IdempotencyKey).IsUnique();
        // At most one is in force.
        notice.HasIndex(n => n.CohortId).IsUnique().HasFilter("\"State\" = 'Issued'").HasDatabaseName("IX_CohortNotices_InForce");
        notice.HasIndex(n => new { n.CohortId, n.State });
    }
}

internal sealed class ReturnSlipMapping : IEntityTypeConfiguration<ReturnSlip>
{
    public void Configure(EntityTypeBuilder<ReturnSlip> slip)
    {
        slip.Property(s => s.Contact).HasMaxLength(ReturnSlip.ContactLength * 2);
        slip.HasOne(s => s.Organisation).WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        slip.HasOne(s => s.Host).WithMany().HasForeignKey(s => s.HostId).OnDelete(DeleteBehavior.Restrict);
        slip.HasOne<Cohort>().WithMany().HasForeignKey(s => s.CohortId).OnDelete(DeleteBehavior.Restrict);
        slip.HasMany(s => s.Lines).WithOne().HasForeignKey(l => l.SlipId);
        slip.Navigation(s => s.Lines).AutoInclude();
        slip.Ignore(s => s.Silent);
        slip.HasIndex(s => new { s.CohortId, s.OrganisationId }).IsUnique();
        slip.HasIndex(s => s.OrganisationId);
    }
}

internal sealed class SlipLineMapping : IEntityTypeConfiguration<SlipLine>
{
    public void Configure(EntityTypeBuilder<SlipLine> line)
    {
        line.ToTable("SlipLines");
        line.Property(l => l.Reason).HasMaxLength(SlipLine.ReasonLength * 2);
        line.Property(l => l.Notes).HasMaxLength(SlipLine.NotesLength * 2);
        line.HasIndex(l => new { l.SlipId, l.PersonId }).IsUnique().HasFilter("\"IsDropped\" = FALSE");
        line.HasIndex(l => l.SlipId);
        line.HasIndex(l => l.PersonId);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.PersonId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Person>().WithMany().HasForeignKey(l => l.ReplacementId).OnDelete(DeleteBehavior.Restrict);
        line.HasOne<Account>().WithMany().HasForeignKey(l => l.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
