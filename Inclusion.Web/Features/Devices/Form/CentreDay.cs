using Inclusion.Web.Data;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Devices.Form;

/// <summary>Tells what day it is at a centre, for the dates that a form offers.</summary>
public sealed class CentreDay(Database database, TimeProvider time)
{
    public async Task<DateOnly> TodayAsync(long centreId, CancellationToken cancel) =>
        (await database.ReadAsync(db => db.CalendarAsync(centreId, cancel), cancel)).DateOf(time.GetUtcNow());
}
