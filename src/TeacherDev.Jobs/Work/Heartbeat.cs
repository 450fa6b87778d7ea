namespace TeacherDev.Jobs.Work;

/// <summary>
/// Renews a lease while work goes on, and tells the work to stop when the lease went to another. Real time, not the clock of the house: it
/// measures this process.
/// </summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(20);
    private readonly CancellationTokenSource lost;
    private readonly CancellationTokenSource over = new();
    private readonly Task beating;

    public Heartbeat(Func<CancellationToken, Task<bool>> renew, CancellationToken stop)
    {
        lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        beating = BeatAsync(renew);
    }

    /// <summary>Cancelled when the lease is lost or the process stops.</summary>
    public CancellationToken Token => lost.Token;

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        await beating;
        lost.Dispose();
        over.Dispose();
    }

    private async Task BeatAsync(Func<CancellationToken, Task<bool>> renew)
    {
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(over.Token))
                if (!await renew(over.Token)) await lost.CancelAsync();
        }
        catch (OperationCanceledException) { /* the work is over */ }
        catch (System.Data.Common.DbException) { await lost.CancelAsync(); }
    }
}
