using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

internal sealed class AttendanceMarkMapping : IEntityTypeConfiguration<AttendanceMark>
{
    public void Configure(EntityTypeBuilder<AttendanceMark> mark)
    {
        mark.Property(m => m.Note).HasMaxLength(AttendanceMark.NoteLength);
        mark.HasIndex(m => new { m.SessionId, m.PersonId }).IsUnique();
        mark.HasIndex(m => m.PersonId);
        mark.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        mark.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
