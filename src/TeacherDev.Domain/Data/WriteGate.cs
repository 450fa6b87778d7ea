namespace TeacherDev.Domain.Data;

/// <summary>
/// SQLite lets one writer in at a time; those that wait asleep in its busy loop starve (p99 of seconds at 16 writers). One gate for the process
/// queues them fairly instead. PostgreSQL needs none.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim gate;
    private readonly bool isOpen;

    private WriteGate(bool isOpen) => (this.isOpen, gate) = (isOpen, new SemaphoreSlim(1, 1));

    public static WriteGate OneAtATime() => new(isOpen: false);

    public static WriteGate AlwaysOpen() => new(isOpen: true);

    internal async Task<IDisposable?> EnterAsync(CancellationToken stop)
    {
        if (isOpen) return null;
        await gate.WaitAsync(stop);
        return new Turn(gate);
    }

    public void Dispose() => gate.Dispose();

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
