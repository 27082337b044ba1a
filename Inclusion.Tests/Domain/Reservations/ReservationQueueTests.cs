using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Domain.Reservations;

public sealed class ReservationQueueTests
{
    private static readonly DateTimeOffset Monday = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    // Who asks: a letter for the person, the minute at which they asked, and why.
    [Theory]
    [InlineData("A1None B2None C3None", "ABC")]
    [InlineData("A1None B2JobSearch C3None", "BAC")]
    [InlineData("A3School B2Formalities C1Health", "CAB")]
    [InlineData("A2Health B1JobSearch C3School", "BAC")]
    [InlineData("A5None B5None C1Formalities", "CAB")]
    public void Those_whose_need_comes_first_are_first_and_then_who_asked_first(string asked, string order)
    {
        var queue = asked.Split(' ').Select(one => Asked(one[0] - 'A' + 1, one[1] - '0', Enum.Parse<ReservationReason>(one[2..])));

        Assert.Equal(order, string.Concat(ReservationQueue.InOrder(queue, ReservationQueue.DefaultPriority).Select(r => (char)('A' + r.PersonId - 1))));
    }

    [Theory]
    [InlineData("", "", "14 inches", "Windows 11", true)]
    [InlineData("14", "", "14\"", "", true)]
    [InlineData("15 pouces", "", "15.6 inches", "", true)]
    [InlineData("14", "", "15.6 inches", "", false)]
    [InlineData("14", "", "", "", false)]
    [InlineData("", "windows", "", "Windows 11 Pro", true)]
    [InlineData("", "windows 11", "", "Windows 10", false)]
    [InlineData("grand", "", "Grand écran", "", true)]
    [InlineData("", "Linux", "", "", false)]
    public void A_wish_is_met_by_what_is_known_of_a_device(string size, string system, string screen, string deviceSystem, bool fits) =>
        Assert.Equal(fits, new DeviceWishes(size, system).FitBy(screen, deviceSystem));

    [Theory]
    [InlineData(1, "2026-03-03")]
    [InlineData(3, "2026-03-05")]
    [InlineData(5, "2026-03-09")]
    public void A_device_is_held_for_open_days(int days, string until)
    {
        var calendar = Calendars.Weekdays();

        Assert.Equal(DateOnly.Parse(until, System.Globalization.CultureInfo.InvariantCulture), ReservationQueue.HeldUntil(calendar, new DateOnly(2026, 3, 2), days));
    }

    [Fact]
    public void A_centre_that_never_opens_holds_for_days() =>
        Assert.Equal(new DateOnly(2026, 3, 5), ReservationQueue.HeldUntil(new CentreCalendar(TimeZoneInfo.Utc, WeeklyHours.Closed, []), new DateOnly(2026, 3, 2), 3));

    private static Reservation Asked(long person, int minute, ReservationReason reason) =>
        Reservation.Ask(person, 1, DeviceCategory.Laptop, DeviceWishes.None, reason, null, Guid.NewGuid(), Actor.Product, Monday.AddMinutes(minute)).Value;
}
