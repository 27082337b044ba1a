using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Reservations.Public;

/// <summary>How often one address may ask for a device: a family, or a whole centre, stands behind one address, and each of them fills in a form.</summary>
internal static class DeviceRequestLimit
{
    public const string Name = nameof(DeviceRequestLimit);

    public static AddressLimit Limit { get; } = new(20, TimeSpan.FromMinutes(10), Routes.AskBusy, AddressLimit.IsPost) { Burst = (6, TimeSpan.FromSeconds(20)) };
}
