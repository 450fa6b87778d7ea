using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Hours;

internal sealed class HoursBalanceMapping : IEntityTypeConfiguration<HoursBalance>
{
    public void Configure(EntityTypeBuilder<HoursBalance> balance)
    {
        balance.HasKey(b => b.PersonId);
        balance.Property(b => b.PersonId).ValueGeneratedNever();
        balance.Property(b => b.RuleVersion).HasMaxLength(HoursEntry.RuleVersionLength * 2 + 1);
        balance.ComplexProperty(b => b.Certified, h => h.Property(x => x.Tenths));
        balance.ComplexProperty(b => b.Required, h => h.Property(x => x.Tenths));
        balance.ComplexProperty(b => b.Owed, h => h.Property(x => x.Tenths));
        balance.ComplexProperty(b => b.CycleCertified, h => h.Property(x => x.Tenths));
        balance.ComplexProperty(b => b.CycleRequired, h => h.Property(x => x.Tenths));
        balance.ComplexProperty(b => b.CycleOwed, h => h.Property(x => x.Tenths));
        balance.HasOne<Person>().WithOne().HasForeignKey<HoursBalance>(b => b.PersonId).OnDelete(DeleteBehavior.Cascade);
        balance.HasIndex(b => b.Through);
    }
}
