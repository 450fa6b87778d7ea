using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Scheduling;

internal sealed class WorkingCalendarMapping : IEntityTypeConfiguration<WorkingCalendar>
{
    public void Configure(EntityTypeBuilder<WorkingCalendar> calendar)
    {
        calendar.Property(c => c.Source).HasMaxLength(WorkingCalendar.SourceLength);
        calendar.HasIndex(c => c.Year).IsUnique();
        calendar.HasMany(c => c.Days).WithOne().HasForeignKey(d => d.WorkingCalendarId);
        calendar.Navigation(c => c.Days).AutoInclude();
    }
}

internal sealed class CalendarDayMapping : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> day)
    {
        day.ToTable("CalendarDays");
        day.Property(d => d.Name).HasMaxLength(CalendarDay.NameLength);
        day.HasIndex(d => new { d.WorkingCalendarId, d.Date }).IsUnique();
    }
}

internal sealed class TermCalendarMapping : IEntityTypeConfiguration<TermCalendar>
{
    public void Configure(EntityTypeBuilder<TermCalendar> calendar)
    {
        calendar.ComplexProperty(c => c.Spring, p => { p.Property(x => x.From); p.Property(x => x.To); });
        calendar.ComplexProperty(c => c.Autumn, p => { p.Property(x => x.From); p.Property(x => x.To); });
        calendar.Ignore(c => c.SpringTerm).Ignore(c => c.AutumnTerm);
        calendar.Property(c => c.Source).HasMaxLength(TermCalendar.SourceLength);
        calendar.HasIndex(c => c.Year).IsUnique();
    }
}
