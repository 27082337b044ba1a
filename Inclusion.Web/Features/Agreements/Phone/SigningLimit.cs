using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Agreements.Phone;

/// <summary>How often one address may open or sign an agreement by its code: often enough for a queue at a desk, far too seldom to guess.</summary>
internal static class SigningLimit
{
    public const string Name = nameof(SigningLimit);

    internal const int AsksPerMinute = 30;

    public static AddressLimit Limit { get; } = new(AsksPerMinute, TimeSpan.FromMinutes(1), Routes.SigningSlowDown, _ => true);
}
