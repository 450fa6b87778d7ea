using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Scheduling;

internal sealed class VenueMapping : IEntityTypeConfiguration<Venue>
{
    public void Configure(EntityTypeBuilder<Venue> venue)
    {
        venue.Property(v => v.Name).HasMaxLength(Venue.NameLength);
        venue.Property(v => v.SearchText).HasMaxLength(Venue.NameLength * 4);
        venue.Property(v => v.Address).HasMaxLength(Venue.AddressLength);
        venue.Property(v => v.Latitude).HasPrecision(8, 6);
        venue.Property(v => v.Longitude).HasPrecision(9, 6);
        venue.Property(v => v.Site).HasMaxLength(Venue.SiteLength);
        venue.Property(v => v.Equipment).HasMaxLength(Tags.TextLength);
        venue.HasOne(v => v.Organisation).WithMany().HasForeignKey(v => v.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        venue.HasMany(v => v.Closures).WithOne().HasForeignKey(c => c.VenueId);
        venue.Navigation(v => v.Closures).AutoInclude();
        venue.HasIndex(v => v.IdempotencyKey).IsUnique();
        venue.HasIndex(v => new { v.OrganisationId, v.Name }).IsUnique();
    }
}

internal sealed class VenueClosureMapping : IEntityTypeConfiguration<VenueClosure>
{
    public void Configure(EntityTypeBuilder<VenueClosure> closure)
    {
        closure.ToTable("VenueClosures");
        closure.ComplexProperty(c => c.When, w => { w.Property(x => x.From); w.Property(x => x.To); w.Property(x => x.Weekday); w.Property(x => x.Part); });
        closure.Property(c => c.Reason).HasMaxLength(VenueClosure.ReasonLength);
    }
}

internal sealed class TrainerMapping : IEntityTypeConfiguration<Trainer>
{
    public void Configure(EntityTypeBuilder<Trainer> trainer)
    {
        trainer.Property(t => t.Name).HasMaxLength(Trainer.NameLength);
        trainer.Property(t => t.SearchText).HasMaxLength(Trainer.NameLength * 4);
        trainer.Property(t => t.Unit).HasMaxLength(Trainer.UnitLength);
        trainer.Property(t => t.Subjects).HasMaxLength(Tags.TextLength);
        trainer.HasOne(t => t.Organisation).WithMany().HasForeignKey(t => t.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        trainer.HasMany(t => t.Absences).WithOne().HasForeignKey(a => a.TrainerId);
        trainer.Navigation(t => t.Absences).AutoInclude();
        trainer.HasIndex(t => t.IdempotencyKey).IsUnique();
        trainer.HasOne<Person>().WithMany().HasForeignKey(t => t.PersonId).OnDelete(DeleteBehavior.Restrict);
        trainer.HasIndex(t => new { t.OrganisationId, t.PersonId }).IsUnique();
        trainer.HasIndex(t => new { t.OrganisationId, t.Name, t.Unit }).IsUnique();
    }
}

internal sealed class TrainerAbsenceMapping : IEntityTypeConfiguration<TrainerAbsence>
{
    public void Configure(EntityTypeBuilder<TrainerAbsence> absence)
    {
        absence.ToTable("TrainerAbsences");
        absence.ComplexProperty(a => a.When, w => { w.Property(x => x.From); w.Property(x => x.To); w.Property(x => x.Weekday); w.Property(x => x.Part); });
        absence.Property(a => a.Reason).HasMaxLength(TrainerAbsence.ReasonLength);
    }
}

internal sealed class BlackoutMapping : IEntityTypeConfiguration<Blackout>
{
    public void Configure(EntityTypeBuilder<Blackout> blackout)
    {
        blackout.ComplexProperty(b => b.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        blackout.Property(b => b.Name).HasMaxLength(Blackout.NameLength);
        blackout.Property(b => b.Path).HasMaxLength(Organisation.PathLength);
        blackout.HasOne(b => b.Organisation).WithMany().HasForeignKey(b => b.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        blackout.HasIndex(b => b.IdempotencyKey).IsUnique();
    }
}

internal sealed class ClashPolicyMapping : IEntityTypeConfiguration<ClashPolicy>
{
    public void Configure(EntityTypeBuilder<ClashPolicy> policy)
    {
        policy.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        policy.HasMany(p => p.Rules).WithOne().HasForeignKey(r => r.PolicyId);
        policy.Navigation(p => p.Rules).AutoInclude();
        policy.HasIndex(p => p.OrganisationId).IsUnique();
    }
}

internal sealed class ClashRuleMapping : IEntityTypeConfiguration<ClashRule>
{
    public void Configure(EntityTypeBuilder<ClashRule> rule)
    {
        rule.ToTable("ClashRules");
        rule.HasIndex(r => new { r.PolicyId, r.Kind }).IsUnique();
    }
}
