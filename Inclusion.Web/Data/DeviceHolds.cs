using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Data;

/// <summary>
/// Brings reservations and what became of devices together, inside the writer's turn, in whose transaction nobody else can take the same device. <see cref="Database.WriteAsync{T}"/> calls
/// it for every device whose standing an operation has changed, and every hold and booking that it ended, whichever that was: what has become ready or is let go is held for the next in line, what was lent fulfils, what is
/// ready no more lets go. Run twice, it does nothing the second time.
/// </summary>
internal static class DeviceHolds
{
    /// <summary>Settles what the context has noted at its saves; all is saved.</summary>
    public static async Task SettleAsync(InclusionDb db, DateTimeOffset now, CancellationToken cancel)
    {
        if (!await db.Reservations.AnyAsync(cancel) && !await db.DeviceBookings.AnyAsync(cancel))
        {
            return;
        }

        var devices = db.DevicesToSettle.Select(d => d.Id).ToList();
        var changed = await db.Devices.Where(d => devices.Contains(d.Id)).ToDictionaryAsync(d => d.Id, cancel);
        await FulfilAsync(db, changed, now, cancel);
        await ReopenAsync(db, devices, now, cancel);
        await LetGoAsync(db, changed, now, cancel);

        // A device leaves one hold before it comes into another: of both at once, a unique index would refuse one.
        await db.SaveChangesAsync(cancel);
        await FollowAsync(db, changed, now, cancel);
        var unbooked = db.UnbookedDevices.ToList();
        var ready = (await db.Devices.Where(d => unbooked.Contains(d.Id)).ToListAsync(cancel)).Concat(changed.Values).Where(IsReady);

        // Among the queues are those that were noted at the save above.
        foreach (var (centreId, category) in ready.Select(d => (d.CentreId, d.Category)).Concat(db.QueuesToSettle).Distinct().ToList())
        {
            await HoldReadyAsync(db, centreId, category, now, cancel);
        }

        await db.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Ends the holds and bookings of a centre that ran out, and holds what lies ready for whoever waits. Those to whom nothing is lent now go back into the queue, and a last day on which the centre is closed after all
    /// becomes the next open one: nobody loses their place because they could not come.
    /// </summary>
    /// <returns>How many holds ran out and were made.</returns>
    public static async Task<(int Ended, int Made)> SettleCentreAsync(InclusionDb db, long centreId, DateTimeOffset now, CancellationToken cancel)
    {
        var calendar = (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == centreId, cancel)).Calendar;
        var today = calendar.DateOf(now);
        var ended = await EndHoldsAsync(db, centreId, calendar, today, now, cancel);
        foreach (var booking in await db.DeviceBookings.Where(b => b.CentreId == centreId && b.EndedAt == null && b.To < today).ToListAsync(cancel))
        {
            booking.Lapse(now);
        }

        await db.SaveChangesAsync(cancel);
        var made = 0;
        foreach (var category in await db.Reservations.Where(r => r.CentreId == centreId && r.Status == ReservationStatus.Waiting).Select(r => r.Category).Distinct().OrderBy(c => c).ToListAsync(cancel))
        {
            made += await HoldReadyAsync(db, centreId, category, now, cancel);
        }

        return (ended, made);
    }

    /// <returns>How many ran out; nothing is saved.</returns>
    private static async Task<int> EndHoldsAsync(InclusionDb db, long centreId, CentreCalendar calendar, DateOnly today, DateTimeOffset now, CancellationToken cancel)
    {
        var held = await db.Reservations.Where(r => r.CentreId == centreId && r.Status == ReservationStatus.Held).OrderBy(r => r.Id).ToListAsync(cancel);
        var (devices, people) = (held.ConvertAll(r => r.HeldDeviceId!.Value), held.ConvertAll(r => r.PersonId));
        var tags = await db.Devices.Where(d => devices.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Tag, cancel);
        var blocked = await BlockedAsync(db, people, today, cancel);
        var booked = await db.BookedAsync(devices, today, cancel);
        var ended = 0;
        foreach (var reservation in held)
        {
            var (device, last) = (reservation.HeldDeviceId!.Value, reservation.HeldUntil!.Value);
            var tag = tags[device];
            if (blocked.Contains(reservation.PersonId))
            {
                reservation.LoseHold(tag, null, db.By, now);
            }
            else if (calendar.NextOpenDay(last) is { } open && open > last && open >= today)
            {
                if (!booked[device].Any(b => b.PersonId != reservation.PersonId && b.From <= open))
                {
                    reservation.HoldLonger(tag, open, db.By, now);
                }
                else if (last < today)
                {
                    // They could not come on a closed day, and by the next open one it is promised to somebody else.
                    reservation.LoseHold(tag, null, db.By, now);
                }
            }
            else if (last < today)
            {
                reservation.Expire(tag, db.By, now);
                ended++;
            }
        }

        return ended;
    }

