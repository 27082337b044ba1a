using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices.Pictures;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using static Inclusion.Tests.Features.Loans.CheckOutTests;

namespace Inclusion.Tests.Features.Loans;

public sealed class ReadyDevicesTests
{
    [Fact]
    public async Task What_can_be_lent_here_is_listed_and_what_has_waited_longest_comes_first()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Sud");
        await database.AddReadyDeviceAsync("LT-2");
        database.Clock.Advance(TimeSpan.FromDays(2));
        await database.AddReadyDeviceAsync("LT-1");
        await database.AddReadyDeviceAsync("LT-3", centreId: other);
        await database.AddReceivedDeviceAsync("LT-4");
        Assert.False((await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-5")])).IsRefused);

        var ready = await RunAsync(database);

        Assert.Equal(["LT-2", "LT-1"], ready.Shown.Select(d => d.Tag));
        Assert.Equal(database.Today.AddDays(-2), ready.Shown[0].ReadySince);
        Assert.Equal((2, 2), (ready.Found, ready.Counts[DeviceCategory.Laptop]));
    }

    [Fact]
    public async Task Each_is_shown_with_its_newest_picture()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2"));
        await database.AddReadyDeviceAsync("LT-3");
        foreach (var (device, words) in new[] { (first, "Lid"), (first, "Scratch on the lid"), (second, "") })
        {
            Assert.Null((await database.As<ChangeDevicePictures>().AddAsync(new(device, null, PictureMoment.AtCentre, words, HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 80, 60)), CancellationToken.None)).Refusal);
        }

        var shown = (await RunAsync(database)).Shown;
        var newest = await database.ReadAsync(db => db.DevicePictures.OrderBy(p => p.Id).Select(p => (long?)p.Id).ToListAsync());
        Assert.Equal([newest[1], newest[2], null], shown.Select(d => d.PictureId));
        Assert.Equal("Scratch on the lid", shown[0].Alternative);
        Assert.EndsWith("Lenovo ThinkPad T480, LT-2", shown[1].Alternative, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("thinkpad", 1)]
    [InlineData("WINDOWS 14\"", 1)]
    [InlineData("linux", 1)]
    [InlineData("Ecran", 1)]
    [InlineData("thinkpad linux", 0)]
    [InlineData(" ", 2)]
    public async Task It_is_found_by_model_size_and_system_in_any_order_without_regard_to_accents(string text, int found)
    {
        await using var database = await TestDatabase.CreateAsync();
        foreach (var (tag, model, screen, system) in new[] { ("LT-1", "ThinkPad T480", "14\"", "Windows 11"), ("LT-2", "Grand écran", "17\"", "Linux Mint") })
        {
            await database.ArrangeAsync(db =>
            {
                var device = Device.Receive(tag, new DeviceFacts { Category = DeviceCategory.Laptop, HasStorage = false, Model = model, Screen = screen, OperatingSystem = system }, database.CentreId, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).Value;
                Assert.False(device.ChangeStatus(DeviceStatus.Ready, null, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
                db.Devices.Add(device);
                return Task.FromResult(true);
            });
        }

        var ready = await RunAsync(database, text: text);

        Assert.Equal((found, found), (ready.Found, ready.Shown.Count));
        Assert.Equal(2, ready.Counts[DeviceCategory.Laptop]);
        Assert.Empty((await RunAsync(database, DeviceCategory.Tablet, text)).Shown);
    }

    [Fact]
    public async Task Nobody_looks_into_the_stock_of_another_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListReadyDevices>(desk).RunAsync(database.CentreId, null, "", CancellationToken.None));
    }

    private static Task<ReadyDevices> RunAsync(TestDatabase database, DeviceCategory? category = null, string text = "") =>
        database.As<ListReadyDevices>().RunAsync(database.CentreId, category, text, CancellationToken.None);
}
