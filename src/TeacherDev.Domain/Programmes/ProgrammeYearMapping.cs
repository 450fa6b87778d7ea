using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Programmes;

internal sealed class ProgrammeYearMapping : IEntityTypeConfiguration<ProgrammeYear>
{
    public void Configure(EntityTypeBuilder<ProgrammeYear> year)
    {
        year.Property(y => y.Label).HasMaxLength(ProgrammeYear.LabelLength);
        year.ComplexProperty(y => y.Source, SourceMapping.Parts);
        year.ComplexProperty(y => y.Window);
        year.HasOne(y => y.Programme).WithMany().HasForeignKey(y => y.ProgrammeId).OnDelete(DeleteBehavior.Restrict);
        year.HasOne(y => y.Organisation).WithMany().HasForeignKey(y => y.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        year.HasOne(y => y.Commissioner).WithMany().HasForeignKey(y => y.CommissionerId).OnDelete(DeleteBehavior.Restrict);
        year.HasOne(y => y.StudioDuty).WithOne().HasForeignKey<StudioDuty>(d => d.ProgrammeYearId);
        year.HasOne(y => y.MentoringDuty).WithOne().HasForeignKey<MentoringDuty>(d => d.ProgrammeYearId);
        year.HasMany(y => y.Basis).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Tracks).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.BudgetLines).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.BudgetTotals).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Activities).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Modules).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Tiers).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Targets).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Duties).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Months).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasMany(y => y.Remarks).WithOne().HasForeignKey(f => f.ProgrammeYearId);
        year.HasIndex(y => new { y.ProgrammeId, y.Label }).IsUnique();
        year.HasIndex(y => y.OrganisationId);
    }
}

/// <summary>What every fact of a year maps alike.</summary>
internal abstract class FactMapping<T> : IEntityTypeConfiguration<T> where T : ProgrammeFact
{
    public void Configure(EntityTypeBuilder<T> fact)
    {
        fact.ComplexProperty(f => f.Source, SourceMapping.Parts);
        Describe(fact);
    }

    protected abstract void Describe(EntityTypeBuilder<T> fact);
}

internal sealed class BasisDocumentMapping : FactMapping<BasisDocument>
{
    protected override void Describe(EntityTypeBuilder<BasisDocument> fact)
    {
        fact.ToTable("BasisDocuments");
        fact.Property(f => f.Title).HasMaxLength(BasisDocument.TitleLength * 2);
        fact.Property(f => f.Number).HasMaxLength(BasisDocument.NumberLength * 2);
    }
}

internal sealed class TrackYearMapping : FactMapping<TrackYear>
{
    protected override void Describe(EntityTypeBuilder<TrackYear> fact)
    {
        fact.ToTable("TrackYears");
        fact.Property(f => f.Code).HasMaxLength(TrackYear.CodeLength);
        fact.Property(f => f.Name).HasMaxLength(TrackYear.NameLength * 2);
        fact.Property(f => f.Audience).HasMaxLength(TrackYear.AudienceLength * 2);
        fact.Property(f => f.Note).HasMaxLength(ProgrammeFact.NoteLength * 2);
        fact.ComplexProperty(f => f.Window);
        fact.HasOne(f => f.BudgetLine).WithMany().HasForeignKey(f => f.BudgetLineId).OnDelete(DeleteBehavior.Restrict);
        fact.HasIndex(f => new { f.ProgrammeYearId, f.Code }).IsUnique();
    }
}

internal sealed class BudgetLineMapping : FactMapping<BudgetLine>
{
    protected override void Describe(EntityTypeBuilder<BudgetLine> fact)
    {
        fact.ToTable("BudgetLines");
        fact.Property(f => f.Key).HasMaxLength(BudgetLine.KeyLength);
        fact.Property(f => f.Name).HasMaxLength(ProgrammeFact.NameLength * 2);
        fact.ComplexProperty(f => f.Amount, a => a.Property(m => m.Fen));
        fact.HasIndex(f => new { f.ProgrammeYearId, f.Key }).IsUnique();
    }
}

