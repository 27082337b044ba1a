using Inclusion.Domain.Common;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Foundation.Security.Sessions;

namespace Inclusion.Web.Features.Accounts.Own;

/// <summary>Signs one's own account out in other browsers.</summary>
public sealed class EndOwnSessions(CurrentStaff current, BrowserSessions sessions)
{
    /// <param name="sessionId">Which; null: all, that of the browser which asks included.</param>
    /// <returns>Refuses <see cref="NotAllowed"/>. One that has ended already, or is somebody else's, changes nothing.</returns>
    public async Task<Outcome> RunAsync(long? sessionId, CancellationToken cancel)
    {
        if (await current.FindAsync(cancel) is not { StaffId: { } staffId })
        {
            return new NotAllowed();
        }

        await (sessionId is { } id ? sessions.EndOwnAsync(staffId, id, cancel) : sessions.EndAllAsync(staffId, cancel));
        return Outcome.Done;
    }
}
