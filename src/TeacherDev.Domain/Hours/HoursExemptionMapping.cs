using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

internal sealed class HoursExemptionMapping : IEntityTypeConfiguration<HoursExemption>
{
    public void Configure(EntityTypeBuilder<HoursExemption> exemption)
    {
        exemption.Property(e => e.Reason).HasMaxLength(HoursExemption.ReasonLength);
        exemption.ComplexProperty(e => e.Period, p =>
        {
            p.Property(x => x.From);
            p.Property(x => x.To);
        });
        exemption.HasOne(e => e.Organisation).WithMany().HasForeignKey(e => e.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        exemption.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        exemption.HasIndex(e => e.PersonId);
    }
}
