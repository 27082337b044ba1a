using System.Net.Sockets;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Connections;

namespace Inclusion.Web.Foundation.Commands;

/// <summary>Another program listens where the product is to.</summary>
/// <param name="Address">As in the settings.</param>
public sealed record PortInUse(string Address) : Refusal;

/// <summary>The account that the product runs as may not listen there.</summary>
/// <param name="Address">As in the settings.</param>
public sealed record PortNotAllowed(string Address) : Refusal;

/// <summary>Why the product does not start, as one sentence for whoever starts it.</summary>
public static class StartFault
{
    /// <summary>Exit code of a start that was refused.</summary>
    public const int ExitCode = 1;

    /// <summary>The host and the server each write a page about a start that fails; while it is under way the sentence takes their place.</summary>
    private static readonly string[] Talkers = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel"];

    /// <summary>Has nobody else speak of a fault for which there is a sentence, until the product has started.</summary>
    public static void LeaveFaultsToUs(this ILoggingBuilder logging, Func<bool> hasStarted)
    {
        foreach (var talker in Talkers)
        {
            logging.AddFilter(talker, level => level >= LogLevel.Warning && hasStarted());
        }
    }

    /// <summary>Serves until it is told to stop, or until it turns out that it should not have begun: then it stops, and the fault comes out.</summary>
    public static async Task ServeWhileAsync(this IHost host, Task checking)
    {
        var serving = host.WaitForShutdownAsync();
        if (await Task.WhenAny(serving, checking) == checking && checking.IsFaulted)
        {
            await host.StopAsync();
            await checking;
        }

        await serving;
    }

    /// <summary>The sentence in the language of the system; null for a fault of which nobody has thought.</summary>
    public static string? SentenceOf(Exception fault, string addresses)
    {
        using var speaking = Language.Current.Speak();
        return RefusalOf(fault, addresses) is { } refusal ? RefusalSentences.Of(refusal) : null;
    }

    /// <param name="addresses">Where it is to listen; empty for a verb, which does not.</param>
    internal static Refusal? RefusalOf(Exception? fault, string addresses = "") => fault switch
    {
        null => null,
        StartRefusedException refused => refused.Refusal,
        AddressInUseException or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => new PortInUse(addresses),
        SocketException { SocketErrorCode: SocketError.AccessDenied } => new PortNotAllowed(addresses),
        _ => RefusalOf(fault.InnerException, addresses) ?? DatabaseFault.Of(fault),
    };
}
