using System.Net;
using System.Net.Sockets;

namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// At most 30 failed sign-ins a minute from one address; of IPv6 one customer's whole /64 is one address. Only failures count: a whole school
/// behind one address signs in freely. A place is taken before the password is verified and given back when it was right.
/// </summary>
public sealed class FailedSignIns(TimeProvider clock)
{
    public const int MostAMinute = 30;
    private const int MostAddresses = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly Lock turn = new();
    private readonly Dictionary<string, Queue<long>> failures = new(StringComparer.Ordinal);

    public bool AreTooMany(IPAddress? address)
    {
        lock (turn) return Of(Partition(address)).Count >= MostAMinute;
    }

    /// <returns>False when there have been too many.</returns>
    public bool Reserve(IPAddress? address)
    {
        lock (turn)
        {
            var (key, times) = (Partition(address), Of(Partition(address)));
            if (times.Count >= MostAMinute) return false;
            if (times.Count == 0)
            {
                if (failures.Count >= MostAddresses) failures.Remove(failures.MinBy(f => f.Value.Last()).Key);
                failures[key] = times;
            }
            times.Enqueue(clock.GetTimestamp());
            return true;
        }
    }

    public void GiveBack(IPAddress? address)
    {
        lock (turn)
        {
            var (key, times) = (Partition(address), Of(Partition(address)));
            if (times.TryDequeue(out _) && times.Count == 0) failures.Remove(key);
        }
    }

    /// <summary>The failures of the last minute; an address without any is not kept.</summary>
    private Queue<long> Of(string key)
    {
        if (!failures.TryGetValue(key, out var times)) return new Queue<long>();
        while (times.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > Remembered) times.Dequeue();
        if (times.Count == 0) failures.Remove(key);
        return times;
    }

    private static string Partition(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };
}
