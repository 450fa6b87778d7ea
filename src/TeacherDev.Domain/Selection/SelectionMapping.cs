using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;

namespace TeacherDev.Domain.Selection;

internal sealed class CallMapping : IEntityTypeConfiguration<Call>
{
    public void Configure(EntityTypeBuilder<Call> call)
    {
        call.Property(c => c.Audience).HasMaxLength(Organisations.Organisation.PathLength);
        call.Property(c => c.Title).HasMaxLength(Call.TitleLength * 2);
        call.Property(c => c.SearchText).HasMaxLength(Call.TitleLength * 4);
        call.Property(c => c.Basis).HasMaxLength(Call.BasisLength * 2);
        call.Property(c => c.Text).HasMaxLength(Call.TextLength * 2);
        call.Property(c => c.CancelReason).HasMaxLength(Call.ReasonLength * 2);
        call.Ignore(c => c.InOrder);
        call.HasOne(c => c.Organisation).WithMany().HasForeignKey(c => c.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<ProgrammeYear>().WithMany().HasForeignKey(c => c.ProgrammeYearId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<TrackYear>().WithMany().HasForeignKey(c => c.TrackYearId).OnDelete(DeleteBehavior.Restrict);
        call.HasOne<ApplicationSheet>().WithMany().HasForeignKey(c => c.SheetId).OnDelete(DeleteBehavior.Restrict);
        call.HasMany(c => c.Steps).WithOne().HasForeignKey(s => s.CallId);
        call.HasMany(c => c.Rules).WithOne().HasForeignKey(r => r.CallId);
        call.HasMany(c => c.Attachments).WithOne().HasForeignKey(a => a.CallId);
        call.HasMany(c => c.Groups).WithOne().HasForeignKey(g => g.CallId);
        // What a call asks is judged whole.
        call.Navigation(c => c.Steps).AutoInclude();
        call.Navigation(c => c.Rules).AutoInclude();
        call.Navigation(c => c.Attachments).AutoInclude();
        call.Navigation(c => c.Groups).AutoInclude();
        call.HasIndex(c => c.IdempotencyKey).IsUnique();
        call.HasIndex(c => c.SortKey);
    }
}

internal sealed class CallStepMapping : IEntityTypeConfiguration<CallStep>
{
    public void Configure(EntityTypeBuilder<CallStep> step)
    {
        step.ToTable("CallSteps");
        step.ComplexProperty(s => s.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        step.HasIndex(s => s.CallId);
    }
}

internal sealed class EligibilityRuleMapping : IEntityTypeConfiguration<EligibilityRule>
{
    public void Configure(EntityTypeBuilder<EligibilityRule> rule)
    {
        rule.ToTable("EligibilityRules");
        rule.HasIndex(r => r.CallId);
    }
}

internal sealed class RequiredAttachmentMapping : IEntityTypeConfiguration<RequiredAttachment>
{
    public void Configure(EntityTypeBuilder<RequiredAttachment> attachment)
    {
        attachment.ToTable("RequiredAttachments");
        attachment.Property(a => a.Name).HasMaxLength(RequiredAttachment.NameLength * 2);
        attachment.HasIndex(a => a.CallId);
    }
}

internal sealed class SubjectGroupMapping : IEntityTypeConfiguration<SubjectGroup>
{
    public void Configure(EntityTypeBuilder<SubjectGroup> group)
    {
        group.ToTable("SubjectGroups");
        group.Property(g => g.Name).HasMaxLength(SubjectGroup.NameLength * 2);
        group.HasIndex(g => g.CallId);
    }
}

internal sealed class ApplicationSheetMapping : IEntityTypeConfiguration<ApplicationSheet>
{
    public void Configure(EntityTypeBuilder<ApplicationSheet> sheet)
    {
        sheet.Property(s => s.Code).HasMaxLength(ApplicationSheet.CodeLength);
        sheet.Property(s => s.VersionText).HasMaxLength(ApplicationSheet.VersionLength);
        sheet.Property(s => s.Name).HasMaxLength(ApplicationSheet.NameLength * 2);
        sheet.Property(s => s.Path).HasMaxLength(ApplicationSheet.PathLength);
        sheet.Property(s => s.Basis).HasMaxLength(ApplicationSheet.BasisLength * 2);
        sheet.Ignore(s => s.InOrder);
        sheet.HasMany(s => s.Fields).WithOne().HasForeignKey("SheetId").IsRequired();
        sheet.Navigation(s => s.Fields).AutoInclude();
        sheet.HasIndex(s => new { s.Code, s.VersionText }).IsUnique();
    }
}

internal sealed class SheetFieldMapping : IEntityTypeConfiguration<SheetField>
{
    public void Configure(EntityTypeBuilder<SheetField> field)
    {
        field.ToTable("SheetFields");
        field.Property(f => f.Key).HasMaxLength(SheetField.KeyLength);
        field.Property(f => f.Label).HasMaxLength(SheetField.LabelLength * 2);
        field.Property(f => f.Hint).HasMaxLength(SheetField.HintLength * 2);
    }
}

internal sealed class ApplicationMapping : IEntityTypeConfiguration<Application>
{
    private const string HandedIn = "\"State\" NOT IN ('Draft', 'Withdrawn')";

    public void Configure(EntityTypeBuilder<Application> application)
    {
        application.Property(a => a.Subject).HasMaxLength(Person.SubjectLength * 2);
        application.Property(a => a.SubjectGroup).HasMaxLength(SubjectGroup.NameLength * 2);
        application.Property(a => a.Document).HasMaxLength(Title.DocumentLength);
        application.Property(a => a.Statement).HasMaxLength(Application.StatementLength * 2);
        application.HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        application.HasOne<Call>().WithMany().HasForeignKey(a => a.CallId).OnDelete(DeleteBehavior.Restrict);
        application.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Restrict);
        application.Ignore(a => a.Answers);
        application.HasMany(a => a.Attachments).WithOne().HasForeignKey(a => a.ApplicationId);
        application.HasMany(a => a.Log).WithOne().HasForeignKey(e => e.ApplicationId);
        application.Navigation(a => a.Attachments).AutoInclude();
        application.Navigation(a => a.Log).AutoInclude();
        application.HasIndex(a => a.IdempotencyKey).IsUnique();
        application.HasIndex(a => new { a.CallId, a.PersonId }).IsUnique();
        application.HasIndex(a => new { a.CallId, a.State, a.At });
        // Sorted, filtered and searched without opening a file: all that the list of a call asks of those it does not show. Counted from a narrow
        // one, and by school each school's own run of it.
        application.HasIndex(a => new { a.CallId, a.SortKey, a.Id, a.State, a.At, a.SearchMarks, a.SearchText }).HasFilter(HandedIn).HasDatabaseName("IX_Applications_HandedIn");
        application.HasIndex(a => new { a.CallId, a.OrganisationId, a.SortKey, a.Id, a.State, a.At }).HasFilter(HandedIn).HasDatabaseName("IX_Applications_HandedInBySchool");
        application.HasIndex(a => new { a.CallId, a.State, a.At }, "IX_Applications_HandedInCount").HasFilter(HandedIn);
        application.HasIndex(a => a.PersonId);
        application.HasIndex(a => a.OrganisationId);
    }
}

internal sealed class ApplicationAttachmentMapping : IEntityTypeConfiguration<ApplicationAttachment>
{
    public void Configure(EntityTypeBuilder<ApplicationAttachment> attachment)
    {
        attachment.ToTable("ApplicationAttachments");
        attachment.Property(a => a.Name).HasMaxLength(RequiredAttachment.NameLength * 2);
        attachment.Property(a => a.FileName).HasMaxLength(StoredFile.NameLength * 2);
        attachment.HasIndex(a => new { a.ApplicationId, a.Name }).IsUnique();
        attachment.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.StoredFileId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ApplicationEntryMapping : IEntityTypeConfiguration<ApplicationEntry>
{
    public void Configure(EntityTypeBuilder<ApplicationEntry> entry)
    {
        entry.ToTable("ApplicationLog");
        entry.Property(e => e.Remark).HasMaxLength(Application.RemarkLength * 2);
        entry.HasIndex(e => e.ApplicationId);
        entry.HasOne<Account>().WithMany().HasForeignKey(e => e.AccountId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class QuotaMapping : IEntityTypeConfiguration<Quota>
{
    public void Configure(EntityTypeBuilder<Quota> quota)
    {
        quota.HasOne(q => q.Organisation).WithMany().HasForeignKey(q => q.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        quota.HasOne<Call>().WithMany().HasForeignKey(q => q.CallId).OnDelete(DeleteBehavior.Restrict);
        quota.HasMany(q => q.Lines).WithOne().HasForeignKey(l => l.QuotaId);
        quota.HasMany(q => q.Nominations).WithOne().HasForeignKey(n => n.QuotaId);
        // A place is counted by who stands on it: never loaded in part.
        quota.Navigation(q => q.Lines).AutoInclude();
        quota.Navigation(q => q.Nominations).AutoInclude();
        quota.HasIndex(q => new { q.CallId, q.OrganisationId }).IsUnique();
    }
}

internal sealed class QuotaLineMapping : IEntityTypeConfiguration<QuotaLine>
{
    public void Configure(EntityTypeBuilder<QuotaLine> line)
    {
        line.ToTable("QuotaLines");
        line.Property(l => l.SubjectGroup).HasMaxLength(SubjectGroup.NameLength * 2);
        line.HasIndex(l => l.QuotaId);
    }
}

internal sealed class NominationMapping : IEntityTypeConfiguration<Nomination>
{
    public void Configure(EntityTypeBuilder<Nomination> nomination)
    {
        nomination.ToTable("Nominations");
        nomination.HasOne(n => n.Line).WithMany().HasForeignKey(n => n.LineId).OnDelete(DeleteBehavior.Restrict);
        nomination.HasOne<Application>().WithMany().HasForeignKey(n => n.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        nomination.HasOne<Account>().WithMany().HasForeignKey(n => n.AccountId).OnDelete(DeleteBehavior.Restrict);
        nomination.HasIndex(n => new { n.QuotaId, n.ApplicationId }).IsUnique();
        nomination.HasIndex(n => n.ApplicationId);
    }
}

internal sealed class PublicNoticeMapping : IEntityTypeConfiguration<PublicNotice>
{
    public void Configure(EntityTypeBuilder<PublicNotice> notice)
    {
        notice.Property(n => n.Title).HasMaxLength(PublicNotice.TitleLength * 2);
        notice.Property(n => n.WithdrawnReason).HasMaxLength(PublicNotice.ReasonLength * 2);
        notice.ComplexProperty(n => n.Days, p => { p.Property(x => x.From); p.Property(x => x.To); });
        notice.HasOne(n => n.Organisation).WithMany().HasForeignKey(n => n.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        notice.HasOne<Call>().WithMany().HasForeignKey(n => n.CallId).OnDelete(DeleteBehavior.Restrict);
        notice.HasMany(n => n.Lines).WithOne().HasForeignKey(l => l.NoticeId);
        notice.HasMany(n => n.Objections).WithOne().HasForeignKey(o => o.NoticeId);
        notice.Navigation(n => n.Lines).AutoInclude();
        notice.Navigation(n => n.Objections).AutoInclude();
        notice.HasIndex(n => n.IdempotencyKey).IsUnique();
        notice.HasIndex(n => n.CallId);
    }
}

internal sealed class NoticeLineMapping : IEntityTypeConfiguration<NoticeLine>
{
    public void Configure(EntityTypeBuilder<NoticeLine> line)
    {
        line.ToTable("NoticeLines");
        line.Property(l => l.Name).HasMaxLength(Person.NameLength * 2);
        line.Property(l => l.School).HasMaxLength(Organisations.Organisation.NameLength * 2);
        line.Property(l => l.Subject).HasMaxLength(Person.SubjectLength * 2);
        line.HasOne<Application>().WithMany().HasForeignKey(l => l.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        line.HasIndex(l => l.NoticeId);
    }
}

internal sealed class ObjectionMapping : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> objection)
    {
        objection.ToTable("Objections");
        objection.Property(o => o.By).HasMaxLength(Objection.ByLength * 2);
        objection.Property(o => o.Text).HasMaxLength(Objection.TextLength * 2);
        objection.Property(o => o.Result).HasMaxLength(Objection.TextLength * 2);
        objection.HasIndex(o => o.NoticeId);
        objection.HasOne<Application>().WithMany().HasForeignKey(o => o.ApplicationId).OnDelete(DeleteBehavior.Restrict);
    }
}
