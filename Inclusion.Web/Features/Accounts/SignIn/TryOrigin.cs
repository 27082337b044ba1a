using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts.SignIn;

/// <summary>From where a password is tried.</summary>
/// <param name="Network">As <see cref="NetworkKey.Of"/> gives it.</param>
/// <param name="Browser">Null when nobody signed in there before.</param>
public sealed record TryOrigin(string Network, KnownBrowser? Browser)
{
    /// <summary>Not known: as far as a test or a command is concerned, everyone tries from the same place.</summary>
    public static TryOrigin Unknown { get; } = new("", null);

    /// <summary>What tries are counted by.</summary>
    public string Key => Browser is { } browser ? $"browser {browser.Id}" : Network;

    /// <summary>Whether this account signed in there before.</summary>
    public bool Knows(long? staffId) => staffId is { } id && Browser?.StaffIds.Contains(id) == true;
}
