using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

internal sealed class BackgroundTaskMapping : IEntityTypeConfiguration<BackgroundTask>
{
    public void Configure(EntityTypeBuilder<BackgroundTask> task)
    {
        task.Property(t => t.Kind).HasMaxLength(BackgroundTask.KindLength);
        task.Property(t => t.Title).HasConversion(r => r.ToStored(), s => Remark.Stored(s)).HasMaxLength(Remark.MostLength);
        task.Property(t => t.Remark).HasConversion(r => r!.ToStored(), s => Remark.Stored(s)).HasMaxLength(Remark.MostLength);
        task.Property(t => t.LeasedBy).IsConcurrencyToken();
        task.HasIndex(t => t.IdempotencyKey).IsUnique();
        task.HasIndex(t => new { t.State, t.Due });
        task.HasIndex(t => t.LeasedBy);
    }
}
