using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Bulletins;

internal sealed class AttendanceBulletinMapping : IEntityTypeConfiguration<AttendanceBulletin>
{
    public void Configure(EntityTypeBuilder<AttendanceBulletin> bulletin)
    {
        bulletin.ComplexProperty(b => b.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        bulletin.Property(b => b.Audience).HasMaxLength(Organisation.PathLength);
        bulletin.Property(b => b.Title).HasMaxLength(AttendanceBulletin.TitleLength);
        bulletin.Property(b => b.SearchText).HasMaxLength(AttendanceBulletin.TitleLength * 4);
        bulletin.Property(b => b.Note).HasMaxLength(AttendanceBulletin.NoteLength * 2);
        bulletin.Property(b => b.ReturnReason).HasMaxLength(AttendanceBulletin.ReasonLength);
        bulletin.Property(b => b.Correction).HasMaxLength(AttendanceBulletin.ReasonLength);
        bulletin.HasOne(b => b.Organisation).WithMany().HasForeignKey(b => b.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        bulletin.HasOne<Organisation>().WithMany().HasForeignKey(b => b.DecidedById).OnDelete(DeleteBehavior.Restrict);
        bulletin.HasOne<AttendanceBulletin>().WithMany().HasForeignKey(b => b.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        bulletin.HasMany(b => b.Sessions).WithOne().HasForeignKey(s => s.BulletinId);
        bulletin.HasMany(b => b.Bodies).WithOne().HasForeignKey(s => s.BulletinId);
        bulletin.HasMany(b => b.Absences).WithOne().HasForeignKey(a => a.BulletinId);
        bulletin.HasIndex(b => b.IdempotencyKey).IsUnique();
        // One counter-notice at a time.
        bulletin.HasIndex(b => b.CorrectsId).IsUnique();
        bulletin.HasIndex(b => new { b.OrganisationId, b.State });
        bulletin.HasIndex(b => new { b.State, b.Audience });
    }
}

internal sealed class BulletinSessionMapping : IEntityTypeConfiguration<BulletinSession>
{
    public void Configure(EntityTypeBuilder<BulletinSession> session)
    {
        session.ToTable("BulletinSessions").ComplexProperty(s => s.Count, AttendanceCountMapping.Of);
        session.Property(s => s.Activity).HasMaxLength(Activities.Activity.TitleLength);
        session.Property(s => s.Topic).HasMaxLength(Session.TopicLength);
        session.HasOne<Session>().WithMany().HasForeignKey(s => s.SessionId).OnDelete(DeleteBehavior.Restrict);
        session.HasIndex(s => s.SessionId).IsUnique().HasFilter("\"IsStanding\"");
        session.HasIndex(s => s.BulletinId);
    }
}

internal sealed class BulletinBodyMapping : IEntityTypeConfiguration<BulletinBody>
{
    public void Configure(EntityTypeBuilder<BulletinBody> body)
    {
        body.ToTable("BulletinBodies").ComplexProperty(b => b.Count, AttendanceCountMapping.Of);
        body.Property(b => b.Name).HasMaxLength(Organisation.NameLength);
        body.HasOne<Organisation>().WithMany().HasForeignKey(b => b.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        body.HasIndex(b => new { b.BulletinId, b.OrganisationId }).IsUnique();
        body.HasIndex(b => b.OrganisationId);
    }
}

internal sealed class BulletinAbsenceMapping : IEntityTypeConfiguration<BulletinAbsence>
{
    public void Configure(EntityTypeBuilder<BulletinAbsence> absence)
    {
        absence.ToTable("BulletinAbsences");
        absence.Property(a => a.Name).HasMaxLength(Person.NameLength);
        absence.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        absence.HasIndex(a => new { a.BulletinId, a.OrganisationId });
        absence.HasIndex(a => a.PersonId);
    }
}

internal sealed class BulletinRulesMapping : IEntityTypeConfiguration<BulletinRules>
{
    public void Configure(EntityTypeBuilder<BulletinRules> rules)
    {
        rules.HasOne(r => r.Organisation).WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        rules.HasIndex(r => r.OrganisationId).IsUnique();
    }
}

internal static class AttendanceCountMapping
{
    public static void Of(ComplexPropertyBuilder<AttendanceCount> count)
    {
        count.Property(c => c.Expected);
        count.Property(c => c.Attended);
        count.Property(c => c.Irregular);
        count.Property(c => c.Excused);
    }
}
