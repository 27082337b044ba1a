using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using TheOrganisation = Inclusion.Domain.Organisations.Organisation;

namespace Inclusion.Web.Features.Settings;

/// <summary>What every change of the organisation's settings begins with.</summary>
public sealed class OrganisationChange(Database database, CurrentStaff staff)
{
    /// <param name="version">As it was read: a change by someone else in between is refused, not overwritten.</param>
    /// <returns>Refuses <see cref="NotAllowed"/> to someone who does not run the organisation, <see cref="ChangedMeanwhile"/>, and what the change refuses.</returns>
    public async Task<Outcome> RunAsync(long version, Func<TheOrganisation, Outcome> change, CancellationToken cancel)
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
                return organisation.Version != version ? new ChangedMeanwhile() : change(organisation);
            },
            cancel);
    }
}
