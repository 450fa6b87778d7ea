using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

internal sealed class JobRunMapping : IEntityTypeConfiguration<JobRun>
{
    public void Configure(EntityTypeBuilder<JobRun> run)
    {
        run.Property(r => r.Job).HasMaxLength(JobRun.JobLength);
        run.Property(r => r.Remark).HasConversion(r => r!.ToStored(), s => Remark.Stored(s)).HasMaxLength(Remark.MostLength);
        run.HasIndex(r => new { r.Job, r.PeriodStart }).IsUnique();
    }
}
