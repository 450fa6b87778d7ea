using System.Data.Common;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using TeacherDev.Domain.Data;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs;
using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Work;

/// <summary>Whether this node can do its work: write to its database, store files, send what is due, and read its keys.</summary>
public sealed class Readiness(IServiceScopeFactory scopes, Places places, IDataProtectionProvider keys, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan OldestMessage = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private const double LeastFree = 0.10;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly DateTime since = clock.UtcNow;
    private (long At, IReadOnlyList<Remark> Faults)? latest;

    /// <summary>Anyone may ask as often as they like: all who ask within a few seconds share one look, so that asking costs the writers nothing.</summary>
    public async Task<IReadOnlyList<Remark>> FaultsAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            if (latest is { } known && clock.GetElapsedTime(known.At) < Fresh) return known.Faults;
            var faults = await LookAsync(stop);
            latest = (clock.GetTimestamp(), faults);
            return faults;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<IReadOnlyList<Remark>> LookAsync(CancellationToken stop)
    {
        var faults = new List<Remark>();
        if (DiskFault() is { } disk) faults.Add(disk);
        if (KeyFault() is { } key) faults.Add(key);
        await using var scope = scopes.CreateSystemScope();
        var db = scope.ServiceProvider.GetRequiredService<TeacherDevDb>();
        try
        {
            await db.ProbeAsync(stop);
            if (await OutboxFaultAsync(db, stop) is { } outbox) faults.Add(outbox);
        }
        catch (DbException e) { faults.Add(Remark.Of("数据库不能写入：{0}", e.Message)); }
        catch (DbUpdateException e) { faults.Add(Remark.Of("数据库不能写入：{0}", e.InnerException?.Message ?? e.Message)); }
        return faults;
    }

    private async Task<Remark?> OutboxFaultAsync(TeacherDevDb db, CancellationToken stop)
    {
        var before = clock.UtcNow - OldestMessage;
        // A reminder may be planned long after it was due (a new site in mid-month). It is late when it waits and nobody has come to send for as long.
        if (since > before) return null;
        if (await db.JobRuns.AnyAsync(r => r.Job == Schedule.DeliverMessages && r.StartedAt > before, stop)) return null;
        var late = await db.Messages.CountAsync(m => m.State == MessageState.Pending && m.Due < before && m.LeaseUntil < before, stop);
        return late == 0 ? null : Remark.Of("有 {0} 条消息到期 15 分钟仍未发送", late);
    }

    private Remark? DiskFault()
    {
        var drive = new DriveInfo(Path.GetFullPath(places.Data));
        return drive.AvailableFreeSpace >= LeastFree * drive.TotalSize ? null : Remark.Of("数据盘剩余空间不足 10%");
    }

    private Remark? KeyFault()
    {
        try
        {
            var protector = keys.CreateProtector("readyz");
            return protector.Unprotect(protector.Protect("readyz")) == "readyz" ? null : Remark.Of("密钥不能读取");
        }
        catch (CryptographicException e) { return Remark.Of("密钥不能读取：{0}", e.Message); }
    }
}
