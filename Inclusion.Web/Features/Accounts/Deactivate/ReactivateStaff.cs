using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Staff;

namespace Inclusion.Web.Features.Accounts.Deactivate;

/// <summary>Opens an account again, with its old password; a lock ends.</summary>
public sealed class ReactivateStaff(StaffChange change, ILogger<ReactivateStaff> logger)
{
    /// <summary>Refuses <see cref="NotFound"/>.</summary>
    public async Task<Outcome> RunAsync(long staffId, CancellationToken cancel)
    {
        var outcome = await change.RunAsync(
            staffId,
            (staff, _) =>
            {
                staff.IsActive = true;
                return Outcome.Done;
            },
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        logger.Reactivated(staffId, outcome.Value.StaffId);
        return Outcome.Done;
    }
}
