using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Reservations.Public;

/// <summary>How often one address may ask for a device: a family, or a whole centre, stands behind one address, and each of them fills in a form.</summary>
internal static class DeviceRequestLimit
{
    public const string Name = nameof(DeviceRequestLimit);

    internal const int PostsPerTwentySeconds = 6;

    internal const int PostsPerTenMinutes = 20;

    public static AddressLimit Limit { get; } =
        new(PostsPerTenMinutes, TimeSpan.FromMinutes(10), Routes.AskBusy, AddressLimit.IsPost) { Burst = (PostsPerTwentySeconds, TimeSpan.FromSeconds(20)) };
}
