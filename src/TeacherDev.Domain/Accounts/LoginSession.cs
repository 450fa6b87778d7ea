namespace TeacherDev.Domain.Accounts;

/// <summary>
/// A signed-in browser, kept on the server: the cookie only carries a key whose hash is here. Ends at once with the row, with the account's
/// stamp (password, role, disabling), after 30 minutes without a request, and 12 hours after sign-in.
/// </summary>
[Data.Unaudited]
public sealed class LoginSession
{
    public const int AddressLength = 45;
    public const int DeviceLength = 200;

    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Absolute = TimeSpan.FromHours(12);

    public LoginSession(byte[] keyHash, Account account, int? grantId, string address, string device, DateTime now)
    {
        (KeyHash, AccountId, SecurityStamp, GrantId) = (keyHash, account.Id, account.SecurityStamp!, grantId);
        (Address, Device) = (address, device.Length > DeviceLength ? device[..DeviceLength] : device);
        (StartedAt, LastSeenAt) = (now, now);
    }

    private LoginSession() { }

    public int Id { get; private set; }

    public byte[] KeyHash { get; private set; } = [];

    public int AccountId { get; private set; }

    public string SecurityStamp { get; private set; } = null!;

    /// <summary>The grant acted under; null when the account holds none.</summary>
    public int? GrantId { get; private set; }

    public string Address { get; private set; } = null!;

    public string Device { get; private set; } = null!;

    public DateTime StartedAt { get; private set; }

    public DateTime LastSeenAt { get; private set; }

    public bool IsAlive(DateTime now) => now < LastSeenAt + Idle && now < StartedAt + Absolute;

    public void ActAs(int? grantId) => GrantId = grantId;
}
