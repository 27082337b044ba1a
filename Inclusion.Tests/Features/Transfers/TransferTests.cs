using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Domain.Transfers;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Bench.Board;
using Inclusion.Web.Features.Devices.Batch;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Devices.Wipe;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Return;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.Transfers.Details;
using Inclusion.Web.Features.Transfers.List;
using Inclusion.Web.Features.Transfers.Settle;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Transfers;

public sealed class TransferTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_sent_is_under_way_until_somebody_there_says_that_it_came()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sud, here, there) = await CentresAsync(database);
        var (one, two) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));

        Assert.Equal(2, (await database.As<SendDevices>(here).RunAsync([one, two], sud, "They need it", Cancel)).Value.Sent);
        var transfer = Assert.Single((await database.As<ListTransfers>(there).RunAsync(TransferShow.Coming, null, Cancel)).Rows);
        Assert.Equal((2, 2, 0), (transfer.Devices, transfer.UnderWay, transfer.Missed));
        Assert.Empty((await database.As<ListTransfers>(here).RunAsync(TransferShow.Coming, null, Cancel)).Rows);
        Assert.Equal(transfer.Id, Assert.Single((await database.As<ListTransfers>(here).RunAsync(TransferShow.Going, null, Cancel)).Rows).Id);

        // Whoever sends does not say that it came, and whoever receives does not call it back.
        Assert.IsType<NotAllowed>((await database.As<ConfirmArrival>(here).RunAsync(transfer.Id, [one], Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<CallBackDevices>(there).RunAsync(transfer.Id, [one], Cancel)).Refusal);

        Assert.Null((await database.As<ConfirmArrival>(there).RunAsync(transfer.Id, [one], Cancel)).Refusal);
        Assert.Equal(new FieldRequired("Reason"), (await database.As<MissDevices>(there).RunAsync(transfer.Id, [two], " ", Cancel)).Refusal);
        Assert.Null((await database.As<MissDevices>(there).RunAsync(transfer.Id, [two], "Not in the van", Cancel)).Refusal);
        Assert.Equal((sud, database.CentreId), (await CentreOfAsync(database, one), await CentreOfAsync(database, two)));
        Assert.Equal("Not in the van", (await database.As<FindTransfer>(here).RunAsync(transfer.Id, Cancel))!.Lines[1].Note);

        // The sender is told on Today, by the number that its list has.
        var going = await database.As<ListTransfers>().RunAsync(TransferShow.Going, database.CentreId, Cancel);
        Assert.Equal((1, 1, await database.ReadAsync(db => db.Centres.Where(c => c.Id == database.CentreId).Select(c => c.Name).SingleAsync())), (going.Devices, going.Missed, going.OnlyAt));
        Assert.Empty((await database.As<ListTransfers>().RunAsync(TransferShow.Going, sud, Cancel)).Rows);
        Assert.Equal((1, 0), await database.As<FindToday>(here).RunAsync(database.CentreId, Cancel) is var sender ? (sender.NotArrived.Value, sender.Coming.Value) : default);
        Assert.Equal((0, 1), await database.As<FindToday>(there).RunAsync(sud, Cancel) is var receiver ? (receiver.NotArrived.Value, receiver.Coming.Value) : default);

        Assert.Null((await database.As<CallBackDevices>(here).RunAsync(transfer.Id, [two], Cancel)).Refusal);
        Assert.Equal(0, (await database.As<FindToday>(here).RunAsync(database.CentreId, Cancel)).NotArrived.Value);
        Assert.IsType<NotUnderWay>((await database.As<ConfirmArrival>(there).RunAsync(transfer.Id, [two], Cancel)).Refusal);
        Assert.Single((await database.As<ListTransfers>(here).RunAsync(TransferShow.Done, null, Cancel)).Rows);
        Assert.Equal(
            [DeviceEventKind.CalledBack, DeviceEventKind.NotArrived, DeviceEventKind.Sent],
            (await database.As<FindDevice>(here).RunAsync(two, again: false, Cancel))!.Timeline.Take(3).Select(e => e.Kind));
        Assert.Equal([DeviceEventKind.Arrived, DeviceEventKind.Sent], (await database.As<FindDevice>(there).RunAsync(one, again: false, Cancel))!.Timeline.Take(2).Select(e => e.Kind));
    }

    [Fact]
    public async Task A_device_is_found_by_the_label_that_it_has_and_by_the_one_that_it_was_sent_with()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sud, here, there) = await CentresAsync(database);
        var device = await database.AddReadyDeviceAsync("LT-0001");
        await database.As<SendDevices>(here).RunAsync([device], sud, null, Cancel);
        await database.ArrangeAsync(async db =>
            !(await db.Devices.SingleAsync()).Change("LT-0009", new DeviceFacts(), Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);

        var transfer = (await database.As<FindTransfer>(there).RunAsync(await database.ReadAsync(db => db.Transfers.Select(t => t.Id).SingleAsync()), Cancel))!;
        Assert.Equal([device, device], new[] { "lt-0001", "LT-0009" }.Select(code => FindTransfer.ByCode(transfer, code)?.DeviceId));
    }

    [Fact]
    public async Task What_is_under_way_is_neither_lent_nor_changed_nor_sent_again_nor_expected_on_a_shelf()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sud, here, _) = await CentresAsync(database);
        var third = await database.AddCentreAsync("Maison Est");
        var device = await database.AddReadyDeviceAsync("LT-0001");
        await database.AddReadyDeviceAsync("LT-0002");
        await database.As<SendDevices>(here).RunAsync([device], sud, null, Cancel);

        Assert.IsType<DeviceUnderWay>(Assert.Single((await database.As<SendDevices>(here).RunAsync([device], third, null, Cancel)).Value.Stays));
        Assert.IsType<DeviceUnderWay>((await database.As<ChangeDeviceStatus>(here).RunAsync(new ChangeDeviceStatusCommand(device, DeviceStatus.Lost, "gone"), Cancel)).Refusal);
        Assert.IsType<DeviceUnderWay>(Assert.Single((await database.As<ChangeDevices>(here).RunAsync([device], new DevicesChange(DeviceStatus.Repair, null, null), Cancel)).Value.Kept));
        Assert.Equal("LT-0002", Assert.Single((await database.As<ListReadyDevices>(here).RunAsync(database.CentreId, null, "", Cancel)).Shown).Tag);
        Assert.Equal(1, (await database.As<OpenStockTake>(here).CountAsync(new StockTakeScope(database.CentreId), Cancel)).Value);
        await database.ReadAsync(async db =>
        {
            var known = await db.Devices.SingleAsync(d => d.Id == device);
            Assert.IsType<DeviceUnderWay>(known.WhyNotLendable());
            Assert.IsType<DeviceUnderWay>(known.MoveTo(third, null, Actor.Product, database.Clock.GetUtcNow()).Refusal);
            return 0;
        });
    }

    [Fact]
    public async Task Nobody_of_a_third_centre_sees_it_and_who_works_at_all_may_do_both()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sud, here, _) = await CentresAsync(database);
        var stranger = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Est"), "est@example.org");
        var administrator = await database.AddStaffAsync(StaffRole.Administrator, null, "all@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");
        var device = await database.AddReadyDeviceAsync("LT-0001");
        await database.As<SendDevices>(here).RunAsync([device], sud, null, Cancel);
        var id = await database.ReadAsync(db => db.Transfers.Select(t => t.Id).SingleAsync());

        Assert.Null(await database.As<FindTransfer>(stranger).RunAsync(id, Cancel));
        Assert.Empty((await database.As<ListTransfers>(stranger).RunAsync(TransferShow.Coming, null, Cancel)).Rows);
        Assert.IsType<NotFound>((await database.As<ConfirmArrival>(stranger).RunAsync(id, [device], Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ConfirmArrival>(trainer).RunAsync(id, [device], Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<ConfirmArrival>(administrator).RunAsync(id, [999], Cancel)).Refusal);
        Assert.Null((await database.As<CallBackDevices>(administrator).RunAsync(id, [device], Cancel)).Refusal);
        Assert.Equal(1, (await database.As<SendDevices>(administrator).RunAsync([device], sud, null, Cancel)).Value.Sent);
        var again = await database.ReadAsync(db => db.Transfers.MaxAsync(t => t.Id));
        Assert.Null((await database.As<ConfirmArrival>(administrator).RunAsync(again, [device], Cancel)).Refusal);
        Assert.Equal(sud, await CentreOfAsync(database, device));
    }

    [Fact]
    public async Task What_came_back_and_was_sent_is_neither_wiped_nor_out_again_also_not_once_it_arrived()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sud, here, there) = await CentresAsync(database);
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, database.Today);
        await database.ReturnAsync(loan);
        await database.As<SendDevices>(here).RunAsync([device], sud, null, Cancel);

        Assert.IsType<ReturnNotUndoable>((await database.As<UndoReturn>(here).RunAsync(loan, device, Cancel)).Refusal);
        Assert.IsType<DeviceUnderWay>((await database.As<RecordWipe>(here).RunAsync(new([device], new WipeFacts(WipeLevel.Clear, "nwipe 0.38", "Marc", database.Today), null), Cancel)).Refusal);
        Assert.IsType<DeviceUnderWay>((await database.As<MoveOnBench>(here).RunAsync(new MoveOnBenchCommand(device, BenchStage.Received, BenchStage.Repair), Cancel)).Refusal);
        Assert.Null((await database.As<ConfirmArrival>(there).RunAsync(await database.ReadAsync(db => db.Transfers.Select(t => t.Id).SingleAsync()), [device], Cancel)).Refusal);
        Assert.IsType<ReturnNotUndoable>((await database.As<UndoReturn>(here).RunAsync(loan, device, Cancel)).Refusal);
    }

    [Fact]
    public async Task What_is_called_back_is_at_the_bench_as_it_was_and_what_arrives_begins_anew_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (sud, here, there) = await CentresAsync(database);
        var device = await database.AddReceivedDeviceAsync("LT-0001");
        await database.As<MoveOnBench>(here).RunAsync(new MoveOnBenchCommand(device, BenchStage.Received, BenchStage.Diagnose), Cancel);
        await database.As<MoveOnBench>(here).RunAsync(new MoveOnBenchCommand(device, BenchStage.Diagnose, BenchStage.Install), Cancel);
        await database.As<SendDevices>(here).RunAsync([device], sud, null, Cancel);
        Assert.Empty((await database.As<ReadBench>(here).ColumnAsync(BenchStage.Install, new BenchFilter(null, null, null), Cancel)).Rows);

        await database.As<CallBackDevices>(here).RunAsync(await database.ReadAsync(db => db.Transfers.Select(t => t.Id).SingleAsync()), [device], Cancel);
        Assert.Equal(device, Assert.Single((await database.As<ReadBench>(here).ColumnAsync(BenchStage.Install, new BenchFilter(null, null, null), Cancel)).Rows).Id);

        await database.As<SendDevices>(here).RunAsync([device], sud, null, Cancel);
        await database.As<ConfirmArrival>(there).RunAsync(await database.ReadAsync(db => db.Transfers.MaxAsync(t => t.Id)), [device], Cancel);
        Assert.Equal(device, Assert.Single((await database.As<ReadBench>(there).ColumnAsync(BenchStage.Diagnose, new BenchFilter(null, null, null), Cancel)).Rows).Id);
    }

    private static async Task<(long Sud, Actor Here, Actor There)> CentresAsync(TestDatabase database)
    {
        var sud = await database.AddCentreAsync("Maison Sud");
        return (sud, await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org"), await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org"));
    }

    private static Task<long> CentreOfAsync(TestDatabase database, long device) => database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.CentreId).SingleAsync());
}
