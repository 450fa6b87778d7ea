using TeacherDev.Domain.Hours;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Work;

namespace TeacherDev.Jobs.Hours;

/// <summary>Reckons anew what those have and owe whose ledger grew since the last time.</summary>
public sealed class CatchUpHoursJob(HoursBalances balances, TimeProvider clock)
{
    public async Task<Remark> RunAsync(CancellationToken stop) => Remark.Of("{0} 人的学时有变化", await balances.CatchUpAsync(clock.Today, stop));
}
