using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Work;

namespace TeacherDev.Domain.Notifications;

internal sealed class MessageMapping : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> message)
    {
        message.Property(m => m.Address).HasMaxLength(Person.EmailLength);
        message.Property(m => m.Template).HasMaxLength(Message.TemplateLength);
        message.Property(m => m.OccasionKey).HasMaxLength(Message.OccasionLength);
        message.Property(m => m.Title).HasMaxLength(Message.TitleLength);
        message.Property(m => m.Outcome).HasConversion(r => r!.ToStored(), s => Remark.Stored(s)).HasMaxLength(Remark.MostLength);
        message.Property(m => m.LeasedBy).IsConcurrencyToken();
        message.HasOne(m => m.Organisation).WithMany().HasForeignKey(m => m.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        message.HasIndex(m => new { m.RecipientPersonId, m.OccasionKey, m.Channel }).IsUnique();
        message.HasIndex(m => new { m.Due, m.Id }).HasFilter("\"State\" = 'Pending'");
        message.HasIndex(m => m.OccasionKey);
        message.HasIndex(m => new { m.OrganisationId, m.State });
        message.HasIndex(m => m.LeasedBy);
    }
}
