using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Home.FirstSteps;

/// <summary>The first steps are shown to nobody any more, done or not.</summary>
public sealed class PutFirstStepsAway(Database database, CurrentStaff staff)
{
    /// <returns>Refuses <see cref="NotAllowed"/>.</returns>
    public async Task<Outcome> RunAsync(CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { RunsOrganisation: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                (await db.Organisations.SingleAsync(cancel)).PutFirstStepsAway();
                return Outcome.Done;
            },
            cancel);
    }
}
