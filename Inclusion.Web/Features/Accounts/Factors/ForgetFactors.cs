using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Staff;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts.Factors;

/// <summary>
/// Takes away all second factors of someone else, who has lost telephone, key and paper: they sign in with the password alone then, and are asked for another where their
/// role needs one. Whoever does it should see them, or know their voice.
/// </summary>
public sealed class ForgetFactors(StaffChange change, CurrentStaff current, ILogger<ForgetFactors> logger)
{
    /// <summary>Refuses <see cref="ConfirmationNeeded"/> and as <see cref="StaffChange"/>.</summary>
    public async Task<Outcome> RunAsync(long staffId, CancellationToken cancel)
    {
        if (!await current.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        var outcome = await change.RunAsync(
            staffId,
            async (db, staff, _) =>
            {
                await db.ForgetFactorsAsync(staff, cancel);
                return Outcome.Done;
            },
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        logger.FactorRemoved(staffId, "all", outcome.Value.StaffId);
        return Outcome.Done;
    }
}
