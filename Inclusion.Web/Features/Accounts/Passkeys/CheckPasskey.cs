using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Passkeys;

/// <summary>
/// Looks at a passkey that the browser shows. It is two factors at once: the device that holds it, and the finger, face or number that opens it there
/// (<see cref="IdentityPasskeyOptions.UserVerificationRequirement"/>).
/// </summary>
public sealed class CheckPasskey(SignInManager<StaffMember> signIn, Database database, TryTrail trail, ILogger<CheckPasskey> logger)
{
    /// <param name="credential">What the browser answered, as JSON, to the question that was put to it last.</param>
    /// <param name="owner">Whose it has to be; null for anyone's.</param>
    /// <param name="from">Where it is shown, for the audit trail.</param>
    /// <returns>The account whose passkey it is. Refuses <see cref="PasskeyNotAccepted"/>, also for an account that is deactivated.</returns>
    public async Task<Outcome<StaffMember>> RunAsync(string credential, StaffMember? owner, ActorOrigin from, CancellationToken cancel)
    {
        var shown = await PasskeyFaults.RefusedAsync(credential, signIn.PerformPasskeyAssertionAsync, logger);
        if (shown is not { Succeeded: true, User.IsActive: true } || (owner is not null && shown.User.Id != owner.Id))
        {
            if (shown is not null)
            {
                logger.PasskeyRefused(shown.Failure?.Message ?? "of another account, or of one that is deactivated");
            }

            trail.PasskeyRefused(owner ?? shown?.User, from);
            return new PasskeyNotAccepted();
        }

        return await database.WriteAsync<StaffMember>(
            Actor.Product,
            async db =>
            {
                // How often a device has used it: one that goes back was copied, which the check above refuses.
                var kept = await db.UserPasskeys.SingleAsync(p => p.CredentialId == shown.Passkey.CredentialId, cancel);
                (kept.Data.SignCount, kept.Data.IsBackedUp) = (shown.Passkey.SignCount, shown.Passkey.IsBackedUp);
                return shown.User;
            },
            cancel);
    }
}
