using Bunit;
using Inclusion.Web.Features.Reservations.Bookings;

namespace Inclusion.Tests.Components;

public sealed class BookingGridTests : KitContext
{
    [Fact]
    public void What_a_workshop_needs_is_drawn_on_its_day_with_its_name()
    {
        var monday = new DateOnly(2026, 3, 2);
        var needed = new DeviceDays(1, "LT-1", "Lenovo ThinkPad T480", [new TakenSpan(TakenBy.Workshop, null, null, "Premiers pas sur Internet", monday.AddDays(7), monday.AddDays(7))]);
        var grid = Render<BookingGrid>(p => p.Add(g => g.Calendar, new BookingCalendar(monday, monday, [.. Enumerable.Range(0, FindBookings.DaysShown).Select(monday.AddDays)], [needed])));

        var days = grid.FindAll("tbody td");
        Assert.Equal(FindBookings.DaysShown, days.Count);
        Assert.Equal([7], Enumerable.Range(0, days.Count).Where(day => days[day].ClassList.Contains("needed")));
        Assert.Equal("Workshop: Premiers pas sur Internet", Text(days[7]));
        Assert.Single(grid.FindAll("td.taken"));
    }
}
