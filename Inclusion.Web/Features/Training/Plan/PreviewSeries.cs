using Inclusion.Domain.Common;
using Inclusion.Domain.Training;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Centres;

namespace Inclusion.Web.Features.Training.Plan;

/// <summary>Gives the dates of a series at a centre, and the closed days that it passes over.</summary>
public sealed class PreviewSeries(Database database, CurrentStaff staff)
{
    /// <returns>Refuses what <see cref="Recurrence.Preview"/> refuses.</returns>
    public async Task<Outcome<RecurrencePreview>> RunAsync(long centreId, Recurrence series, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.ArrangesWorkshopsAt(centreId))
        {
            return new NotAllowed();
        }

        return series.Preview(await database.ReadAsync(db => db.CalendarAsync(centreId, cancel), cancel));
    }
}
