using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using static Inclusion.Tests.Domain.Loans.LoanSamples;

namespace Inclusion.Tests.Domain.Loans;

public sealed class LoanReturnTests
{
    private static readonly DateOnly Later = Monday.AddDays(5);

    [Fact]
    public void Devices_of_one_loan_come_back_on_different_days_and_the_last_closes_it()
    {
        var (first, second) = (Ready(1), Ready(2));
        var loan = Lent(first, second);

        Assert.False(loan.Return(first, [], null, null, Marc, Now, Monday).IsRefused);
        Assert.Equal(LoanStatus.Open, loan.Status);
        Assert.False(loan.Return(second, [], null, null, Marc, Now, Later).IsRefused);

        Assert.Equal(LoanStatus.Closed, loan.Status);
        Assert.Equal(Now, loan.ClosedAt);
        Assert.Equal([Monday, Later], loan.Devices.Select(line => line.ReturnedOn!.Value));
        Assert.Equal((DeviceStatus.Returned, (DateOnly?)Later), (second.Status, second.WipeNeededSince));
    }

    [Fact]
    public void A_device_that_keeps_no_data_needs_no_wipe_when_it_comes_back()
    {
        var hotspot = Ready(1, DeviceCategory.Hotspot);
        Assert.False(Lent(hotspot).Return(hotspot, [], null, null, Marc, Now, Later).IsRefused);
        Assert.Null(hotspot.WipeNeededSince);
    }

    [Fact]
    public void A_device_comes_back_once_and_only_to_its_own_loan()
    {
        var (mine, other) = (Ready(1), Ready(2));
        var loan = Lent(mine, Ready(3));

        Assert.Equal(new DeviceNotInLoan("D-2", loan.Number), loan.Return(other, [], null, null, Marc, Now, Monday).Refusal);
        Assert.False(loan.Return(mine, [], null, null, Marc, Now, Monday).IsRefused);
        Assert.Equal(new DeviceNotInLoan("D-1", loan.Number), loan.Return(mine, [], null, null, Marc, Now, Monday).Refusal);
    }

    [Fact]
    public void Nothing_comes_back_to_a_closed_loan()
    {
        var device = Ready(1);
        var loan = Lent(device);
        Assert.False(loan.Return(device, [], null, null, Marc, Now, Monday).IsRefused);
        Assert.Equal(new LoanNotOpen(loan.Number), loan.Return(device, [], null, null, Marc, Now, Monday).Refusal);
    }

    [Fact]
    public void What_is_said_about_a_return_can_be_changed_on_its_day_but_not_later()
    {
        var device = Ready(1, grade: DeviceGrade.A);
        var loan = Lent(device);
        Assert.False(loan.Return(device, [], null, null, Marc, Now, Later).IsRefused);

        Assert.False(loan.NoteReturnCondition(device, ["charger", "mouse"], " Cracked lid ", DeviceGrade.C, Marc, Now, Later).IsRefused);

        Assert.Equal(["charger"], loan.Devices[0].MissingAccessories);
        Assert.Equal("Cracked lid", loan.Devices[0].DamageNote);
        Assert.Equal(DeviceGrade.C, device.Grade);
        Assert.Equal(new ReturnDayOver("D-1"), loan.NoteReturnCondition(device, [], null, null, Marc, Now, Later.AddDays(1)).Refusal);

        Assert.False(loan.NoteReturnCondition(device, [], " ", null, Marc, Now, Later).IsRefused);
        Assert.Empty(loan.Devices[0].MissingAccessories);
        Assert.Null(loan.Devices[0].DamageNote);
        Assert.Equal(DeviceGrade.A, device.Grade);
    }

    [Fact]
    public void What_has_not_come_back_cannot_be_described()
    {
        var device = Ready(1);
        var loan = Lent(device);
        Assert.Equal(new DeviceNotInLoan("D-1", loan.Number), loan.NoteReturnCondition(device, [], null, null, Marc, Now, Monday).Refusal);
    }

    [Fact]
    public void A_return_is_undone_on_its_day_as_if_it_had_not_been()
    {
        var device = Ready(1, grade: DeviceGrade.A);
        var loan = Lent(device);
        Assert.False(loan.Return(device, ["bag"], "Wet", DeviceGrade.D, Marc, Now, Later).IsRefused);

        Assert.False(loan.UndoReturn(device, Marc, Now, Later).IsRefused);

        Assert.Equal((LoanStatus.Open, (DateTimeOffset?)null), (loan.Status, loan.ClosedAt));
        Assert.True(loan.Devices[0].IsOut);
        Assert.Empty(loan.Devices[0].MissingAccessories);
        Assert.Equal((DeviceStatus.OnLoan, (DateOnly?)null, DeviceGrade.A), (device.Status, device.WipeNeededSince, device.Grade));
        Assert.False(loan.Return(device, [], null, null, Marc, Now, Later).IsRefused);
    }

    [Fact]
    public void A_return_is_not_undone_on_a_later_day()
    {
        var device = Ready(1);
        var loan = Lent(device);
        Assert.False(loan.Return(device, [], null, null, Marc, Now, Later).IsRefused);
        Assert.Equal(new ReturnNotUndoable("D-1"), loan.UndoReturn(device, Marc, Now, Later.AddDays(1)).Refusal);
    }

    [Fact]
    public void A_return_is_not_undone_once_the_device_was_wiped()
    {
        var device = Ready(1);
        var loan = Lent(device);
        Assert.False(loan.Return(device, [], null, null, Marc, Now, Later).IsRefused);
        Wipe(device, Later);
        Assert.Equal(new ReturnNotUndoable("D-1"), loan.UndoReturn(device, Marc, Now, Later).Refusal);
    }

    [Fact]
    public void A_return_is_not_undone_when_the_rest_of_the_loan_was_given_up()
    {
        var (back, lost) = (Ready(1), Ready(2));
        var loan = Lent(back, lost);
        Assert.False(loan.Return(back, [], null, null, Marc, Now, Later).IsRefused);
        Assert.False(loan.MarkLost([lost], stolen: false, "Moved away", Marc, Now, Later).IsRefused);
        Assert.Equal(new ReturnNotUndoable("D-1"), loan.UndoReturn(back, Marc, Now, Later).Refusal);
    }

    [Fact]
    public void A_lost_loan_gives_up_what_is_out_and_keeps_what_came_back()
    {
        var (back, gone) = (Ready(1), Ready(2));
        var loan = Lent(back, gone);
        Assert.False(loan.Return(back, [], null, null, Marc, Now, Later).IsRefused);
        Assert.IsType<LossReasonMissing>(loan.MarkLost([gone], stolen: true, " ", Marc, Now, Later).Refusal);

        Assert.False(loan.MarkLost([gone], stolen: true, "Bag stolen on the train", Marc, Now, Later).IsRefused);

        Assert.Equal(LoanStatus.Lost, loan.Status);
        Assert.Equal((DeviceStatus.Returned, DeviceStatus.Stolen), (back.Status, gone.Status));
        Assert.All(loan.Devices, line => Assert.False(line.IsOut));
        Assert.Equal(new LoanNotOpen(loan.Number), loan.MarkLost([], stolen: false, "Again", Marc, Now, Later).Refusal);
    }
}
