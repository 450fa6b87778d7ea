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

    private readonly Attempts attempts = new(clock, MostAMinute);

    public bool AreTooMany(IPAddress? address) => attempts.AreTooMany(Partition(address));

    /// <returns>False when there have been too many.</returns>
    public bool Reserve(IPAddress? address) => attempts.Reserve(Partition(address));

    public void GiveBack(IPAddress? address) => attempts.GiveBack(Partition(address));

    internal static string Partition(IPAddress? address) => address switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes(), 0, 8),
        _ => address.ToString(),
    };
}
