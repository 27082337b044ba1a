using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Donations;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Donations;
using Inclusion.Web.Features.Donations.Change;
using Inclusion.Web.Features.Donations.Details;
using Inclusion.Web.Features.Donations.Flow;
using Inclusion.Web.Features.Donations.Forget;
using Inclusion.Web.Features.Donations.List;
using Inclusion.Web.Features.Donations.Receipt;
using Inclusion.Web.Features.Donations.Receive;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Donations;

public sealed class DonationTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_donation_says_who_gave_and_how_many_and_a_partner_that_gives_is_a_donor()
    {
        await using var database = await TestDatabase.CreateAsync();
        var partner = await database.ArrangeAsync(async db =>
        {
            var added = db.Add(Partner.Add(new PartnerFacts("Mairie de Lille", PartnerKinds.Funder)).Value).Entity;
            await db.SaveChangesAsync();
            return added.Id;
        });
        var id = await ReceiveAsync(database, new DonationFacts(database.Today, partner, "ignored", Expected: 12, Counted: 11, Reference: "2026/17"));

        var view = (await database.As<FindDonation>().RunAsync(id, Cancel))!;
        Assert.Equal(("Mairie de Lille", 12, 11, "Maison de quartier Nord"), (view.Donor, view.Facts.Expected, view.Facts.Counted, view.Centre));
        Assert.Equal("", view.Facts.DonorName);
        Assert.True(await database.ReadAsync(db => db.Partners.AnyAsync(p => p.Id == partner && (p.Kinds & PartnerKinds.Donor) != 0)));
        var row = Assert.Single(await database.As<ListDonations>().RunAsync(Cancel));
        Assert.Equal(("Mairie de Lille", 0), (row.Donor, row.Devices));
    }

    [Fact]
    public async Task What_cannot_be_of_a_donation_is_refused_by_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var receive = database.As<ReceiveDonation>();

        Assert.IsType<DonorMissing>((await receive.RunAsync(new(new DonationFacts(database.Today), database.CentreId), Cancel)).Refusal);
        Assert.IsType<DonorMissing>((await receive.RunAsync(new(new DonationFacts(database.Today, 99), database.CentreId), Cancel)).Refusal);
        Assert.IsType<DonationDateInFuture>((await receive.RunAsync(new(new DonationFacts(database.Today.AddDays(1), DonorName: "A"), database.CentreId), Cancel)).Refusal);
        Assert.IsType<DonationCountNotPossible>((await receive.RunAsync(new(new DonationFacts(database.Today, DonorName: "A", Expected: -1), database.CentreId), Cancel)).Refusal);
        Assert.IsType<FieldTooLong>((await receive.RunAsync(new(new DonationFacts(database.Today, DonorName: new string('a', 201)), database.CentreId), Cancel)).Refusal);
        var sud = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Sud"), "sud@example.org");
        Assert.IsType<NotAllowed>((await database.As<ReceiveDonation>(sud).RunAsync(new(new DonationFacts(database.Today, DonorName: "A"), database.CentreId), Cancel)).Refusal);
        Assert.False((await receive.RunAsync(new(new DonationFacts(database.Today), database.CentreId, IsNamed: false), Cancel)).IsRefused);
    }

    [Fact]
    public async Task The_name_of_a_person_is_for_the_centre_that_received_the_donation()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Marguerite Lenoir", DonorContact: "06 39 98 12 34", DonorIsPerson: true, Notes: "her sister’s"));
        var sud = await database.AddStaffAsync(StaffRole.Manager, await database.AddCentreAsync("Maison Sud"), "sud@example.org");

        var seen = (await database.As<FindDonation>(sud).RunAsync(id, Cancel))!;
        Assert.Equal((null, "", "", false), (seen.Donor, seen.Facts.DonorContact, seen.Facts.Notes, seen.MayChange));
        Assert.Null((await database.As<ListDonations>(sud).RunAsync(Cancel)).Single().Donor);
        Assert.Null((await database.As<FindOutcome>(sud).RunAsync(id, Cancel)).Value.Donor);
        Assert.IsType<NotFound>((await database.As<PrintReceipt>(sud).RunAsync(id, false, Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ChangeDonation>(sud).RunAsync(new ChangeDonationCommand(id, seen.Version, seen.Facts, false), Cancel)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<ForgetDonor>(sud).RunAsync(id, Cancel)).Refusal);
    }

    [Fact]
    public async Task Who_gave_and_is_a_person_is_erased_when_asked_and_two_years_after()
    {
        await using var database = await TestDatabase.CreateAsync();
        var asked = await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Marguerite Lenoir", DonorContact: "06 39 98 12 34", DonorIsPerson: true));
        var version = (await database.As<FindDonation>().RunAsync(asked, Cancel))!.Version;
        await database.As<ChangeDonation>().RunAsync(new ChangeDonationCommand(asked, version, new DonationFacts(database.Today, DonorName: "Marguerite Lenoir-Petit", DonorIsPerson: true)), Cancel);
        var old = await ReceiveAsync(database, new DonationFacts(database.Today.AddYears(-2).AddDays(-2), DonorName: "Ancien Donateur", DonorIsPerson: true));
        var company = await ReceiveAsync(database, new DonationFacts(database.Today.AddYears(-3), DonorName: "Filature du Nord"));

        Assert.False((await database.As<ForgetDonor>().RunAsync(asked, Cancel)).IsRefused);
        Assert.DoesNotContain(await database.ReadAsync(db => db.AuditDetails.Select(d => d.Before + d.After).ToListAsync()), text => text.Contains("Lenoir", StringComparison.Ordinal));
        await using (var scope = database.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<ForgetDonorsJob>().RunAsync(Cancel);
        }

        var left = await database.ReadAsync(db => db.Donations.OrderBy(d => d.Id).Select(d => d.DonorName + d.DonorContact).ToListAsync());
        Assert.Equal(["", "", "Filature du Nord"], left);
        Assert.True(asked < old && old < company);
    }

    [Fact]
    public async Task A_receipt_is_in_the_donors_language_and_has_values_only_where_they_are_asked_for_and_typed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var english = await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Smith Ltd", Language: "en", Counted: 1));
        var plain = await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Filature du Nord"));
        await AddAsync(database, english, 120.5m);
        using var french = Language.French.Speak();

        var receipt = (await database.As<PrintReceipt>().RunAsync(english, false, Cancel)).Value;
        var valued = (await database.As<PrintReceipt>().RunAsync(english, true, Cancel)).Value;
        var unvalued = (await database.As<PrintReceipt>().RunAsync(plain, true, Cancel)).Value;

        Assert.StartsWith("Receipt of a donation", receipt.Name, StringComparison.Ordinal);
        Assert.StartsWith("Reçu de don", unvalued.Name, StringComparison.Ordinal);
        Assert.True(valued.File.Length > receipt.File.Length, "A receipt with values says more.");
        Assert.Equal(3, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(PrintReceipt))));
    }

    [Fact]
    public async Task A_receipt_says_who_gave_when_how_many_and_no_value_unless_it_is_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Smith Ltd", Language: "en", Expected: 14, Counted: 13, Reference: "2026/17"));
        await AddAsync(database, id, 120.5m);

        var (receipt, pages) = await TextOfAsync((await database.As<PrintReceipt>().RunAsync(id, false, Cancel)).Value.File);
        var (valued, _) = await TextOfAsync((await database.As<PrintReceipt>().RunAsync(id, true, Cancel)).Value.File);

        Assert.Equal(1, pages);
        foreach (var said in new[] { "Receipt of a donation", "Smith Ltd", "Les Ateliers du Nord", "Maison de quartier Nord", "Monday 2 March 2026", "2026/17", "Dell", "Devices: 1" })
        {
            Assert.Contains(said, receipt, StringComparison.Ordinal);
            Assert.Contains(said, valued, StringComparison.Ordinal);
        }

        using var english = Language.English.Speak();
        Assert.Matches($"{DonationText.Expected} 14 {DonationText.Counted} 13", receipt);
        Assert.DoesNotContain("120.50", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain(DonationText.ReceiptValuesText, receipt, StringComparison.Ordinal);
        Assert.Equal(3, valued.Split("120.50").Length);
        Assert.Contains(DonationText.ReceiptValuesText, valued, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_paper_on_what_became_of_it_is_one_page_and_does_not_tell_a_number_below_the_threshold()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Smith Ltd", Language: "en"));
        var devices = new List<long>();
        for (var i = 1; i <= 12; i++)
        {
            devices.Add(await database.AddReadyDeviceAsync($"LT-{i:0000}"));
        }

        await AssignAsync(database, id, devices);
        for (var i = 0; i < 10; i++)
        {
            if (i is 3)
            {
                var (few, pages) = await PaperAsync();
                Assert.Equal(1, pages);
                Assert.Contains("Fewer than 10 people borrowed one", few, StringComparison.Ordinal);
                Assert.DoesNotContain("People who borrowed one", few, StringComparison.Ordinal);
                Assert.Contains("Smith Ltd, donation of Monday 2 March 2026", few, StringComparison.Ordinal);
            }

            await database.LendAsync(await database.AddPersonAsync($"Person {i}"), devices[i], database.Today.AddDays(3));
        }

        var (told, one) = await PaperAsync();
        Assert.Equal(1, one);
        Assert.Contains("People who borrowed one: 10", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Fewer than", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Person ", told, StringComparison.Ordinal);

        async Task<(string Text, int Pages)> PaperAsync() => await TextOfAsync((await database.As<PrintOutcome>().RunAsync(id, Cancel)).Value.File);
    }

    [Fact]
    public async Task What_became_of_a_donation_is_counted_and_few_people_are_not_told()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Filature du Nord"));
        var devices = new List<long>();
        for (var i = 1; i <= 12; i++)
        {
            devices.Add(await database.AddReadyDeviceAsync($"LT-{i:0000}"));
        }

        await AssignAsync(database, id, devices);
        Assert.Equal(0, (await database.As<FindOutcome>().RunAsync(id, Cancel)).Value.Counts.People);
        for (var i = 0; i < 3; i++)
        {
            await database.LendAsync(await database.AddPersonAsync($"Person {i}"), devices[i], database.Today.AddDays(3));
        }

        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(devices[11], DeviceStatus.Recycled, "broken"), Cancel);
        var counts = (await database.As<FindOutcome>().RunAsync(id, Cancel)).Value.Counts;
        Assert.Equal(new DonationOutcome(12, 12, 3, 0, 8, 3, 0, 1, 0, null, 10), counts);
        for (var i = 3; i < 10; i++)
        {
            await database.LendAsync(await database.AddPersonAsync($"Person {i}"), devices[i], database.Today.AddDays(3));
        }

        Assert.Equal(10, (await database.As<FindOutcome>().RunAsync(id, Cancel)).Value.Counts.People);
        Assert.NotEmpty((await database.As<PrintOutcome>().RunAsync(id, Cancel)).Value.File);
        Assert.IsType<NotFound>((await database.As<FindOutcome>().RunAsync(99, Cancel)).Refusal);
    }

    [Fact]
    public async Task The_donations_are_exported_and_that_is_noted()
    {
        await using var database = await TestDatabase.CreateAsync();
        await ReceiveAsync(database, new DonationFacts(database.Today, DonorName: "Filature du Nord", Expected: 4));
        using var stream = new MemoryStream();
        await (await database.As<ExportDonations>().RunAsync(Cancel)).WriteAsync(stream, Web.Foundation.Tables.TableFormat.Csv, CultureInfo.GetCultureInfo("en-GB"), Cancel);

        Assert.Contains("Filature du Nord", System.Text.Encoding.UTF8.GetString(stream.ToArray()), StringComparison.Ordinal);
        Assert.True(await database.ReadAsync(db => db.AuditEntries.AnyAsync(e => e.Record == nameof(Donation) && e.RecordId == 0)));
    }

    /// <summary>What a program that is not ours reads on a paper, its words with single spaces, and how many pages it has.</summary>
    private static async Task<(string Text, int Pages)> TextOfAsync(byte[] paper)
    {
        var folder = Directory.CreateTempSubdirectory("inclusion-donation").FullName;
        try
        {
            var file = Path.Combine(folder, "paper.pdf");
            await File.WriteAllBytesAsync(file, paper, Cancel);
            var text = await InstalledTools.RunAsync("poppler-utils", "pdftotext", "-layout", file, "-");
            return (string.Join(' ', text.Split([' ', '\n', '\r', '\f'], StringSplitOptions.RemoveEmptyEntries)), text.Count(c => c == '\f'));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<long> ReceiveAsync(TestDatabase database, DonationFacts facts) => (await database.As<ReceiveDonation>().RunAsync(new ReceiveDonationCommand(facts, database.CentreId), Cancel)).Value;

    private static Task<bool> AddAsync(TestDatabase database, long donation, decimal value) => database.ArrangeAsync(async db =>
    {
        db.Devices.Add(Device.Receive("LT-0100", new DeviceFacts { Maker = "Dell", ReplacementValue = value }, database.CentreId, donation, Actor.Product, database.Clock.GetUtcNow(), database.Today).Value);
        return await db.Devices.AnyAsync();
    });

    private static Task<bool> AssignAsync(TestDatabase database, long donation, IReadOnlyCollection<long> devices) => database.ArrangeAsync(async db =>
    {
        foreach (var device in await db.Devices.Where(d => devices.Contains(d.Id)).ToListAsync())
        {
            device.AssignDonation(donation);
        }

        return true;
    });
}
