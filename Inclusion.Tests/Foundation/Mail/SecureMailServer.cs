using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Inclusion.Web.Foundation.Mail;
using SmtpServer;
using SmtpServer.Authentication;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace Inclusion.Tests.Foundation.Mail;

/// <summary>A mail server that is not ours, with a certificate that nobody vouches for: it speaks TLS after STARTTLS, and takes mail from one user.</summary>
internal sealed class SecureMailServer : MessageStore, IUserAuthenticator, IAsyncDisposable
{
    public const string User = "desk";
    public const string Password = "secret";

    private readonly ConcurrentQueue<(string Text, bool WasSecure)> _received = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("inclusion-mail-").FullName;
    private readonly X509Certificate2 _certificate = MakeCertificate();
    private readonly Task _running;

    public SecureMailServer()
    {
        Port = FreePort();
        CertificateFile = Path.Combine(_folder, "server.pem");
        File.WriteAllText(CertificateFile, _certificate.ExportCertificatePem());
        var options = new SmtpServerOptionsBuilder()
            .ServerName("localhost")
            .Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, Port)).Certificate(_certificate).AuthenticationRequired())
            .Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add(this as IMessageStore);
        services.Add(this as IUserAuthenticator);
        _running = new SmtpServer.SmtpServer(options, services).StartAsync(_stop.Token);
    }

    public int Port { get; }

    public string CertificateFile { get; }

    /// <summary>Mails that were taken, and whether the line was secured.</summary>
    public IReadOnlyList<(string Text, bool WasSecure)> Received => [.. _received];

    /// <summary>What a sender that trusts it is set to.</summary>
    public MailSettings Settings => new() { Host = "127.0.0.1", Port = Port, Sender = "desk@example.org", User = User, Password = Password, Certificate = CertificateFile };

    public override Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        _received.Enqueue((Encoding.UTF8.GetString(buffer.ToArray()), context.Pipe.IsSecure));
        return Task.FromResult(SmtpResponse.Ok);
    }

    public Task<bool> AuthenticateAsync(ISessionContext context, string user, string password, CancellationToken cancellationToken) =>
        Task.FromResult((user, password) == (User, Password));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        try
        {
            await _running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }

        _stop.Dispose();
        _certificate.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
