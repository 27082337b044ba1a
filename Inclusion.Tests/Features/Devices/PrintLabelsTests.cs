using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Devices.Add;
using Inclusion.Web.Features.Devices.Labels;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

public sealed class PrintLabelsTests
{
    [Fact]
    public async Task Labels_come_in_the_order_of_the_choice_or_by_tag()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (third, first, second) = (await database.AddReceivedDeviceAsync("LT-0003"), await database.AddReceivedDeviceAsync("lt-0001"), await database.AddReceivedDeviceAsync("LT-0002"));
        var chosen = RowRanges.AddressOf([second, third, first]);

        var found = await database.As<FindLabels>().RunAsync(chosen, LabelOrder.AsChosen, CancellationToken.None);
        Assert.Equal(["LT-0002", "LT-0003", "lt-0001"], found.Devices.Select(device => device.Tag));
        Assert.Equal(chosen, found.Address);
        Assert.Equal(["lt-0001", "LT-0002", "LT-0003"], (await database.As<FindLabels>().RunAsync(chosen, LabelOrder.ByTag, CancellationToken.None)).Devices.Select(device => device.Tag));
    }

    [Fact]
    public async Task An_address_is_no_longer_by_tag_than_as_chosen_though_no_two_tags_follow_one_another()
    {
        await using var database = await TestDatabase.CreateAsync();
        var chosen = new List<long>();
        for (var i = 0; i < 40; i++)
        {
            chosen.Add(await database.AddReceivedDeviceAsync($"{"LTP"[i % 3]}-{i:0000}"));
        }

        var found = await database.As<FindLabels>().RunAsync(RowRanges.AddressOf(chosen), LabelOrder.ByTag, CancellationToken.None);

        Assert.Equal(RowRanges.AddressOf(chosen), found.Address);
        Assert.True(found.Address.Length < 10, found.Address);
        Assert.Equal("L-0000", found.Devices[0].Tag);
        Assert.Equal("T-0037", found.Devices[^1].Tag);
    }

    [Fact]
    public async Task What_has_no_label_here_is_named_and_no_file_is_made_of_the_rest_unasked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var (here, there, odd) = (await database.AddReceivedDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002", centreId: sud), await database.AddReceivedDeviceAsync("LT-\U00012000"));
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var all = RowRanges.AddressOf([here, there, odd, 999]);

        var found = await database.As<FindLabels>(desk).RunAsync(all, LabelOrder.AsChosen, CancellationToken.None);
        Assert.Equal("LT-0001", Assert.Single(found.Devices).Tag);
        Assert.Equal(new LabelAtAnotherCentre("LT-0002", "Maison Sud"), found.LeftOut[0]);
        Assert.Contains("LT-\U00012000", found.LeftOut[1].ToString(), StringComparison.Ordinal);
        Assert.IsType<NotFound>(found.LeftOut[2]);
        Assert.Equal(new LabelAtAnotherCentre("LT-0002", "Maison Sud"), (await PrintAsync(database, all, desk)).Refusal);
        Assert.False((await PrintAsync(database, found.Address, desk)).IsRefused);
        Assert.Equal(2, (await database.As<FindLabels>().RunAsync(all, LabelOrder.AsChosen, CancellationToken.None)).Devices.Count);
    }

    [Fact]
    public async Task What_cannot_be_printed_is_refused_with_the_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = RowRanges.AddressOf([await database.AddReceivedDeviceAsync("LT-0001")]);
        var print = database.As<PrintLabels>();
        var request = new LabelRequest(device, "L7159", 1, 1, default, LabelOrder.AsChosen);

        Assert.Equal(new LabelFormatUnknown(), await RefusalAsync(request with { Format = "L9999" }));
        Assert.Equal(new LabelNotOnSheet(24), await RefusalAsync(request with { FirstCell = 0 }));
        Assert.Equal(new LabelNotOnSheet(24), await RefusalAsync(request with { FirstCell = 25 }));
        Assert.Equal(new OffsetTooLarge(5), await RefusalAsync(request with { Offset = new LabelOffset(0, -5.1m) }));
        Assert.Equal(new CopiesNotPossible(PrintLabels.MostCopies), await RefusalAsync(request with { Copies = 0 }));
        Assert.Equal(new CopiesNotPossible(PrintLabels.MostCopies), await RefusalAsync(request with { Copies = PrintLabels.MostCopies + 1 }));
        Assert.Equal(new LabelsMissing(), await RefusalAsync(request with { Devices = "" }));
        Assert.Equal(new TooManyLabels(FindLabels.Most), (await database.As<FindLabels>().RunAsync("1-3000", LabelOrder.AsChosen, CancellationToken.None)).LeftOut[0]);
        Assert.Equal(new NotAllowed(), (await PrintAsync(database, device, await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org"))).Refusal);

        async Task<Refusal?> RefusalAsync(LabelRequest wanted)
        {
            var printed = await print.RunAsync(wanted, CancellationToken.None);
            Assert.Equal(printed.Refusal, (await print.PreviewAsync(wanted, CancellationToken.None)).Refusal);
            return printed.Refusal;
        }
    }

    [Fact]
    public async Task That_labels_were_taken_is_noted_with_how_many_and_looking_at_them_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        var devices = RowRanges.AddressOf([await database.AddReceivedDeviceAsync("LT-0001"), await database.AddReceivedDeviceAsync("LT-0002")]);
        var request = new LabelRequest(devices, "5267", 80, 3, default, LabelOrder.AsChosen);

        Assert.False((await database.As<PrintLabels>().PreviewAsync(request, CancellationToken.None)).IsRefused);
        Assert.Equal(0, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == AuditAction.Exported)));
        Assert.False((await database.As<PrintLabels>().RunAsync(request, CancellationToken.None)).IsRefused);

        var entry = await database.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == AuditAction.Exported));
        Assert.Equal((nameof(Device), 6L), (entry.Record, entry.Count));
    }

    [Fact]
    public async Task Of_two_thousand_labels_each_is_there()
    {
        await using var database = await TestDatabase.CreateAsync(settings: new Dictionary<string, string?> { [PublicAddress.Setting] = "https://inclusion.example.org" });
        var facts = new DeviceFacts { Category = DeviceCategory.Laptop };
        var ids = new List<long>();
        for (var i = 0; i < 4; i++)
        {
            var added = await database.As<AddDevices>().RunAsync(new AddDevicesCommand(facts, [.. Enumerable.Range(0, 500).Select(n => $"S{i}{n:000}")], database.CentreId, null), CancellationToken.None);
            ids.AddRange(added.Value.Added.Select(device => device.Id));
        }

        var address = RowRanges.AddressOf(ids);
        Assert.True(address.Length < 20);
        var file = (await PrintAsync(database, address, database.Administrator, "5267")).Value;
        var text = await Documents.PopplerTests.TextOf(file);
        Assert.All(Enumerable.Range(1, 2000), number => Assert.Contains(AssetTags.Of(DeviceCategory.Laptop, number), text, StringComparison.Ordinal));
    }

    private static Task<Outcome<byte[]>> PrintAsync(TestDatabase database, string devices, Actor by, string format = "L7159") =>
        database.As<PrintLabels>(by).RunAsync(new LabelRequest(devices, format, 1, 1, default, LabelOrder.AsChosen), CancellationToken.None);
}
