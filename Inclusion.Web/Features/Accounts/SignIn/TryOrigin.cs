using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>From where a password is tried.</summary>
/// <param name="Key">What tries are counted by, as <see cref="KnownBrowsers.KeyOf(HttpContext)"/> gives it.</param>
/// <param name="StaffIds">The accounts that are known there, because they signed in there before.</param>
public sealed record TryOrigin(string Key, IReadOnlyList<long> StaffIds)
{
    /// <summary>As the audit trail tells it.</summary>
    public ActorOrigin From { get; init; } = new(null, "");

    /// <summary>Whoever is signed in already: their own password is asked for again. The doors at which it is count together.</summary>
    /// <param name="from">Their session.</param>
    public static TryOrigin SignedIn(long staffId, ActorOrigin from) => new("signed in", [staffId]) { From = from };

    public static TryOrigin Of(HttpContext http, KnownBrowsers browsers) => new(browsers.KeyOf(http), browsers.Read(http.Request)?.StaffIds ?? []) { From = new ActorOrigin(null, http.Connection.RemoteIpAddress?.ToString() ?? "") };

    /// <summary>Whether this account signed in there before.</summary>
    public bool Knows(long? staffId) => staffId is { } id && StaffIds.Contains(id);
}
