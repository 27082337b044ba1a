using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Shared.Messages;

/// <summary>What is to be said of a reservation, in the order in which a message says it.</summary>
public enum HoldNews
{
    /// <summary>The device of which they were told is not for them any more, and they wait again: they are not to come for nothing.</summary>
    Lost = 1,

    /// <summary>A device lies ready.</summary>
    Ready = 2,

    /// <summary>They asked on the public page, and wait now.</summary>
    InQueue = 3,
}

/// <summary>What a message says of a reservation.</summary>
/// <param name="Device">Maker and model, the tag where neither is known; empty for <see cref="HoldNews.InQueue"/>.</param>
/// <param name="Until">The last day on which it is held, at the centre; null unless it lies ready.</param>
public sealed record HoldLine(HoldNews News, long ReservationId, DeviceCategory Category, string Device, DateOnly? Until, long CentreId)
{
    /// <summary>What is to be said of these; what no longer holds is missing.</summary>
    /// <param name="wanted">Reservations, with the occasion as <see cref="ReservationNotice.Occasion"/>.</param>
    internal static async Task<IReadOnlyDictionary<(long ReservationId, string Occasion), HoldLine>> ReadAsync(
        InclusionDb db, IReadOnlyCollection<(long ReservationId, string Occasion)> wanted, DateTimeOffset now, CancellationToken cancel)
    {
        var lines = new Dictionary<(long, string), HoldLine>();
        if (wanted.Count == 0)
        {
            return lines;
        }

        var ids = wanted.Select(w => w.ReservationId).Distinct().ToList();
        var reservations = await db.Reservations.AsNoTracking().Where(r => ids.Contains(r.Id))
            .Select(r => new { Reservation = r, Last = db.ReservationEvents.Where(e => e.ReservationId == r.Id).OrderByDescending(e => e.Id).Select(e => e.Kind).First() })
            .ToDictionaryAsync(r => r.Reservation.Id, cancel);
        var deviceIds = wanted.Select(w => ReservationNotice.DeviceOf(w.Occasion)).OfType<long>().Distinct().ToList();
        var devices = await db.Devices.Where(d => deviceIds.Contains(d.Id)).Select(d => new { d.Id, d.Maker, d.Model, d.Tag })
            .ToDictionaryAsync(d => d.Id, d => StillDue.NameOf(d.Maker, d.Model, d.Tag), cancel);
        var centres = reservations.Values.Select(r => r.Reservation.CentreId).Distinct().ToList();
        var calendars = (await db.Centres.AsNoTracking().Where(c => centres.Contains(c.Id)).ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Calendar);
        foreach (var (id, occasion) in wanted.Distinct())
        {
            var (reservation, last) = (reservations[id].Reservation, reservations[id].Last);
            if (NewsOf(reservation, last, occasion, calendars[reservation.CentreId].DateOf(now)) is { } news)
            {
                var device = ReservationNotice.DeviceOf(occasion) is { } deviceId ? devices.GetValueOrDefault(deviceId, "") : "";
                lines[(id, occasion)] = new HoldLine(news, id, reservation.Category, device, news is HoldNews.Ready ? reservation.HeldUntil : null, reservation.CentreId);
            }
        }

        return lines;
    }

    /// <summary>Null when it does not hold any more.</summary>
    private static HoldNews? NewsOf(Reservation reservation, ReservationEventKind last, string occasion, DateOnly today) => reservation switch
    {
        { Status: ReservationStatus.Waiting } when occasion == ReservationNotice.InQueue => HoldNews.InQueue,
        { Status: ReservationStatus.Waiting }
            when last is ReservationEventKind.HoldLost && occasion.StartsWith(ReservationNotice.LostPrefix, StringComparison.Ordinal) => HoldNews.Lost,
        { HeldDeviceId: { } device, HeldAt: { } since, HeldUntil: { } until }
            when until >= today && occasion == ReservationNotice.OccasionOf(device, since, until) => HoldNews.Ready,
        _ => null,
    };
}
