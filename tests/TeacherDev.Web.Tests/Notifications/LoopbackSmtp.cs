using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace TeacherDev.Web.Tests.Notifications;

/// <summary>What the server does with a letter, decided by its recipient.</summary>
public enum Conduct
{
    Accept,
    DeferRecipient,
    RefuseRecipient,
    DropAtRecipient,
    HangAtRecipient,
    DeferContent,
    RefuseContent,
    DropAfterContent,
    HangAfterContent,
    DropAfterAccepting,
}

public sealed record ReceivedLetter(string Recipient, string Content)
{
    public string Header(string name) =>
        Content[..Content.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")
            .Single(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();

    /// <summary>The text of a letter with one base64 part, or of a single-part one.</summary>
    public string Text
    {
        get
        {
            var start = Content.IndexOf("\r\n\r\n", Content.IndexOf("base64", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal) + 4;
            var end = Content.IndexOf("\r\n--", start, StringComparison.Ordinal);
            return Encoding.UTF8.GetString(Convert.FromBase64String(end < 0 ? Content[start..] : Content[start..end]));
        }
    }
}

/// <summary>
/// A real SMTP server on a free loopback port, small enough to read: it speaks EHLO, STARTTLS, MAIL, RCPT, DATA, RSET, QUIT and
/// misbehaves on request. <see cref="Contents"/> holds every letter whose content arrived whole, accepted or not.
/// </summary>
public sealed class LoopbackSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Func<string, Conduct> conduct;
    private readonly X509Certificate2? certificate;
    private readonly TimeSpan pause;
    private readonly ConcurrentDictionary<Task, bool> talks = new();
    private readonly Task accepting;

    /// <param name="pause">How long it thinks before it answers to a letter.</param>
    public LoopbackSmtp(Func<string, Conduct>? conduct = null, X509Certificate2? certificate = null, TimeSpan pause = default)
    {
        (this.conduct, this.certificate, this.pause) = (conduct ?? (_ => Conduct.Accept), certificate, pause);
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<ReceivedLetter> Contents { get; } = new();

    public ConcurrentQueue<ReceivedLetter> Accepted { get; } = new();

    public ConcurrentQueue<string> Recipients { get; } = new();

    /// <summary>A certificate for “localhost” that nobody trusts unless told to.</summary>
    public static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var bare = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(90));
        return X509CertificateLoader.LoadPkcs12(bare.Export(X509ContentType.Pkcs12), null);
    }

    /// <summary>Throws what went wrong inside it: a server that stopped listening would only show as a program that waits.</summary>
    public void AssertSound()
    {
        if (accepting.IsFaulted) accepting.GetAwaiter().GetResult();
        foreach (var talk in talks.Keys.Where(t => t.IsCompleted))
        {
            talks.TryRemove(talk, out _);
            talk.GetAwaiter().GetResult();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(talks.Keys);
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                try { talks[TalkAsync(await listener.AcceptTcpClientAsync(ended.Token))] = true; }
                catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset) { /* it died while it waited to be let in */ }
            }
        }
        catch (OperationCanceledException) { }
        catch (SocketException) when (ended.IsCancellationRequested) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await Task.Yield();
        using (client)
        {
            client.NoDelay = true;
            try { await ConverseAsync(client.GetStream(), secure: false); }
            catch (Exception e) when (e is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException or ObjectDisposedException) { }
        }
    }

    private async Task ConverseAsync(Stream wire, bool secure)
    {
        using var reader = new StreamReader(wire, Encoding.UTF8, leaveOpen: true);
        if (!secure) await SayAsync(wire, "220 loopback ready");
        var recipient = "";
        while (await reader.ReadLineAsync(ended.Token) is { } line)
        {
            var verb = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO" or "HELO":
                    await SayAsync(wire, certificate is null || secure ? "250 loopback" : "250-loopback\r\n250 STARTTLS");
                    break;
                case "STARTTLS" when certificate is not null && !secure:
                    await SayAsync(wire, "220 go ahead");
                    await using (var tls = new SslStream(wire, leaveInnerStreamOpen: true))
                    {
                        await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, ended.Token);
                        await ConverseAsync(tls, secure: true);
                    }
                    return;
                case "RCPT":
                    recipient = line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.LastIndexOf('>')];
                    Recipients.Enqueue(recipient);
                    if (conduct(recipient) == Conduct.DropAtRecipient) return;
                    if (conduct(recipient) == Conduct.HangAtRecipient) await Task.Delay(Timeout.Infinite, ended.Token);
                    await SayAsync(wire, conduct(recipient) switch { Conduct.DeferRecipient => "451 try later", Conduct.RefuseRecipient => "550 no such mailbox", _ => "250 ok" });
                    break;
                case "DATA":
                    await SayAsync(wire, "354 end with a dot");
                    if (!await ReceiveAsync(reader, wire, recipient)) return;
                    break;
                case "QUIT":
                    await SayAsync(wire, "221 bye");
                    return;
                default:
                    await SayAsync(wire, verb is "MAIL" or "RSET" or "NOOP" ? "250 ok" : "502 not known");
                    break;
            }
        }
    }

    /// <summary>False when the connection ends here.</summary>
    private async Task<bool> ReceiveAsync(StreamReader reader, Stream wire, string recipient)
    {
        var content = new StringBuilder();
        while (true)
        {
            if (await reader.ReadLineAsync(ended.Token) is not { } line) return false;
            if (line == ".") break;
            content.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
        }
        var letter = new ReceivedLetter(recipient, content.ToString());
        Contents.Enqueue(letter);
        switch (conduct(recipient))
        {
            case Conduct.DeferContent: await SayAsync(wire, "452 full, try later"); return true;
            case Conduct.RefuseContent: await SayAsync(wire, "554 not wanted"); return true;
            case Conduct.DropAfterContent: return false;
            case Conduct.HangAfterContent: await Task.Delay(Timeout.Infinite, ended.Token); return false;
            default:
                Accepted.Enqueue(letter);
                await Task.Delay(pause, ended.Token);
                await SayAsync(wire, "250 queued");
                return conduct(recipient) != Conduct.DropAfterAccepting;
        }
    }

    private async Task SayAsync(Stream wire, string line) => await wire.WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"), ended.Token);
}
