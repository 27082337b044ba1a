using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.People;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Ask;

/// <param name="RequestKey">The form's own key: sent twice, it makes one reservation.</param>
/// <param name="Note">Null or blank for nothing.</param>
public sealed record AskReservationCommand(Guid RequestKey, long PersonId, long CentreId, DeviceCategory Category, string Size = "", string System = "", ReservationReason Reason = ReservationReason.None, string? Note = null);

/// <summary>Puts somebody into the queue for a category of device at a centre. What lies ready is held at once.</summary>
public sealed class AskReservation(Database database, CurrentStaff staff, TimeProvider time, ILogger<AskReservation> logger)
{
    /// <returns>Its id. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>, <see cref="AlreadyReserved"/>, and what <see cref="Reservation.Ask"/> refuses.</returns>
    public async Task<Outcome<long>> RunAsync(AskReservationCommand command, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { } actor || !actor.WorksAt(command.CentreId))
        {
            return new NotAllowed();
        }

        var made = await database.WriteAsync<long>(
            actor,
            async db =>
            {
                if (await db.Reservations.Where(r => r.RequestKey == command.RequestKey).Select(r => (long?)r.Id).SingleOrDefaultAsync(cancel) is { } before)
                {
                    return before;
                }

                if (await (await PeopleInReach.SeenByAsync(db, actor, cancel)).Of(db.KeptPeople).SingleOrDefaultAsync(p => p.Id == command.PersonId, cancel) is not { } person
                    || !await db.Centres.AnyAsync(c => c.Id == command.CentreId, cancel) || !Enum.IsDefined(command.Category) || !Enum.IsDefined(command.Reason))
                {
                    return new NotFound();
                }

                var asked = await db.EnqueueAsync(
                    person, command.CentreId, command.Category, new DeviceWishes(command.Size, command.System), command.Reason, command.Note, command.RequestKey, actor, time.GetUtcNow(), cancel);
                return asked.IsRefused ? asked.Refusal : asked.Value.Id;
            },
            cancel);
        if (!made.IsRefused)
        {
            logger.Reserved(made.Value, actor.StaffId);
        }

        return made;
    }
}
