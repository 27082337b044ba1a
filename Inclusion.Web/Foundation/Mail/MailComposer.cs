using MimeKit;

namespace Inclusion.Web.Foundation.Mail;

/// <summary>Writes a mail as it travels (RFC 5322, MIME).</summary>
internal static class MailComposer
{
    private const string FallbackSender = "inclusion@localhost";

    /// <summary>A name without a domain is no address that a mail could go to.</summary>
    private static readonly ParserOptions Addresses = new() { AllowAddressesWithoutDomain = false };

    /// <exception cref="FormatException">The sender or the receiver is no address.</exception>
    public static MimeMessage Compose(MailToSend mail, MailSettings settings, DateTimeOffset now)
    {
        var message = new MimeMessage
        {
            MessageId = mail.MessageId,
            Date = now,
            Subject = string.Join(' ', mail.Subject.Split('\r', '\n')),
        };
        message.From.Add(MailboxAddress.Parse(SenderOf(settings)));
        message.To.Add(MailboxAddress.Parse(Addresses, mail.To));

        // Absence notes and the like do not answer to a machine (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var text = new TextPart("plain") { Text = mail.Body.ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        message.Body = mail.Files.Count == 0 ? text : new Multipart("mixed") { text };
        foreach (var file in mail.Files)
        {
            ((Multipart)message.Body).Add(new MimePart(ContentType.Parse(file.ContentType))
            {
                Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = file.FileName,
            });
        }

        return message;
    }

    private static string SenderOf(MailSettings settings) => settings switch
    {
        { Sender.Length: > 0 } => settings.Sender,
        { HasServer: true } when settings.User.Contains('@', StringComparison.Ordinal) => settings.User,
        _ => FallbackSender,
    };
}
