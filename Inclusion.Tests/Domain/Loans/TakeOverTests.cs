using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using static Inclusion.Tests.Domain.Loans.LoanSamples;

namespace Inclusion.Tests.Domain.Loans;

/// <summary>What another register knew: devices with a status, and loans that began there.</summary>
public sealed class TakeOverTests
{
    [Fact]
    public void A_loan_that_began_elsewhere_needs_no_wipe_until_the_device_comes_back()
    {
        var device = Received(1);
        var loan = TakeOver(device).Value;

        Assert.Equal((LoanStatus.Open, Monday, true, Monday.AddDays(9)), (loan.Status, loan.LentOn, loan.IsBeginUnknown, loan.DueOn));
        Assert.Equal("assets.csv", Assert.Single(loan.Events).Note);
        Assert.Equal((DeviceStatus.OnLoan, (DateOnly?)null), (device.Status, device.WipeNeededSince));

        Assert.False(loan.Return(device, [], null, null, Marc, Now, Monday.AddDays(2)).IsRefused);
        Assert.Equal((DeviceStatus.Returned, (DateOnly?)Monday.AddDays(2)), (device.Status, device.WipeNeededSince));
    }

    [Fact]
    public void A_loan_whose_beginning_is_known_keeps_it_and_may_be_overdue()
    {
        var (device, borrower) = (Received(1), Borrower());
        var began = Monday.AddDays(-400);
        var loan = Loan.TakeOver(borrower, [device], Here, (Now.AddDays(-400), began), Monday.AddDays(-30), "assets.csv", Guid.NewGuid(), Marc, Now, Monday, () => 1).Value;
        Assert.Equal((began, false, Monday.AddDays(-30)), (loan.LentOn, loan.IsBeginUnknown, loan.DueOn));
        Assert.Equal((began, true), (device.StatusSince, device.IsTakenOver));
    }

    [Fact]
    public void A_status_of_another_register_is_no_longer_that_once_it_changes_here()
    {
        var device = Received(1);
        Assert.False(device.TakeOver(DeviceStatus.Repair, "assets.csv", Marc, Now, Monday).IsRefused);
        Assert.Equal((true, true), (device.IsTakenOver, device.IsStatusTakenOver));
        Assert.False(device.ChangeStatus(DeviceStatus.Recycled, "broken", Marc, Now, Monday).IsRefused);
        Assert.Equal((true, false), (device.IsTakenOver, device.IsStatusTakenOver));
    }

    [Fact]
    public void A_loan_is_taken_over_only_with_devices_that_have_no_story_here_and_a_refusal_takes_no_number()
    {
        var known = Ready(2);
        Assert.Equal(new DeviceNotReady(known.Tag, DeviceStatus.Ready), TakeOver(Received(1), known).Refusal);
        Assert.Equal(new LoanWithoutDevices(), TakeOver().Refusal);
    }

    [Theory]
    [InlineData(DeviceStatus.Repair)]
    [InlineData(DeviceStatus.Recycled)]
    [InlineData(DeviceStatus.Received)]
    public void A_device_comes_with_the_status_that_it_had(DeviceStatus status)
    {
        var device = Received(1);
        Assert.False(device.TakeOver(status, "assets.csv", Marc, Now, Monday).IsRefused);
        Assert.Equal(status, device.Status);
    }

    [Fact]
    public void No_other_register_opens_the_wipe_gate_or_lends_without_a_loan()
    {
        var (laptop, hotspot) = (Received(1), Received(2, DeviceCategory.Hotspot));

        Assert.Equal(new DeviceNotWiped(laptop.Tag, Monday), laptop.TakeOver(DeviceStatus.Ready, "assets.csv", Marc, Now, Monday).Refusal);
        Assert.Equal(new StatusNotPossible(laptop.Tag, DeviceStatus.Received, DeviceStatus.OnLoan), laptop.TakeOver(DeviceStatus.OnLoan, "assets.csv", Marc, Now, Monday).Refusal);
        Assert.Equal(DeviceStatus.Received, laptop.Status);
        Assert.False(hotspot.TakeOver(DeviceStatus.Ready, "assets.csv", Marc, Now, Monday).IsRefused);
        Assert.Equal(new StatusNotPossible(hotspot.Tag, DeviceStatus.Ready, DeviceStatus.Repair), hotspot.TakeOver(DeviceStatus.Repair, "assets.csv", Marc, Now, Monday).Refusal);
    }

    private static Outcome<Loan> TakeOver(params Device[] devices)
    {
        var taken = 0;
        var outcome = Loan.TakeOver(Borrower(), devices, Here, began: null, Monday.AddDays(9), "assets.csv", Guid.NewGuid(), Marc, Now, Monday, () => ++taken);
        Assert.Equal(outcome.IsRefused ? 0 : 1, taken);
        return outcome;
    }
}
