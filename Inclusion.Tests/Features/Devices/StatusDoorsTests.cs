using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Features.Imports;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Bench.Board;
using Inclusion.Web.Features.Bench.Work;
using Inclusion.Web.Features.Devices.Batch;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.StockTakes.Abandon;
using Inclusion.Web.Features.StockTakes.Close;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

/// <summary>A way to change the status of a device.</summary>
public enum StatusDoor
{
    /// <summary>On the device's own page.</summary>
    ByHand,

    /// <summary>With others, from the list or scanned.</summary>
    Several,
    Bench,

    /// <summary>A donation at the bench.</summary>
    Lot,
    Import,
    StockTake,
    TakenApart,
}

/// <summary>What no device may become, it becomes through no door: every way to change a status, from every status, against <see cref="DeviceStatusRules"/> and the wipe gate.</summary>
public sealed class StatusDoorsTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<StatusDoor, DeviceStatus> Doors => [.. from door in Enum.GetValues<StatusDoor>() from @from in Enum.GetValues<DeviceStatus>() select new TheoryDataRow<StatusDoor, DeviceStatus>(door, @from)];

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task A_device_becomes_what_may_follow_and_nothing_else(StatusDoor door, DeviceStatus from)
    {
        await using var database = await TestDatabase.CreateAsync();
        var number = 0;
        foreach (var isWiped in new[] { true, false })
        {
            foreach (var to in Enum.GetValues<DeviceStatus>())
            {
                if (await PutAsync(database, $"LT-{++number:0000}", from, isWiped) is not { } device)
                {
                    // None stands so without a wipe.
                    continue;
                }

                var isOpen = await database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.WipeNeededSince == null).SingleAsync());
                await TryAsync(database, door, device, to);
                var after = await StatusAsync(database, device);
                var mayFollow = DeviceStatusRules.After(from).Contains(to) && (isOpen || to is not (DeviceStatus.Ready or DeviceStatus.Given));
                Assert.True(after == from || (after == to && mayFollow), $"{door}: {from} became {after}, asked for {to}, {(isOpen ? "wiped" : "not wiped")}.");
                Assert.True(after == to || !mayFollow || !LeadsTo(door, from, to, isOpen), $"{door}: {from} did not become {to}, {(isOpen ? "wiped" : "not wiped")}.");
            }
        }
    }

    [Theory]
    [InlineData(StatusDoor.ByHand)]
    [InlineData(StatusDoor.Several)]
    [InlineData(StatusDoor.Bench)]
    [InlineData(StatusDoor.Lot)]
    [InlineData(StatusDoor.Import)]
    [InlineData(StatusDoor.StockTake)]
    [InlineData(StatusDoor.TakenApart)]
    public async Task What_is_under_way_stays_as_it_is_through_every_door(StatusDoor door)
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = await database.AddCentreAsync("Maison Sud");
        var number = 0;
        foreach (var to in Enum.GetValues<DeviceStatus>())
        {
            var device = await database.AddReadyDeviceAsync($"LT-{++number:0000}");
            Assert.Equal(1, (await database.As<SendDevices>().RunAsync([device], there, null, Cancel)).Value.Sent);
            await TryAsync(database, door, device, to);
            Assert.Equal((DeviceStatus.Ready, database.CentreId, false), await database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => ValueTuple.Create(d.Status, d.CentreId, d.TransferId == null)).SingleAsync()));
        }
    }

    [Fact]
    public async Task A_list_brings_nothing_in_as_ready_or_lent_that_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var speaking = Language.English.Speak();
        await database.ImportDevicesAsync($"Tag;Category;Status\nA-1;Laptop;{EnumWords.Of(DeviceStatus.Ready)}\nA-2;Laptop;{EnumWords.Of(DeviceStatus.OnLoan)}\nA-3;Hotspot;{EnumWords.Of(DeviceStatus.Ready)}\n");

        Assert.Equal(
            [("A-1", DeviceStatus.Received), ("A-2", DeviceStatus.Received), ("A-3", DeviceStatus.Ready)],
            (await database.ReadAsync(db => db.Devices.OrderBy(d => d.Tag).Select(d => new { d.Tag, d.Status }).ToListAsync())).Select(d => (d.Tag, d.Status)));
    }

    /// <summary>Whether a door leads to a status at all, where that may follow. What a list says of a device that is known changes nothing.</summary>
    private static bool LeadsTo(StatusDoor door, DeviceStatus from, DeviceStatus to, bool isOpen) => door switch
    {
        StatusDoor.ByHand or StatusDoor.Several => true,
        StatusDoor.Bench or StatusDoor.Lot => to is DeviceStatus.Refurbishing or DeviceStatus.Repair or DeviceStatus.Ready,
        StatusDoor.StockTake => to is DeviceStatus.Returned || (to is DeviceStatus.Lost && StockTakeRules.AtHand.Contains(from)),
        StatusDoor.TakenApart => to is DeviceStatus.Recycled && isOpen,
        _ => false,
    };

    private static Task TryAsync(TestDatabase database, StatusDoor door, long device, DeviceStatus to) => door switch
    {
        StatusDoor.ByHand => database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, to, "For the test"), Cancel),
        StatusDoor.Several => database.As<ChangeDevices>().RunAsync([device], new DevicesChange(to, null, "For the test"), Cancel),
        StatusDoor.Bench => MoveAsync(database, device, to),
        StatusDoor.Lot => MoveLotAsync(database, device, to),
        StatusDoor.Import => ImportAsync(database, device, to),
        StatusDoor.StockTake => CorrectAsync(database, device, to),
        _ => to is DeviceStatus.Recycled ? database.As<TakeDeviceApart>().RunAsync(new TakeDeviceApartCommand(device, [new PartTakenOut(null, $"SSD {device}", 1, StoresData: true)]), Cancel) : Task.CompletedTask,
    };

    /// <summary>To the stage of the bench that goes with a status, where there is one.</summary>
    private static async Task MoveAsync(TestDatabase database, long device, DeviceStatus to)
    {
        if (StageOf(to) is { } stage)
        {
            var now = await database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.BenchStage).SingleAsync());
            await database.As<MoveOnBench>().RunAsync(new MoveOnBenchCommand(device, now ?? BenchStage.Received, stage), Cancel);
        }
    }

    private static async Task MoveLotAsync(TestDatabase database, long device, DeviceStatus to)
    {
        if (StageOf(to) is not { } stage)
        {
            return;
        }

        var donation = await database.ArrangeAsync(async db =>
        {
            var given = db.Add(Donation.Of(null, database.Today, "R", "", database.Today).Value).Entity;
            await db.SaveChangesAsync();
            (await db.Devices.SingleAsync(d => d.Id == device)).AssignDonation(given.Id);
            return given.Id;
        });
        await database.As<MoveLot>().RunAsync(new MoveLotCommand(donation, null, stage), Cancel);
    }

    private static async Task ImportAsync(TestDatabase database, long device, DeviceStatus to)
    {
        var tag = await database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.Tag).SingleAsync());
        using var speaking = Language.English.Speak();
        await database.ImportDevicesAsync($"Tag;Status\n{tag};{EnumWords.Of(to)}\n");
    }

    /// <summary>Scanned and taken in, or missing and marked as lost, in a stock-take of its own.</summary>
    private static async Task CorrectAsync(TestDatabase database, long device, DeviceStatus to)
    {
        if (to is not (DeviceStatus.Returned or DeviceStatus.Lost))
        {
            return;
        }

        await database.AddReadyDeviceAsync($"ZZ-{device:0000}");
        var stockTake = (await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId, Label: $"{device}"), Cancel)).Value;
        if (to is DeviceStatus.Returned)
        {
            var tag = await database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.Tag).SingleAsync());
            await database.As<ScanIntoStockTake>().RunAsync(stockTake, tag, Cancel);
        }

        var correction = to is DeviceStatus.Returned ? StockTakeCorrection.TakeIn : StockTakeCorrection.MarkLost;
        if ((await database.As<CloseStockTake>().RunAsync(stockTake, [new TickedCorrection(device, correction)], Cancel)).Refusal is not null)
        {
            Assert.Null((await database.As<AbandonStockTake>().RunAsync(stockTake, "Nothing was to be corrected", Cancel)).Refusal);
        }
    }

    private static BenchStage? StageOf(DeviceStatus status) => status switch
    {
        DeviceStatus.Received or DeviceStatus.Returned => BenchStage.Received,
        DeviceStatus.Refurbishing => BenchStage.Install,
        DeviceStatus.Repair => BenchStage.Repair,
        DeviceStatus.Ready => BenchStage.Ready,
        _ => null,
    };

    /// <summary>A device that stands so, by the way on which it comes there; null where it cannot without a wipe.</summary>
    private static async Task<long?> PutAsync(TestDatabase database, string tag, DeviceStatus status, bool isWiped)
    {
        if (!isWiped && status is (DeviceStatus.Ready or DeviceStatus.OnLoan or DeviceStatus.Given))
        {
            return null;
        }

        if (status is DeviceStatus.OnLoan or DeviceStatus.Ready)
        {
            var ready = await database.AddReadyDeviceAsync(tag);
            if (status is DeviceStatus.OnLoan)
            {
                await database.LendAsync(await database.AddPersonAsync(), ready, database.Today.AddDays(7));
            }

            return ready;
        }

        var device = await database.AddReceivedDeviceAsync(tag);
        foreach (var step in WayTo(status))
        {
            await SetAsync(database, device, step, isWiped);
        }

        if (isWiped)
        {
            await SetAsync(database, device, null, isWiped);
        }

        return device;
    }

    /// <summary>After that it came in.</summary>
    private static DeviceStatus[] WayTo(DeviceStatus status) => status switch
    {
        DeviceStatus.Received => [],
        DeviceStatus.Returned => [DeviceStatus.Lost, DeviceStatus.Returned],
        DeviceStatus.Given => [DeviceStatus.Ready, DeviceStatus.Given],
        _ => [status],
    };

    /// <param name="status">Null: it stays as it is, and is wiped where it still waits for that and can be.</param>
    private static Task SetAsync(TestDatabase database, long id, DeviceStatus? status, bool isWiped) => database.ArrangeAsync(async db =>
    {
        var (device, now) = (await db.Devices.Include(d => d.Wipes).SingleAsync(d => d.Id == id), database.Clock.GetUtcNow());
        if (isWiped && device.WipeNeededSince is not null && DeviceStatusRules.IsHeld(device.Status))
        {
            var wipe = WipeRecord.Of(WipeLevel.Clear, tool: "nwipe 0.38", verification: "Ten sectors read", wipedBy: "Marc", verifiedBy: "Amélie", database.Today, now).Value;
            Assert.False(device.RecordWipe(wipe, makeReady: false, Actor.Product, now, database.Today).IsRefused);
        }

        if (status is { } to)
        {
            Assert.Null(device.ChangeStatus(to, "For the test", Actor.Product, now, database.Today).Refusal);
        }

        return true;
    });

    private static Task<DeviceStatus> StatusAsync(TestDatabase database, long device) => database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.Status).SingleAsync());
}
