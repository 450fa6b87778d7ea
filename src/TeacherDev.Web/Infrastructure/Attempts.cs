namespace TeacherDev.Web.Infrastructure;

/// <summary>So many failures a minute for each key, and no more. A place is taken before something is tried and given back when it was right.</summary>
public sealed class Attempts(TimeProvider clock, int mostAMinute)
{
    private const int MostKeys = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private readonly Dictionary<string, Queue<long>> failures = new(StringComparer.Ordinal);

    public bool AreTooMany(string key)
    {
        lock (turn) return Of(key).Count >= mostAMinute;
    }

    /// <returns>False when there have been too many.</returns>
    public bool Reserve(string key)
    {
        lock (turn)
        {
            var times = Of(key);
            if (times.Count >= mostAMinute) return false;
            if (times.Count == 0)
            {
                if (failures.Count >= MostKeys) failures.Remove(failures.MinBy(f => f.Value.Last()).Key);
                failures[key] = times;
            }
            times.Enqueue(clock.GetTimestamp());
            return true;
        }
    }

    public void GiveBack(string key)
    {
        lock (turn)
        {
            var times = Of(key);
            if (times.TryDequeue(out _) && times.Count == 0) failures.Remove(key);
        }
    }

    /// <summary>The failures of the last minute; a key without any is not kept.</summary>
    private Queue<long> Of(string key)
    {
        if (!failures.TryGetValue(key, out var times)) return new Queue<long>();
        while (times.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > Remembered) times.Dequeue();
        if (times.Count == 0) failures.Remove(key);
        return times;
    }
}
