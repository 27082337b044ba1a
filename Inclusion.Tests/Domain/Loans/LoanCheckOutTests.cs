using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using static Inclusion.Tests.Domain.Loans.LoanSamples;

namespace Inclusion.Tests.Domain.Loans;

public sealed class LoanCheckOutTests
{
    [Fact]
    public void A_loan_has_a_number_of_its_year_and_takes_the_devices_out()
    {
        var (laptop, hotspot) = (Ready(1, grade: DeviceGrade.B), Ready(2, DeviceCategory.Hotspot));

        var loan = Loan.CheckOut(Request(laptop, hotspot), () => 42).Value;

        Assert.Equal("L-2026-00042", loan.Number);
        Assert.Equal((LoanStatus.Open, Monday, Monday.AddDays(21)), (loan.Status, loan.LentOn, loan.DueOn));
        Assert.All(loan.Devices, line => Assert.True(line.IsOut));
        Assert.Equal(["charger", "bag"], loan.Devices[0].Accessories);
        Assert.Equal([DeviceGrade.B, null], loan.Devices.Select(line => line.GradeAtCheckOut));
        Assert.Equal((DeviceStatus.OnLoan, DeviceStatus.OnLoan), (laptop.Status, hotspot.Status));
        Assert.Equal(LoanEventKind.Lent, Assert.Single(loan.Events).Kind);
        Assert.Equal("L-2026-00042", laptop.Events[^1].LoanNumber);
    }

    [Fact]
    public void An_accessory_that_stays_at_the_desk_is_not_expected_back()
    {
        var request = Request(Ready(1)) with { KeptBack = new Dictionary<long, IReadOnlyList<string>> { [1] = ["bag"] } };
        Assert.Equal(["charger"], Loan.CheckOut(request, () => 1).Value.Devices[0].Accessories);
    }

    [Fact]
    public void A_device_that_was_not_wiped_is_refused_with_the_day_since_which_it_waits() =>
        Assert.Equal(new DeviceNotWiped("D-1", Monday), Refused(Request(Received(1))));

    [Fact]
    public void A_device_that_came_back_is_refused_until_it_is_wiped_again()
    {
        var device = Ready(1);
        var loan = Lent(device);
        Assert.False(loan.Return(device, [], null, null, Marc, Now, Monday.AddDays(3)).IsRefused);

        Assert.Equal(new DeviceNotWiped("D-1", Monday.AddDays(3)), Refused(Request(device)));
        Wipe(device, Monday.AddDays(3));
        Assert.Null(Loan.WhyNotCheckOut(Request(device)));
    }

    [Fact]
    public void A_device_in_repair_is_refused_with_its_status()
    {
        var device = Ready(1);
        Assert.False(device.ChangeStatus(DeviceStatus.Repair, null, Marc, Now, Monday).IsRefused);
        Assert.Equal(new DeviceNotReady("D-1", DeviceStatus.Repair), Refused(Request(device)));
    }

    [Fact]
    public void A_device_that_is_lent_is_refused_with_the_loan_that_has_it() =>
        Assert.Equal(new DeviceAlreadyLent("D-1", "L-2026-00007"), Refused(Request(Ready(1)) with { AlreadyLent = new Dictionary<long, string> { [1] = "L-2026-00007" } }));

    [Fact]
    public void A_device_of_another_centre_is_refused_with_its_name() =>
        Assert.Equal(new DeviceAtAnotherCentre("D-1", "Sud"), Refused(Request(Ready(1, centreId: There))));

    [Fact]
    public void Someone_who_is_blocked_is_refused_with_the_reason()
    {
        var request = Request(Ready(1));
        Assert.False(request.Borrower.Block("Two laptops not returned").IsRefused);
        Assert.Equal(new PersonBlocked("Fatoumata Diarra", "Two laptops not returned"), Refused(request));
    }

    [Fact]
    public void More_devices_than_the_rule_allows_are_refused_counting_what_the_person_has() =>
        Assert.Equal(new TooManyDevices(2, 3), Refused(Request(Ready(1), Ready(2)) with { AlreadyHeld = [DeviceCategory.Laptop, DeviceCategory.Tablet] }));

    [Fact]
    public void A_rule_for_a_category_counts_only_that_category()
    {
        var request = Request(Ready(1, DeviceCategory.Hotspot)) with
        {
            Rules = [Rule(DeviceCategory.Hotspot, perPerson: 1)],
            AlreadyHeld = [DeviceCategory.Laptop, DeviceCategory.Laptop, DeviceCategory.Laptop],
        };
        Assert.Null(Loan.WhyNotCheckOut(request));
        Assert.Equal(new TooManyDevices(1, 1), Refused(request with { AlreadyHeld = [DeviceCategory.Hotspot] }));
    }

    [Fact]
    public void No_device_and_the_same_device_twice_are_refused()
    {
        var device = Ready(1);
        Assert.IsType<LoanWithoutDevices>(Refused(Request()));
        Assert.Equal(new DeviceListedTwice("D-1"), Refused(Request(device, device)));
    }

    [Fact]
    public void A_due_date_in_the_past_or_past_the_longest_total_is_refused()
    {
        var request = Request(Ready(1)) with { Rules = [Rule(null, days: 7, longest: 30)] };
        Assert.Equal(new DueDateInPast(Monday.AddDays(-1)), Refused(request with { DueOn = Monday.AddDays(-1) }));
        Assert.Equal(new DueDateTooLate(Monday.AddDays(31), Monday.AddDays(30)), Refused(request with { DueOn = Monday.AddDays(31) }));
        Assert.Null(Loan.WhyNotCheckOut(request with { DueOn = Monday.AddDays(30) }));
        Assert.Null(Loan.WhyNotCheckOut(request with { DueOn = Monday }));
    }

    [Fact]
    public void A_due_date_that_closures_moved_past_the_longest_total_is_not_refused()
    {
        var request = Request(Ready(1)) with { Rules = [Rule(null, days: 30, longest: 30)], DueOn = Monday.AddDays(32), DueOnIsChosen = false };
        Assert.Null(Loan.WhyNotCheckOut(request));
    }

    [Fact]
    public void A_refusal_takes_no_number_and_changes_nothing()
    {
        var (ready, received) = (Ready(1), Received(2));
        var taken = 0;

        var outcome = Loan.CheckOut(Request(ready, received), () => ++taken);

        Assert.True(outcome.IsRefused);
        Assert.Equal(0, taken);
        Assert.Equal(DeviceStatus.Ready, ready.Status);
    }

    private static Refusal Refused(CheckOutRequest request)
    {
        var outcome = Loan.CheckOut(request, () => 1);
        Assert.True(outcome.IsRefused);
        return outcome.Refusal;
    }
}
