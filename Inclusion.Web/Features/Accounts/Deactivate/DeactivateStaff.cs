using Inclusion.Domain.Common;
using Inclusion.Web.Features.Accounts.Staff;

namespace Inclusion.Web.Features.Accounts.Deactivate;

/// <summary>Shuts an account: it can do nothing from this moment, and its open pages stop within a minute. What the person did stays theirs.</summary>
public sealed class DeactivateStaff(StaffChange change, ILogger<DeactivateStaff> logger)
{
    /// <summary>Refuses: <see cref="NotFound"/>, <see cref="LastAdministrator"/>.</summary>
    public async Task<Outcome> RunAsync(long staffId, CancellationToken cancel)
    {
        var outcome = await change.RunAsync(
            staffId,
            (staff, _) =>
            {
                staff.IsActive = false;
                return Outcome.Done;
            },
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        logger.Deactivated(staffId, outcome.Value.StaffId);
        return Outcome.Done;
    }
}
