using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Tests.Domain.Devices;

public sealed class DeviceTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Actor Marc = new(7, "Marc", StaffRole.Desk, 1);

    /// <summary>Each status with those that staff may choose next, as the organisation's rules say.</summary>
    private static readonly Dictionary<DeviceStatus, DeviceStatus[]> MayFollow = new()
    {
        [DeviceStatus.Received] = [DeviceStatus.Refurbishing, DeviceStatus.Ready, DeviceStatus.Repair, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        [DeviceStatus.Refurbishing] = [DeviceStatus.Ready, DeviceStatus.Repair, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        [DeviceStatus.Ready] = [DeviceStatus.Refurbishing, DeviceStatus.Repair, DeviceStatus.Given, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        [DeviceStatus.OnLoan] = [],
        [DeviceStatus.Returned] = [DeviceStatus.Ready, DeviceStatus.Refurbishing, DeviceStatus.Repair, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        [DeviceStatus.Repair] = [DeviceStatus.Refurbishing, DeviceStatus.Ready, DeviceStatus.Recycled, DeviceStatus.Lost, DeviceStatus.Stolen],
        [DeviceStatus.Lost] = [DeviceStatus.Returned, DeviceStatus.Stolen],
        [DeviceStatus.Stolen] = [DeviceStatus.Returned],
        [DeviceStatus.Recycled] = [],
        [DeviceStatus.Given] = [],
    };

    public static TheoryData<DeviceStatus, DeviceStatus> Pairs => new(
        from a in Enum.GetValues<DeviceStatus>()
        from b in Enum.GetValues<DeviceStatus>()
        select (a, b));

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_status_follows_another_only_where_the_rules_say_so_and_leaves_an_event(DeviceStatus from, DeviceStatus to)
    {
        var device = InStatus(from);
        var events = device.Events.Count;

        var outcome = device.ChangeStatus(to, "why", Marc, Now, Today);

        if (MayFollow[from].Contains(to))
        {
            Assert.Null(outcome.Refusal);
            Assert.Equal((to, events + 1), (device.Status, device.Events.Count));
            var last = device.Events[^1];
            Assert.Equal((DeviceEventKind.StatusChanged, from, to, "why", "Marc", 7L), (last.Kind, last.From, last.To, last.Note, last.StaffName, last.StaffId));
        }
        else
        {
            Assert.Equal(new StatusNotPossible("LT-0001", from, to), outcome.Refusal);
            Assert.Equal((from, events), (device.Status, device.Events.Count));
        }
    }

    [Theory]
    [InlineData(DeviceStatus.Lost)]
    [InlineData(DeviceStatus.Stolen)]
    [InlineData(DeviceStatus.Recycled)]
    [InlineData(DeviceStatus.Given)]
    public void Loss_theft_recycling_and_giving_need_a_reason(DeviceStatus to)
    {
        var device = InStatus(DeviceStatus.Ready);
        Assert.Equal(new StatusReasonMissing(to), device.ChangeStatus(to, "  ", Marc, Now, Today).Refusal);
    }

    [Theory]
    [InlineData(DeviceStatus.Received)]
    [InlineData(DeviceStatus.Refurbishing)]
    [InlineData(DeviceStatus.Repair)]
    [InlineData(DeviceStatus.Returned)]
    public void The_wipe_gate_keeps_a_device_with_storage_from_being_ready(DeviceStatus from)
    {
        var device = InStatus(from, storage: true);
        Assert.Equal(new DeviceNotWiped("LT-0001", Today), device.ChangeStatus(DeviceStatus.Ready, null, Marc, Now, Today).Refusal);
        Assert.NotNull(device.WhyNotLendable());

        Assert.Null(device.RecordWipe(Wipe(Today), makeReady: true, Marc, Now, Today).Refusal);

        Assert.Equal(DeviceStatus.Ready, device.Status);
        Assert.Null(device.WhyNotLendable());
    }

    [Fact]
    public void A_wipe_without_making_ready_opens_the_gate_and_leaves_the_status()
    {
        var device = Received(storage: true);
        Assert.Null(device.RecordWipe(Wipe(Today), makeReady: false, Marc, Now, Today).Refusal);
        Assert.Equal((DeviceStatus.Received, null), (device.Status, device.WipeNeededSince));
        Assert.Equal(DeviceNextStep.MakeReady, DeviceNextSteps.Of(device.Status, device.WipeNeededSince, device.VerifyNeededSince, isUnderWay: false));
    }

    [Fact]
    public void A_wipe_from_before_the_device_came_in_or_back_does_not_open_the_gate()
    {
        var device = Received(storage: true);

        Assert.Null(device.RecordWipe(Wipe(Today.AddDays(-1)), makeReady: true, Marc, Now, Today).Refusal);

        Assert.Equal((DeviceStatus.Received, (DateOnly?)Today), (device.Status, device.WipeNeededSince));
        Assert.Equal(new DeviceNotWiped("LT-0001", Today), device.WhyNotLendable());
        Assert.Single(device.Wipes);
    }

    [Fact]
    public void A_wipe_is_refused_in_the_future_on_loan_and_where_there_is_nothing_to_wipe()
    {
        Assert.Equal(new WipeInFuture(), Received(storage: true).RecordWipe(Wipe(Today.AddDays(1)), true, Marc, Now, Today).Refusal);
        Assert.Equal(new WipeNotNeeded("LT-0001"), Received(storage: false).RecordWipe(Wipe(Today), true, Marc, Now, Today).Refusal);
        var lent = Received(storage: true);
        lent.RecordWipe(Wipe(Today), true, Marc, Now, Today);
        lent.Lend("L-2026-00001", Marc, Now, Today);
        Assert.Equal(new WipeWhileOnLoan("LT-0001"), lent.RecordWipe(Wipe(Today), true, Marc, Now, Today).Refusal);
    }

    [Fact]
    public void After_every_return_the_gate_is_closed_again()
    {
        var device = Received(storage: true);
        device.RecordWipe(Wipe(Today), true, Marc, Now, Today);
        device.Lend("L-2026-00001", Marc, Now, Today);
        device.TakeBack([], null, null, "L-2026-00001", Marc, Now, Today.AddDays(20));
        Assert.Equal(new DeviceNotWiped("LT-0001", Today.AddDays(20)), device.WhyNotLendable());
        Assert.Equal(DeviceNextStep.RecordWipe, DeviceNextSteps.Of(device.Status, device.WipeNeededSince, device.VerifyNeededSince, isUnderWay: false));
    }

    [Theory]
    [InlineData(DeviceStatus.Lost)]
    [InlineData(DeviceStatus.Stolen)]
    public void What_was_missing_and_is_found_is_wiped_again(DeviceStatus missing)
    {
        var device = Received(storage: true);
        device.RecordWipe(Wipe(Today), true, Marc, Now, Today);
        device.ChangeStatus(missing, "gone", Marc, Now, Today);
        device.ChangeStatus(DeviceStatus.Returned, null, Marc, Now, Today.AddDays(3));
        Assert.Equal(Today.AddDays(3), device.WipeNeededSince);
    }

    [Fact]
    public void Giving_a_device_storage_closes_the_gate_and_taking_it_away_opens_it()
    {
        var device = InStatus(DeviceStatus.Ready);
        device.Change("LT-0001", Facts(storage: true), Marc, Now, Today);
        Assert.Equal(new DeviceNotWiped("LT-0001", Today), device.WhyNotLendable());
        device.Change("LT-0001", Facts(storage: false), Marc, Now, Today);
        Assert.Null(device.WhyNotLendable());
    }

    [Fact]
    public void A_new_tag_is_remembered_together_with_the_old_one()
    {
        var device = Received(storage: false);
        device.Change("LT-0002", Facts(storage: false), Marc, Now, Today);
        Assert.Equal("LT-0001 → LT-0002", device.Events[^1].Note);
    }

    [Fact]
    public void A_move_is_refused_on_loan_to_the_same_centre_and_for_what_is_gone()
    {
        Assert.Equal(new MoveWhileOnLoan("LT-0001"), InStatus(DeviceStatus.OnLoan).MoveTo(2, null, Marc, Now).Refusal);
        Assert.Equal(new DeviceAlreadyThere("LT-0001"), InStatus(DeviceStatus.Ready).MoveTo(1, null, Marc, Now).Refusal);
        Assert.Equal(new MoveNotPossible("LT-0001", DeviceStatus.Lost), InStatus(DeviceStatus.Lost).MoveTo(2, null, Marc, Now).Refusal);
        var device = InStatus(DeviceStatus.Ready);
        Assert.Null(device.MoveTo(2, "North → South", Marc, Now).Refusal);
        Assert.Equal((2, DeviceEventKind.Moved, "North → South"), (device.CentreId, device.Events[^1].Kind, device.Events[^1].Note));

        // Its people begin with it themselves, as with what arrives by a transfer.
        var installed = InStatus(DeviceStatus.Refurbishing);
        Assert.Null(installed.MoveOnBench(BenchStage.Install, Marc, Now, Today).Refusal);
        Assert.Null(installed.MoveTo(2, null, Marc, Now.AddHours(1)).Refusal);
        Assert.Equal((BenchStage.Diagnose, Now.AddHours(1)), (installed.BenchStage!.Value, installed.BenchSince!.Value));
    }

    [Fact]
    public void A_text_that_is_too_long_is_refused_with_the_name_of_its_field()
    {
        var refused = Device.Receive("LT-0001", Facts(false) with { Model = new string('x', Device.TextMaxLength + 1) }, 1, null, Marc, Now, Today);
        Assert.Equal(new FieldTooLong("Model", Device.TextMaxLength), refused.Refusal);
    }

    [Fact]
    public void A_sim_card_is_kept_only_for_what_takes_one()
    {
        var facts = Facts(false) with { SimNumber = "8933010000", DataPlan = "50 GB" };
        Assert.Equal("", Device.Receive("LT-0001", facts, 1, null, Marc, Now, Today).Value.SimNumber);
        var hotspot = Device.Receive("HS-0001", facts with { Category = DeviceCategory.Hotspot }, 1, null, Marc, Now, Today).Value;
        Assert.Equal(("8933010000", "50 GB"), (hotspot.SimNumber, hotspot.DataPlan));
    }

    [Theory]
    [InlineData("", "read", "Marc", "Amélie", typeof(WipeToolMissing))]
    [InlineData("nwipe", " ", "Marc", "Amélie", typeof(WipeVerificationMissing))]
    [InlineData("nwipe", "read", "", "Amélie", typeof(WipedByMissing))]
    [InlineData("nwipe", "read", "Marc", "", typeof(VerifiedByMissing))]
    public void A_wipe_without_tool_verification_or_names_is_no_wipe(string tool, string verification, string by, string verifier, Type refusal) =>
        Assert.IsType(refusal, WipeRecord.Of(WipeLevel.Purge, tool, verification, by, verifier, Today, Now).Refusal);

    private static DeviceFacts Facts(bool storage) => new() { HasStorage = storage };

    private static Device Received(bool storage) => Device.Receive("LT-0001", Facts(storage), 1, null, Marc, Now, Today).Value;

    private static WipeRecord Wipe(DateOnly on) => WipeRecord.Of(WipeLevel.Clear, "nwipe 0.38", "Ten places read", "Marc", "Amélie", on, Now).Value;

    /// <summary>A device that has come into this status as devices do.</summary>
    private static Device InStatus(DeviceStatus status, bool storage = false)
    {
        var device = Received(storage);
        switch (status)
        {
            case DeviceStatus.Received:
                break;
            case DeviceStatus.OnLoan:
                device.Lend("L-2026-00001", Marc, Now, Today);
                break;
            case DeviceStatus.Returned:
                device.Lend("L-2026-00001", Marc, Now, Today);
                device.TakeBack([], null, null, "L-2026-00001", Marc, Now, Today);
                break;
            case DeviceStatus.Given:
                device.ChangeStatus(DeviceStatus.Ready, null, Marc, Now, Today);
                device.ChangeStatus(DeviceStatus.Given, "to its borrower", Marc, Now, Today);
                break;
            default:
                Assert.Null(device.ChangeStatus(status, "because", Marc, Now, Today).Refusal);
                break;
        }

        Assert.Equal(status, device.Status);
        return device;
    }
}
