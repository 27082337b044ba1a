using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A shelf from the form of a device to the stock-take that is about it alone.</summary>
public sealed class ShelvesTests(BrowserFixture browser)
{
    [Fact]
    public async Task Devices_are_put_on_a_shelf_found_there_and_put_in_their_place_by_its_stock_take()
    {
        await using var desk = await browser.OpenDeskAsync();
        var first = await desk.Database.AddReadyDeviceAsync("LT-0001");
        await desk.Database.AddReadyDeviceAsync("LT-0002");
        await desk.Database.AddReadyDeviceAsync("LT-0003");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/devices/{first}/edit");
        await page.Page.GetByLabel("Shelf", new() { Exact = true }).FillAsync("Rack A, top");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("shelf-form");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Rack A, top");

        // Two more at once, onto another.
        await page.GoAsync("/devices");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("LT-0002") }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new("LT-0003") }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Change status, category or shelf" }).First.ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Change the shelf").CheckAsync();
        await dialog.GetByLabel("Shelf", new() { Exact = true }).FillAsync("Rack B");
        await dialog.GetByLabel("Shelf", new() { Exact = true }).PressAsync("Tab");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("shelf-batch");
        await dialog.Locator("button[type=submit]").ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await page.GoAsync("/devices");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox, new() { Name = "Shelf" }).SelectOptionAsync("Rack A, top");
        await Expect(page.Page.Locator("table.table tbody tr")).ToHaveCountAsync(1);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("shelf-filter");

        await using var french = await desk.PageAsync(new Viewing("fr", "dark", 360));
        await french.GoAsync("/devices/stock-takes/new");
        await french.Page.GetByLabel("Étagère", new() { Exact = true }).SelectOptionAsync("Rack A, top");
        await Expect(french.Page.Locator("main p[role=status]")).ToContainTextAsync(": 1");
        await french.AssertNoBarriersAsync();
        await french.KeepScreenAsync("shelf-stock-take-new");
        await french.Page.Locator("main button[type=submit]").ClickAsync();
        await Expect(french.Heading).ToContainTextAsync("Rack A, top");
        foreach (var tag in new[] { "LT-0001", "LT-0003" })
        {
            await french.Page.Locator("main input.scan").FillAsync(tag);
            await french.Page.Locator("main input.scan").PressAsync("Enter");
        }

        await Expect(french.Page.Locator(".scan-dock > .notice")).ToContainTextAsync("Rack B");
        await french.AssertNoBarriersAsync();
        await french.KeepScreenAsync("shelf-misplaced");
        await french.Page.GetByRole(AriaRole.Link, new() { Name = "Clôturer l’inventaire" }).ClickAsync();
        await french.Page.GetByLabel("LT-0003").CheckAsync();
        await french.AssertNoBarriersAsync();
        await french.KeepScreenAsync("shelf-close");
        await french.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Clôturer l’inventaire" }).ClickAsync();
        await french.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Clôturer l’inventaire" }).ClickAsync();
        await Expect(french.Page.GetByText("Inscrit sur cette étagère")).ToBeVisibleAsync();
        await french.AssertNoBarriersAsync();
        await french.KeepScreenAsync("shelf-report");
        Assert.Equal(["Rack A, top", "Rack B", "Rack A, top"], await desk.Database.ReadAsync(db => db.Devices.OrderBy(d => d.Tag).Select(d => d.Shelf).ToListAsync()));
    }
}
