using Inclusion.Web.Data;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Inclusion.Web.Foundation.Mail;

/// <summary>
/// Hands a mail to the mail server of the settings; without one, writes it as <c>message-id.eml</c> into the data folder, where any mail program opens it.
/// </summary>
public sealed class MailSender(IOptionsMonitor<MailSettings> settings, DataFolder folder, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Answers that are about the connection or the sign-in: they last until an administrator or the provider does something.</summary>
    private static readonly int[] AboutServer = [421, 432, 454, 530, 534, 535, 538];

    /// <summary>Lines end as they do on their way to a server, whatever machine this is.</summary>
    private static readonly MimeKit.FormatOptions AsSent = FileFormat();

    private readonly MailConnection _connection = new(time);

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
            using var message = MailComposer.Compose(mail, now, time.GetUtcNow());
            await (now.HasServer ? _connection.SendAsync(message, now, patience.Token) : WriteAsync(message, mail.MessageId, patience.Token));
        }
        catch (OperationCanceledException e) when (!cancel.IsCancellationRequested)
        {
            throw new MailNotSentException(MailFailure.ServerAway, 0, $"No answer within {Patience.TotalSeconds:0} seconds.", e);
        }
        catch (Exception e) when (e is not OperationCanceledException && FailureOf(e) is not null)
        {
            var (failure, code) = FailureOf(e)!.Value;
            throw new MailNotSentException(failure, code, Answer(e), e);
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    /// <summary>Where a mail without a server is to be found.</summary>
    internal static string FileOf(DataFolder folder, string messageId) => Path.Combine(folder.Mail, string.Concat(messageId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '@' ? c : '_')) + ".eml");

    /// <summary>What an exception says about the mail; null for one that is about something else.</summary>
    private static (MailFailure Failure, int Code)? FailureOf(Exception e) => e switch
    {
        SmtpCommandException refused when AboutServer.Contains((int)refused.StatusCode) => (MailFailure.ServerAway, (int)refused.StatusCode),
        SmtpCommandException refused => (MailFailure.Refused, (int)refused.StatusCode),
        // An address that is none, or one beyond ASCII for a server that knows no SMTPUTF8.
        FormatException or NotSupportedException => (MailFailure.NotAnAddress, 0),
        AuthenticationException or SslHandshakeException or ProtocolException or ServiceNotConnectedException or ServiceNotAuthenticatedException
            or IOException or System.Net.Sockets.SocketException or TimeoutException => (MailFailure.ServerAway, 0),
        _ => null,
    };

    private static MimeKit.FormatOptions FileFormat()
    {
        var format = MimeKit.FormatOptions.Default.Clone();
        format.NewLineFormat = MimeKit.NewLineFormat.Dos;
        return format;
    }

    private static string Answer(Exception e) => e is SslHandshakeException
        ? $"The certificate of the mail server is not trusted. {e.InnerException?.Message ?? e.Message}"
        : e.InnerException is { } inner ? $"{e.Message} {inner.Message}" : e.Message;

    /// <summary>Written beside and moved to its name in one step, so that nobody reads half of it.</summary>
    private async Task WriteAsync(MimeKit.MimeMessage message, string messageId, CancellationToken cancel)
    {
        var unfinished = Path.Combine(folder.Mail, $".{Guid.NewGuid():N}");
        try
        {
            await message.WriteToAsync(AsSent, unfinished, cancel);
            File.Move(unfinished, FileOf(folder, messageId), overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }
}
