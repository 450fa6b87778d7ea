using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Organisations;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Programmes;
using TeacherDev.Domain.Teams;

namespace TeacherDev.Domain.Activities;

internal sealed class ActivityMapping : IEntityTypeConfiguration<Activity>
{
    public void Configure(EntityTypeBuilder<Activity> activity)
    {
        activity.Property(a => a.Title).HasMaxLength(Activity.TitleLength);
        activity.Property(a => a.SearchText).HasMaxLength(Activity.TitleLength * 4);
        activity.Property(a => a.Description).HasMaxLength(Activity.DescriptionLength);
        activity.Property(a => a.Place).HasMaxLength(Activity.PlaceLength);
        activity.Property(a => a.OpenSubject).HasMaxLength(Person.SubjectLength);
        activity.Property(a => a.OpenAudience).HasMaxLength(Organisation.PathLength);
        activity.HasOne(a => a.Organisation).WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        activity.HasIndex(a => a.IdempotencyKey).IsUnique();
        activity.HasIndex(a => a.StudioId);
        activity.HasOne<Team>().WithMany().HasForeignKey(a => a.TeamId).OnDelete(DeleteBehavior.Restrict);
        activity.HasIndex(a => a.OpenUntil);
        activity.HasIndex(a => new { a.OrganisationId, a.Kind });
        activity.HasIndex(a => a.SortKey);
        activity.HasOne<ProgrammeYear>().WithMany().HasForeignKey(a => a.ProgrammeYearId).OnDelete(DeleteBehavior.Restrict);
        activity.HasMany(a => a.Invitations).WithOne().HasForeignKey(i => i.ActivityId);
        activity.Navigation(a => a.Invitations).AutoInclude();
        activity.HasMany(a => a.Givers).WithOne().HasForeignKey(g => g.ActivityId);
        activity.HasOne<Organisation>().WithMany().HasForeignKey(a => a.HostSchoolId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.HasIndex(i => new { i.ActivityId, i.PersonId }).IsUnique().HasFilter("\"WithdrawnOn\" IS NULL");
        // The unique one is partial, and a partial index serves no query over everyone who was ever invited.
        invitation.HasIndex(i => i.ActivityId);
        invitation.HasIndex(i => i.PersonId);
        invitation.HasOne<Person>().WithMany().HasForeignKey(i => i.PersonId).OnDelete(DeleteBehavior.Restrict);
        invitation.ToTable("Invitations");
    }
}

internal sealed class GiverMapping : IEntityTypeConfiguration<Giver>
{
    public void Configure(EntityTypeBuilder<Giver> giver)
    {
        giver.ToTable("ActivityGivers");
        giver.HasIndex(g => new { g.ActivityId, g.PersonId }).IsUnique();
        giver.HasIndex(g => new { g.PersonId, g.ActivityId });
        giver.HasOne<Person>().WithMany().HasForeignKey(g => g.PersonId).OnDelete(DeleteBehavior.Restrict);
    }
}
