using Inclusion.Domain.Common;

namespace Inclusion.Web.Foundation.Security.Sessions;

/// <summary>Whoever is signed in shows once more who they are: a locked screen opens, and what asks for it goes on.</summary>
public interface ISessionConfirmation
{
    /// <summary>With the password of whose session it is. Refuses one that is not theirs.</summary>
    /// <param name="key">Of the session.</param>
    Task<Outcome> RunAsync(string key, string password, CancellationToken cancel);
}