    /// <summary>Those of these people to whom nothing is lent on this day. A block is over at its end, whether or not it was taken away yet.</summary>
    private static Task<HashSet<long>> BlockedAsync(InclusionDb db, IReadOnlyCollection<long> people, DateOnly today, CancellationToken cancel) => db.People
        .Where(p => people.Contains(p.Id) && (p.ErasedAt != null || (p.BlockedReason != null && (p.BlockedUntil == null || p.BlockedUntil >= today))))
        .Select(p => p.Id)
        .ToHashSetAsync(cancel);

    /// <summary>Bookings of these devices that stand and end on this day or later, by device.</summary>
    private static async Task<ILookup<long, DeviceBooking>> BookedAsync(this InclusionDb db, IReadOnlyCollection<long> devices, DateOnly from, CancellationToken cancel) =>
        (await db.DeviceBookings.AsNoTracking().Where(b => devices.Contains(b.DeviceId) && b.EndedAt == null && b.To >= from).ToListAsync(cancel)).ToLookup(b => b.DeviceId);

    private static bool IsReady(Device device) => device.Status is DeviceStatus.Ready && device.WipeNeededSince is null && device.TransferId is null;

    /// <summary>Whoever has got a device of a category waits for it no more, and a booking has become a loan.</summary>
    private static async Task FulfilAsync(InclusionDb db, Dictionary<long, Device> changed, DateTimeOffset now, CancellationToken cancel)
    {
        var onLoan = changed.Values.Where(d => d.Status is DeviceStatus.OnLoan).Select(d => d.Id).ToList();
        if (onLoan.Count == 0)
        {
            return;
        }

        var lent = await (
            from line in db.LoanDevices
            where line.IsOut && onLoan.Contains(line.DeviceId)
            join loan in db.Loans on line.LoanId equals loan.Id
            orderby loan.Id, line.DeviceId
            select new { line.DeviceId, Loan = loan }).ToListAsync(cancel);
        foreach (var one in lent)
        {
            var device = changed[one.DeviceId];
            var (person, centre, began) = (one.Loan.PersonId, one.Loan.CentreId, one.Loan.LentAt);
            var reservation = await db.Reservations.FirstOrDefaultAsync(r => r.PersonId == person && r.CentreId == centre && r.Category == device.Category && r.EndedAt == null && r.AskedAt <= began, cancel);

            // Of several devices of a category in one loan the first fulfils: by the second it has ended.
            if (reservation is { IsOpen: true })
            {
                reservation.Fulfil(one.Loan.Id, device.Tag, db.By, now);
            }

            var (first, last) = (one.Loan.LentOn, one.Loan.DueOn);
            if (await db.DeviceBookings.OrderBy(b => b.From).FirstOrDefaultAsync(b => b.DeviceId == device.Id && b.PersonId == person && b.EndedAt == null && b.From <= last && b.To >= first, cancel) is { EndedAt: null } booking)
            {
                booking.Fulfil(one.Loan.Id, now);
            }
        }
    }

    /// <summary>A loan that was a mistake has fulfilled nothing.</summary>
    private static async Task ReopenAsync(InclusionDb db, IReadOnlyCollection<long> devices, DateTimeOffset now, CancellationToken cancel)
    {
        var undone = await db.Loans
            .Where(l => l.Status == LoanStatus.Undone && db.LoanDevices.Any(line => line.LoanId == l.Id && devices.Contains(line.DeviceId)))
            .Select(l => l.Id)
            .ToListAsync(cancel);
        foreach (var reservation in await db.Reservations.Where(r => r.LoanId != null && undone.Contains(r.LoanId.Value)).ToListAsync(cancel))
        {
            if (!await db.Reservations.AnyAsync(r => r.PersonId == reservation.PersonId && r.CentreId == reservation.CentreId && r.Category == reservation.Category && r.EndedAt == null, cancel))
            {
                reservation.Reopen(db.By, now);
            }
            else
            {
                reservation.GiveWay(db.By, now);
            }
        }

        foreach (var booking in await db.DeviceBookings.Where(b => b.LoanId != null && undone.Contains(b.LoanId.Value)).ToListAsync(cancel))
        {
            var (device, from, to) = (booking.DeviceId, booking.From, booking.To);
            if (await db.DeviceBookings.AnyAsync(b => b.DeviceId == device && b.EndedAt == null && b.From <= to && b.To >= from, cancel))
            {
                // The days were promised to somebody else meanwhile.
                booking.GiveWay();
            }
            else
            {
                booking.Reopen();
            }
        }
    }

