using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Incidents;

/// <param name="Decision">A word about it; null or empty for none.</param>
/// <param name="MendedFaultIds">What of the device is mended with it; null for nothing.</param>
public sealed record DecideIncidentCommand(long Id, IncidentConsequence Consequence, string? Decision, IReadOnlyCollection<long>? MendedFaultIds = null);

/// <summary>Writes down what somebody decided after an incident.</summary>
public sealed class DecideIncident(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, what <see cref="Incident.Decide"/> refuses, and, of what is mended, <see cref="Device.Mend"/>.</returns>
    public async Task<Outcome> RunAsync(DecideIncidentCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.Incidents.SingleOrDefaultAsync(i => i.Id == command.Id, cancel) is not { } incident
                    || await db.IncidentPlaceAsync(actor, incident.DeviceId, incident.LoanId, time.GetUtcNow(), cancel) is not { } place)
                {
                    return new NotFound();
                }

                var decided = incident.Decide(command.Consequence, command.Decision, place.Device, place.Loan, actor, place.At);
                if (decided.IsRefused || command.MendedFaultIds is not { Count: > 0 } mended)
                {
                    return decided;
                }

                return actor.WorksAt(place.Device.CentreId)
                    ? place.Device.Mend([.. place.Device.Faults.Where(f => mended.Contains(f.Id))], null, actor, place.At, place.DeviceToday)
                    : new NotFound();
            },
            cancel);
    }
}
