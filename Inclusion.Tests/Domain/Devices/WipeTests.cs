using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Domain.Devices;

/// <summary>The gate between two people: two acts, and what a tool's log says.</summary>
public sealed class WipeTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 11, 23);
    private static readonly Actor Marc = new(1, "Marc", StaffRole.Desk, null);
    private static readonly Actor Amelie = new(2, "Amélie", StaffRole.Desk, null);

    [Fact]
    public void A_wipe_that_is_recorded_waits_to_be_verified_and_only_then_opens_the_gate()
    {
        var (device, wipe) = Recorded();
        Assert.Equal((Today, Today), (device.WipeNeededSince, device.VerifyNeededSince));
        Assert.Equal(new DeviceWipeNotVerified("LT-0001", Today), device.WhyNotLendable());
        Assert.Equal(new DeviceWipeNotVerified("LT-0001", Today), device.ChangeStatus(DeviceStatus.Ready, null, Marc, Now, Today).Refusal);
        Assert.Equal(DeviceNextStep.VerifyWipe, DeviceNextSteps.Of(device.Status, device.WipeNeededSince, device.VerifyNeededSince, isUnderWay: false));

        Assert.Null(Verify(device, wipe, Amelie).Refusal);
        Assert.Equal((null, null, DeviceStatus.Ready), (device.WipeNeededSince, device.VerifyNeededSince, device.Status));
        Assert.Equal(("Amélie", Today, 2L), (wipe.VerifiedBy, wipe.VerifiedOn, wipe.VerifiedById));
        Assert.Equal([DeviceEventKind.Added, DeviceEventKind.WipeRecorded, DeviceEventKind.WipeVerified], device.Events.Select(e => e.Kind));
        Assert.IsType<WipeVerified>(Verify(device, wipe, Amelie).Refusal);
    }

    [Fact]
    public void Where_two_people_are_asked_for_who_wiped_does_not_verify_by_name_or_by_account()
    {
        var (device, wipe) = Recorded();
        Assert.IsType<WipeNeedsTwoPeople>(Verify(device, wipe, Marc, name: "Somebody else", byAnother: true).Refusal);
        Assert.IsType<WipeNeedsTwoPeople>(Verify(device, wipe, Amelie, name: "marc", byAnother: true).Refusal);
        Assert.IsType<WipeNeedsTwoPeople>(Verify(device, wipe, Amelie with { Name = "Marc" }, name: "Somebody else", byAnother: true).Refusal);
        Assert.Equal(Today, device.VerifyNeededSince);
        Assert.Null(Verify(device, wipe, Amelie, byAnother: true).Refusal);
    }

    [Fact]
    public void What_was_recorded_before_a_return_does_not_open_the_gate_after_it()
    {
        var (device, wipe) = Recorded();
        Assert.Null(device.ChangeStatus(DeviceStatus.Lost, "Shelf empty", Marc, Now, Today).Refusal);
        Assert.Null(device.ChangeStatus(DeviceStatus.Returned, null, Marc, Now, Today).Refusal);
        Assert.Null(device.VerifyNeededSince);
        Assert.Null(Verify(device, wipe, Amelie).Refusal);
        Assert.Equal(new DeviceNotWiped("LT-0001", Today), device.WhyNotLendable());
    }

    [Fact]
    public void A_failed_wipe_is_kept_and_neither_verified_nor_opens_anything()
    {
        var (device, first) = Recorded();
        var failed = Of(WipeResult.Failed, Now.AddHours(1));
        Assert.Null(device.RecordWipe(failed, makeReady: true, Marc, Now, Today).Refusal);
        Assert.Null(device.VerifyNeededSince);
        Assert.IsType<WipeFailed>(Verify(device, failed, Amelie).Refusal);
        Assert.Null(Verify(device, first, Amelie).Refusal);
        Assert.Equal(new DeviceNotWiped("LT-0001", Today), device.WhyNotLendable());
    }

    [Fact]
    public void A_failed_wipe_closes_a_gate_that_was_open()
    {
        var (device, wipe) = Recorded();
        Assert.Null(Verify(device, wipe, Amelie).Refusal);
        Assert.Null(device.WhyNotLendable());

        Assert.Null(device.RecordWipe(Of(WipeResult.Failed, Now.AddHours(3)), makeReady: true, Marc, Now.AddHours(3), Today).Refusal);

        Assert.Equal(new DeviceNotWiped("LT-0001", Today), device.WhyNotLendable());
    }

    [Fact]
    public void Logs_of_two_disks_name_both_and_no_more_than_a_field_holds()
    {
        var (device, wipe) = Recorded();
        Attach(device, wipe, Log(WipeResult.Succeeded, "SN1") with { DriveModel = "Samsung 860" }, null);
        Attach(device, wipe, Log(WipeResult.Succeeded, "SN1") with { DriveModel = "WDC\u202e Blue", DriveSerials = ["W2"] }, null);
        Assert.Equal("Samsung 860 DISK9; WDC Blue W2", wipe.Media);

        Attach(device, wipe, Log(WipeResult.Succeeded, "SN1") with { DriveModel = new string('x', 100_000) }, null);
        Assert.Equal(Device.TextMaxLength, wipe.Media.Length);
    }

    [Fact]
    public void A_verification_has_a_day_between_the_wipe_and_today()
    {
        var (device, wipe) = Recorded();
        Assert.Equal(new WipeVerifiedTooEarly(Today), device.VerifyWipe(wipe, "Read", "Amélie", Today.AddDays(-1), false, true, Amelie, Now, Today).Refusal);
        Assert.IsType<WipeInFuture>(device.VerifyWipe(wipe, "Read", "Amélie", Today.AddDays(1), false, true, Amelie, Now, Today).Refusal);
    }

    [Fact]
    public void A_log_with_another_serial_number_wants_a_reason_and_one_that_failed_closes_the_gate()
    {
        var (device, wipe) = Recorded();
        Assert.Null(Verify(device, wipe, Amelie).Refusal);
        Assert.Equal(new WipeLogSerialDiffers("SN1", "DISK9, OTHER"), Attach(device, wipe, Log(WipeResult.Succeeded, "OTHER"), null).Refusal);
        var taken = Attach(device, wipe, Log(WipeResult.Succeeded, "OTHER"), " Wiped in the dock ").Value;
        Assert.Equal(("Wiped in the dock", "Samsung 860 DISK9", DeviceStatus.Ready), (taken.SerialReason, wipe.Media, device.Status));
        Assert.Null(Attach(device, wipe, Log(WipeResult.Succeeded, "sn1"), null).Value.SerialReason);
        Assert.Null(device.WhyNotLendable());

        Assert.False(Attach(device, wipe, Log(WipeResult.Failed, "SN1"), null).IsRefused);
        Assert.Equal(WipeResult.Failed, wipe.Result);
        Assert.Equal(new DeviceNotWiped("LT-0001", Today), device.WhyNotLendable());
        Assert.False(Attach(device, wipe, Log(null, "SN1"), null).IsRefused);
        Assert.Equal(new TooManyWipeLogs(4), Attach(device, wipe, Log(null, "SN1"), null).Refusal);
    }

    [Fact]
    public void Without_a_serial_number_a_log_is_compared_by_the_model_of_its_machine()
    {
        var device = Device.Receive("LT-0002", new DeviceFacts { Maker = "Lenovo", Model = "ThinkPad T480" }, 1, null, Marc, Now, Today).Value;
        var wipe = Of(WipeResult.Succeeded, Now);
        Assert.Null(device.RecordWipe(wipe, makeReady: true, Marc, Now, Today).Refusal);
        var same = Log(WipeResult.Succeeded, "SN9") with { MachineModel = "LENOVO 20L5S1AB00 ThinkPad T480" };
        var other = same with { MachineModel = "Dell Inc. Latitude 5490" };

        Assert.Null(Attach(device, wipe, same, "Not needed").Value.SerialReason);
        Assert.Equal(new WipeLogModelDiffers("Lenovo ThinkPad T480", "Dell Inc. Latitude 5490"), Attach(device, wipe, other, null).Refusal);
        Assert.Equal("Disk wiped in another computer", Attach(device, wipe, other, "Disk wiped in another computer").Value.SerialReason);

        // A serial number says it, whatever the model that somebody typed.
        var (known, ofKnown) = Recorded();
        Assert.Null(Attach(known, ofKnown, other with { MachineSerial = "SN1" }, null).Value.SerialReason);
    }

    [Fact]
    public void That_an_earlier_wipe_failed_does_not_take_away_the_later_one_that_waits_to_be_verified()
    {
        var (device, first) = Recorded();
        var second = Of(WipeResult.Succeeded, Now.AddHours(1));
        Assert.Null(device.RecordWipe(second, makeReady: true, Marc, Now.AddHours(1), Today).Refusal);

        Assert.False(Attach(device, first, Log(WipeResult.Failed, "SN1"), null).IsRefused);

        Assert.Equal(new DeviceWipeNotVerified("LT-0001", Today), device.WhyNotLendable());
        Assert.Equal(second, device.WipeToVerify());
        Assert.Null(Verify(device, second, Amelie).Refusal);
        Assert.Null(device.WhyNotLendable());
    }

    private static (Device Device, WipeRecord Wipe) Recorded()
    {
        var device = Device.Receive("LT-0001", new DeviceFacts { Category = DeviceCategory.Laptop, HasStorage = true, Serial = "SN1", Storage = "SSD 256" }, 1, null, Marc, Now, Today).Value;
        var wipe = Of(WipeResult.Succeeded, Now);
        Assert.Null(device.RecordWipe(wipe, makeReady: true, Marc, Now, Today).Refusal);
        return (device, wipe);
    }

    private static WipeRecord Of(WipeResult result, DateTimeOffset at) => WipeRecord.Record(new WipeFacts(WipeLevel.Purge, "nwipe 0.38", "Marc", Today, result), Marc, at).Value;

    private static Outcome Verify(Device device, WipeRecord wipe, Actor by, string? name = null, bool byAnother = false) =>
        device.VerifyWipe(wipe, "Ten places read", name ?? by.Name, Today, byAnother, makeReady: true, by, Now.AddHours(2), Today);

    private static WipeLogFacts Log(WipeResult? result, string machine) => new("nwipe 0.38", "Samsung 860", ["DISK9"], machine, "PRNG Stream", result);

    private static Outcome<WipeLog> Attach(Device device, WipeRecord wipe, WipeLogFacts facts, string? reason) =>
        device.AttachLog(wipe, new WipeLogFile([1]), "nwipe.txt", WipeLogKind.Text, facts, reason, Marc, Now.AddHours(3), Today);
}
