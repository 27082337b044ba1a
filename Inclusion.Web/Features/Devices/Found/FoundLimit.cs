using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Devices.Found;

/// <summary>How often one address may open the page of a found device: often enough for a shelf of them, too seldom to try tags one after another.</summary>
internal static class FoundLimit
{
    public const string Name = nameof(FoundLimit);

    internal const int AsksPerMinute = 30;

    public static AddressLimit Limit { get; } = new(AsksPerMinute, TimeSpan.FromMinutes(1), Routes.FoundSlowDown, _ => true);
}
