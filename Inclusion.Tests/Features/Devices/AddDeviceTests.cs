using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Add;
using Inclusion.Web.Features.Devices.Form;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Devices;

public sealed class AddDeviceTests
{
    [Fact]
    public async Task An_empty_tag_takes_the_next_free_one_of_its_category()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("lt-0001");
        await database.AddReceivedDeviceAsync("LT-0003");

        var tags = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            tags.Add((await AddAsync(database, new DeviceFacts())).Value.Tag);
        }

        tags.Add((await AddAsync(database, new DeviceFacts { Category = DeviceCategory.Hotspot })).Value.Tag);
        Assert.Equal(["LT-0002", "LT-0004", "LT-0005", "HS-0001"], tags);
    }

    [Fact]
    public async Task A_refused_device_uses_no_number()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.IsType<ReplacementValueNegative>((await AddAsync(database, new DeviceFacts { ReplacementValue = -1 })).Refusal);
        Assert.Equal("LT-0001", (await AddAsync(database, new DeviceFacts())).Value.Tag);
    }

    [Fact]
    public async Task A_tag_or_serial_number_that_is_known_is_refused_whatever_its_letters_case()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-0042", serial: "PF1ABC");
        Assert.Equal(new TagTaken("lt-0042"), (await AddAsync(database, new DeviceFacts(), " lt-0042 ")).Refusal);
        Assert.Equal(new SerialKnown("pf1abc", "LT-0042"), (await AddAsync(database, new DeviceFacts { Serial = "pf1abc" })).Refusal);
        Assert.Equal(1, await database.ReadAsync(db => db.Devices.CountAsync()));
    }

    [Fact]
    public async Task Words_for_no_tag_and_no_serial_number_are_none_by_hand_too()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.Equal(("LT-0001", ""), (await AddAsync(database, new DeviceFacts { Serial = "To be filled by O.E.M." }, "sans étiquette")).Value is var first ? (first.Tag, first.Serial) : default);
        Assert.Equal(("LT-0002", ""), (await AddAsync(database, new DeviceFacts { Serial = "To be filled by O.E.M." }, "N/A")).Value is var second ? (second.Tag, second.Serial) : default);
        var command = new AddDevicesCommand(new DeviceFacts(), ["n/a", "S-3", "n/a"], database.CentreId, null);
        var several = (await database.As<AddDevices>().RunAsync(command, CancellationToken.None)).Value;
        Assert.Equal((3, 0), (several.Added.Count, several.NotAdded.Count));
    }

    [Fact]
    public async Task A_new_donation_of_a_new_donor_is_recorded_with_the_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var given = new NewDonation(null, "Mairie de Lille", database.Today.AddDays(-10), "2026/17");

        var added = await AddAsync(database, new DeviceFacts(), provenance: given);

        var donation = await database.ReadAsync(db => db.Donations.SingleAsync());
        var donor = await database.ReadAsync(db => db.Partners.SingleAsync());
        Assert.Equal((donor.Id, database.Today.AddDays(-10), "2026/17"), (donation.DonorId, donation.ReceivedOn, donation.Reference));
        Assert.Equal(("Mairie de Lille", PartnerKinds.Donor), (donor.Name, donor.Kinds));
        Assert.Equal(donation.Id, (await DeviceAsync(database, added.Value.Id)).DonationId);
    }

    [Fact]
    public async Task A_donor_known_as_something_else_becomes_a_donor_as_well_and_is_not_written_down_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ArrangeAsync(async db => db.Add(Partner.Add(new PartnerFacts("Mairie de Lille", PartnerKinds.Funder)).Value).Entity.Name);
        Assert.False((await AddAsync(database, new DeviceFacts(), provenance: new NewDonation(null, "mairie de lille", database.Today, ""))).IsRefused);
        var partner = await database.ReadAsync(db => db.Partners.SingleAsync());
        Assert.Equal(PartnerKinds.Funder | PartnerKinds.Donor, partner.Kinds);
    }

    [Fact]
    public async Task A_donation_in_the_future_or_unknown_is_refused_and_leaves_nothing_behind()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.IsType<DonationDateInFuture>((await AddAsync(database, new DeviceFacts(), provenance: new NewDonation(null, "Mairie", database.Today.AddDays(1), ""))).Refusal);
        Assert.IsType<DonationUnknown>((await AddAsync(database, new DeviceFacts(), provenance: new KnownDonation(99))).Refusal);
        Assert.IsType<DonationUnknown>((await AddAsync(database, new DeviceFacts(), provenance: new NewDonation(99, null, database.Today, ""))).Refusal);
        Assert.Equal((0, 0), await database.ReadAsync(async db => (await db.Devices.CountAsync(), await db.Partners.CountAsync())));
    }

    [Fact]
    public async Task A_device_that_came_in_earlier_accepts_a_wipe_from_since_then()
    {
        await using var database = await TestDatabase.CreateAsync();
        var added = await AddAsync(database, new DeviceFacts { AcquiredOn = database.Today.AddDays(-30) });
        Assert.Equal(database.Today.AddDays(-30), (await DeviceAsync(database, added.Value.Id)).WipeNeededSince);
    }

    [Fact]
    public async Task Nobody_adds_a_device_to_a_centre_where_they_do_not_work()
    {
        await using var database = await TestDatabase.CreateAsync();
        var elsewhere = await database.AddCentreAsync("Maison Sud");
        var desk = await database.AddStaffAsync(StaffRole.Desk, elsewhere, "desk@example.org");
        var refused = await database.As<AddDevice>(desk).RunAsync(new AddDeviceCommand("", new DeviceFacts(), database.CentreId, null), CancellationToken.None);
        Assert.IsType<NotAllowed>(refused.Refusal);
    }

    [Fact]
    public async Task Of_twenty_serial_numbers_with_one_known_and_one_scanned_twice_eighteen_become_devices_of_one_donation()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-0002", serial: "SN07");
        var serials = Enumerable.Range(1, 19).Select(i => $"SN{i:00}").Append("sn03").ToList();

        var outcome = await database.As<AddDevices>().RunAsync(
            new AddDevicesCommand(new DeviceFacts { Maker = "Dell", Model = "Latitude 5490" }, serials, database.CentreId, new NewDonation(null, "Mairie", database.Today, "")), CancellationToken.None);

        Assert.Equal(18, outcome.Value.Added.Count);
        Assert.Equal([new SerialProblem("SN07", new SerialKnown("SN07", "LT-0002")), new SerialProblem("sn03", new SerialScannedTwice("sn03"))], outcome.Value.NotAdded);
        Assert.Equal(["LT-0001", "LT-0003", "LT-0004"], outcome.Value.Added.Take(3).Select(d => d.Tag));
        var donations = await database.ReadAsync(db => db.Devices.Where(d => d.Model == "Latitude 5490").Select(d => d.DonationId).Distinct().ToListAsync());
        Assert.Equal([outcome.Value.DonationId], donations);
    }

    [Fact]
    public async Task When_every_serial_number_is_known_no_empty_donation_is_recorded()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-0001", serial: "SN01");
        var outcome = await database.As<AddDevices>().RunAsync(
            new AddDevicesCommand(new DeviceFacts(), ["SN01"], database.CentreId, new NewDonation(null, "Mairie", database.Today, "")), CancellationToken.None);
        Assert.Single(outcome.Value.NotAdded);
        Assert.Equal((0, 0), await database.ReadAsync(async db => (await db.Donations.CountAsync(), await db.Partners.CountAsync())));
    }

    [Fact]
    public async Task Without_a_serial_number_there_is_nothing_to_add()
    {
        await using var database = await TestDatabase.CreateAsync();
        var outcome = await database.As<AddDevices>().RunAsync(new AddDevicesCommand(new DeviceFacts(), [" "], database.CentreId, null), CancellationToken.None);
        Assert.IsType<SerialsMissing>(outcome.Refusal);
    }

    private static Task<Outcome<AddedDevice>> AddAsync(TestDatabase database, DeviceFacts facts, string tag = "", Provenance? provenance = null) =>
        database.As<AddDevice>().RunAsync(new AddDeviceCommand(tag, facts, database.CentreId, provenance), CancellationToken.None);

    private static Task<Device> DeviceAsync(TestDatabase database, long id) => database.ReadAsync(db => db.Devices.SingleAsync(d => d.Id == id));
}
