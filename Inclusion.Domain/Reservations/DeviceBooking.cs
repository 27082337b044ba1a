using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Reservations;

/// <summary>What is in the way of a booking.</summary>
/// <param name="Bookings">Those of the device that have not ended, with the name of whom each is for.</param>
/// <param name="DueOn">When the device is due back; null when it is not out.</param>
/// <param name="Needs">The days on which workshops need it.</param>
/// <param name="HeldForOther">For whom else it is held, and the last day; null when it is held for nobody else.</param>
public sealed record BookingFacts(
    IReadOnlyCollection<(DeviceBooking Booking, string Person)> Bookings, DateOnly? DueOn, IReadOnlyCollection<DeviceNeed> Needs, (string Person, DateOnly Until)? HeldForOther);

/// <summary>One device is promised to somebody from a day to a day.</summary>
public sealed class DeviceBooking : IAudited, IVersioned
{
    /// <summary>The most days that one booking takes: longer than that it is a loan.</summary>
    public const int MaxDays = 180;

    /// <summary>Maximum length of its note, in characters.</summary>
    public const int NoteMaxLength = 500;

    private DeviceBooking()
    {
    }

    public long Id { get; private set; }

    public long Version { get; private set; }

    public long DeviceId { get; private set; }

    public long PersonId { get; private set; }

    /// <summary>The centre at which the device stands; once it has ended, that at which it stood then.</summary>
    public long CentreId { get; private set; }

    /// <summary>The first day, at the centre.</summary>
    public DateOnly From { get; private set; }

    /// <summary>The last day, at the centre.</summary>
    public DateOnly To { get; private set; }

    public string Note { get; private set; } = "";

    public DateTimeOffset BookedAt { get; private set; }

    public string BookedBy { get; private set; } = "";

    /// <summary>Null while it stands.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The loan that it became; null unless it did.</summary>
    public long? LoanId { get; private set; }

    /// <summary>Why it was cancelled, or passed over; null when nobody said.</summary>
    public string? EndReason { get; private set; }

    /// <summary>
    /// Promises a device. Refuses: <see cref="BookingBackwards"/>, <see cref="BookingInPast"/>, <see cref="BookingTooLong"/>, <see cref="FieldTooLong"/>, <see cref="DeviceNotBookable"/>, <see cref="DeviceUnderWay"/>,
    /// <see cref="DeviceBookedFor"/>, <see cref="DeviceHeldForOther"/>, <see cref="DeviceOutThen"/>, <see cref="DeviceLate"/>, <see cref="DeviceNeededByWorkshop"/>.
    /// </summary>
    /// <param name="today">The centre's own day.</param>
    public static Outcome<DeviceBooking> Book(Device device, long personId, DateOnly from, DateOnly to, string? note, BookingFacts facts, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (to < from)
        {
            return new BookingBackwards(from, to);
        }

        if (from < today)
        {
            return new BookingInPast(from);
        }

        if (to.DayNumber - from.DayNumber >= MaxDays)
        {
            return new BookingTooLong(MaxDays);
        }

        if (note?.Trim().Length > NoteMaxLength)
        {
            return new FieldTooLong("Note", NoteMaxLength);
        }

        if (!DeviceStatusRules.IsHeld(device.Status) && device.Status is not DeviceStatus.OnLoan)
        {
            return new DeviceNotBookable(device.Tag, device.Status);
        }

        if (device.TransferId is not null)
        {
            return new DeviceUnderWay(device.Tag);
        }

        if (WhyOverlapping(device, from, to, facts, today) is { } refusal)
        {
            return refusal;
        }

        return new DeviceBooking
        {
            DeviceId = device.Id,
            PersonId = personId,
            CentreId = device.CentreId,
            From = from,
            To = to,
            Note = note?.Trim() ?? "",
            BookedAt = at,
            BookedBy = by.Name,
        };
    }

    /// <summary>Whether it takes any of these days.</summary>
    public bool Takes(DateOnly from, DateOnly to) => From <= to && from <= To;

    /// <summary>They want it no more, or it was passed over. Refuses <see cref="BookingEnded"/>, <see cref="FieldTooLong"/>.</summary>
    /// <param name="reason">Null when nobody says why.</param>
    public Outcome Cancel(string? reason, DateTimeOffset at)
    {
        if (EndedAt is not null)
        {
            return new BookingEnded();
        }

        if (reason?.Trim().Length > NoteMaxLength)
        {
            return new FieldTooLong("Reason", NoteMaxLength);
        }

        (EndedAt, EndReason) = (at, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        return Outcome.Done;
    }

    /// <summary>Its days are over and nobody came, or the device is gone.</summary>
    public void Lapse(DateTimeOffset at) => EndedAt = at;

    /// <summary>The device stands at another centre now.</summary>
    public void Follow(Device device) => CentreId = device.CentreId;

    /// <summary>The person has the device now.</summary>
    public void Fulfil(long loanId, DateTimeOffset at) => (EndedAt, LoanId) = (at, loanId);

    /// <summary>The loan that it became is undone: the promise stands again.</summary>
    public void Reopen() => (EndedAt, LoanId) = (null, null);

    /// <summary>The loan that it became is undone, and its days are promised to somebody else by now.</summary>
    public void GiveWay() => LoanId = null;

    private static Refusal? WhyOverlapping(Device device, DateOnly from, DateOnly to, BookingFacts facts, DateOnly today)
    {
        if (facts.Bookings.Where(b => b.Booking.EndedAt is null && b.Booking.Takes(from, to)).OrderBy(b => b.Booking.From).Select(b => ((DeviceBooking Booking, string Person)?)b).FirstOrDefault() is { } taken)
        {
            return new DeviceBookedFor(device.Tag, taken.Person, taken.Booking.From, taken.Booking.To);
        }

        if (facts.HeldForOther is { } held && held.Until >= from)
        {
            return new DeviceHeldForOther(device.Tag, held.Person, held.Until);
        }

        if (facts.DueOn is { } due && (due >= from || due < today))
        {
            return due < today ? new DeviceLate(device.Tag, due) : new DeviceOutThen(device.Tag, due);
        }

        return facts.Needs.Where(n => n.On >= from && n.On <= to).OrderBy(n => n.On).Select(n => new DeviceNeededByWorkshop(device.Tag, n.Workshop, n.On)).FirstOrDefault();
    }
}
