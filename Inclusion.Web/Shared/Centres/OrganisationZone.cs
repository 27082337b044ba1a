using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Centres;

/// <summary>The organisation's own clock: that of its first centre.</summary>
public sealed class OrganisationZone(Database database)
{
    /// <summary>UTC before the set-up.</summary>
    public async Task<TimeZoneInfo> FindAsync(CancellationToken cancel)
    {
        var zone = await database.ReadAsync(db => db.Centres.OrderBy(c => c.Id).Select(c => c.TimeZone).FirstOrDefaultAsync(cancel), cancel);
        return zone is null ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(zone);
    }
}
