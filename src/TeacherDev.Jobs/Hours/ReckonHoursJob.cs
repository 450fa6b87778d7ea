using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Hours;

/// <summary>Reckons anew, every night, what everybody has and owes.</summary>
public sealed class ReckonHoursJob(HoursBalances balances, TimeProvider clock)
{
    public async Task<Remark> RunAsync(CancellationToken stop) => Remark.Of("{0} 人的学时有变化", await balances.ReckonAllAsync(clock.Today, stop));
}
