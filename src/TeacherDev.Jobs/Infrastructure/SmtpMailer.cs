using System.Collections.Concurrent;
using System.Net;
using System.Net.Mail;
using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Notifications;

namespace TeacherDev.Jobs.Infrastructure;

/// <summary>
/// SMTP by System.Net.Mail. Connections stay open and are shared out, one letter at a time each. The body is a stream that notes its first
/// reading: a failure before it was certainly not sent, a failure after it is unknown, and a status code is the server's own word.
/// </summary>
public sealed class SmtpMailer(MailSettings settings) : IMailer, IDisposable
{
    private readonly MailSettings settings = settings.Checked();
    private readonly ConcurrentBag<SmtpClient> idle = [];

    public async Task<Delivery> SendAsync(Letter letter, CancellationToken stop)
    {
        await using var content = new NotingStream(Mail.Content(letter));
        using var mail = Mail.Of(letter, settings.From, content);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(settings.TimeoutSeconds));
        var client = idle.TryTake(out var open) ? open : Connect();
        try
        {
            await client.SendMailAsync(mail, patience.Token);
            idle.Add(client);
            return Delivery.Accepted("邮件服务器已接收");
        }
        catch (Exception e) when (e is SmtpException or OperationCanceledException or IOException or InvalidOperationException)
        {
            client.Dispose();
            return Verdict(e, content.WasRead);
        }
    }

    public void Dispose()
    {
        while (idle.TryTake(out var client)) client.Dispose();
    }

    private SmtpClient Connect() => new(settings.Host, settings.Port)
    {
        EnableSsl = settings.Security == MailSecurity.StartTls,
        Timeout = settings.TimeoutSeconds * 1000,
        Credentials = settings.User is { Length: > 0 } ? new NetworkCredential(settings.User, settings.Password) : null,
    };

    private static Delivery Verdict(Exception failure, bool contentWasRead) => failure switch
    {
        SmtpException { StatusCode: >= (SmtpStatusCode)500 and < (SmtpStatusCode)600 } e => Delivery.Refused("邮件服务器拒收（{0}）：{1}", (int)e.StatusCode, Word(e)),
        SmtpException { StatusCode: >= (SmtpStatusCode)400 and < (SmtpStatusCode)500 } e => Delivery.NotSent("邮件服务器暂不接收（{0}）：{1}", (int)e.StatusCode, Word(e)),
        _ when contentWasRead => Delivery.Unknown("正文已开始传送，连接中断或无回应，不能确定对方是否收到：{0}", Word(failure)),
        _ => Delivery.NotSent("未能连接或登录邮件服务器，尚未传送正文：{0}", Word(failure)),
    };

    private static string Word(Exception e) => (e.InnerException ?? e).Message;

    private sealed class NotingStream(MemoryStream content) : Stream
    {
        public bool WasRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => content.CanSeek;

        public override bool CanWrite => false;

        public override long Length => content.Length;

        public override long Position { get => content.Position; set => content.Position = value; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            WasRead = true;
            return content.Read(buffer, offset, count);
        }

        public override int Read(Span<byte> buffer)
        {
            WasRead = true;
            return content.Read(buffer);
        }

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

        public override void Flush() => content.Flush();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