internal sealed class BudgetTotalMapping : FactMapping<BudgetTotal>
{
    protected override void Describe(EntityTypeBuilder<BudgetTotal> fact)
    {
        fact.ToTable("BudgetTotals");
        fact.Property(f => f.Key).HasMaxLength(BudgetLine.KeyLength);
        fact.Property(f => f.Name).HasMaxLength(ProgrammeFact.NameLength * 2);
        fact.ComplexProperty(f => f.Amount, a => a.Property(m => m.Fen));
    }
}

internal sealed class PlannedActivityMapping : FactMapping<PlannedActivity>
{
    protected override void Describe(EntityTypeBuilder<PlannedActivity> fact)
    {
        fact.ToTable("PlannedActivities");
        fact.Property(f => f.Name).HasMaxLength(ProgrammeFact.NameLength * 2);
        fact.Property(f => f.TrackCode).HasMaxLength(TrackYear.CodeLength);
        fact.Property(f => f.Note).HasMaxLength(ProgrammeFact.NoteLength * 2);
        fact.ComplexProperty(f => f.Window);
        fact.HasOne(f => f.BudgetLine).WithMany().HasForeignKey(f => f.BudgetLineId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TrainingModuleMapping : FactMapping<TrainingModule>
{
    protected override void Describe(EntityTypeBuilder<TrainingModule> fact)
    {
        fact.ToTable("TrainingModules");
        fact.Property(f => f.Name).HasMaxLength(ProgrammeFact.NameLength * 2);
        fact.Property(f => f.TrackCode).HasMaxLength(TrackYear.CodeLength);
    }
}

internal sealed class TierMapping : FactMapping<Tier>
{
    protected override void Describe(EntityTypeBuilder<Tier> fact)
    {
        fact.ToTable("Tiers");
        fact.Property(f => f.Name).HasMaxLength(ProgrammeFact.NameLength * 2);
        fact.Property(f => f.Note).HasMaxLength(ProgrammeFact.NoteLength * 2);
    }
}

internal sealed class TargetMapping : FactMapping<Target>
{
    protected override void Describe(EntityTypeBuilder<Target> fact)
    {
        fact.ToTable("Targets");
        fact.Property(f => f.Name).HasMaxLength(ProgrammeFact.NameLength * 2);
        fact.Property(f => f.TrackCode).HasMaxLength(TrackYear.CodeLength);
        fact.Property(f => f.Unit).HasMaxLength(Target.UnitLength * 2);
        fact.Property(f => f.Text).HasMaxLength(Target.TextLength * 2);
    }
}

internal sealed class DutyMapping : FactMapping<Duty>
{
    protected override void Describe(EntityTypeBuilder<Duty> fact)
    {
        fact.ToTable("Duties");
        fact.Property(f => f.Name).HasMaxLength(ProgrammeFact.NameLength * 2);
        fact.Property(f => f.Text).HasMaxLength(ProgrammeFact.TextLength * 2);
        fact.Property(f => f.Frequency).HasMaxLength(Duty.FrequencyLength * 2);
    }
}

internal sealed class MonthPlanEntryMapping : FactMapping<MonthPlanEntry>
{
    protected override void Describe(EntityTypeBuilder<MonthPlanEntry> fact)
    {
        fact.ToTable("MonthPlanEntries");
        fact.ComplexProperty(f => f.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        fact.Property(f => f.Text).HasMaxLength(ProgrammeFact.TextLength * 2);
        fact.Property(f => f.Responsible).HasMaxLength(MonthPlanEntry.ResponsibleLength * 2);
    }
}

internal sealed class RemarkMapping : FactMapping<Remark>
{
    protected override void Describe(EntityTypeBuilder<Remark> fact)
    {
        fact.ToTable("Remarks");
        fact.Property(f => f.Text).HasMaxLength(ProgrammeFact.TextLength * 2);
    }
}

internal sealed class StudioDutyMapping : FactMapping<StudioDuty>
{
    protected override void Describe(EntityTypeBuilder<StudioDuty> fact)
    {
        fact.ToTable("StudioDuties");
        fact.Property(f => f.Term).HasMaxLength(StudioDuty.TermLength * 2);
        fact.Property(f => f.BudgetLineKey).HasMaxLength(BudgetLine.KeyLength);
    }
}

internal sealed class MentoringDutyMapping : FactMapping<MentoringDuty>
{
    protected override void Describe(EntityTypeBuilder<MentoringDuty> fact) => fact.ToTable("MentoringDuties");
}
