using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Inclusion.Web.Data;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Foundation.Mail;

/// <summary>
/// Hands a mail to the mail server of the settings; without one, writes it as <c>message-id.eml</c> into the data folder, where any mail program opens it.
/// </summary>
public sealed class MailSender(IOptionsMonitor<MailSettings> settings, DataFolder folder)
{
    private const string FallbackSender = "inclusion@localhost";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Whether mails leave this machine.</summary>
    public bool HasServer => settings.CurrentValue.HasServer;

    /// <summary>Sends once; trying again is the caller's decision. Sending the same mail again overwrites its file.</summary>
    /// <exception cref="MailNotSentException">The server refused, could not be reached within a minute, or an address is not one.</exception>
    public async Task SendAsync(MailToSend mail, CancellationToken cancel)
    {
        var now = settings.CurrentValue;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            using var message = Compose(mail, now);
            await (now.HasServer ? DeliverAsync(message, now, patience.Token) : WriteAsync(message, mail.MessageId, patience.Token));
        }
        catch (Exception e) when (e is SmtpException or FormatException or IOException or SocketException)
        {
            throw new MailNotSentException(Answer(e), e);
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new MailNotSentException($"No answer within {Patience.TotalSeconds:0} seconds.", e);
        }
    }

    /// <summary>Where a mail without a server is to be found.</summary>
    internal static string FileOf(DataFolder folder, string messageId) => Path.Combine(folder.Mail, string.Concat(messageId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '@' ? c : '_')) + ".eml");

    private static MailMessage Compose(MailToSend mail, MailSettings settings)
    {
        var message = new MailMessage
        {
            From = new MailAddress(SenderOf(settings)),
            Subject = string.Join(' ', mail.Subject.Split('\r', '\n')),
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
            Body = mail.Body.ReplaceLineEndings("\r\n"),
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
        };
        message.To.Add(new MailAddress(mail.To));
        message.Headers.Add("Message-ID", $"<{mail.MessageId}>");

        // Absence notes and the like do not answer to a machine (RFC 3834).
        message.Headers.Add("Auto-Submitted", "auto-generated");
        foreach (var file in mail.Files)
        {
            message.Attachments.Add(new Attachment(new MemoryStream(file.Content, writable: false), new ContentType(file.ContentType) { Name = file.FileName }));
        }

        return message;
    }

    private static string SenderOf(MailSettings settings) => settings switch
    {
        { Sender.Length: > 0 } => settings.Sender,
        { HasServer: true } when settings.User.Contains('@', StringComparison.Ordinal) => settings.User,
        _ => FallbackSender,
    };

    private static async Task DeliverAsync(MailMessage message, MailSettings settings, CancellationToken cancel)
    {
        using var client = new SmtpClient(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User.Length > 0)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Password);
        }

        await client.SendMailAsync(message, cancel);
    }

    /// <summary>The client names its files itself: it writes into a folder of its own, and the finished file is moved to its name in one step.</summary>
    private async Task WriteAsync(MailMessage message, string messageId, CancellationToken cancel)
    {
        var desk = Directory.CreateDirectory(Path.Combine(folder.Mail, $".{Guid.NewGuid():N}"));
        try
        {
            using (var client = new SmtpClient { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = desk.FullName })
            {
                await client.SendMailAsync(message, cancel);
            }

            File.Move(desk.EnumerateFiles().Single().FullName, FileOf(folder, messageId), overwrite: true);
        }
        finally
        {
            desk.Delete(recursive: true);
        }
    }

    private static string Answer(Exception e) => e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;
}
