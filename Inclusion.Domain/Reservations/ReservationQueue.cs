using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;

namespace Inclusion.Domain.Reservations;

/// <summary>Who is next.</summary>
public static class ReservationQueue
{
    /// <summary>The fewest and the most open days for which a device is held.</summary>
    public const int MinHoldDays = 1;

    public const int MaxHoldDays = 30;

    public const int DefaultHoldDays = 3;

    /// <summary>The reasons that come first, unless the organisation says otherwise.</summary>
    public static IReadOnlyList<ReservationReason> DefaultPriority { get; } = [ReservationReason.JobSearch, ReservationReason.School, ReservationReason.Health];

    /// <summary>In the order of the queue: those whose reason comes first, then who asked first.</summary>
    public static IOrderedEnumerable<Reservation> InOrder(IEnumerable<Reservation> reservations, IReadOnlyCollection<ReservationReason> priority) =>
        reservations.OrderBy(r => priority.Contains(r.Reason) ? 0 : 1).ThenBy(r => r.AskedAt).ThenBy(r => r.Id);

    /// <summary>For whom a device is; null when nobody waits whose wishes it meets.</summary>
    /// <param name="blocked">People to whom nothing is lent now: they keep their place.</param>
    public static Reservation? NextFor(Device device, IEnumerable<Reservation> reservations, IReadOnlyCollection<ReservationReason> priority, IReadOnlySet<long> blocked) => InOrder(
        reservations.Where(r => r.Status is ReservationStatus.Waiting && r.CentreId == device.CentreId && r.Category == device.Category && r.Wishes.FitBy(device) && !blocked.Contains(r.PersonId)),
        priority).FirstOrDefault();

    /// <summary>The last day on which a device is held: so many open days after today, so that a centre which opens twice a week holds it as often as one that opens daily.</summary>
    public static DateOnly HeldUntil(CentreCalendar calendar, DateOnly today, int openDays)
    {
        var day = today;
        for (var held = 0; held < openDays; held++)
        {
            // A centre without open days is asked by phone: then days are days.
            day = calendar.NextOpenDay(day.AddDays(1)) ?? day.AddDays(1);
        }

        return day;
    }
}
