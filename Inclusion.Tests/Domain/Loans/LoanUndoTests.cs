using Inclusion.Domain.Centres;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.People;
using Inclusion.Tests.Support;
using static Inclusion.Tests.Domain.Loans.LoanSamples;

namespace Inclusion.Tests.Domain.Loans;

public sealed class LoanUndoTests
{
    private static readonly CentreCalendar Calendar = new(TimeZoneInfo.Utc, WeeklyHours.Default, []);

    [Fact]
    public void A_loan_made_by_mistake_is_undone_on_its_day_and_its_devices_are_ready_without_a_wipe()
    {
        Device[] devices = [Ready(1), Ready(2)];
        var loan = Lent(devices);
        Assert.Null(loan.WhyNotUndo(Monday));

        Assert.False(loan.Undo(Borrower(), devices, "The wrong Fatoumata", Marc, Now.AddHours(1), Monday).IsRefused);

        Assert.Equal((LoanStatus.Undone, (DateTimeOffset?)Now.AddHours(1)), (loan.Status, loan.ClosedAt));
        Assert.Equal((LoanEventKind.Undone, "The wrong Fatoumata"), (loan.Events[^1].Kind, loan.Events[^1].Note));
        Assert.All(devices, device => Assert.Null(device.WhyNotLendable()));
        Assert.All(devices, device => Assert.Equal((DeviceEventKind.LoanUndone, loan.Number), (device.Events[^1].Kind, device.Events[^1].LoanNumber)));
        Assert.All(loan.Devices, line => Assert.Equal((false, (DateOnly?)null), (line.IsOut, line.ReturnedOn)));
        Assert.Equal(new LoanNotOpen(loan.Number), loan.Undo(Borrower(), devices, null, Marc, Now, Monday).Refusal);
    }

    [Fact]
    public void A_wipe_of_which_it_came_out_that_it_failed_is_not_forgotten_by_what_is_undone()
    {
        var device = Ready(1);
        var loan = Lent(device);
        var facts = new WipeLogFacts("nwipe 0.38", "", [], "", "", WipeResult.Failed);
        Assert.False(device.AttachLog(device.Wipes[0], new WipeLogFile([1]), "nwipe.txt", WipeLogKind.Text, facts, null, Marc, Now.AddHours(1), Monday).IsRefused);
        Assert.False(loan.Return(device, [], null, null, Marc, Now.AddHours(2), Monday).IsRefused);
        Assert.False(loan.UndoReturn(device, Marc, Now.AddHours(3), Monday).IsRefused);

        Assert.False(loan.Undo(Borrower(), [device], null, Marc, Now.AddHours(4), Monday).IsRefused);

        Assert.Equal(new DeviceNotWiped("D-1", Monday), device.WhyNotLendable());
    }

    [Fact]
    public void Nothing_of_it_stays_with_the_person_it_was_made_for_by_mistake_nor_with_the_device()
    {
        var (person, device) = (Person.Add(new PersonFacts { Name = "Fatoumata Diarra" }, Now.AddDays(-90), homeCentreId: There).Value.WithId(1), Ready(1));
        var later = Request(device) with { Borrower = person, At = Now.AddDays(3), Today = Monday.AddDays(3), DueOn = Monday.AddDays(30) };
        var loan = Loan.CheckOut(later, () => 42).Value;
        Assert.Equal((Here, Now.AddDays(3)), (person.HomeCentreId, person.LastContactAt));

        Assert.False(loan.Undo(person, [device], null, Marc, Now.AddDays(3), Monday.AddDays(3)).IsRefused);

        Assert.Equal((There, Now.AddDays(-90)), (person.HomeCentreId, person.LastContactAt));
        Assert.Equal(Monday, device.StatusSince);
    }

    [Fact]
    public void Who_has_served_them_since_keeps_them()
    {
        var (person, device) = (Person.Add(new PersonFacts { Name = "Fatoumata Diarra" }, Now.AddDays(-90), homeCentreId: There).Value.WithId(1), Ready(1));
        var loan = Loan.CheckOut(Request(device) with { Borrower = person }, () => 42).Value;
        person.ServeAt(There, Now.AddHours(1));

        Assert.False(loan.Undo(person, [device], null, Marc, Now.AddHours(2), Monday).IsRefused);

        Assert.Equal((There, Now.AddHours(1)), (person.HomeCentreId, person.LastContactAt));
    }

    [Fact]
    public void It_is_not_undone_the_day_after_nor_once_something_of_it_came_back()
    {
        Device[] devices = [Ready(1), Ready(2)];
        var loan = Lent(devices);
        Assert.Equal(new LoanNotUndoable(loan.Number), loan.Undo(Borrower(), devices, null, Marc, Now, Monday.AddDays(1)).Refusal);

        Assert.False(loan.Return(devices[0], [], null, null, Marc, Now, Monday).IsRefused);
        Assert.Equal(new LoanNotUndoable(loan.Number), loan.Undo(Borrower(), devices, null, Marc, Now, Monday).Refusal);
        Assert.Equal((LoanStatus.Open, DeviceStatus.OnLoan), (loan.Status, devices[1].Status));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_began_in_another_register_is_not_undone_for_its_devices_were_never_ready_here(bool isBeginKnown)
    {
        var device = Received(1);
        var began = isBeginKnown ? (Now.AddHours(-9), Monday) : ((DateTimeOffset, DateOnly)?)null;
        var loan = Loan.TakeOver(Borrower(), [device], Here, began, Monday.AddDays(5), "list.csv", Guid.NewGuid(), Marc, Now, Monday, () => 1).Value;

        Assert.Equal(new LoanNotUndoable(loan.Number), loan.Undo(Borrower(), [device], null, Marc, Now, Monday).Refusal);
        Assert.Equal(DeviceStatus.OnLoan, device.Status);
    }

    [Fact]
    public void The_last_renewal_is_taken_back_on_its_day_and_counts_no_more_then_the_one_before_it()
    {
        var loan = Lent(Ready(1));
        var first = loan.DueOn;
        Assert.Null(loan.DueDateToUndo(Now, Calendar.DateOf));
        Assert.Equal(new DueDateNotUndoable(loan.Number), loan.UndoDueDate(Marc, Now, Calendar.DateOf).Refusal);

        Assert.False(loan.Renew(Terms(Monday.AddDays(3)), Marc, Now).IsRefused);
        var second = loan.DueOn;
        Assert.False(loan.Extend(second.AddDays(9), "Away", Marc, Now, Monday).IsRefused);

        Assert.False(loan.UndoDueDate(Marc, Now, Calendar.DateOf).IsRefused);
        Assert.Equal((second, 1), (loan.DueOn, loan.Renewals));
        Assert.False(loan.UndoDueDate(Marc, Now, Calendar.DateOf).IsRefused);
        Assert.Equal((first, 0), (loan.DueOn, loan.Renewals));
        Assert.Equal(new DueDateNotUndoable(loan.Number), loan.UndoDueDate(Marc, Now, Calendar.DateOf).Refusal);

        Assert.False(loan.Renew(Terms(Monday.AddDays(4)), Marc, Now).IsRefused);
        Assert.Equal((first, true), loan.DueDateToUndo(Now, Calendar.DateOf));
        Assert.Equal(new DueDateNotUndoable(loan.Number), loan.UndoDueDate(Marc, Now.AddDays(1), Calendar.DateOf).Refusal);
        Assert.Equal(1, loan.Renewals);
    }

    private static LoanTerms Terms(DateOnly from) => LoanTerms.Of([DeviceCategory.Laptop], Here, [Rule(null)], Calendar, from).Value;
}
