using Inclusion.Web.Foundation.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Inclusion.Tests.Support;

/// <summary>Has a test's product send its mail to a listener.</summary>
internal static class MailServer
{
    public const string Sender = "Les Ateliers du Nord <pret@example.org>";

    /// <summary>The settings as environment variables.</summary>
    public static Dictionary<string, string> Settings(this SmtpListener listener) => new()
    {
        ["Mail__Host"] = "127.0.0.1",
        ["Mail__Port"] = listener.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["Mail__Tls"] = "false",
        ["Mail__Sender"] = Sender,
    };

    public static void SendMailTo(this IServiceCollection services, int port) =>
        services.SendMailBy(new MailSettings { Host = "127.0.0.1", Port = port, Tls = false, Sender = Sender });

    public static void SendMailBy(this IServiceCollection services, MailSettings settings) => services.AddSingleton<IOptionsMonitor<MailSettings>>(new Fixed(settings));

    private sealed class Fixed(MailSettings settings) : IOptionsMonitor<MailSettings>
    {
        public MailSettings CurrentValue => settings;

        public MailSettings Get(string? name) => settings;

        public IDisposable? OnChange(Action<MailSettings, string?> listener) => null;
    }
}
