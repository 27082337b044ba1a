using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.Passkeys;
using Inclusion.Web.Foundation.Security.Sessions;

namespace Inclusion.Web.Features.Accounts.Confirm;

/// <summary>Whoever is signed in shows a passkey of theirs again: a locked screen opens, and what asks for it goes on.</summary>
public sealed class ConfirmByPasskey(CheckPasskey check, BrowserSessions sessions, ILogger<ConfirmByPasskey> logger)
{
    /// <param name="key">Of the session.</param>
    /// <param name="credential">What the browser answered, as JSON.</param>
    /// <returns>Refuses <see cref="PasskeyNotAccepted"/>, also one of somebody else's, <see cref="NotAllowed"/> when the session has ended, and a <see cref="DatabaseRefusal"/>.</returns>
    public async Task<Outcome> RunAsync(string key, string credential, CancellationToken cancel)
    {
        if (await sessions.FindAsync(key, cancel) is not { } standing)
        {
            return new NotAllowed();
        }

        var shown = await check.RunAsync(credential, standing.Staff, standing.From, cancel);
        if (shown.IsRefused)
        {
            return shown.Refusal;
        }

        logger.Confirmed(standing.Staff.Id);
        return await DatabaseFault.RefusedAsync(() => sessions.ConfirmAsync(key, cancel));
    }
}
