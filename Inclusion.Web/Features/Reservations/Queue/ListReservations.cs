using System.Globalization;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Audit;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.Reservations.Queue;

/// <summary>Which reservations are listed.</summary>
public enum ReservationsShown
{
    /// <summary>Those for whom a device lies ready, then those who wait, in the order of the queue.</summary>
    Open = 1,
    Ended = 2,
}

/// <summary>A reservation in the list.</summary>
/// <param name="Place">Its place in the queue of its category; null for those who do not wait.</param>
/// <param name="HasPriority">The reason is one of those that come first.</param>
/// <param name="DeviceTag">The device that is held; null for none.</param>
public sealed record ReservationRow(
    long Id, long PersonId, string Person, DeviceCategory Category, DeviceWishes Wishes, ReservationReason Reason, bool HasPriority, DateTimeOffset AskedAt, ReservationStatus Status, int? Place, string? DeviceTag,
    DateOnly? HeldUntil, DateTimeOffset? EndedAt);

/// <param name="Rows">At most <see cref="ListReservations.MaxRows"/>.</param>
/// <param name="Ready">Reservations for which a device lies ready.</param>
/// <param name="Requests">Requests from the public page that wait for an answer.</param>
public sealed record ListedReservations(long CentreId, TimeZoneInfo Zone, IReadOnlyList<ReservationRow> Rows, bool HasMore, int Ready, int Waiting, int Requests);

/// <summary>The queues of a centre.</summary>
public sealed class ListReservations(Database database, CurrentStaff staff, AuditTrail audit)
{
    /// <summary>A queue that is longer is nothing to look through.</summary>
    public const int MaxRows = 300;

    /// <param name="category">Null: all of them.</param>
    /// <exception cref="NotAllowedException">Whoever asks does not work at this centre's desk.</exception>
    public async Task<ListedReservations> RunAsync(long centreId, DeviceCategory? category, ReservationsShown shown, CancellationToken cancel)
    {
        var actor = await staff.RequireAsync(a => a.WorksAt(centreId), cancel);
        var listed = await database.ReadAsync(
            async db =>
            {
                var priority = await db.Organisations.Select(o => o.PriorityReasons).SingleAsync(cancel);
                var zone = (await db.Centres.SingleAsync(c => c.Id == centreId, cancel)).Calendar.Zone;
                var here = db.Reservations.Where(r => r.CentreId == centreId);
                var wanted = here.Where(r => category == null || r.Category == category);
                wanted = shown is ReservationsShown.Open
                    ? wanted.Where(r => r.Status == ReservationStatus.Waiting || r.Status == ReservationStatus.Held)
                        .OrderByDescending(r => r.Status).ThenBy(r => r.Category).ThenBy(r => priority.Contains(r.Reason) ? 0 : 1).ThenBy(r => r.AskedAt).ThenBy(r => r.Id)
                    : wanted.Where(r => r.EndedAt != null).OrderByDescending(r => r.EndedAt).ThenByDescending(r => r.Id);
                var found = await wanted.Take(MaxRows + 1).ToListAsync(cancel);
                var (people, devices) = (found.ConvertAll(r => r.PersonId), found.ConvertAll(r => r.HeldDeviceId));
                var names = await db.People.Where(p => people.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancel);
                var tags = await db.Devices.Where(d => devices.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Tag, cancel);
                var places = new Dictionary<DeviceCategory, int>();
                return new ListedReservations(
                    centreId,
                    zone,
                    [
                        .. found.Take(MaxRows).Select(r => new ReservationRow(
                            r.Id, r.PersonId, names[r.PersonId], r.Category, r.Wishes, r.Reason, priority.Contains(r.Reason), r.AskedAt, r.Status,
                            r.Status is ReservationStatus.Waiting ? places[r.Category] = places.GetValueOrDefault(r.Category) + 1 : null,
                            r.HeldDeviceId is { } device ? tags[device] : null, r.HeldUntil, r.EndedAt)),
                    ],
                    found.Count > MaxRows,
                    await here.CountAsync(r => r.Status == ReservationStatus.Held, cancel),
                    await here.CountAsync(r => r.Status == ReservationStatus.Waiting, cancel),
                    await db.DeviceRequests.CountAsync(r => r.CentreId == centreId && r.Status == DeviceRequestStatus.New, cancel));
            },
            cancel);
        audit.Listed(actor, nameof(ListReservations), string.Create(CultureInfo.InvariantCulture, $"CentreId: {centreId}"), listed.Rows.Count);
        return listed;
    }
}
