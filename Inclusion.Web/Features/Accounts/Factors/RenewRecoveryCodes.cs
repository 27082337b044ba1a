using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>New recovery codes in place of those that one has, which do nothing more.</summary>
public sealed class RenewRecoveryCodes(Database database, FactorSubject subject, ILogger<RenewRecoveryCodes> logger)
{
    /// <returns>The codes, to be shown once. Refuses <see cref="NotAllowed"/>, also to whoever has no second factor, and <see cref="ConfirmationNeeded"/>.</returns>
    public async Task<Outcome<IReadOnlyList<string>>> RunAsync(CancellationToken cancel)
    {
        var staff = await subject.RequireAsync(cancel);
        if (staff.IsRefused)
        {
            return staff.Refusal;
        }

        return await database.WriteAsync<IReadOnlyList<string>>(
            staff.Value.AsActor(),
            async db =>
            {
                if (!await db.HasFactorAsync(staff.Value.Id, cancel))
                {
                    return new NotAllowed();
                }

                db.NoteFactor(staff.Value.Id, FactorNotes.RecoveryCodes);
                logger.RecoveryCodesRenewed(staff.Value.Id);
                return Outcome.Of(await RecoveryCodes.RenewAsync(db, staff.Value.Id, cancel));
            },
            cancel);
    }
}
