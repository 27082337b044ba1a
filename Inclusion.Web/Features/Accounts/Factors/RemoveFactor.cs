using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>Takes away one's own authenticator app or a passkey. With the last of them the recovery codes go.</summary>
public sealed class RemoveFactor(Database database, FactorSubject subject, ILogger<RemoveFactor> logger)
{
    /// <param name="passkey">As <see cref="OwnPasskey.Id"/>; null: the app.</param>
    /// <returns>Refuses <see cref="NotAllowed"/> and <see cref="ConfirmationNeeded"/>.</returns>
    public async Task<Outcome> RunAsync(string? passkey, CancellationToken cancel)
    {
        var staff = await subject.RequireAsync(cancel);
        if (staff.IsRefused)
        {
            return staff.Refusal;
        }

        return await database.WriteAsync(
            staff.Value.AsActor(),
            async db =>
            {
                var id = staff.Value.Id;
                if (passkey is null)
                {
                    await db.StaffAuthenticators.Where(a => a.StaffId == id).ExecuteDeleteAsync(cancel);
                }
                else
                {
                    var own = await db.UserPasskeys.Where(p => p.UserId == id).ToListAsync(cancel);
                    db.UserPasskeys.RemoveRange(own.Where(p => Convert.ToHexStringLower(p.CredentialId) == passkey));
                    await db.SaveChangesAsync(cancel);
                }

                if (!await db.HasFactorAsync(id, cancel))
                {
                    await db.RecoveryCodes.Where(c => c.StaffId == id).ExecuteDeleteAsync(cancel);
                }

                db.NoteFactor(id, passkey is null ? FactorNotes.Authenticator : FactorNotes.Passkey);
                logger.FactorRemoved(id, passkey is null ? "authenticator" : "passkey", id);
                return Outcome.Done;
            },
            cancel);
    }
}
