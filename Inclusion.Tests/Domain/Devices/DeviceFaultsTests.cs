using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using static Inclusion.Tests.Domain.Loans.LoanSamples;

namespace Inclusion.Tests.Domain.Devices;

public sealed class DeviceFaultsTests
{
    private static readonly DateOnly Later = Monday.AddDays(5);

    [Fact]
    public void What_did_not_come_back_is_not_lent_again_and_the_next_loan_says_what_was_wrong_before_it()
    {
        var device = Returned(["charger"], "Cracked screen");
        Wipe(device, Later);

        var next = Loan.CheckOut(Request(device) with { Today = Later, DueOn = Later.AddDays(7) }, () => 2).Value;

        var line = Assert.Single(next.Devices);
        Assert.Equal(["bag"], line.Accessories);
        Assert.Equal(["charger"], line.MissingAtCheckOut);
        Assert.Equal("Cracked screen", line.DamageAtCheckOut);
        Assert.Equal(Later, device.MendNeededSince);
    }

    [Fact]
    public void The_next_return_adds_to_what_was_known_and_undoing_it_puts_back_what_was_known_before()
    {
        var device = Returned(["charger"], null);
        Wipe(device, Later);
        var next = Loan.CheckOut(Request(device) with { Today = Later, DueOn = Later.AddDays(7) }, () => 2).Value;
        Assert.False(next.Return(device, ["bag", "charger"], "Hinge loose", null, Marc, Now, Later.AddDays(2)).IsRefused);
        Assert.Equal(["charger", "bag"], device.MissingNow());
        Assert.Equal(["bag"], next.Devices[0].MissingAccessories);

        Assert.False(next.UndoReturn(device, Marc, Now, Later.AddDays(2)).IsRefused);

        Assert.Equal(["charger"], device.MissingNow());
        Assert.Equal((null, (DateOnly?)Later), (device.DamageNow(), device.MendNeededSince));
    }

    [Fact]
    public void What_is_said_anew_about_a_return_replaces_what_was_said_before()
    {
        var device = Ready(1);
        var loan = Lent(device);
        Assert.False(loan.Return(device, ["charger"], "Cr", null, Marc, Now, Later).IsRefused);

        Assert.False(loan.NoteReturnCondition(device, ["bag"], "Cracked screen", null, Marc, Now, Later).IsRefused);

        Assert.Equal(["bag"], device.MissingNow());
        Assert.Equal("Cracked screen", device.DamageNow());
        Assert.Equal((DeviceEventKind.FaultsNoted, "bag · Cracked screen"), (device.Events[^1].Kind, device.Events[^1].Note));
        Assert.False(loan.NoteReturnCondition(device, [], null, null, Marc, Now, Later).IsRefused);
        Assert.Null(device.MendNeededSince);
    }

    [Fact]
    public void What_is_found_at_the_centre_is_noted_once_and_said_at_the_next_loan()
    {
        var device = Returned(["charger"], null);

        Assert.False(device.NoteFaults(["charger", "bag", "aerial"], " Hinge loose ", Marc, Now, Later.AddDays(1)).IsRefused);

        Assert.Equal(["charger", "bag"], device.MissingNow());
        Assert.Equal(("Hinge loose", (DateOnly?)Later), (device.DamageNow(), device.MendNeededSince));
        Assert.Equal((DeviceEventKind.FaultsNoted, "bag · Hinge loose"), (device.Events[^1].Kind, device.Events[^1].Note));
        Assert.Equal(nameof(DeviceFault.Damage), Assert.IsType<FieldRequired>(device.NoteFaults(["bag"], " ", Marc, Now, Later).Refusal).Field);
    }

    [Fact]
    public void Nothing_is_noted_of_a_device_that_is_away()
    {
        var device = Ready(1);
        Lent(device);

        Assert.IsType<FaultsWhileAway>(device.NoteFaults([], "Cracked screen", Marc, Now, Later).Refusal);
        Assert.Null(device.MendNeededSince);
    }

    [Fact]
    public void Mending_ends_what_is_named_leaves_the_rest_and_is_written_down()
    {
        var device = Returned(["charger", "bag"], "Cracked screen");

        Assert.False(device.Mend([.. device.Faults.Where(f => f.Accessory is not "bag")], "A scratch is left", Marc, Now.AddDays(6), Later.AddDays(1)).IsRefused);

        Assert.Equal(["bag"], device.MissingNow());
        Assert.Equal("A scratch is left", device.DamageNow());
        Assert.Equal(Later, device.MendNeededSince);
        Assert.Equal((DeviceEventKind.Mended, "charger · Cracked screen"), (device.Events[^1].Kind, device.Events[^1].Note));
        Assert.Equal(new NothingToMend("D-1"), device.Mend([.. device.Faults.Where(f => f.Accessory is "charger")], null, Marc, Now, Later).Refusal);
    }

    [Fact]
    public void A_mend_is_undone_on_its_day_but_not_later_and_not_once_it_was_lent_with_it()
    {
        var device = Returned(["charger"], "Cracked screen");
        Assert.False(device.Mend([.. device.Faults], "A scratch is left", Marc, Now.AddDays(5), Later).IsRefused);

        Assert.Equal(new MendNotUndoable("D-1"), device.UndoMend(null, Marc, Now, Later.AddDays(1)).Refusal);
        Assert.False(device.UndoMend(Now.AddDays(5).AddHours(-1), Marc, Now.AddDays(5), Later).IsRefused);

        Assert.Equal(["charger"], device.MissingNow());
        Assert.Equal("Cracked screen", device.DamageNow());
        Assert.Equal((DeviceEventKind.MendUndone, (DateOnly?)Later), (device.Events[^1].Kind, device.MendNeededSince));

        Assert.False(device.Mend([.. device.Faults], null, Marc, Now.AddDays(5), Later).IsRefused);
        Wipe(device, Later);
        Assert.Equal(["charger", "bag"], Loan.CheckOut(Request(device) with { Today = Later, DueOn = Later.AddDays(7) }, () => 2).Value.Devices[0].Accessories);
        Assert.Equal(new MendNotUndoable("D-1"), device.UndoMend(Now.AddDays(5).AddHours(1), Marc, Now, Later).Refusal);
    }

    [Fact]
    public void What_is_taken_out_of_the_kit_is_not_missing_from_it()
    {
        var device = Returned(["charger"], null);
        Assert.False(device.Change("D-1", new DeviceFacts { Accessories = ["bag"] }, Marc, Now, Later).IsRefused);
        Assert.Null(device.MendNeededSince);
        Assert.Empty(device.MissingNow());
    }

    [Fact]
    public void What_another_register_calls_missing_belongs_to_the_kit_and_is_to_be_mended_since_then()
    {
        var device = Received(1);
        device.TakeOverFaults(["Charger", "mouse"], "Cracked screen", Now, Monday.AddDays(-30));
        Assert.Equal(["charger", "bag", "mouse"], device.Accessories);
        Assert.Equal((DateOnly?)Monday.AddDays(-30), device.MendNeededSince);
        Assert.Equal("Cracked screen", device.DamageNow());
    }

    private static Device Returned(IReadOnlyList<string> missing, string? damage)
    {
        var device = Ready(1);
        Assert.False(Lent(device).Return(device, missing, damage, null, Marc, Now, Later).IsRefused);
        return device;
    }
}
