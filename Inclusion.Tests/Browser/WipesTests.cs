using System.Text;
using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Wiping and verifying as two acts, with a tool's log, and pictures of a device on its way.</summary>
public sealed class WipesTests(BrowserFixture browser)
{
    [Fact]
    public async Task One_scans_what_was_wiped_another_verifies_it_and_the_certificate_is_there()
    {
        await using var desk = await browser.OpenDeskAsync();
        var (first, _) = (await desk.Database.AddReceivedDeviceAsync("LT-0001", serial: NwipeLogs.MachineSerial), await desk.Database.AddReceivedDeviceAsync("LT-0002"));
        await desk.Database.AddReadyDeviceAsync("LT-0003");
        await desk.Database.ArrangeAsync(async db =>
        {
            (await db.Organisations.SingleAsync()).AskTwoPeopleOfWipes(true);
            return true;
        });
        var marc = await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, "marc@example.org");
        await using (var page = await desk.PageAsync(new("fr", "light", 360), marc))
        {
            await page.GoAsync("/devices/wipes");
            await ScanAsync(page, "LT-0003");
            await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("LT-0003");
            await ScanAsync(page, NwipeLogs.MachineSerial);
            await ScanAsync(page, "lt-0002");
            await Expect(page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^LT-0002") })).ToBeCheckedAsync();
            await page.Page.GetByLabel("Outil", new() { Exact = false }).First.FillAsync("nwipe 0.38");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("wipes-scanned");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer l’effacement de 2 appareils" }).ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Effacés, à vérifier" })).ToBeVisibleAsync();
            Assert.Equal(2, await desk.Database.ReadAsync(db => db.Devices.CountAsync(d => d.VerifyNeededSince != null)));
        }

        await using (var page = await desk.PageAsync(new("en", "dark", 1280)))
        {
            await page.GoAsync($"/devices/{first}");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Attach a log to the wipe of" }).ClickAsync();
            await page.Page.GetByRole(AriaRole.Dialog).Locator("input[type=file]").PickFileAsync(new FilePayload { Name = "nwipe_log.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes(NwipeLogs.Log(machineSerial: "ANOTHER1")) });
            await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Attach a log" }).ClickAsync();
            await page.Page.GetByLabel("Why it is the right log all the same").FillAsync("Disk wiped in the dock");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("wipe-log-differs");
            await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Attach a log" }).ClickAsync();
            await Expect(page.Page.GetByText("Other serial number or model: Disk wiped in the dock")).ToBeVisibleAsync();

            await page.Page.GetByRole(AriaRole.Link, new() { Name = "Check the wipe" }).ClickAsync();
            await page.Page.GetByLabel("What was checked, and how").FillAsync("Ten places read");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("wipe-verify");
            await page.Page.GetByRole(AriaRole.Button, new() { Name = "Check the wipe" }).ClickAsync();
            await Expect(page.Page.Locator(".status-line")).ToContainTextAsync("Ready");
            await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Certificate of sanitisation" })).ToHaveAttributeAsync("href", $"/devices/sanitisation.pdf?devices={first}");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("device-wiped");
        }
    }

    [Fact]
    public async Task A_picture_of_a_device_is_seen_in_the_list_at_check_out_and_beside_the_one_of_its_return()
    {
        await using var desk = await browser.OpenDeskAsync();
        var device = await desk.Database.AddReadyDeviceAsync("LT-0001");
        var person = await desk.Database.AddPersonAsync();
        await using var page = await desk.PageAsync(new("fr", "light", 1280));
        await page.GoAsync($"/devices/{device}");
        await AddAsync(page, "Ajouter une photo", "Rayure sur le capot");
        await Expect(page.Page.GetByAltText("Rayure sur le capot")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("device-pictures");
        await page.GoAsync("/devices");
        await Expect(page.Page.GetByAltText("Rayure sur le capot")).ToBeVisibleAsync();
        await page.KeepScreenAsync("devices-pictures");
        await page.GoAsync($"/loans/check-out?person={person}&device=LT-0001");
        await Expect(page.Page.GetByAltText("Rayure sur le capot")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-pictures");

        var loan = await desk.Database.LendAsync(person, device, desk.Database.Today.AddDays(7));
        await page.GoAsync($"/loans/{loan}");
        await AddAsync(page, "Ajouter une photo au départ", "Tel que parti");
        await Expect(page.Page.GetByAltText("Tel que parti")).ToBeVisibleAsync();
        await desk.Database.ReturnAsync(loan);
        await page.GoAsync($"/loans/{loan}");
        await AddAsync(page, "Ajouter une photo au retour", "Tel que revenu");
        await Expect(page.Page.GetByAltText("Tel que revenu")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loan-pictures");

        var answer = await page.Context.APIRequest.GetAsync("/devices/pictures/1/small.jpg");
        Assert.Equal(("no-store", "image/jpeg"), (answer.Headers["cache-control"], answer.Headers["content-type"]));
    }

    private static async Task ScanAsync(DeskPage page, string code)
    {
        var field = page.Page.Locator("input.scan").First;
        await field.FillAsync(code);
        await field.PressAsync("Enter");
    }

    private static async Task AddAsync(DeskPage page, string label, string words)
    {
        var part = page.Page.Locator("main details.more").Filter(new() { HasText = label }).First;
        await part.Locator("summary").ClickAsync();
        await part.GetByRole(AriaRole.Textbox).FillAsync(words);
        await part.GetByRole(AriaRole.Textbox).PressAsync("Tab");
        await part.Locator("input[type=file]").PickFileAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 640, 480) });
    }
}
