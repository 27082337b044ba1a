using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Data.Accounts;
using Inclusion.Web.Features.Accounts.Factors;
using Inclusion.Web.Foundation.Security;
using Microsoft.AspNetCore.Identity;

namespace Inclusion.Web.Features.Accounts.Passkeys;

/// <summary>The browser's answer is not what was asked for, came too late, or is not understood.</summary>
public sealed record PasskeyNotAccepted : Refusal;

/// <summary>Keeps a passkey that the browser has made for whoever asks.</summary>
public sealed class AddPasskey(SignInManager<StaffMember> signIn, FactorSubject subject, Database database, ILogger<AddPasskey> logger)
{
    /// <param name="credential">What the browser answered, as JSON.</param>
    /// <param name="name">By what they know it again, such as the browser's and system's names.</param>
    /// <returns>Recovery codes, to be shown once, where the account had none. Refuses <see cref="NotAllowed"/>, <see cref="ConfirmationNeeded"/> and <see cref="PasskeyNotAccepted"/>.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> RunAsync(string credential, string name, CancellationToken cancel)
    {
        var staff = await subject.RequireAsync(cancel);
        if (staff.IsRefused)
        {
            return staff.Refusal;
        }

        var made = await PasskeyFaults.RefusedAsync(credential, signIn.PerformPasskeyAttestationAsync, logger);
        if (made is not { Succeeded: true })
        {
            if (made is not null)
            {
                logger.PasskeyRefused(made.Failure?.Message ?? "not made as asked");
            }

            return new PasskeyNotAccepted();
        }

        return await database.WriteAsync<IReadOnlyList<string>>(
            staff.Value.AsActor(),
            async db =>
            {
                var (id, passkey) = (staff.Value.Id, made.Passkey);
                db.UserPasskeys.Add(new IdentityUserPasskey<long>
                {
                    UserId = id,
                    CredentialId = passkey.CredentialId,
                    Data = new IdentityPasskeyData
                    {
                        PublicKey = passkey.PublicKey,
                        Name = name,
                        CreatedAt = passkey.CreatedAt,
                        SignCount = passkey.SignCount,
                        Transports = passkey.Transports,
                        IsUserVerified = passkey.IsUserVerified,
                        IsBackupEligible = passkey.IsBackupEligible,
                        IsBackedUp = passkey.IsBackedUp,
                        AttestationObject = passkey.AttestationObject,
                        ClientDataJson = passkey.ClientDataJson,
                    },
                });
                db.NoteFactor(id, FactorNotes.Passkey);
                logger.FactorAdded(id, "passkey");
                return Outcome.Of(await RecoveryCodes.DrawFirstAsync(db, id, cancel));
            },
            cancel);
    }
}
