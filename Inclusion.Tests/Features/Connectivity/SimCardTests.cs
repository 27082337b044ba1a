using Inclusion.Domain.Common;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Connectivity.CutOff;
using Inclusion.Web.Features.Connectivity.Details;
using Inclusion.Web.Features.Connectivity.Form;
using Inclusion.Web.Features.Connectivity.List;
using Inclusion.Web.Features.Connectivity.Place;
using Inclusion.Web.Features.Connectivity.TopUp;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Transfers.Settle;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.Connectivity;
using Inclusion.Web.Shared.Devices;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Connectivity;

public sealed class SimCardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_card_is_in_one_device_and_one_device_has_one_card_in_each_slot()
    {
        await using var database = await TestDatabase.CreateAsync();
        var hotspot = await database.AddReadyDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        var other = await database.AddReadyDeviceAsync("HS-0002", DeviceCategory.Hotspot);
        var laptop = await database.AddReadyDeviceAsync("LT-0001");
        var first = await AddAsync(database, "8933010001", hotspot);
        var second = await AddAsync(database, "8933010002");

        Assert.Equal(new SimNumberTaken("8933010001"), (await database.As<AddSim>().RunAsync(new AddSimCommand(new SimFacts { Iccid = "8933010001" }, database.CentreId), Cancel)).Refusal);
        Assert.IsType<SimWithoutNumber>((await database.As<AddSim>().RunAsync(new AddSimCommand(new SimFacts { Operator = "Orange" }, database.CentreId), Cancel)).Refusal);
        Assert.Equal(new SimSlotTaken("HS-0001"), (await database.As<PutInSim>().RunAsync(second, hotspot, 1, Cancel)).Refusal);
        Assert.Equal(new DeviceTakesNoSim("LT-0001"), (await database.As<PutInSim>().RunAsync(second, laptop, 1, Cancel)).Refusal);
        Assert.IsType<SimInAnotherDevice>((await database.As<PutInSim>().RunAsync(first, other, 1, Cancel)).Refusal);
        Assert.Null((await database.As<PutInSim>().RunAsync(second, hotspot, 2, Cancel)).Refusal);
        Assert.Equal([first, second], (await database.As<ListSimsOf>().RunAsync(hotspot, Cancel)).Select(c => c.Id));
        Assert.Null((await database.As<TakeOutSim>().RunAsync(first, Cancel)).Refusal);
        Assert.IsType<SimInNoDevice>((await database.As<TakeOutSim>().RunAsync(first, Cancel)).Refusal);
        Assert.Equal((SimStatus.Spare, SimStatus.InUse), ((await FindAsync(database, first)).Status, (await FindAsync(database, second)).Status));
    }

    [Fact]
    public async Task It_is_said_why_a_code_means_no_device_for_a_card()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        await database.AddReadyDeviceAsync("HS-0001", DeviceCategory.Hotspot, serial: "SAME");
        var second = await database.AddReadyDeviceAsync("HS-0002", DeviceCategory.Hotspot, serial: "SAME");
        await database.AddReadyDeviceAsync("HS-0003", DeviceCategory.Hotspot, serial: "SOUTH", centreId: sud);
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var find = database.As<FindSimDevice>(desk);

        Assert.Equal(second, (await find.ByCodeAsync("hs-0002", Cancel)).Value);
        Assert.Equal(new CodeOfSeveral("SAME", "HS-0001, HS-0002"), (await find.ByCodeAsync("SAME", Cancel)).Refusal);
        Assert.Equal(new DeviceAtAnotherCentre("HS-0003", "Maison Sud"), (await find.ByCodeAsync("SOUTH", Cancel)).Refusal);
        Assert.IsType<DeviceUnknown>((await find.ByCodeAsync("HS-0009", Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<FindSimDevice>(await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org")).ByCodeAsync("HS-0001", Cancel)).Refusal);
    }

    [Fact]
    public async Task Plan_volume_and_payer_are_read_back_from_the_card_and_in_the_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var facts = new SimFacts { Iccid = "8933010009", PhoneNumber = "06 12 34 56 78", Operator = "Orange", Plan = "Série Spéciale", Gigabytes = 20.5m, Volume = SimVolume.Once, PaidBy = "Mairie de Nantes" };
        var id = (await database.As<AddSim>().RunAsync(new AddSimCommand(facts, database.CentreId), Cancel)).Value;

        var row = Assert.Single((await database.As<ListSims>().RunAsync(new SimFilter(Text: "Série"), ListPlace.Start, Cancel)).Rows);
        Assert.Equal((id, "Série Spéciale", (decimal?)20.5m, SimVolume.Once, "Mairie de Nantes"), (row.Id, row.Plan, row.Gigabytes, row.Volume, row.PaidBy));
        var card = (await database.As<FindSim>().RunAsync(id, Cancel))!;
        Assert.Equal(("Série Spéciale", (decimal?)20.5m, SimVolume.Once, "Mairie de Nantes"), (card.Facts.Plan, card.Facts.Gigabytes, card.Facts.Volume, card.Facts.PaidBy));
    }

    [Fact]
    public async Task The_card_of_a_stolen_device_stands_on_the_list_until_somebody_ticks_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var phone = await database.AddReadyDeviceAsync("PH-0001", DeviceCategory.Phone);
        var card = await AddAsync(database, "8933010001", phone);
        Assert.Empty((await ListAsync(database, SimShow.ToCutOff)).Rows);

        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(phone, DeviceStatus.Stolen, "Taken from the desk"), Cancel);
        Assert.Equal(card, Assert.Single((await ListAsync(database, SimShow.ToCutOff)).Rows).Id);
        Assert.Equal(1, (await database.As<FindToday>().RunAsync(database.CentreId, Cancel)).SimsToCutOff.Value);

        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org");
        Assert.Null((await database.As<CutOffSim>(desk).RunAsync(card, Cancel)).Refusal);
        Assert.Empty((await ListAsync(database, SimShow.ToCutOff)).Rows);
        var cut = await FindAsync(database, card);
        Assert.Equal((SimStatus.CutOff, desk.Name, database.Clock.GetUtcNow()), (cut.Status, cut.CutOffBy, cut.CutOffAt));
        Assert.IsType<SimIsCutOff>((await database.As<CutOffSim>(desk).RunAsync(card, Cancel)).Refusal);
        Assert.IsType<SimIsCutOff>((await database.As<TopUpSim>(desk).RunAsync(new TopUpCommand(card, database.Today, 10, null), Cancel)).Refusal);
    }

    [Fact]
    public async Task The_list_is_filtered_by_the_status_that_it_shows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (lost, held) = (await database.AddReadyDeviceAsync("PH-0001", DeviceCategory.Phone), await database.AddReadyDeviceAsync("PH-0002", DeviceCategory.Phone));
        var (inLost, inHeld, asked) = (await AddAsync(database, "1", lost), await AddAsync(database, "2", held), await AddAsync(database, "3"));
        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(lost, DeviceStatus.Lost, "Not on the shelf"), Cancel);
        await database.As<AskToCutOff>().RunAsync(asked, true, Cancel);

        Assert.Equal([inLost, asked], await OfAsync(SimStatus.ToCutOff));
        Assert.Equal([inHeld], await OfAsync(SimStatus.InUse));
        Assert.Empty(await OfAsync(SimStatus.Spare));

        async Task<IEnumerable<long>> OfAsync(SimStatus status) =>
            (await database.As<ListSims>().RunAsync(new SimFilter(Status: status), ListPlace.Start, Cancel)).Rows.Select(row => row.Id);
    }

    [Fact]
    public async Task A_device_that_turns_up_takes_its_card_off_the_list_and_a_wish_can_be_taken_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var phone = await database.AddReadyDeviceAsync("PH-0001", DeviceCategory.Phone);
        var card = await AddAsync(database, "8933010001", phone);
        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(phone, DeviceStatus.Lost, "Not on the shelf"), Cancel);
        Assert.Single((await ListAsync(database, SimShow.ToCutOff)).Rows);
        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(phone, DeviceStatus.Returned), Cancel);
        Assert.Empty((await ListAsync(database, SimShow.ToCutOff)).Rows);

        Assert.IsType<SimNotToCutOff>((await database.As<AskToCutOff>().RunAsync(card, false, Cancel)).Refusal);
        Assert.Null((await database.As<AskToCutOff>().RunAsync(card, true, Cancel)).Refusal);
        Assert.Single((await ListAsync(database, SimShow.ToCutOff)).Rows);
        Assert.Null((await database.As<AskToCutOff>().RunAsync(card, false, Cancel)).Refusal);
        Assert.Equal(SimStatus.InUse, (await FindAsync(database, card)).Status);
    }

    [Fact]
    public async Task A_plan_that_ends_within_two_weeks_is_told_of_and_top_ups_are_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var soon = await AddAsync(database, "1", endsOn: database.Today.AddDays(14));
        await AddAsync(database, "2", endsOn: database.Today.AddDays(15));
        var over = await AddAsync(database, "3", endsOn: database.Today.AddDays(-1));
        Assert.Equal([over, soon], (await ListAsync(database, SimShow.Ending)).Rows.Select(r => r.Id));
        Assert.Equal(2, (await database.As<FindToday>().RunAsync(database.CentreId, Cancel)).SimsEnding.Value);

        Assert.IsType<TopUpEmpty>((await database.As<TopUpSim>().RunAsync(new TopUpCommand(soon, database.Today, null, null), Cancel)).Refusal);
        Assert.IsType<TopUpInFuture>((await database.As<TopUpSim>().RunAsync(new TopUpCommand(soon, database.Today.AddDays(1), 5, null), Cancel)).Refusal);
        Assert.IsType<SimVolumeNotPossible>((await database.As<TopUpSim>().RunAsync(new TopUpCommand(soon, database.Today, -5, null), Cancel)).Refusal);
        Assert.Null((await database.As<TopUpSim>().RunAsync(new TopUpCommand(soon, database.Today, 9.99m, 0.5m), Cancel)).Refusal);
        var topUp = Assert.Single((await FindAsync(database, soon)).TopUps);
        Assert.Equal((9.99m, 0.5m, database.Today), (topUp.Amount, topUp.Gigabytes, topUp.On));
    }

    [Fact]
    public async Task A_card_is_seen_where_it_is_and_goes_along_with_its_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var there = await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org");
        var hotspot = await database.AddReadyDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        var card = await AddAsync(database, "8933010001", hotspot);
        Assert.Null(await database.As<FindSim>(there).RunAsync(card, Cancel));
        Assert.IsType<NotFound>((await database.As<TakeOutSim>(there).RunAsync(card, Cancel)).Refusal);

        await database.As<SendDevices>().RunAsync([hotspot], sud, null, Cancel);
        await database.As<ConfirmArrival>(there).RunAsync(await database.ReadAsync(db => db.Transfers.Select(t => t.Id).SingleAsync()), [hotspot], Cancel);
        Assert.Equal("Maison Sud", (await database.As<FindSim>(there).RunAsync(card, Cancel))!.Centre);
    }

    private static async Task<long> AddAsync(TestDatabase database, string iccid, long? device = null, DateOnly? endsOn = null) =>
        (await database.As<AddSim>().RunAsync(new AddSimCommand(new SimFacts { Iccid = iccid, EndsOn = endsOn }, database.CentreId, device), Cancel)).Value;

    private static Task<ListPage<SimRow>> ListAsync(TestDatabase database, SimShow show) => database.As<ListSims>().RunAsync(new SimFilter(show), ListPlace.Start, Cancel);

    private static async Task<SimDetails> FindAsync(TestDatabase database, long id) => (await database.As<FindSim>().RunAsync(id, Cancel))!;
}
