using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace TeacherDev.Domain.Notifications;

internal sealed class MessageTemplateMapping : IEntityTypeConfiguration<MessageTemplate>
{
    public void Configure(EntityTypeBuilder<MessageTemplate> template)
    {
        template.Property(t => t.Key).HasMaxLength(MessageTemplate.KeyLength);
        template.Property(t => t.Name).HasMaxLength(MessageTemplate.NameLength);
        template.Property(t => t.Subject).HasMaxLength(MessageTemplate.SubjectLength);
        template.Property(t => t.Body).HasMaxLength(MessageTemplate.BodyLength);
        template.HasIndex(t => t.Key).IsUnique();
    }
}
