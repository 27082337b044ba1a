using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Features.Accounts.Own;
using Inclusion.Web.Features.Accounts.SignIn;
using Inclusion.Web.Foundation.Security.Sessions;

namespace Inclusion.Web.Features.Accounts.Confirm;

/// <summary>Whoever is signed in gives their password again: a locked screen opens, and what asks for it goes on.</summary>
public sealed class ConfirmByPassword(BrowserSessions sessions, PasswordGate gate, ILogger<ConfirmByPassword> logger) : ISessionConfirmation
{
    /// <returns>Refuses <see cref="CurrentPasswordWrong"/> (counted as at signing in), <see cref="TriesTooSoon"/>, a <see cref="DatabaseRefusal"/>, and <see cref="NotAllowed"/> when the session has ended meanwhile.</returns>
    public async Task<Outcome> RunAsync(string key, string password, CancellationToken cancel)
    {
        if (await sessions.FindAsync(key, cancel) is not { } standing)
        {
            return new NotAllowed();
        }

        if (await gate.AdmitsAsync(standing.Staff, standing.Staff.NormalizedEmail!, TryOrigin.SignedIn(standing.Staff.Id, standing.From), password, cancel) is { Refusal: { } refusal })
        {
            return refusal is SignInRefused ? new CurrentPasswordWrong() : refusal;
        }

        logger.Confirmed(standing.Staff.Id);

        // The screen stays locked, with what was typed, and says why.
        return await DatabaseFault.RefusedAsync(() => sessions.ConfirmAsync(key, cancel));
    }
}
