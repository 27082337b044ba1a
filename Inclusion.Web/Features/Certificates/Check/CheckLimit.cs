using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Certificates.Check;

/// <summary>How often one address may check: often enough for a whole class at one desk, far too seldom to guess. The empty form costs nothing.</summary>
internal static class CheckLimit
{
    public const string Name = nameof(CheckLimit);

    internal const int ChecksPerMinute = 30;

    public static AddressLimit Limit { get; } =
        new(ChecksPerMinute, TimeSpan.FromMinutes(1), Routes.CheckSlowDown, request => request.RouteValues.ContainsKey("token") || AddressLimit.IsPost(request));
}
