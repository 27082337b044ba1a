using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Foundation.Ui;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

public sealed class SendDevicesTests
{
    [Fact]
    public async Task The_preview_changes_nothing_and_says_what_sending_then_does()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var free = await database.AddReceivedDeviceAsync("LT-0001");
        var there = await database.AddReadyDeviceAsync("LT-0002", centreId: sud);
        var lent = await database.AddReadyDeviceAsync("LT-0003");
        await database.LendAsync(await database.AddPersonAsync(), lent, database.Today.AddDays(3));
        long[] ids = [free, there, lent, 999, free];

        var preview = (await database.As<SendDevices>().PreviewAsync(ids, sud, CancellationToken.None)).Value;
        Assert.Equal(1, preview.Sent);
        Assert.Equal([typeof(DeviceAlreadyThere), typeof(MoveWhileOnLoan), typeof(NotFound)], preview.Stays.Select(refusal => refusal.GetType()));
        Assert.Equal(database.CentreId, await CentreOfAsync(database, free));

        var done = (await database.As<SendDevices>().RunAsync(ids, sud, "van of Friday", CancellationToken.None)).Value;
        Assert.Equal((preview.Sent, preview.Stays.Count), (done.Sent, done.Stays.Count));
        Assert.Equal((database.CentreId, sud, database.CentreId), (await CentreOfAsync(database, free), await CentreOfAsync(database, there), await CentreOfAsync(database, lent)));
        Assert.Equal(1, await database.ReadAsync(db => db.DeviceEvents.CountAsync(e => e.Kind == DeviceEventKind.Sent)));
    }

    [Fact]
    public async Task A_trainer_sends_nothing_and_who_works_at_one_centre_only_what_stands_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var device = await database.AddReceivedDeviceAsync("LT-0001");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");
        var stranger = await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org");

        Assert.IsType<NotAllowed>((await database.As<SendDevices>(trainer).PreviewAsync([device], sud, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<SendDevices>(trainer).RunAsync([device], sud, null, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>(Assert.Single((await database.As<SendDevices>(stranger).PreviewAsync([device], sud, CancellationToken.None)).Value.Stays));
        Assert.IsType<NotFound>(Assert.Single((await database.As<SendDevices>(stranger).RunAsync([device], sud, null, CancellationToken.None)).Value.Stays));
        Assert.Equal(database.CentreId, await CentreOfAsync(database, device));
    }

    [Fact]
    public async Task All_that_match_are_chosen_in_the_order_of_the_list_and_a_selection_has_room_for_so_many()
    {
        await using var database = await TestDatabase.CreateAsync();
        var second = await database.AddReceivedDeviceAsync("LT-0002");
        var first = await database.AddReceivedDeviceAsync("LT-0001");
        await database.AddReadyDeviceAsync("TB-0001");

        var ids = await database.As<ListDevices>().ListIdsAsync(new DeviceFilter(DeviceStatus.Received), CancellationToken.None);
        Assert.Equal([first, second], ids);
        var only = await database.As<ExportDevices>().CountAsync(new DeviceFilter(Only: $"{second}.x.999"), 10, CancellationToken.None);
        Assert.Equal(1, only.Value);

        var selection = new ListSelection();
        selection.Add(Enumerable.Range(1, ListSelection.Limit + 1).Select(id => (long)id));
        Assert.Equal((ListSelection.Limit, true, false), (selection.Count, selection.IsFull, selection.Has(ListSelection.Limit + 1)));
        selection.Remove(1);
        Assert.False(selection.IsFull);
        selection.Clear();
        selection.Add(9, 4, 7);
        selection.Toggle(4);
        selection.Add(7, 2, 4);
        Assert.Equal([9, 7, 2, 4], selection.Ids);
    }

    private static Task<long> CentreOfAsync(TestDatabase database, long device) => database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.CentreId).SingleAsync());
}
