using Inclusion.Domain.Common;
using Inclusion.Domain.Incidents;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Incidents;

/// <param name="Decision">A word about it; null or empty for none.</param>
public sealed record DecideIncidentCommand(long Id, IncidentConsequence Consequence, string? Decision);

/// <summary>Writes down what somebody decided after an incident.</summary>
public sealed class DecideIncident(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Incident.Decide"/> refuses.</returns>
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

                return incident.Decide(command.Consequence, command.Decision, place.Device, place.Loan, actor, place.At);
            },
            cancel);
    }
}
