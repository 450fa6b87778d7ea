using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Cohorts;

internal sealed class ArrangementMapping : IEntityTypeConfiguration<Arrangement>
{
    public void Configure(EntityTypeBuilder<Arrangement> arrangement)
    {
        arrangement.Property(a => a.RoomsPurpose).HasMaxLength(Arrangement.PurposeLength * 2);
        arrangement.HasMany(a => a.People).WithOne().HasForeignKey(p => p.ArrangementId);
        // Rooms and seats are counted by who is in them.
        arrangement.Navigation(a => a.People).AutoInclude();
        arrangement.HasOne<Cohort>().WithMany().HasForeignKey(a => a.CohortId).OnDelete(DeleteBehavior.Restrict);
        arrangement.HasIndex(a => a.CohortId).IsUnique();
    }
}

internal sealed class ArrangedPersonMapping : IEntityTypeConfiguration<ArrangedPerson>
{
    public void Configure(EntityTypeBuilder<ArrangedPerson> person)
    {
        person.ToTable("ArrangedPeople");
        person.HasIndex(p => new { p.ArrangementId, p.PersonId }).IsUnique();
        person.HasIndex(p => p.PersonId);
        person.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ArrivalMapping : IEntityTypeConfiguration<Arrival>
{
    public void Configure(EntityTypeBuilder<Arrival> arrival)
    {
        arrival.ToTable("Arrivals");
        arrival.HasIndex(a => new { a.CohortId, a.PersonId }).IsUnique();
        arrival.HasIndex(a => a.PersonId);
        arrival.HasOne<Cohort>().WithMany().HasForeignKey(a => a.CohortId).OnDelete(DeleteBehavior.Restrict);
        arrival.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        arrival.HasOne<Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ListExportMapping : IEntityTypeConfiguration<ListExport>
{
    public void Configure(EntityTypeBuilder<ListExport> export)
    {
        export.ToTable("ListExports");
        export.Property(e => e.Purpose).HasMaxLength(ListExport.PurposeLength * 2);
        export.HasIndex(e => e.CohortId);
        export.HasOne<Cohort>().WithMany().HasForeignKey(e => e.CohortId).OnDelete(DeleteBehavior.Restrict);
        export.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}
