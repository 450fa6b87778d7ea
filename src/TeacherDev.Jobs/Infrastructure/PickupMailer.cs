using System.Net.Mail;
using TeacherDev.Domain.Notifications;
using TeacherDev.Jobs.Notifications;

namespace TeacherDev.Jobs.Infrastructure;

/// <summary>Without a mail server every letter becomes a file that a mail program opens: data/mail/message-17@localhost.eml.</summary>
public sealed class PickupMailer(MailSettings settings, string folder) : IMailer
{
    public async Task<Delivery> SendAsync(Letter letter, CancellationToken stop)
    {
        // Beside its place, so that the last step is a rename: the letter is there whole or not at all.
        var work = Path.Combine(folder, $".{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(work);
            using var mail = Mail.Of(letter, settings.From);
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = work })
                await client.SendMailAsync(mail, stop);
            var (written, file) = (Directory.GetFiles(work).Single(), Path.Combine(folder, letter.MessageId.Trim('<', '>') + ".eml"));
            // Letters name people: they are for whoever runs the site alone.
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
                File.SetUnixFileMode(written, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            File.Move(written, file, overwrite: true);
            return Delivery.Accepted("未配置邮件服务器，已写入文件 {0}", Path.GetFileName(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SmtpException or OperationCanceledException)
        {
            return Delivery.NotSent("邮件文件写入失败：{0}", (e.InnerException ?? e).Message);
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }
}
