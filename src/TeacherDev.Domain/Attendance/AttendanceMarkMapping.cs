using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Scheduling;

namespace TeacherDev.Domain.Attendance;

internal sealed class AttendanceMarkMapping : IEntityTypeConfiguration<AttendanceMark>
{
    public void Configure(EntityTypeBuilder<AttendanceMark> mark)
    {
        mark.Property(m => m.Note).HasMaxLength(AttendanceMark.NoteLength);
        mark.Property(m => m.Device).HasMaxLength(16);
        mark.HasIndex(m => new { m.SessionId, m.PersonId }).IsUnique();
        mark.HasIndex(m => m.PersonId);
        mark.HasMany(m => m.Corrections).WithOne().HasForeignKey(c => c.MarkId).OnDelete(DeleteBehavior.Restrict);
        mark.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        mark.HasOne<Session>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MarkCorrectionMapping : IEntityTypeConfiguration<MarkCorrection>
{
    public void Configure(EntityTypeBuilder<MarkCorrection> correction)
    {
        correction.Property(c => c.Reason).HasMaxLength(MarkCorrection.ReasonLength);
        correction.Property(c => c.By).HasMaxLength(Account.NameLength);
    }
}

internal sealed class ApologyMapping : IEntityTypeConfiguration<Apology>
{
    public void Configure(EntityTypeBuilder<Apology> apology)
    {
        apology.Property(a => a.Reason).HasMaxLength(Apology.ReasonLength);
        apology.Property(a => a.Answer).HasMaxLength(Apology.ReasonLength);
        apology.HasIndex(a => new { a.SessionId, a.PersonId }).IsUnique();
        apology.HasIndex(a => a.PersonId);
        apology.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        apology.HasOne<Session>().WithMany().HasForeignKey(a => a.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SignInRulesMapping : IEntityTypeConfiguration<SignInRules>
{
    public void Configure(EntityTypeBuilder<SignInRules> rules)
    {
        rules.ComplexProperty(r => r.Terms);
        rules.HasIndex(r => r.OrganisationId).IsUnique();
        rules.HasOne(r => r.Organisation).WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SpotCheckMapping : IEntityTypeConfiguration<SpotCheck>
{
    public void Configure(EntityTypeBuilder<SpotCheck> check)
    {
        check.Property(c => c.By).HasMaxLength(Account.NameLength);
        check.HasIndex(c => c.IdempotencyKey).IsUnique();
        check.HasIndex(c => new { c.SessionId, c.Number }).IsUnique();
        check.HasMany(c => c.Answers).WithOne().HasForeignKey(a => a.CheckId).OnDelete(DeleteBehavior.Restrict);
        check.HasOne<Session>().WithMany().HasForeignKey(c => c.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SpotCheckAnswerMapping : IEntityTypeConfiguration<SpotCheckAnswer>
{
    public void Configure(EntityTypeBuilder<SpotCheckAnswer> answer)
    {
        answer.ToTable("SpotCheckAnswers");
        answer.HasIndex(a => new { a.CheckId, a.PersonId }).IsUnique();
        answer.HasIndex(a => a.PersonId);
        answer.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TemporaryAttendeeMapping : IEntityTypeConfiguration<TemporaryAttendee>
{
    public void Configure(EntityTypeBuilder<TemporaryAttendee> temporary)
    {
        temporary.Property(t => t.Name).HasMaxLength(TemporaryAttendee.NameLength);
        temporary.Property(t => t.School).HasMaxLength(TemporaryAttendee.SchoolLength);
        temporary.Property(t => t.SearchText).HasMaxLength((TemporaryAttendee.NameLength + TemporaryAttendee.SchoolLength) * 4);
        temporary.HasIndex(t => t.IdempotencyKey).IsUnique();
        // The same name of the same school stands on a list once.
        temporary.HasIndex(t => new { t.SessionId, t.Name, t.School }).IsUnique();
        temporary.HasIndex(t => t.PersonId);
        temporary.HasOne<Session>().WithMany().HasForeignKey(t => t.SessionId).OnDelete(DeleteBehavior.Restrict);
        temporary.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PendingSignInMapping : IEntityTypeConfiguration<PendingSignIn>
{
    public void Configure(EntityTypeBuilder<PendingSignIn> entry)
    {
        entry.Property(e => e.Device).HasMaxLength(16);
        entry.HasIndex(e => new { e.SessionId, e.PersonId }).IsUnique();
        entry.HasIndex(e => e.PersonId);
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        entry.HasOne<Session>().WithMany().HasForeignKey(e => e.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
