using Inclusion.Domain.Common;
using Inclusion.Domain.Organisations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Security;

/// <param name="Version">As it was read: a change by someone else in between is refused, not overwritten.</param>
/// <param name="IdleMinutes">After how many minutes without anything done a screen locks; null: nothing that is a number.</param>
public sealed record ChangeSecuritySettingsCommand(long Version, int? IdleMinutes);

/// <summary>Changes how the organisation's accounts are protected.</summary>
public sealed class ChangeSecuritySettings(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotAllowed"/> to someone who does not run the organisation, <see cref="ChangedMeanwhile"/>, <see cref="IdleMinutesNotPossible"/>.</returns>
    public async Task<Outcome> RunAsync(ChangeSecuritySettingsCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                var organisation = await db.Organisations.SingleAsync(cancel);
                return organisation.Version != command.Version ? new ChangedMeanwhile() : organisation.LockAfter(command.IdleMinutes ?? 0);
            },
            cancel);
    }
}

/// <summary>What the page of the security settings shows.</summary>
public sealed record SecuritySettings(long Version, int IdleMinutes);

/// <summary>Reads what the page of the security settings shows.</summary>
public sealed class FindSecuritySettings(Database database, CurrentStaff staff)
{
    /// <exception cref="NotAllowedException">Who asks does not run the organisation.</exception>
    public async Task<SecuritySettings> RunAsync(CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.RunsOrganisation, cancel);
        return await database.ReadAsync(db => db.Organisations.Select(o => new SecuritySettings(o.Version, o.IdleMinutes)).SingleAsync(cancel), cancel);
    }
}
