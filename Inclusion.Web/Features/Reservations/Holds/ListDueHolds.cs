using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Holds;

/// <summary>A hold of which the person does not know yet.</summary>
/// <param name="Occasion">As <see cref="ReservationNotice.OccasionOf"/>.</param>
public sealed record DueHold(long PersonId, long ReservationId, long CentreId, string Occasion, DateOnly Today, bool IsUrgent) : DueToSay(PersonId, CentreId, Today, IsUrgent);

/// <summary>Looks up the holds of which nobody has been told. One that ends tomorrow is urgent: the next message of a day would come too late.</summary>
public sealed class ListDueHolds(Database database, TimeProvider time)
{
    public async Task<IReadOnlyList<DueHold>> RunAsync(Office office, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return await database.ReadAsync<IReadOnlyList<DueHold>>(
            async db =>
            {
                var held = await db.Reservations
                    .Where(r => r.Status == ReservationStatus.Held && !db.People.Any(p => p.Id == r.PersonId && p.ErasedAt != null))
                    .OrderBy(r => r.HeldUntil).ThenBy(r => r.Id)
                    .Select(r => new { r.Id, r.PersonId, r.CentreId, r.HeldDeviceId, r.HeldAt, r.HeldUntil })
                    .ToListAsync(cancel);
                var ids = held.ConvertAll(r => r.Id);
                var said = (await db.ReservationNotices.Where(n => ids.Contains(n.ReservationId)).Select(n => new { n.ReservationId, n.Occasion }).ToListAsync(cancel)).Select(n => (n.ReservationId, n.Occasion)).ToHashSet();
                return
                [
                    .. from one in held
                       let until = one.HeldUntil!.Value
                       let occasion = ReservationNotice.OccasionOf(one.HeldDeviceId!.Value, one.HeldAt!.Value, until)
                       let today = office.Centre(one.CentreId).Calendar.DateOf(now)
                       where until >= today && !said.Contains((one.Id, occasion))
                       select new DueHold(one.PersonId, one.Id, one.CentreId, occasion, today, until <= today.AddDays(1)),
                ];
            },
            cancel);
    }
}
