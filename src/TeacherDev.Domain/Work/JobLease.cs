using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;

namespace TeacherDev.Domain.Work;

/// <summary>Which process runs a job just now: one row a job, so that no job runs twice at the same time on several nodes.</summary>
[Unaudited]
public sealed class JobLease
{
    private JobLease() { }

    public JobLease(string job) => Job = job;

    public string Job { get; private set; } = null!;

    public DateTime LeaseUntil { get; private set; } = Leased.NoLease;

    public Guid LeasedBy { get; private set; }
}

public static class JobLeaseQueries
{
    extension(IQueryable<JobLease> leases)
    {
        /// <summary>True when the lease was free, or had run out, and is now <paramref name="me"/>'s.</summary>
        public async Task<bool> TakeAsync(string job, Guid me, DateTime now, DateTime until, CancellationToken stop) =>
            await leases.Where(l => l.Job == job && l.LeaseUntil <= now).ExecuteUpdateAsync(l => l.SetProperty(x => x.LeasedBy, me).SetProperty(x => x.LeaseUntil, until), stop) == 1;

        /// <summary>False when another has taken it meanwhile: the work must stop.</summary>
        public async Task<bool> RenewAsync(string job, Guid me, DateTime until, CancellationToken stop) =>
            await leases.Where(l => l.Job == job && l.LeasedBy == me).ExecuteUpdateAsync(l => l.SetProperty(x => x.LeaseUntil, until), stop) == 1;

        public Task<bool> ReleaseAsync(string job, Guid me) => leases.RenewAsync(job, me, Leased.NoLease, CancellationToken.None);
    }
}

internal sealed class JobLeaseMapping : IEntityTypeConfiguration<JobLease>
{
    public void Configure(EntityTypeBuilder<JobLease> lease)
    {
        lease.HasKey(l => l.Job);
        lease.Property(l => l.Job).HasMaxLength(JobRun.JobLength);
    }
}
