using Inclusion.Domain.Common;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Settings.Centres;

/// <summary>Takes over the closed dates of another centre, which are no secret of it. Copied twice, nothing comes twice.</summary>
public sealed class CopyClosedDates(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <summary>The other centres, by name.</summary>
    public async Task<IReadOnlyList<CentreChoice>> SourcesAsync(long centreId, CancellationToken cancel)
    {
        await staff.RequireAsync(a => a.Runs(centreId), cancel);
        return await database.ReadAsync(db => db.Centres.Where(c => c.Id != centreId).OrderBy(c => c.Name).Select(c => new CentreChoice(c.Id, c.Name)).ToListAsync(cancel), cancel);
    }

    /// <returns>How many closed periods were new. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</returns>
    public async Task<Outcome<int>> RunAsync(long centreId, long fromId, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.Runs(centreId))
        {
            return new NotAllowed();
        }

        return await database.WriteAsync<int>(
            actor,
            async db =>
            {
                var centre = await db.Centres.SingleOrDefaultAsync(c => c.Id == centreId, cancel);
                var from = await db.Centres.AsNoTracking().SingleOrDefaultAsync(c => c.Id == fromId, cancel);
                return centre is null || from is null ? new NotFound() : centre.CloseAs(from.ClosedPeriods, centre.Calendar.DateOf(time.GetUtcNow()));
            },
            cancel);
    }
}
