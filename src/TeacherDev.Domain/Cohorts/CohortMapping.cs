using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Cohorts;

internal sealed class CohortMapping : IEntityTypeConfiguration<Cohort>
{
    public void Configure(EntityTypeBuilder<Cohort> cohort)
    {
        cohort.ComplexProperty(c => c.Period, period =>
        {
            period.Property(p => p.From);
            period.Property(p => p.To);
        });
        cohort.Property(c => c.Name).HasMaxLength(Cohort.NameLength);
        cohort.Property(c => c.SearchText).HasMaxLength(Cohort.NameLength * 4);
        cohort.Property(c => c.Theme).HasMaxLength(Cohort.ThemeLength);
        cohort.Property(c => c.Goals).HasMaxLength(Cohort.PlanLength);
        cohort.Property(c => c.Outcomes).HasMaxLength(Cohort.PlanLength);
        cohort.Property(c => c.AssessmentProcedure).HasMaxLength(Cohort.PlanLength);
        cohort.Property(c => c.ReopenReason).HasMaxLength(Cohort.ReasonLength);
        cohort.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        cohort.HasIndex(c => c.IdempotencyKey).IsUnique();
        cohort.HasIndex(c => new { c.ProgrammeYearId, c.OrganisationId, c.Name }).IsUnique();
        cohort.HasIndex(c => c.SortKey);
        cohort.HasOne<ProgrammeYear>().WithMany().HasForeignKey(c => c.ProgrammeYearId).OnDelete(DeleteBehavior.Restrict);
        cohort.HasOne<TrackYear>().WithMany().HasForeignKey(c => c.TrackYearId).OnDelete(DeleteBehavior.Restrict);
        cohort.HasMany(c => c.Enrolments).WithOne().HasForeignKey(e => e.CohortId);
        cohort.HasMany(c => c.Staff).WithOne().HasForeignKey(s => s.CohortId);
        cohort.HasMany(c => c.Waiting).WithOne().HasForeignKey(w => w.CohortId);
        cohort.HasMany(c => c.Modules).WithOne().HasForeignKey(m => m.CohortId);
        cohort.HasMany(c => c.Schools).WithOne().HasForeignKey(s => s.CohortId);
        cohort.Property(c => c.OpenSubject).HasMaxLength(Person.SubjectLength);
        cohort.Property(c => c.OpenAudience).HasMaxLength(Organisation.PathLength);
        cohort.Ignore(c => c.InLine);
        cohort.Navigation(c => c.Enrolments).AutoInclude();
        cohort.Navigation(c => c.Staff).AutoInclude();
    }
}

internal sealed class EnrolmentMapping : IEntityTypeConfiguration<Enrolment>
{
    public void Configure(EntityTypeBuilder<Enrolment> enrolment)
    {
        enrolment.Property(e => e.LeaveReason).HasMaxLength(Enrolment.ReasonLength);
        enrolment.HasIndex(e => new { e.CohortId, e.PersonId }).IsUnique().HasFilter("\"LeftOn\" IS NULL");
        // The unique one is partial, and a partial index serves no query over all members.
        enrolment.HasIndex(e => e.CohortId);
        enrolment.HasIndex(e => e.PersonId);
        enrolment.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<Cohort>().WithMany().HasForeignKey(e => e.CameFromId).OnDelete(DeleteBehavior.Restrict);
        enrolment.HasOne<Cohort>().WithMany().HasForeignKey(e => e.WentToId).OnDelete(DeleteBehavior.Restrict);
        enrolment.ToTable("Enrolments");
    }
}

internal sealed class CohortStaffMapping : IEntityTypeConfiguration<CohortStaff>
{
    public void Configure(EntityTypeBuilder<CohortStaff> staff)
    {
        staff.HasIndex(s => new { s.CohortId, s.PersonId, s.Role }).IsUnique().HasFilter("\"Until\" IS NULL");
        staff.HasIndex(s => s.CohortId);
        staff.HasIndex(s => s.PersonId);
        staff.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        staff.ToTable("CohortStaff");
    }
}

internal sealed class WaitingEntryMapping : IEntityTypeConfiguration<WaitingEntry>
{
    public void Configure(EntityTypeBuilder<WaitingEntry> waiting)
    {
        waiting.Property(w => w.BusyWith).HasMaxLength(Cohort.NameLength);
        waiting.HasIndex(w => new { w.CohortId, w.PersonId }).IsUnique().HasFilter("\"State\" = 'Waiting'");
        waiting.HasIndex(w => new { w.CohortId, w.Position }).IsUnique();
        waiting.HasIndex(w => w.PersonId);
        waiting.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
        waiting.ToTable("WaitingEntries");
    }
}

internal sealed class CohortModuleMapping : IEntityTypeConfiguration<CohortModule>
{
    public void Configure(EntityTypeBuilder<CohortModule> module)
    {
        module.Ignore(m => m.Content);
        module.Property(m => m.Name).HasMaxLength(CohortModule.NameLength);
        module.HasIndex(m => new { m.CohortId, m.Name }).IsUnique();
        module.ToTable("CohortModules");
    }
}

internal sealed class CohortSchoolMapping : IEntityTypeConfiguration<CohortSchool>
{
    public void Configure(EntityTypeBuilder<CohortSchool> school)
    {
        school.HasIndex(s => new { s.CohortId, s.OrganisationId }).IsUnique();
        school.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        school.ToTable("CohortSchools");
    }
}
