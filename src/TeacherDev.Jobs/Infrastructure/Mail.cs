using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using TeacherDev.Domain.Kernel;
using TeacherDev.Domain.Notifications;
using TeacherDev.Domain.People;
using TeacherDev.Domain.Work;
using TeacherDev.Jobs.Notifications;

namespace TeacherDev.Jobs.Infrastructure;

internal static class Mail
{
    /// <summary>One recipient, one plain text, at most one file: there is no markup to escape and no second header to smuggle.</summary>
    public static MailMessage Of(Letter letter, string from, Stream? content = null)
    {
        var mail = new MailMessage(new MailAddress(from), new MailAddress(PersonalData.Email(letter.To)))
        {
            Subject = Remark.OneLine(letter.Subject, Message.TitleLength),
            SubjectEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", letter.MessageId);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.AlternateViews.Add(new AlternateView(content ?? Content(letter), new ContentType("text/plain") { CharSet = "utf-8" }) { TransferEncoding = TransferEncoding.Base64 });
        if (letter.Enclosure is { } file)
        {
            var attached = new Attachment(new MemoryStream(file.Content), new ContentType(file.ContentType) { Name = file.Name }) { TransferEncoding = TransferEncoding.Base64 };
            attached.ContentDisposition!.FileName = file.Name;
            mail.Attachments.Add(attached);
        }
        return mail;
    }

    public static MemoryStream Content(Letter letter) => new(Encoding.UTF8.GetBytes(letter.Text.ReplaceLineEndings("\r\n")));
}
