using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A missing charger and a cracked screen, from the return at which they are noted to the next loan.</summary>
public sealed class MendTests(BrowserFixture browser)
{
    [Fact]
    public async Task What_came_back_incomplete_is_said_at_the_next_check_out_and_mended_there_and_undone()
    {
        var desk = await browser.SharedDeskAsync();
        var (staff, person, device, tag) = await ArrangeAsync(desk);
        await using var page = await desk.PageAsync(Viewing.English, staff);
        await page.GoAsync("/loans/return");
        await ScanAsync(page, tag);
        var line = page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = tag });
        await line.GetByLabel("charger").UncheckAsync();
        await line.Locator("summary").First.ClickAsync();
        await line.GetByLabel("Damage or anything missing").FillAsync("Cracked screen");
        await page.Page.Keyboard.PressAsync("Tab");
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.DeviceFaults.CountAsync(f => f.DeviceId == device).ContinueWith(count => count.Result == 2, TaskScheduler.Default)));

        await page.GoAsync($"/devices/{device}");
        var notice = page.Page.Locator(".notice.warn").Filter(new() { HasText = "charger" });
        await Expect(notice).ToContainTextAsync("Cracked screen");
        await Expect(page.Page.GetByText(new Regex("^missing since"))).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".timeline").GetByText("charger · Cracked screen")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("device-to-mend");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Make ready" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Lend", Exact = true })).ToBeVisibleAsync();

        // The next borrower: what is missing is not offered, and said.
        await page.GoAsync($"/loans/check-out?person={person}");
        await ScanAsync(page, tag);
        await Expect(notice).ToContainTextAsync("Cracked screen");
        await Expect(page.Page.Locator(".lines fieldset").GetByLabel("bag")).ToBeCheckedAsync();
        await Expect(page.Page.Locator(".lines fieldset").GetByLabel("charger")).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-to-mend");

        // The charger is found: it goes out again; the screen is as it is.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Say what is mended: {tag}" }).ClickAsync();
        await Expect(page.Page.GetByLabel("Found or replaced: charger")).ToBeFocusedAsync();
        await page.Page.GetByLabel("Repaired: Cracked screen").UncheckAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("mend");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Page.Locator(".lines fieldset").GetByLabel("charger")).ToBeCheckedAsync();
        await Expect(page.Page.Locator(".notice.warn")).Not.ToContainTextAsync("charger");

        await page.Page.Locator(".toast").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(page.Page.Locator(".lines fieldset").GetByLabel("charger")).ToHaveCountAsync(0);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Open the loan" }).ClickAsync();

        await Expect(page.Page.GetByText("Missing before this loan: charger")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Damaged before this loan: Cracked screen")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loan-known-before");
        Assert.Equal(["bag"], (await desk.Database.ReadAsync(db => db.LoanDevices.OrderBy(l => l.Id).LastAsync(l => l.DeviceId == device))).Accessories);
    }

    [Fact]
    public async Task A_fault_found_at_the_centre_is_noted_on_the_page_of_the_device()
    {
        var desk = await browser.SharedDeskAsync();
        var (staff, _, device, tag) = await ArrangeAsync(desk);
        var loan = await desk.Database.ReadAsync(db => db.LoanDevices.Where(l => l.DeviceId == device).Select(l => l.LoanId).SingleAsync());
        await using var page = await desk.PageAsync(Viewing.English, staff);
        var note = page.Page.GetByRole(AriaRole.Button, new() { Name = $"Note a fault of {tag}" });
        await page.GoAsync($"/devices/{device}");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Kit" })).ToBeVisibleAsync();
        await Expect(note).ToHaveCountAsync(0);
        await desk.Database.ReturnAsync(loan, [], null);

        await page.GoAsync($"/devices/{device}");
        await note.ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Missing: charger")).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Damage");
        await dialog.GetByLabel("Missing: charger").CheckAsync();
        await dialog.GetByLabel("New damage").FillAsync("Key “é” stuck");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("note-fault");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Expect(page.Page.Locator(".notice.warn").Filter(new() { HasText = "charger" })).ToContainTextAsync("Key “é” stuck");
        await Expect(page.Page.Locator(".timeline").GetByText("charger · Key “é” stuck")).ToBeVisibleAsync();
        await Expect(note).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData("fr", "light", 360)]
    [InlineData("fr", "dark", 1024)]
    [InlineData("en", "light", 320)]
    public async Task What_is_to_be_mended_shows_in_both_languages_and_widths_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var (staff, person, device, tag) = await ArrangeAsync(desk);
        var loan = await desk.Database.ReadAsync(db => db.LoanDevices.Where(l => l.DeviceId == device).Select(l => l.LoanId).SingleAsync());
        await desk.Database.ReturnAsync(loan, ["charger", "bag"], "Charnière cassée du côté gauche, écran fendu sur toute la largeur, touche « é » qui ne revient plus");
        await using var page = await desk.PageAsync(new Viewing(language, theme, width), staff);

        await page.GoAsync($"/devices/{device}");
        await Expect(page.Page.Locator(".notice.warn").Filter(new() { HasText = "charger" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("device-to-mend");
        await page.Page.Locator(".notice.warn button").First.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("mend");

        await page.GoAsync($"/devices?mend=1&q={tag}");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = tag, Exact = true })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("devices-to-mend");

        await desk.Database.ArrangeAsync(async db =>
        {
            Assert.False((await db.Devices.Include(d => d.Faults).SingleAsync(d => d.Id == device)).ChangeStatus(DeviceStatus.Ready, null, Actor.Product, desk.Database.Clock.GetUtcNow(), desk.Database.Today).IsRefused);
            await db.SaveChangesAsync();
            return true;
        });
        await page.GoAsync($"/loans/check-out?person={person}&device={tag}");
        await Expect(page.Page.Locator(".lines .notice.warn")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-to-mend");
    }

    /// <summary>A hotspot, which needs no wipe, on loan to someone.</summary>
    private static async Task<(Actor Staff, long Person, long Device, string Tag)> ArrangeAsync(Desk desk)
    {
        var tag = $"MD-{Guid.NewGuid().ToString("N")[..6].ToUpperInvariant()}";
        var staff = await desk.Database.AddStaffAsync(StaffRole.Manager, desk.Database.CentreId, $"{tag}@example.org");
        var person = await desk.Database.AddPersonAsync($"Ousmane {tag}");
        var device = await desk.Database.AddReadyDeviceAsync(tag, DeviceCategory.Hotspot);
        Assert.False((await desk.Database.As<CheckOutDevices>(staff).RunAsync(new CheckOutCommand(Guid.NewGuid(), person, desk.Database.CentreId, [LentDevice.Whole(device)]), CancellationToken.None)).IsRefused);
        return (staff, person, device, tag);
    }

    private static async Task ScanAsync(DeskPage page, string code)
    {
        await page.Page.GetByLabel("Scan a tag").FillAsync(code);
        await page.Page.GetByLabel("Scan a tag").PressAsync("Enter");
    }
}
