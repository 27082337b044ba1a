using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Inclusion.Web.Foundation.Security;

/// <summary>
/// Where people reach the product, for links in mails: the setting <c>Inclusion:PublicUrl</c>, else where it listens. Never the address that a request
/// claims to have come to: whoever asks for a new password in someone else's name would choose where the link leads.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    public const string Setting = "Inclusion:PublicUrl";

    /// <summary>Where it listens, as one can type it: "every address of this machine" is said as localhost. Empty before it listens.</summary>
    public IReadOnlyList<Uri> Listening =>
        [.. (server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []).Select(BindingAddress.Parse).Where(a => !a.IsUnixPipe && !a.IsNamedPipe).Select(Typeable).Distinct()];

    /// <summary>Whether somebody has said where: else only this machine, and perhaps its network, finds the way.</summary>
    public bool IsSet => configuration[Setting] is { Length: > 0 };

    /// <param name="pathAndQuery">From the root, such as <c>/account/reset?token=…</c>.</param>
    public Uri Of(string pathAndQuery) => new(Base, pathAndQuery);

    private Uri Base => configuration[Setting] is { Length: > 0 } set ? new Uri(set) : Listening.Count > 0 ? Listening[0] : new Uri("http://localhost:5080");

    internal static Uri Typeable(BindingAddress bound)
    {
        var host = bound.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : bound.Host;
        return new UriBuilder(bound.Scheme, host, bound.Port).Uri;
    }
}
