using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Enrolments.Join;

/// <summary>
/// How often one address may ask for a place. A whole centre, or a whole family, stands behind one address, and each of them fills in a form: nobody does so seven times
/// in twenty seconds.
/// </summary>
internal static class RequestLimit
{
    public const string Name = nameof(RequestLimit);

    internal const int PostsPerTwentySeconds = 6;

    internal const int PostsPerTenMinutes = 20;

    public static AddressLimit Limit { get; } =
        new(PostsPerTenMinutes, TimeSpan.FromMinutes(10), Routes.JoinBusy, AddressLimit.IsPost) { Burst = (PostsPerTwentySeconds, TimeSpan.FromSeconds(20)) };
}

/// <summary>How often one address may answer through links of its own. They cannot be guessed; this is for whoever tries.</summary>
internal static class OwnLinkLimit
{
    public const string Name = nameof(OwnLinkLimit);

    public static AddressLimit Limit { get; } = new(20, TimeSpan.FromMinutes(10), Routes.JoinBusy, AddressLimit.IsPost);
}
