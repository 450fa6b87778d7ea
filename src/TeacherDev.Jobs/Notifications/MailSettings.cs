using System.Net;
using System.Text.RegularExpressions;

namespace TeacherDev.Jobs.Notifications;

public enum MailSecurity
{
    StartTls,
    None,
}

/// <summary>The settings Mail:* and the site's address. Without a host, letters are written as files.</summary>
public sealed partial record MailSettings
{
    public string? Host { get; init; }

    public int Port { get; init; } = 587;

    public string? User { get; init; }

    public string? Password { get; init; }

    public string From { get; init; } = "teacherdev@localhost";

    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary>How long one attempt may take, in seconds; far below the lease of a message.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    /// <summary>What links in mails begin with (`Site:PublicUrl`); null when the site has no public address.</summary>
    public Uri? Site { get; init; }

    /// <summary>The right side of every Message-ID.</summary>
    public string Domain => From[(From.LastIndexOf('@') + 1)..];

    /// <exception cref="InvalidOperationException">Mail would travel unencrypted to another machine, no letter could bear this sender, or one attempt could outlast its lease.</exception>
    public MailSettings Checked()
    {
        if (Host is { Length: > 0 } && Security == MailSecurity.None && !IsLoopback(Host)) throw new InvalidOperationException("Mail:Security=None 只允许用于本机（127.0.0.1、::1、localhost）；其他邮件服务器请使用 StartTls");
        if (!OneMailbox().IsMatch(From)) throw new InvalidOperationException($"Mail:From 应为一个邮箱地址，例如 teacherdev@example.cn，现在是“{From}”");
        if (TimeoutSeconds is < 1 or > 60) throw new InvalidOperationException($"Mail:TimeoutSeconds 应在 1 到 60 之间，现在是 {TimeoutSeconds}");
        return this;
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    // Unlike a person's address it may end in a bare host name: teacherdev@localhost.
    [GeneratedRegex(@"^[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneMailbox();
}
