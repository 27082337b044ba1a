using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.Staff;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Features.Settings.Security;

/// <param name="Version">As it was read: a change by someone else in between is refused, not overwritten.</param>
/// <param name="IdleMinutes">After how many minutes without anything done a screen locks; null: nothing that is a number.</param>
/// <param name="RolesWithSecondFactor">The roles that sign in with a second factor.</param>
public sealed record ChangeSecuritySettingsCommand(long Version, int? IdleMinutes, IReadOnlyList<StaffRole> RolesWithSecondFactor);

/// <summary>Changes how the organisation's accounts are protected.</summary>
public sealed class ChangeSecuritySettings(OrganisationChange change, CurrentStaff staff)
{
    /// <returns>Refuses what <see cref="OrganisationChange"/> does, <see cref="ConfirmationNeeded"/> and <see cref="IdleMinutesNotPossible"/>.</returns>
    public async Task<Outcome> RunAsync(ChangeSecuritySettingsCommand command, CancellationToken cancel) =>
        await staff.IsConfirmedAsync(cancel)
            ? await change.RunAsync(
                command.Version,
                organisation =>
                {
                    organisation.AskSecondFactorOf(command.RolesWithSecondFactor);
                    return organisation.LockAfter(command.IdleMinutes ?? 0);
                },
                cancel)
            : new ConfirmationNeeded();
}
