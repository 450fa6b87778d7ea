using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Selection;

internal sealed class DispatchMapping : IEntityTypeConfiguration<Dispatch>
{
    public void Configure(EntityTypeBuilder<Dispatch> dispatch)
    {
        dispatch.Property(d => d.Audience).HasMaxLength(Organisations.Organisation.PathLength);
        dispatch.Property(d => d.Title).HasMaxLength(Dispatch.TitleLength * 2);
        dispatch.Property(d => d.SearchText).HasMaxLength(Dispatch.TitleLength * 4);
        dispatch.Property(d => d.Superior).HasMaxLength(Dispatch.SuperiorLength * 2);
        dispatch.Property(d => d.Document).HasMaxLength(Dispatch.DocumentLength * 2);
        dispatch.Property(d => d.Text).HasMaxLength(Dispatch.TextLength * 2);
        dispatch.Property(d => d.Place).HasMaxLength(Dispatch.PlaceLength * 2);
        dispatch.Property(d => d.CancelReason).HasMaxLength(Dispatch.ReasonLength * 2);
        dispatch.ComplexProperty(d => d.Days, p => { p.Property(x => x.From); p.Property(x => x.To); });
        dispatch.Ignore(d => d.Given).Ignore(d => d.Going);
        dispatch.HasOne(d => d.Organisation).WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        dispatch.HasMany(d => d.Shares).WithOne().HasForeignKey(s => s.DispatchId);
        dispatch.HasMany(d => d.Appointees).WithOne().HasForeignKey(a => a.DispatchId);
        // A place is counted by who stands on it: never loaded in part.
        dispatch.Navigation(d => d.Shares).AutoInclude();
        dispatch.Navigation(d => d.Appointees).AutoInclude();
        dispatch.HasIndex(d => d.IdempotencyKey).IsUnique();
        dispatch.HasIndex(d => d.SortKey);
        dispatch.HasIndex(d => d.State);
    }
}

internal sealed class DispatchShareMapping : IEntityTypeConfiguration<DispatchShare>
{
    public void Configure(EntityTypeBuilder<DispatchShare> share)
    {
        share.ToTable("DispatchShares");
        share.Property(s => s.Path).HasMaxLength(Organisations.Organisation.PathLength);
        share.HasOne(s => s.Organisation).WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        share.Navigation(s => s.Organisation).AutoInclude();
        share.HasIndex(s => new { s.DispatchId, s.OrganisationId }).IsUnique();
        share.HasIndex(s => s.Path);
    }
}

internal sealed class AppointeeMapping : IEntityTypeConfiguration<Appointee>
{
    public void Configure(EntityTypeBuilder<Appointee> appointee)
    {
        appointee.ToTable("Appointees");
        appointee.Property(a => a.Reason).HasMaxLength(Dispatch.ReasonLength * 2);
        appointee.Property(a => a.Remark).HasMaxLength(Dispatch.RemarkLength * 2);
        appointee.Ignore(a => a.Stands).Ignore(a => a.Goes);
        appointee.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        appointee.HasOne<Organisations.Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        appointee.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
        appointee.HasIndex(a => new { a.DispatchId, a.PersonId }).IsUnique().HasFilter("\"State\" <> 'Withdrawn'");
        appointee.HasIndex(a => a.PersonId);
    }
}
