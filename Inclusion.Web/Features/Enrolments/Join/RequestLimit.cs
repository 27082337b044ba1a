using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>How often one address may ask for a place. Generous: a whole centre, or a whole family, stands behind one address.</summary>
internal static class RequestLimit
{
    public const string Name = nameof(RequestLimit);

    internal const int PostsPerTenMinutes = 20;

    public static AddressLimit Limit { get; } = new(PostsPerTenMinutes, TimeSpan.FromMinutes(10), Routes.JoinBusy, AddressLimit.IsPost);
}
