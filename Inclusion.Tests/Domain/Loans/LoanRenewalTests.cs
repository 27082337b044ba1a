using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using static Inclusion.Tests.Domain.Loans.LoanSamples;

namespace Inclusion.Tests.Domain.Loans;

public sealed class LoanRenewalTests
{
    private static readonly CentreCalendar Calendar = new(TimeZoneInfo.Utc, WeeklyHours.Default, []);

    [Fact]
    public void The_earliest_due_date_and_the_strictest_limits_of_the_devices_hold_together()
    {
        LendingRule[] rules = [Rule(DeviceCategory.Laptop, days: 90, renewals: 1), Rule(DeviceCategory.Hotspot, days: 14, renewals: 5, longest: 60)];

        var terms = LoanTerms.Of([DeviceCategory.Laptop, DeviceCategory.Hotspot, DeviceCategory.Laptop], Here, rules, Calendar, Monday).Value;

        Assert.Equal((Monday.AddDays(14), 14, DeviceCategory.Hotspot), (terms.Due.Date, terms.LoanDays, terms.Category));
        Assert.Equal((1, (int?)60), (terms.RenewalsAllowed, terms.LongestTotalDays));
    }

    [Fact]
    public void There_are_no_terms_without_devices() =>
        Assert.IsType<LoanWithoutDevices>(LoanTerms.Of([], Here, [], Calendar, Monday).Refusal);

    [Fact]
    public void A_renewal_is_counted_from_the_day_it_is_given_also_when_overdue()
    {
        var loan = Lent(Ready(1));
        var overdue = loan.DueOn.AddDays(10);

        Assert.False(loan.Renew(Terms(overdue), Marc, Now).IsRefused);

        Assert.Equal((overdue.AddDays(21), 1), (loan.DueOn, loan.Renewals));
        Assert.Equal((LoanEventKind.Renewed, (DateOnly?)loan.DueOn), (loan.Events[^1].Kind, loan.Events[^1].DueOn));
    }

    [Fact]
    public void Renewals_end_where_the_rule_says()
    {
        var loan = Lent(Ready(1));
        Assert.False(loan.Renew(Terms(Monday.AddDays(1)), Marc, Now).IsRefused);
        Assert.False(loan.Renew(Terms(Monday.AddDays(2)), Marc, Now).IsRefused);
        Assert.Equal(new RenewalsUsedUp(2), loan.Renew(Terms(Monday.AddDays(3)), Marc, Now).Refusal);
        Assert.Equal(2, loan.Renewals);
    }

    [Fact]
    public void A_renewal_that_gives_no_later_day_is_refused_and_not_counted()
    {
        var loan = Lent(Ready(1));
        Assert.Equal(new RenewalChangesNothing(loan.DueOn), loan.Renew(Terms(Monday), Marc, Now).Refusal);
        Assert.Equal(0, loan.Renewals);
    }

    [Fact]
    public void A_renewal_past_the_longest_total_is_refused_except_for_what_closures_add()
    {
        var loan = Lent(Ready(1));
        Assert.Equal(new DueDateTooLate(Monday.AddDays(31), Monday.AddDays(30)), loan.Renew(Terms(Monday.AddDays(10), longest: 30), Marc, Now).Refusal);

        var moved = Terms(Monday.AddDays(9), longest: 30) with { Due = new DueDate(Monday.AddDays(33), Monday.AddDays(30), "") };
        Assert.False(loan.Renew(moved, Marc, Now).IsRefused);
        Assert.Equal(Monday.AddDays(33), loan.DueOn);
    }

    [Fact]
    public void A_closed_loan_is_neither_renewed_nor_extended()
    {
        var device = Ready(1);
        var loan = Lent(device);
        Assert.False(loan.Return(device, [], null, null, Marc, Now, Monday).IsRefused);
        Assert.Equal(new LoanNotOpen(loan.Number), loan.Renew(Terms(Monday.AddDays(1)), Marc, Now).Refusal);
        Assert.Equal(new LoanNotOpen(loan.Number), loan.Extend(loan.DueOn.AddDays(1), "Exam", Marc, Now, Monday).Refusal);
    }

    [Fact]
    public void An_extension_needs_a_reason_and_a_later_day_and_is_not_counted()
    {
        var loan = Lent(Ready(1));
        Assert.IsType<ExtensionReasonMissing>(loan.Extend(loan.DueOn.AddDays(7), " ", Marc, Now, Monday).Refusal);
        Assert.Equal(new ExtensionNotLater(loan.DueOn), loan.Extend(loan.DueOn, "Exam", Marc, Now, Monday).Refusal);
        var longOverdue = loan.DueOn.AddDays(50);
        Assert.Equal(new DueDateInPast(loan.DueOn.AddDays(1)), loan.Extend(loan.DueOn.AddDays(1), "Exam", Marc, Now, longOverdue).Refusal);

        Assert.False(loan.Extend(Monday.AddDays(400), "In hospital", Marc, Now, Monday).IsRefused);

        Assert.Equal((Monday.AddDays(400), 0), (loan.DueOn, loan.Renewals));
        Assert.Equal("In hospital", loan.Events[^1].Note);
    }

    private static LoanTerms Terms(DateOnly today, int? longest = null) =>
        LoanTerms.Of([DeviceCategory.Laptop], Here, [Rule(null, longest: longest)], Calendar, today).Value;
}
