using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Connectivity.Form;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A hotspot with its card goes to another centre, a card is cut off, and a loan's device becomes its borrower's.</summary>
public sealed class TransferPagesTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_device_is_sent_from_one_centre_and_scanned_at_the_other()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var sud = await database.AddCentreAsync("Maison Sud");
        var there = await database.AddStaffAsync(StaffRole.Desk, sud, "sud@example.org");
        var hotspot = await database.AddReadyDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/devices/{hotspot}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Send to another centre" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("To which centre").SelectOptionAsync(new SelectOptionValue { Label = "Maison Sud" });
        await Expect(dialog).ToContainTextAsync("Devices that will go: 1");
        await page.AssertNoBarriersAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send 1" }).ClickAsync();
        await Expect(page.Page.GetByText("Under way", new() { Exact = true })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("device-under-way");

        await using var other = await desk.PageAsync(new Viewing("fr", "dark", 360), there);
        await other.GoAsync("/");
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "en route vers ce centre" }).ClickAsync();
        await other.AssertNoBarriersAsync();
        await other.KeepScreenAsync("transfers");
        await other.Page.GetByRole(AriaRole.Link, new() { Name = "Maison de quartier Nord → Maison Sud" }).ClickAsync();
        await other.Page.GetByLabel("Scannez chaque appareil arrivé").FillAsync("HS-9999");
        await other.Page.Keyboard.PressAsync("Enter");
        await Expect(other.Page.GetByText("HS-9999 ne fait pas partie de ces appareils.")).ToBeVisibleAsync();
        await other.AssertNoBarriersAsync();
        await other.KeepScreenAsync("transfer");
        await other.Page.GetByLabel("Scannez chaque appareil arrivé").FillAsync("hs-0001");
        await other.Page.Keyboard.PressAsync("Enter");
        await Expect(other.Page.GetByRole(AriaRole.Link, new() { Name = "HS-0001" })).ToBeVisibleAsync();
        Assert.Equal(sud, await database.ReadAsync(db => db.Devices.Where(d => d.Id == hotspot).Select(d => d.CentreId).SingleAsync()));
    }

    [Fact]
    public async Task A_card_is_added_from_its_device_topped_up_and_cut_off()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var hotspot = await database.AddReadyDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        await database.As<AddSim>().RunAsync(new AddSimCommand(new SimFacts { Iccid = "8933019999", Operator = "SFR", EndsOn = database.Today.AddDays(3) }, database.CentreId), CancellationToken.None);
        await using var page = await desk.PageAsync(new Viewing("fr", "dark", 1280));
        await page.GoAsync($"/devices/{hotspot}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Ajouter une carte SIM" }).ClickAsync();
        await page.Page.GetByLabel("Numéro de la carte").FillAsync("8933010001");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("sim-card-new");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Ajouter une carte SIM" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Recharger" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Montant").FillAsync("15");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Recharger" }).ClickAsync();
        await Expect(page.Page.GetByText("15,00")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("sim-card");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "La faire résilier" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "La garder finalement" })).ToBeVisibleAsync();

        await page.GoAsync("/");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "carte SIM à résilier" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "8933010001" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("sim-cards-to-cut-off");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "8933010001" }).ClickAsync();
        var sure = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(sure.GetByText("la carte ne sera plus jamais mise dans un appareil.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await sure.GetByRole(AriaRole.Button, new() { Name = "Elle est résiliée" }).ClickAsync();
        await Expect(page.Page.GetByText("Qui l’a dit et quand est conservé.")).ToBeVisibleAsync();
        Assert.Equal(SimStatus.CutOff, await database.ReadAsync(db => db.SimCards.Where(c => c.Iccid == "8933010001").Select(c => c.Status).SingleAsync()));
    }

    [Fact]
    public async Task An_incident_is_noted_and_decided_and_the_device_given_to_its_borrower()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var laptop = await database.AddReadyDeviceAsync("LT-0001");
        var loan = await database.LendAsync(await database.AddPersonAsync(), laptop, database.Today.AddDays(7));
        await using var page = await desk.PageAsync(new Viewing("fr", "light", 360));
        await page.GoAsync($"/loans/{loan}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Noter un incident" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Ce qui s’est passé").FillAsync("La charnière est cassée");
        await page.AssertNoBarriersAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Noter un incident" }).ClickAsync();
        var incident = page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "La charnière est cassée" });
        await incident.GetByText("Ajouter une photo").ClickAsync();
        await incident.GetByLabel("Ce qu’on y voit").FillAsync("Charnière arrachée");
        await incident.GetByLabel("Ce qu’on y voit").BlurAsync();
        await incident.GetByLabel("Photo", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 400, 300) });
        await Expect(incident.GetByRole(AriaRole.Img, new() { Name = "Charnière arrachée" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("incident-pictures");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Décider" }).ClickAsync();
        await dialog.GetByLabel("La suite donnée").SelectOptionAsync(new SelectOptionValue { Label = "Sans suite" });
        await page.AssertNoBarriersAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.Page.GetByText("Sans suite")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Donner à l’emprunteur" }).ClickAsync();
        await dialog.GetByLabel("Raison").FillAsync("Deux ans sans souci");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Donner à l’emprunteur" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Papier pour le nouveau propriétaire" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loan-given");
        Assert.Equal(DeviceStatus.Given, await database.ReadAsync(db => db.Devices.Where(d => d.Id == laptop).Select(d => d.Status).SingleAsync()));
    }

    [Fact]
    public async Task A_damage_at_the_centre_is_to_be_mended_until_it_is_decided_that_it_is()
    {
        await using var desk = await browser.OpenDeskAsync();
        var laptop = await desk.Database.AddReadyDeviceAsync("LT-0001");
        await using var page = await desk.PageAsync(new Viewing("fr", "dark", 1280));
        await page.GoAsync($"/devices/{laptop}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Noter un incident" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText("Un dommage est dit au prochain prêt")).ToBeVisibleAsync();
        await dialog.GetByLabel("Ce qui s’est passé").FillAsync("La charnière est cassée");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Noter un incident" }).ClickAsync();
        await Expect(page.Page.GetByText("La charnière est cassée").First).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Dire ce qui est remis en état" })).ToBeVisibleAsync();
        await page.KeepScreenAsync("incident-fault");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Décider" }).ClickAsync();
        await dialog.GetByLabel("La suite donnée").SelectOptionAsync(new SelectOptionValue { Label = "Réparé" });
        await Expect(dialog.GetByRole(AriaRole.Checkbox, new() { Name = "La charnière est cassée" })).ToBeCheckedAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("incident-mended");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Dire ce qui est remis en état" })).ToHaveCountAsync(0);
        Assert.Null(await desk.Database.ReadAsync(db => db.Devices.Select(d => d.MendNeededSince).SingleAsync()));
    }
}
