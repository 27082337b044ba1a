using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Add;
using Inclusion.Web.Features.Devices.Form;
using Inclusion.Web.Features.Partners.Add;
using Inclusion.Web.Features.Partners.Change;
using Inclusion.Web.Features.Partners.Details;
using Inclusion.Web.Features.Partners.List;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;

namespace Inclusion.Tests.Features.Partners;

public sealed class PartnerTests
{
    [Fact]
    public async Task A_partner_needs_a_name_of_its_own_something_it_does_and_a_contact_that_can_be_reached()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, "Mairie de Lille", PartnerKinds.Donor);
        Assert.Equal(new PartnerNameTaken("MAIRIE de Lille"), (await TryAddAsync(database, new PartnerFacts(" MAIRIE de Lille ", PartnerKinds.Funder))).Refusal);
        Assert.IsType<PartnerNameMissing>((await TryAddAsync(database, new PartnerFacts(" ", PartnerKinds.Funder))).Refusal);
        Assert.IsType<PartnerKindMissing>((await TryAddAsync(database, new PartnerFacts("Banque", PartnerKinds.None))).Refusal);
        Assert.IsType<EmailNotAnAddress>((await TryAddAsync(database, new PartnerFacts("Banque", PartnerKinds.Funder, Email: "nowhere"))).Refusal);
        Assert.IsType<PhoneNotANumber>((await TryAddAsync(database, new PartnerFacts("Banque", PartnerKinds.Funder, Phone: "call me"))).Refusal);
        Assert.IsType<FieldTooLong>((await TryAddAsync(database, new PartnerFacts(new string('x', 201), PartnerKinds.Funder))).Refusal);
    }

    [Fact]
    public async Task The_second_of_two_editors_is_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database, "Mairie", PartnerKinds.Donor);
        var opened = (await database.As<FindPartner>().RunAsync(id, CancellationToken.None))!;
        var first = new ChangePartnerCommand(id, opened.Version, opened.Facts with { Phone = "03 20 00 00 00" });
        Assert.False((await database.As<ChangePartner>().RunAsync(first, CancellationToken.None)).IsRefused);
        Assert.IsType<ChangedMeanwhile>((await database.As<ChangePartner>().RunAsync(first with { Facts = opened.Facts with { Phone = "1234" } }, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task The_list_sorts_accented_names_where_readers_look_for_them_and_finds_them_without_accents()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddAsync(database, "Zèbre", PartnerKinds.Donor);
        await AddAsync(database, "École Pasteur", PartnerKinds.Referrer | PartnerKinds.Donor);
        await AddAsync(database, "banque", PartnerKinds.Funder);
        var list = database.As<ListPartners>();
        Assert.Equal(["banque", "École Pasteur", "Zèbre"], (await list.RunAsync(null, "", new ListSort(), CancellationToken.None)).Select(p => p.Name));
        Assert.Equal(["École Pasteur", "Zèbre"], (await list.RunAsync(PartnerKinds.Donor, "", new ListSort(), CancellationToken.None)).Select(p => p.Name));
        Assert.Equal(["École Pasteur"], (await list.RunAsync(null, "ecole", new ListSort(), CancellationToken.None)).Select(p => p.Name));
    }

    [Fact]
    public async Task Its_page_counts_devices_given_and_people_sent()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await AddAsync(database, "Mairie", PartnerKinds.Donor | PartnerKinds.Referrer);
        await database.As<AddDevices>().RunAsync(new AddDevicesCommand(new DeviceFacts(), ["A", "B", "C"], database.CentreId, new NewDonation(id, null, database.Today, "R")), CancellationToken.None);
        await database.ArrangeAsync(async db => db.Add(Person.Add(new PersonFacts { Name = "Awa", ReferredById = id }, database.Clock.GetUtcNow()).Value).Entity.Name);

        var partner = (await database.As<FindPartner>().RunAsync(id, CancellationToken.None))!;

        Assert.Equal((3, 1, 3), (partner.DevicesGiven, partner.PeopleReferred, partner.Donations.Single().Devices));
        var south = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        Assert.Equal(0, (await database.As<FindPartner>(south).RunAsync(id, CancellationToken.None))!.DevicesGiven);
    }

    [Fact]
    public async Task Who_gives_workshops_sees_no_partners()
    {
        await using var database = await TestDatabase.CreateAsync();
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListPartners>(trainer).RunAsync(null, "", new ListSort(), CancellationToken.None));
    }

    private static Task<Outcome<long>> TryAddAsync(TestDatabase database, PartnerFacts facts) => database.As<AddPartner>().RunAsync(facts, CancellationToken.None);

    private static async Task<long> AddAsync(TestDatabase database, string name, PartnerKinds kinds) => (await TryAddAsync(database, new PartnerFacts(name, kinds))).Value;
}
