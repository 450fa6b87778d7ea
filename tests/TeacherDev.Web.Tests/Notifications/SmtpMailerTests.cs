using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Infrastructure;
using TeacherDev.Jobs.Notifications;
using Xunit;

namespace TeacherDev.Web.Tests.Notifications;

/// <summary>What the other side does, and what we may say about it.</summary>
public sealed class SmtpMailerTests
{
    [Theory]
    [InlineData(Conduct.Accept, DeliveryResult.Accepted, "")]
    [InlineData(Conduct.DeferRecipient, DeliveryResult.NotSent, "451")]
    [InlineData(Conduct.RefuseRecipient, DeliveryResult.Refused, "550")]
    [InlineData(Conduct.DropAtRecipient, DeliveryResult.NotSent, "尚未传送正文")]
    [InlineData(Conduct.HangAtRecipient, DeliveryResult.NotSent, "尚未传送正文")]
    [InlineData(Conduct.DeferContent, DeliveryResult.NotSent, "452")]
    [InlineData(Conduct.RefuseContent, DeliveryResult.Refused, "554")]
    [InlineData(Conduct.DropAfterContent, DeliveryResult.Unknown, "不能确定")]
    [InlineData(Conduct.HangAfterContent, DeliveryResult.Unknown, "不能确定")]
    [InlineData(Conduct.DropAfterAccepting, DeliveryResult.Accepted, "")]
    public async Task The_verdict_follows_the_conduct_of_the_server(Conduct conduct, DeliveryResult result, string word)
    {
        await using var server = new LoopbackSmtp(_ => conduct);
        using var mailer = new SmtpMailer(Settings(server));
        var delivery = await mailer.SendAsync(Letter("liu@example.com"), CancellationToken.None);
        Assert.Equal((result, true), (delivery.Result, delivery.Word.ToString().Contains(word, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nobody_listening_is_certainly_not_sent()
    {
        int port;
        await using (var gone = new LoopbackSmtp()) port = gone.Port;
        using var mailer = new SmtpMailer(new MailSettings { Host = "127.0.0.1", Port = port, Security = MailSecurity.None, TimeoutSeconds = 5 });
        Assert.Equal(DeliveryResult.NotSent, (await mailer.SendAsync(Letter("liu@example.com"), CancellationToken.None)).Result);
    }

    [Fact]
    public async Task Without_StartTls_on_offer_nothing_is_sent()
    {
        await using var server = new LoopbackSmtp();
        using var mailer = new SmtpMailer(Settings(server, MailSecurity.StartTls));
        Assert.Equal(DeliveryResult.NotSent, (await mailer.SendAsync(Letter("liu@example.com"), CancellationToken.None)).Result);
        Assert.Empty(server.Recipients);
    }

    [Fact]
    public async Task A_certificate_nobody_trusts_is_not_talked_to()
    {
        using var certificate = LoopbackSmtp.SelfSigned();
        await using var server = new LoopbackSmtp(certificate: certificate);
        using var mailer = new SmtpMailer(Settings(server, MailSecurity.StartTls));
        Assert.Equal(DeliveryResult.NotSent, (await mailer.SendAsync(Letter("liu@example.com"), CancellationToken.None)).Result);
        Assert.Empty(server.Recipients);
    }

    [Fact]
    public async Task A_refusal_leaves_the_next_letter_untouched()
    {
        await using var server = new LoopbackSmtp(to => to.StartsWith("no", StringComparison.Ordinal) ? Conduct.RefuseRecipient : Conduct.Accept);
        using var mailer = new SmtpMailer(Settings(server));
        DeliveryResult[] results =
        [
            (await mailer.SendAsync(Letter("yes1@example.com"), CancellationToken.None)).Result,
            (await mailer.SendAsync(Letter("no@example.com"), CancellationToken.None)).Result,
            (await mailer.SendAsync(Letter("yes2@example.com"), CancellationToken.None)).Result,
        ];
        Assert.Equal([DeliveryResult.Accepted, DeliveryResult.Refused, DeliveryResult.Accepted], results);
        Assert.Equal(["yes1@example.com", "yes2@example.com"], server.Accepted.Select(l => l.Recipient));
    }

    [Fact]
    public async Task The_letter_arrives_as_it_was_written()
    {
        await using var server = new LoopbackSmtp();
        using var mailer = new SmtpMailer(Settings(server));
        await mailer.SendAsync(new Letter("liu@example.com", "<message-7@example.org>", "明天上课：《<b>课题</b>》", "刘老师：\n明天上课。\n.\n完"), CancellationToken.None);
        var letter = Assert.Single(server.Accepted);
        Assert.Equal("<message-7@example.org>", letter.Header("Message-ID"));
        Assert.Equal("liu@example.com", letter.Header("To"));
        Assert.Equal("刘老师：\r\n明天上课。\r\n.\r\n完", letter.Text);
    }

    [Theory]
    [InlineData("会议\r\nBcc: x@evil.test")]
    [InlineData("会议\nX-Evil: 1")]
    [InlineData("会议\0\u2028Bcc: x@evil.test")]
    public async Task A_subject_cannot_become_a_second_header(string subject)
    {
        await using var server = new LoopbackSmtp();
        using var mailer = new SmtpMailer(Settings(server));
        await mailer.SendAsync(Letter("liu@example.com") with { Subject = subject }, CancellationToken.None);
        var letter = Assert.Single(server.Accepted);
        var headers = letter.Content[..letter.Content.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Split("\r\n").Where(l => !l.StartsWith(' ')).Select(l => l.Split(':')[0]);
        Assert.Equal(["Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "Message-ID", "MIME-Version", "Subject", "To"], headers.Order(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(["liu@example.com"], server.Recipients);
    }

    [Theory]
    [InlineData("mail.example.com")]
    [InlineData("10.0.0.5")]
    public void Plain_text_to_another_machine_is_refused(string host) =>
        Assert.Throws<InvalidOperationException>(() => new SmtpMailer(new MailSettings { Host = host, Security = MailSecurity.None }));

    [Fact]
    public async Task Without_a_server_the_letter_is_a_file_and_a_second_attempt_the_same_file()
    {
        var folder = Directory.CreateTempSubdirectory("pickup-");
        try
        {
            var mailer = new PickupMailer(new MailSettings(), folder.FullName);
            for (var attempt = 0; attempt < 2; attempt++)
                Assert.Equal(DeliveryResult.Accepted, (await mailer.SendAsync(Letter("liu@example.com"), CancellationToken.None)).Result);
            var file = Assert.Single(folder.GetFiles());
            Assert.Equal("message-1@example.org.eml", file.Name);
            Assert.Contains("To: liu@example.com", await File.ReadAllTextAsync(file.FullName), StringComparison.Ordinal);
        }
        finally { folder.Delete(recursive: true); }
    }

    private static Letter Letter(string to) => new(to, "<message-1@example.org>", "明天上课", "请准时参加。");

    private static MailSettings Settings(LoopbackSmtp server, MailSecurity security = MailSecurity.None) =>
        new() { Host = "localhost", Port = server.Port, Security = security, From = "teacherdev@example.org", TimeoutSeconds = 2 };
}
