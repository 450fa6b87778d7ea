using TeacherDev.Web.Infrastructure;

namespace TeacherDev.Web.Features.Attendance;

/// <summary>
/// What is guessed at the door: 5 wrong codes a minute for an account and 30 for an address, 30 entries without account for an address, the
/// first for each person aside. A guess is right twice in a million, for 15 seconds.
/// </summary>
public sealed class DoorLimits(TimeProvider clock)
{
    public const int MostCodes = 5;
    public const int MostOfAddress = 30;

    private readonly Attempts ofAccounts = new(clock, MostCodes);
    private readonly Attempts ofAddresses = new(clock, MostOfAddress);
    private readonly Attempts entries = new(clock, MostOfAddress);

    /// <returns>False when there have been too many.</returns>
    public bool ReserveCode(HttpContext context, int accountId)
    {
        if (!ofAddresses.Reserve(Address(context))) return false;
        if (ofAccounts.Reserve(Account(accountId))) return true;
        ofAddresses.GiveBack(Address(context));
        return false;
    }

    public void GiveBackCode(HttpContext context, int accountId)
    {
        ofAddresses.GiveBack(Address(context));
        ofAccounts.GiveBack(Account(accountId));
    }

    /// <returns>False when there have been too many.</returns>
    public bool ReserveEntry(HttpContext context) => entries.Reserve(Address(context));

    public void GiveBackEntry(HttpContext context) => entries.GiveBack(Address(context));

    private static string Address(HttpContext context) => FailedSignIns.Partition(context.Connection.RemoteIpAddress);

    private static string Account(int id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
