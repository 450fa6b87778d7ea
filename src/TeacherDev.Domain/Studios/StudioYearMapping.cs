using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Documents;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Studios;

internal sealed class StudioRuleMapping : IEntityTypeConfiguration<StudioRule>
{
    public void Configure(EntityTypeBuilder<StudioRule> rule)
    {
        rule.Property(r => r.Code).HasMaxLength(StudioRule.CodeLength);
        rule.Property(r => r.VersionText).HasMaxLength(StudioRule.CodeLength);
        rule.Property(r => r.Name).HasMaxLength(StudioRule.NameLength);
        rule.Property(r => r.Path).HasMaxLength(StudioRule.PathLength);
        rule.Property(r => r.Basis).HasMaxLength(StudioRule.BasisLength);
        rule.HasIndex(r => new { r.Code, r.VersionText }).IsUnique();
        rule.HasMany(r => r.Tasks).WithOne().HasForeignKey(t => t.RuleId);
        rule.HasMany(r => r.SpendKinds).WithOne().HasForeignKey(k => k.RuleId);
        rule.Navigation(r => r.Tasks).AutoInclude();
        rule.Navigation(r => r.SpendKinds).AutoInclude();
    }
}

internal sealed class StudioTaskMapping : IEntityTypeConfiguration<StudioTask>
{
    public void Configure(EntityTypeBuilder<StudioTask> task) => task.ToTable("StudioTasks").HasIndex(t => new { t.RuleId, t.Role, t.Kind }).IsUnique();
}

internal sealed class SpendKindMapping : IEntityTypeConfiguration<SpendKind>
{
    public void Configure(EntityTypeBuilder<SpendKind> kind)
    {
        kind.ToTable("SpendKinds").Property(k => k.Name).HasMaxLength(StudioRule.SpendKindLength);
        kind.HasIndex(k => new { k.RuleId, k.Name }).IsUnique();
    }
}

internal sealed class StudioWorkMapping : IEntityTypeConfiguration<StudioWork>
{
    public void Configure(EntityTypeBuilder<StudioWork> work)
    {
        work.Property(w => w.Title).HasMaxLength(StudioWork.TitleLength);
        work.Property(w => w.Reason).HasMaxLength(StudioWork.ReasonLength);
        work.HasOne<Studio>().WithMany().HasForeignKey(w => w.StudioId).OnDelete(DeleteBehavior.Restrict);
        work.HasOne<Person>().WithMany().HasForeignKey(w => w.PersonId).OnDelete(DeleteBehavior.Restrict);
        work.HasOne<StoredFile>().WithMany().HasForeignKey(w => w.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        work.HasIndex(w => w.IdempotencyKey).IsUnique();
        work.HasIndex(w => new { w.StudioId, w.Day });
    }
}

internal sealed class StudioFileMapping : IEntityTypeConfiguration<StudioFile>
{
    public void Configure(EntityTypeBuilder<StudioFile> file)
    {
        file.Property(f => f.Title).HasMaxLength(StudioFile.TitleLength);
        file.Property(f => f.RemovalReason).HasMaxLength(StudioFile.ReasonLength);
        file.HasOne<Studio>().WithMany().HasForeignKey(f => f.StudioId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<StoredFile>().WithMany().HasForeignKey(f => f.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        file.HasIndex(f => f.IdempotencyKey).IsUnique();
        file.HasIndex(f => new { f.StudioId, f.Year });
    }
}

internal sealed class SpendingMapping : IEntityTypeConfiguration<Spending>
{
    public void Configure(EntityTypeBuilder<Spending> spending)
    {
        spending.ToTable("Spendings");
        spending.Property(s => s.Kind).HasMaxLength(StudioRule.SpendKindLength);
        spending.Property(s => s.Payee).HasMaxLength(Spending.PayeeLength);
        spending.Property(s => s.Purpose).HasMaxLength(Spending.PurposeLength);
        spending.ComplexProperty(s => s.Amount, a => a.Property(m => m.Fen));
        spending.HasOne<Studio>().WithMany().HasForeignKey(s => s.StudioId).OnDelete(DeleteBehavior.Restrict);
        spending.HasOne<StoredFile>().WithMany().HasForeignKey(s => s.StoredFileId).OnDelete(DeleteBehavior.Restrict);
        spending.HasOne<Spending>().WithMany().HasForeignKey(s => s.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        spending.HasIndex(s => s.CorrectsId).IsUnique();
        spending.HasIndex(s => s.IdempotencyKey).IsUnique();
        spending.HasIndex(s => new { s.StudioId, s.FiscalYear });
    }
}

internal sealed class StudioReportMapping : IEntityTypeConfiguration<StudioReport>
{
    public void Configure(EntityTypeBuilder<StudioReport> report)
    {
        report.Property(r => r.Summary).HasMaxLength(StudioReport.TextLength);
        report.Property(r => r.Features).HasMaxLength(StudioReport.TextLength);
        report.Property(r => r.Plans).HasMaxLength(StudioReport.TextLength);
        report.HasOne<Studio>().WithMany().HasForeignKey(r => r.StudioId).OnDelete(DeleteBehavior.Restrict);
        report.HasIndex(r => new { r.StudioId, r.Year }).IsUnique();
    }
}
