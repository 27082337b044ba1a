using Inclusion.Domain.Devices;
using Inclusion.Domain.Partners;
using Inclusion.Tests.Support;

namespace Inclusion.Tests.Browser;

/// <summary>A desk with a donor and devices in every state that a page shows, for tests that look at pages and change nothing that another counts.</summary>
public sealed class StockedDesk(BrowserFixture browser) : IAsyncLifetime
{
    public Desk Desk { get; private set; } = default!;

    public long PartnerId { get; private set; }

    /// <summary>Back from a loan, with a history: lent, returned, not wiped.</summary>
    public long ReturnedId { get; private set; }

    public long LentId { get; private set; }

    public long HotspotId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Desk = await browser.OpenDeskAsync();
        var database = Desk.Database;
        await database.AddCentreAsync("Relais numérique des Trois-Fontaines et du Vieux-Moulin");
        var person = await database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency", "06 12 34 56 78");
        for (var i = 1; i <= 55; i++)
        {
            await database.AddReadyDeviceAsync($"LT-{i:0000}", serial: $"PF{i:0000}");
        }

        (ReturnedId, LentId) = (await database.AddReadyDeviceAsync("LT-0100"), await database.AddReadyDeviceAsync("LT-0101"));
        await database.ReturnAsync(await database.LendAsync(person, ReturnedId, database.Today));
        await database.LendAsync(person, LentId, database.Today.AddDays(5));
        HotspotId = await database.AddReceivedDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        await database.AddReceivedDeviceAsync("TB-0001", DeviceCategory.Tablet);
        await database.ArrangeAsync(async db =>
        {
            var partner = db.Add(Partner.Add(new PartnerFacts(
                "Direction interrégionale des services judiciaires et de la jeunesse", PartnerKinds.Donor | PartnerKinds.Referrer, "Éloïse Nguyễn", "03 20 00 00 00", "eloise.nguyen@example.org", "12 rue des Écoles\n59000 Lille", "Appeler le matin")).Value).Entity;
            await db.SaveChangesAsync();
            PartnerId = partner.Id;
            var donation = db.Add(Donation.Of(partner.Id, database.Today.AddDays(-20), "2026/17", null, database.Today).Value).Entity;
            await db.SaveChangesAsync();
            foreach (var id in new[] { ReturnedId, LentId, HotspotId })
            {
                var device = (await db.Devices.FindAsync(id))!;
                device.AssignDonation(donation.Id);
                device.Change(device.Tag, Facts(device), database.Administrator, database.Clock.GetUtcNow(), database.Today);
            }

            return true;
        });
    }

    public async ValueTask DisposeAsync() => await Desk.DisposeAsync();

    private static DeviceFacts Facts(Device device) => new()
    {
        Serial = $"5CG{device.Id:00000}",
        Category = device.Category,
        Maker = device.Maker,
        Model = device.Model,
        Processor = "Intel Core i5-8350U",
        Memory = "8 GB",
        Storage = device.HasStorage ? "256 GB SSD" : "",
        Screen = "14\"",
        OperatingSystem = "Linux Mint 22",
        Grade = DeviceGrade.B,
        Accessories = ["charger", "bag", "mouse"],
        HasStorage = device.HasStorage,
        AcquiredOn = device.StatusSince,
        ReplacementValue = 240,
        Notes = "Touche F7 manquante.",
        SimNumber = device.Category is DeviceCategory.Hotspot ? "8933010000120045" : "",
        DataPlan = device.Category is DeviceCategory.Hotspot ? "50 GB a month" : "",
    };
}
