using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;

namespace Inclusion.Web.Features.Settings.Security;

/// <param name="Version">As it was read: a change by someone else in between is refused, not overwritten.</param>
/// <param name="IdleMinutes">After how many minutes without anything done a screen locks; null: nothing that is a number.</param>
public sealed record ChangeSecuritySettingsCommand(long Version, int? IdleMinutes);

/// <summary>Changes how the organisation's accounts are protected.</summary>
public sealed class ChangeSecuritySettings(OrganisationChange change)
{
    /// <returns>Refuses what <see cref="OrganisationChange"/> does, and <see cref="IdleMinutesNotPossible"/>.</returns>
    public Task<Outcome> RunAsync(ChangeSecuritySettingsCommand command, CancellationToken cancel) =>
        change.RunAsync(command.Version, organisation => organisation.LockAfter(command.IdleMinutes ?? 0), cancel);
}
