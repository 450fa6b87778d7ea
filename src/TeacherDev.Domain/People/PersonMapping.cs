using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.Property(p => p.Name).HasMaxLength(Person.NameLength * 2);
        person.Property(p => p.StaffNumber).HasMaxLength(Person.StaffNumberLength);
        person.Property(p => p.Subject).HasMaxLength(Person.SubjectLength * 2);
        person.Property(p => p.Email).HasMaxLength(Person.EmailLength);
        person.HasOne(p => p.Organisation).WithMany().HasForeignKey(p => p.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        person.HasMany(p => p.Postings).WithOne().HasForeignKey(p => p.PersonId);
        person.HasMany(p => p.Titles).WithOne().HasForeignKey(t => t.PersonId);
        // A move or an award judges the whole history: it is never loaded in part.
        person.Navigation(p => p.Postings).AutoInclude();
        person.Navigation(p => p.Titles).AutoInclude();
        person.HasIndex(p => p.StaffNumber).IsUnique();
        person.HasIndex(p => p.IdNumberIndex).IsUnique();
        person.HasIndex(p => p.IdempotencyKey).IsUnique();
        person.HasIndex(p => new { p.OrganisationId, p.SortKey });
        person.HasIndex(p => p.SortKey);
    }
}

internal sealed class PostingMapping : IEntityTypeConfiguration<Posting>
{
    public void Configure(EntityTypeBuilder<Posting> posting)
    {
        posting.ToTable("Postings");
        posting.ComplexProperty(p => p.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
        posting.HasIndex(p => p.OrganisationId);
    }
}

internal sealed class TitleMapping : IEntityTypeConfiguration<Title>
{
    public void Configure(EntityTypeBuilder<Title> title)
    {
        title.ToTable("Titles");
        title.Property(t => t.Document).HasMaxLength(Title.DocumentLength);
        title.ComplexProperty(t => t.Period, p => { p.Property(x => x.From); p.Property(x => x.To); });
    }
}

internal sealed class PersonCardMapping : IEntityTypeConfiguration<PersonCard>
{
    public void Configure(EntityTypeBuilder<PersonCard> card) => card.ToView("PersonCards").HasKey(c => c.Id);
}