    /// <summary>What is not ready here any more is held for nobody.</summary>
    private static async Task LetGoAsync(InclusionDb db, Dictionary<long, Device> changed, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = changed.Keys.ToList();
        var held = await db.Reservations.Where(r => r.HeldDeviceId != null && ids.Contains(r.HeldDeviceId.Value)).ToListAsync(cancel);
        foreach (var reservation in held.Where(r => r.HeldDeviceId is not null))
        {
            var device = changed[reservation.HeldDeviceId!.Value];
            if (!IsReady(device) || device.CentreId != reservation.CentreId || device.Category != reservation.Category)
            {
                reservation.LoseHold(device.Tag, null, db.By, now);
            }
        }
    }

    /// <summary>A booking is where its device stands: whoever works there sees it and ends it. Of a device that is gone nothing can be promised any more.</summary>
    private static async Task FollowAsync(InclusionDb db, Dictionary<long, Device> changed, DateTimeOffset now, CancellationToken cancel)
    {
        var ids = changed.Keys.ToList();
        foreach (var booking in await db.DeviceBookings.Where(b => ids.Contains(b.DeviceId) && b.EndedAt == null).ToListAsync(cancel))
        {
            var device = changed[booking.DeviceId];
            if (DeviceStatusRules.IsHeld(device.Status))
            {
                booking.Follow(device);
            }
            else
            {
                booking.Lapse(now);
            }
        }
    }

    /// <summary>Holds what lies ready for those who wait in one queue, in their order.</summary>
    /// <returns>How many holds were made; they are not saved.</returns>
    public static async Task<int> HoldReadyAsync(InclusionDb db, long centreId, DeviceCategory category, DateTimeOffset now, CancellationToken cancel)
    {
        var waiting = await db.Reservations.Where(r => r.CentreId == centreId && r.Category == category && r.Status == ReservationStatus.Waiting).ToListAsync(cancel);
        if (waiting.Count == 0)
        {
            return 0;
        }

        var ready = await db.Devices
            .Where(d => d.CentreId == centreId && d.Category == category && d.Status == DeviceStatus.Ready && d.WipeNeededSince == null && d.TransferId == null && !db.Reservations.Any(r => r.HeldDeviceId == d.Id))
            .OrderBy(d => d.StatusSince).ThenBy(d => d.Id)
            .ToListAsync(cancel);
        if (ready.Count == 0)
        {
            return 0;
        }

        var organisation = await db.Organisations.AsNoTracking().SingleAsync(cancel);
        var calendar = (await db.Centres.AsNoTracking().SingleAsync(c => c.Id == centreId, cancel)).Calendar;
        var today = calendar.DateOf(now);
        var until = ReservationQueue.HeldUntil(calendar, today, organisation.HoldDays);
        var blocked = await BlockedAsync(db, waiting.ConvertAll(r => r.PersonId), today, cancel);

        // Nobody is asked to come for what could not be lent to them as the rule says: it is promised for these days to somebody by name, or a workshop needs it.
        var back = await db.BackByAsync(centreId, category, calendar, until, cancel);
        var free = ready.ConvertAll(d => d.Id);
        var booked = await db.BookedAsync(free, today, cancel);
        var needed = await db.DevicesNeededAsync(free, now, cancel);
        var made = 0;
        foreach (var device in ready.Where(d => !booked[d.Id].Any(b => b.From <= back) && !(needed.TryGetValue(d.Id, out var need) && need.On <= back)))
        {
            if (ReservationQueue.NextFor(device, waiting, organisation.PriorityReasons, blocked) is { } next)
            {
                // Nobody decided it: it follows from the order of the queue.
                next.Hold(device, until, Actor.Product, now);
                made++;
            }
        }

        return made;
    }

    /// <summary>When a device of this category is due that is lent on a day; where the calendar gives no day, days are days.</summary>
    public static async Task<DateOnly> BackByAsync(this InclusionDb db, long centreId, DeviceCategory category, CentreCalendar calendar, DateOnly lentOn, CancellationToken cancel)
    {
        var rule = LendingRules.For(centreId, category, await db.LendingRules.AsNoTracking().ToListAsync(cancel));
        var due = DueDates.From(lentOn, rule.LoanDays, rule.DueDateMode, calendar);
        return due.IsRefused ? lentOn.AddDays(rule.LoanDays) : due.Value.Date;
    }
}
