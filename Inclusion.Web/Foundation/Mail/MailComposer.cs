using System.Text;
using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Downloads;
using MimeKit;

namespace Inclusion.Web.Foundation.Mail;

/// <summary>Writes a mail as it travels (RFC 5322, MIME).</summary>
internal static class MailComposer
{
    /// <summary>Octets of a text that an encoded word of 75 characters has room for.</summary>
    private const int EncodedWordOctets = 45;

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
        };
        SetSubject(message, InvisibleCharacters.OneLine(mail.Subject));
        message.From.Add(MailboxAddress.Parse(SenderOf(settings)));
        message.To.Add(MailboxAddress.Parse(Addresses, mail.To));

        // Absence notes and the like do not answer to a machine (RFC 3834).
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        var text = new TextPart("plain") { Text = InvisibleCharacters.Lines(mail.Body).ReplaceLineEndings("\r\n"), ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        message.Body = mail.Files.Count == 0 ? text : new Multipart("mixed") { text };
        foreach (var file in mail.Files)
        {
            ((Multipart)message.Body).Add(new MimePart(ContentType.Parse(file.ContentType))
            {
                Content = new MimeContent(new MemoryStream(file.Content, writable: false)),
                ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
                ContentTransferEncoding = ContentEncoding.Base64,
                FileName = FileDownload.NameOf(file.FileName),
            });
        }

        return message;
    }

    /// <summary>What looks like an encoded word was typed: the library would let it pass, and every mail program would decode it (RFC 2047, 5).</summary>
    private static void SetSubject(MimeMessage message, string subject)
    {
        message.Subject = subject;
        if (!subject.Contains("=?", StringComparison.Ordinal))
        {
            return;
        }

        var (words, word) = (new List<string>(), new StringBuilder());
        foreach (var rune in subject.EnumerateRunes())
        {
            if (Encoding.UTF8.GetByteCount(word.ToString()) + rune.Utf8SequenceLength > EncodedWordOctets)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            word.Append(rune);
        }

        words.Add(word.ToString());
        var encoded = words.Select(part => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(part))}?=");
        message.Headers[message.Headers.IndexOf(HeaderId.Subject)].SetRawValue(Encoding.ASCII.GetBytes($" {string.Join("\r\n ", encoded)}\r\n"));
    }

    private static string SenderOf(MailSettings settings) => settings switch
    {
        { Sender.Length: > 0 } => settings.Sender,
        { HasServer: true } when settings.User.Contains('@', StringComparison.Ordinal) => settings.User,
        _ => FallbackSender,
    };
}
