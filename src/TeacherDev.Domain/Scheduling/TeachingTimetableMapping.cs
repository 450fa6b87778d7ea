using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Scheduling;

internal sealed class TeachingTimetableMapping : IEntityTypeConfiguration<TeachingTimetable>
{
    public void Configure(EntityTypeBuilder<TeachingTimetable> timetable)
    {
        timetable.HasOne(t => t.Organisation).WithMany().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        timetable.HasIndex(t => new { t.OrganisationId, t.Year, t.Season }).IsUnique();
        timetable.HasMany(t => t.Periods).WithOne().HasForeignKey(p => p.TimetableId);
        timetable.Navigation(t => t.Periods).AutoInclude();
    }
}

internal sealed class TeachingPeriodMapping : IEntityTypeConfiguration<TeachingPeriod>
{
    public void Configure(EntityTypeBuilder<TeachingPeriod> period)
    {
        period.ToTable("TeachingPeriods");
        period.Ignore(p => p.Line);
        period.Property(p => p.Lessons).HasMaxLength(TeachingPeriod.LessonsLength);
        period.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId).OnDelete(DeleteBehavior.Restrict);
        period.HasIndex(p => new { p.TimetableId, p.PersonId, p.Weekday, p.Part }).IsUnique();
        // Who of these people teaches on that half-day.
        period.HasIndex(p => new { p.PersonId, p.Weekday, p.Part });
    }
}
