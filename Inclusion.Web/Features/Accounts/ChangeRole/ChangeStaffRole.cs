using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;
using Inclusion.Web.Features.Accounts.Staff;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Accounts.ChangeRole;

/// <param name="CentreId">Null: every centre, or a role that belongs to none.</param>
/// <param name="PartnerId">Only for <see cref="StaffRole.Partner"/>.</param>
public sealed record ChangeRoleCommand(long StaffId, StaffRole Role, long? CentreId = null, long? PartnerId = null);

/// <summary>Gives someone another role or centre; they sign in again to go on.</summary>
public sealed class ChangeStaffRole(StaffChange change, CurrentStaff current, ILogger<ChangeStaffRole> logger)
{
    /// <summary>Refuses: <see cref="ConfirmationNeeded"/>, <see cref="NotFound"/>, <see cref="NotAllowed"/>, <see cref="LastAdministrator"/>, and as <see cref="StaffAppointment.Of"/>.</summary>
    public async Task<Outcome> RunAsync(ChangeRoleCommand command, CancellationToken cancel)
    {
        var place = StaffAppointment.Of(command.Role, command.CentreId, command.PartnerId);
        if (place.IsRefused)
        {
            return place.Refusal;
        }

        if (!await current.IsConfirmedAsync(cancel))
        {
            return new ConfirmationNeeded();
        }

        var outcome = await change.RunAsync(
            command.StaffId,
            (staff, actor) =>
            {
                if (!actor.Appoints(place.Value.Role, place.Value.CentreId))
                {
                    return new NotAllowed();
                }

                (staff.Role, staff.CentreId, staff.PartnerId) = (place.Value.Role, place.Value.CentreId, place.Value.PartnerId);
                return Outcome.Done;
            },
            cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        logger.PlaceChanged(command.StaffId, outcome.Value.StaffId);
        return Outcome.Done;
    }
}
