using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Bench.Board;
using Inclusion.Web.Features.Devices.Add;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Features.Donations.Receive;

namespace Inclusion.Tests.Features.Devices;

/// <summary>Who gave a device, where that is no partner.</summary>
public sealed class DonorNameTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_gave_and_is_no_partner_is_named_to_the_centre_that_received_it_and_to_no_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var (here, there) = (await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org"), await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org"));
        var donation = (await database.As<ReceiveDonation>(here).RunAsync(new ReceiveDonationCommand(new DonationFacts(database.Today, DonorName: "Marguerite Lenoir", DonorIsPerson: true), database.CentreId), Cancel)).Value;
        var added = (await database.As<AddDevice>(here).RunAsync(new AddDeviceCommand("", new DeviceFacts(), database.CentreId, new KnownDonation(donation)), Cancel)).Value;
        var other = (await database.As<AddDevice>(there).RunAsync(new AddDeviceCommand("", new DeviceFacts(), sud, new KnownDonation(donation)), Cancel)).Value;

        Assert.Equal("Marguerite Lenoir", (await database.As<FindDevice>(here).RunAsync(added.Id, again: false, Cancel))!.Donation!.Donor);
        Assert.Equal("Marguerite Lenoir", Assert.Single((await database.As<ListProvenances>(here).RunAsync(null, Cancel)).Donations).Donor);
        Assert.Equal("Marguerite Lenoir", Assert.Single(await database.As<ListBenchDonations>(here).RunAsync(null, Cancel)).Donor);
        Assert.Null((await database.As<FindDevice>(there).RunAsync(other.Id, again: false, Cancel))!.Donation!.Donor);
        Assert.Null(Assert.Single((await database.As<ListProvenances>(there).RunAsync(null, Cancel)).Donations).Donor);
        Assert.Null(Assert.Single(await database.As<ListBenchDonations>(there).RunAsync(null, Cancel)).Donor);
    }
}
