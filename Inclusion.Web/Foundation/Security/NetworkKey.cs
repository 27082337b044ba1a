using System.Net;
using System.Net.Sockets;

namespace Inclusion.Web.Foundation.Security;

/// <summary>What limits count by: the network that someone asks from, as far as they cannot choose another at will.</summary>
public static class NetworkKey
{
    /// <summary>Bytes of an IPv6 address that name the network: whoever has one has all 2^64 addresses of it.</summary>
    private const int NetworkBytes = 8;

    /// <summary>An IPv4 address as it is, also when written as IPv6; the /64 of an IPv6 address; empty when not known.</summary>
    public static string Of(IPAddress? address)
    {
        if (address is null)
        {
            return "";
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily is AddressFamily.InterNetworkV6 ? $"{Convert.ToHexStringLower(plain.GetAddressBytes()[..NetworkBytes])}/64" : plain.ToString();
    }
}
