using Inclusion.Domain.Common;
using Inclusion.Domain.Incidents;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Web.Shared.Incidents;

/// <param name="LoanId">The loan during which it happened; null when it was on none.</param>
/// <param name="On">The day on which it happened, or was found.</param>
public sealed record NoteIncidentCommand(long DeviceId, long? LoanId, IncidentKind Kind, string What, DateOnly On);

/// <summary>Notes damage, loss or theft of a device. A damage is a fault of the device, too: at its centre at once, on loan at its return.</summary>
public sealed class NoteIncident(Database database, CurrentStaff staff, TimeProvider time)
{
    /// <returns>Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, and what <see cref="Incident.Note"/> refuses.</returns>
    public async Task<Outcome> RunAsync(NoteIncidentCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.WriteAsync(
            actor,
            async db =>
            {
                if (await db.IncidentPlaceAsync(actor, command.DeviceId, command.LoanId, time.GetUtcNow(), cancel) is not { } place)
                {
                    return new NotFound();
                }

                var noted = Incident.Note(place.Device, place.Loan, command.Kind, command.What, command.On, actor, place.At, place.Today);
                if (noted.IsRefused)
                {
                    return noted.Refusal;
                }

                db.Incidents.Add(noted.Value);
                if (command.Kind is IncidentKind.Damage)
                {
                    place.Device.NoteIncident(noted.Value.What, place.Loan?.Number, actor, place.At, place.DeviceToday);
                }

                return Outcome.Done;
            },
            cancel);
    }
}
