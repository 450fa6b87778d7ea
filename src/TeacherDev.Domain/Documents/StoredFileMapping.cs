using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Accounts;
using TeacherDev.Domain.People;

namespace TeacherDev.Domain.Documents;

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> file)
    {
        // A rare character takes two UTF-16 units.
        file.Property(f => f.Name).HasMaxLength(StoredFile.NameLength * 2);
        file.Property(f => f.StorageName).HasMaxLength(StoredFile.StorageNameLength).IsFixedLength();
        file.Property(f => f.Sha256).HasMaxLength(StoredFile.DigestLength).IsFixedLength();
        file.HasOne(f => f.Organisation).WithMany().HasForeignKey(f => f.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Account>().WithMany().HasForeignKey(f => f.UploadedByAccountId).OnDelete(DeleteBehavior.Restrict);
        file.HasOne<Person>().WithMany().HasForeignKey(f => f.UploadedByPersonId).OnDelete(DeleteBehavior.Restrict);
        file.HasIndex(f => f.StorageName).IsUnique();
        file.HasIndex(f => f.IdempotencyKey).IsUnique();
    }
}
