using TeacherDev.Domain.Accounts;

namespace TeacherDev.Web.Infrastructure;

/// <summary>
/// What happens around signing in, for whoever watches the machine. Numbers and addresses only, never a name or what was typed: nothing here can
/// tell who a person is, or break a line of the log.
/// </summary>
public sealed partial class SecurityLog(ILogger<SecurityLog> log)
{
    public static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "-";

    [LoggerMessage(1001, LogLevel.Information, "Account {AccountId} signed in from {Address}, session {SessionId}")]
    public partial void SignedIn(int accountId, string address, int sessionId);

    [LoggerMessage(1002, LogLevel.Warning, "Sign-in to account {AccountId} failed ({Reason}) from {Address}")]
    public partial void SignInFailed(int? accountId, SignInEnd reason, string address);

    [LoggerMessage(1003, LogLevel.Warning, "Account {AccountId} rests after too many wrong passwords, the last from {Address}")]
    public partial void LockedOut(int accountId, string address);

    [LoggerMessage(1004, LogLevel.Information, "Account {AccountId} signed out of session {SessionId}")]
    public partial void SignedOut(int accountId, int sessionId);

    [LoggerMessage(1005, LogLevel.Information, "Account {AccountId} acts under grant {GrantId} in session {SessionId}")]
    public partial void RoleSwitched(int accountId, int grantId, int sessionId);

    [LoggerMessage(1006, LogLevel.Information, "Session {SessionId} was ended by account {AccountId}")]
    public partial void SessionEnded(int sessionId, int accountId);

    [LoggerMessage(1007, LogLevel.Information, "The password of account {AccountId} was changed by account {ByAccountId}; its sessions ended")]
    public partial void PasswordChanged(int accountId, int? byAccountId);
}

public static class Logs
{
    /// <summary>In Production a line is one JSON object with the time in UTC, so that a collector reads it and nothing in it can pass for another line.</summary>
    public static void LogForCollectors(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsProduction()) return;
        builder.Logging.AddJsonConsole(console => (console.UseUtcTimestamp, console.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
    }
}
