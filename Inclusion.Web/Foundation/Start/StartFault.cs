using System.Net.Sockets;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.AspNetCore.Connections;

namespace Inclusion.Web.Foundation.Start;

/// <summary>Another program listens where the product is to.</summary>
/// <param name="Address">As in the settings.</param>
public sealed record PortInUse(string Address) : Refusal;

/// <summary>The account that the product runs as may not listen there.</summary>
/// <param name="Address">As in the settings.</param>
public sealed record PortNotAllowed(string Address) : Refusal;

/// <summary>Why the product does not start, as one sentence for whoever starts it.</summary>
public static class StartFault
{
    /// <summary>Exit code of a start that was refused, and may do at another time: a port, a folder or a disk may become free.</summary>
    public const int MayPass = 1;

    /// <summary>Exit code of a start that fails again until somebody has done something: no supervisor need try.</summary>
    public const int NeedsSomeone = 3;

    /// <summary>The sentence in the language of the system; null for a fault of which nobody has thought.</summary>
    public static string? SentenceOf(Exception fault, string addresses)
    {
        using var speaking = Language.Current.Speak();
        return RefusalOf(fault, addresses) is { } refusal ? RefusalSentences.Of(refusal) : null;
    }

    /// <returns><see cref="NeedsSomeone"/> or <see cref="MayPass"/>.</returns>
    public static int ExitCodeOf(Exception fault) => RefusalOf(fault) is DatabaseDamaged or DatabaseNewer or RestoreCutOff or PortNotAllowed ? NeedsSomeone : MayPass;

    /// <summary>What the sentence does not tell – which file, which page, what the system said – for the log; null when there is nothing more.</summary>
    internal static string? DetailOf(Exception fault)
    {
        var said = new List<string>();
        for (var inner = fault; inner is not null; inner = inner.InnerException)
        {
            if (inner is not StartRefusedException && !said.Any(before => before.Contains(inner.Message, StringComparison.Ordinal)))
            {
                said.Add(inner.Message);
            }
        }

        return said.Count > 0 ? string.Join(" – ", said) : null;
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
