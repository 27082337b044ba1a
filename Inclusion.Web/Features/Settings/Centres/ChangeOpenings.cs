using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Centres;

/// <summary>Gives single days hours of their own, and takes them away again. Loans keep the due dates that they have.</summary>
public sealed class ChangeOpenings(Database database, CurrentStaff staff)
{
    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Centre.OpenOn"/> refuses.</summary>
    public Task<Outcome> OpenAsync(long centreId, ExceptionalOpening opening, CancellationToken cancel) => RunAsync(centreId, centre => centre.OpenOn(opening), cancel);

    /// <summary>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</summary>
    public Task<Outcome> DropAsync(long centreId, DateOnly date, CancellationToken cancel) => RunAsync(
        centreId,
        centre =>
        {
            centre.DropOpening(date);
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
