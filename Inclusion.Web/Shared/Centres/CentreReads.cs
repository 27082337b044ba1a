using Inclusion.Domain.Centres;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Centres;

/// <summary>What operations and queries at a centre begin with.</summary>
public static class CentreReads
{
    /// <summary>The days and hours of a centre that is known to exist.</summary>
    public static async Task<CentreCalendar> CalendarAsync(this InclusionDb db, long centreId, CancellationToken cancel) =>
        (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == centreId, cancel)).Calendar;
}
