using Inclusion.Domain.Devices;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Status;

namespace Inclusion.Tests.Features.Devices;

/// <summary>How far a donation has come.</summary>
public sealed class DeviceWayTests
{
    [Fact]
    public async Task It_goes_round_and_remembers_when_it_was_where_last()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReceivedDeviceAsync("LT-0001");
        Assert.Equal([DeviceStatus.Received, DeviceStatus.Refurbishing, DeviceStatus.Ready, DeviceStatus.OnLoan, DeviceStatus.Returned], (await WayAsync(database, device)).Select(s => s.Status));
        Assert.Equal([WayPlace.Now, WayPlace.Ahead, WayPlace.Ahead, WayPlace.Ahead, WayPlace.Ahead], (await WayAsync(database, device)).Select(s => s.Place));
        Assert.Equal([database.Today, null, null, null, null], (await WayAsync(database, device)).Select(s => s.On));

        var lent = await database.AddReadyDeviceAsync("LT-0002");
        var loan = await database.LendAsync(await database.AddPersonAsync(), lent, database.Today.AddDays(7));
        Assert.Equal([WayPlace.Done, WayPlace.Done, WayPlace.Done, WayPlace.Now, WayPlace.Ahead], (await WayAsync(database, lent)).Select(s => s.Place));
        Assert.Equal([database.Today, database.Today, database.Today, database.Today, null], (await WayAsync(database, lent)).Select(s => s.On));

        // Sent to be repaired after it came back: the last two steps lie ahead again, with the days of the round before.
        await database.ReturnAsync(loan);
        await ChangeAsync(database, lent, DeviceStatus.Repair, null);
        Assert.Equal([WayPlace.Done, WayPlace.Now, WayPlace.Ahead, WayPlace.Ahead, WayPlace.Ahead], (await WayAsync(database, lent)).Select(s => s.Place));
        Assert.Equal(database.Today, (await WayAsync(database, lent))[^1].On);
    }

    [Theory]
    [InlineData(DeviceStatus.Recycled)]
    [InlineData(DeviceStatus.Lost)]
    public async Task What_has_left_has_a_last_step_for_how(DeviceStatus status)
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        await ChangeAsync(database, device, status, "Broken");

        var way = await WayAsync(database, device);

        Assert.Equal(6, way.Count);
        Assert.Equal(new WayStep(status, WayPlace.Now, database.Today), way[^1]);
        Assert.Equal((WayPlace.Done, null), (way[3].Place, way[3].On));
    }

    private static async Task<IReadOnlyList<WayStep>> WayAsync(TestDatabase database, long device) => DeviceWay.Of((await database.As<FindDevice>().RunAsync(device, again: false, CancellationToken.None))!);

    private static async Task ChangeAsync(TestDatabase database, long device, DeviceStatus to, string? reason) =>
        Assert.False((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, to, reason), CancellationToken.None)).IsRefused);
}
