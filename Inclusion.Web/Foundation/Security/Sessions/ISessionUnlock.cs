using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Opens the locked screen of a browser again.</summary>
public interface ISessionUnlock
{
    /// <summary>Unlocks the session of this key with the password of whose it is. Refuses a password that is not theirs.</summary>
    Task<Outcome> RunAsync(string key, string password, CancellationToken cancel);
}
