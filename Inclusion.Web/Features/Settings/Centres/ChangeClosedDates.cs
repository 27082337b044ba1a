using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Centres;

/// <summary>Adds and takes back days on which a centre is closed. Loans keep the due dates that they have.</summary>
public sealed class ChangeClosedDates(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="ClosedPeriodBackwards"/>.</summary>
    public Task<Outcome> CloseAsync(long centreId, ClosedPeriod period, CancellationToken cancel) => RunAsync(centreId, centre => centre.CloseOn(period), cancel);

    public Task<Outcome> ReopenAsync(long centreId, ClosedPeriod period, CancellationToken cancel) => RunAsync(
        centreId,
        centre =>
        {
            centre.Reopen(period);
            return Outcome.Done;
        },
        cancel);

    private async Task<Outcome> RunAsync(long centreId, Func<Centre, Outcome> change, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.Runs(centreId))
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db => await db.Centres.SingleOrDefaultAsync(c => c.Id == centreId, cancel) is { } centre ? change(centre) : new NotFound(),
            cancel);
    }
}
