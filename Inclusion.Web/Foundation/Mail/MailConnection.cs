using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace Inclusion.Web.Foundation.Mail;

/// <summary>
/// The one connection to the mail server, for one mail after another. It stays open while mails follow each other and is closed when none has come for half a
/// minute; one that the server has closed meanwhile is made anew before anything is sent.
/// </summary>
internal sealed class MailConnection : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan IdleTime = TimeSpan.FromSeconds(30);

    /// <summary>After this long the server is asked whether it is still there.</summary>
    private static readonly TimeSpan TrustedTime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _time;
    private readonly ITimer _idle;
    private SmtpClient? _client;
    private MailSettings? _madeWith;
    private DateTimeOffset _lastUsed;

    public MailConnection(TimeProvider time)
    {
        _time = time;
        _idle = time.CreateTimer(_ => _ = CloseIfIdleAsync(), null, System.Threading.Timeout.InfiniteTimeSpan, System.Threading.Timeout.InfiniteTimeSpan);
    }

    public async Task SendAsync(MimeMessage message, MailSettings settings, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var client = await ConnectedAsync(settings, cancel);
            await client.SendAsync(message, cancel);
        }
        catch (Exception e) when (e is not SmtpCommandException and not FormatException)
        {
            // In what state the conversation is nobody knows: the next mail begins a new one.
            Forget();
            throw;
        }
        finally
        {
            _lastUsed = _time.GetUtcNow();
            _idle.Change(IdleTime, System.Threading.Timeout.InfiniteTimeSpan);
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _idle.DisposeAsync();
        await CloseAsync();
        _turn.Dispose();
    }

    /// <summary>Never "whatever the server offers": someone in between could offer nothing.</summary>
    internal static SecureSocketOptions Security(MailSettings settings) => settings switch
    {
        { Tls: false } => SecureSocketOptions.None,
        { Port: MailSettings.ImplicitTlsPort } => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.StartTls,
    };

    private async Task<SmtpClient> ConnectedAsync(MailSettings settings, CancellationToken cancel)
    {
        if (_client is { IsConnected: true } client && ReferenceEquals(_madeWith, settings) && await IsThereAsync(client, cancel))
        {
            return client;
        }

        Forget();
        _madeWith = settings;
        _client = client = new SmtpClient { Timeout = (int)Timeout.TotalMilliseconds, CheckCertificateRevocation = false };
        if (settings.Certificate.Length > 0)
        {
            var known = X509CertificateLoader.LoadCertificateFromFile(settings.Certificate);
            client.ServerCertificateValidationCallback = (_, shown, _, errors) => errors == System.Net.Security.SslPolicyErrors.None || (shown?.GetRawCertData().AsSpan().SequenceEqual(known.RawData) ?? false);
        }

        try
        {
            await client.ConnectAsync(settings.Host, settings.Port, Security(settings), cancel);
        }
        catch (NotSupportedException e)
        {
            throw new IOException(e.Message, e);
        }

        if (settings.User.Length > 0)
        {
            await client.AuthenticateAsync(settings.User, settings.Password, cancel);
        }

        return client;
    }

    private async Task<bool> IsThereAsync(SmtpClient client, CancellationToken cancel)
    {
        if (_time.GetUtcNow() - _lastUsed < TrustedTime)
        {
            return true;
        }

        try
        {
            await client.NoOpAsync(cancel);
            return true;
        }
        catch (Exception e) when (e is SmtpCommandException or SmtpProtocolException or IOException or MailKit.ServiceNotConnectedException)
        {
            return false;
        }
    }

    private async Task CloseIfIdleAsync()
    {
        await _turn.WaitAsync();
        try
        {
            if (_time.GetUtcNow() - _lastUsed >= IdleTime)
            {
                await QuitAsync();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task CloseAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await QuitAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task QuitAsync()
    {
        if (_client is { IsConnected: true } client)
        {
            try
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2), _time);
                await client.DisconnectAsync(quit: true, patience.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SmtpProtocolException or SmtpCommandException)
            {
                // It had gone already.
            }
        }

        Forget();
    }

    private void Forget()
    {
        _client?.Dispose();
        (_client, _madeWith) = (null, null);
    }
}
