using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Every page of devices and partners, in both languages, light and dark, wide and narrow.</summary>
public sealed class DevicePagesTests(BrowserFixture browser, StockedDesk stocked) : IClassFixture<StockedDesk>
{
    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Pages_that_show_have_no_barriers(string language, string theme, int width)
    {
        await using var page = await stocked.Desk.PageAsync(new Viewing(language, theme, width));
        await LookAsync(page, "/devices", "devices");
        await LookAsync(page, "/devices?q=zzzz", "devices-nothing-found");
        await LookAsync(page, $"/devices/{stocked.ReturnedId}", "device-returned");
        await LookAsync(page, $"/devices/{stocked.LentId}", "device-on-loan");
        await LookAsync(page, $"/devices/{stocked.HotspotId}", "device-hotspot");
        await LookAsync(page, "/partners", "partners");
        await LookAsync(page, $"/partners/{stocked.PartnerId}", "partner");
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Pages_that_are_filled_in_have_no_barriers_also_when_they_refuse(string language, string theme, int width)
    {
        await using var page = await stocked.Desk.PageAsync(new Viewing(language, theme, width));
        await LookAsync(page, "/devices/new", "device-new");
        await LookAsync(page, $"/devices/{stocked.HotspotId}/edit", "device-edit");
        await page.Page.Locator("main input.control").First.FillAsync("LT-0001");
        await SubmitAsync(page);
        await LookAsync(page, null, "device-refused");

        await LookAsync(page, "/devices/new/batch", "devices-new");
        await page.Page.Locator(".scan").FillAsync("PF0001");
        await page.Page.Locator(".scan").PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await LookAsync(page, null, "devices-new-known-serial");

        await LookAsync(page, "/devices/wipes", "wipes");
        await page.Page.GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await SubmitAsync(page);
        await LookAsync(page, null, "wipes-refused");
        await LookAsync(page, $"/devices/{stocked.ReturnedId}/wipe", "wipe");

        await LookAsync(page, "/partners/new", "partner-new");
        await SubmitAsync(page);
        await LookAsync(page, null, "partner-refused");

        await page.GoAsync($"/devices/{stocked.HotspotId}");
        await page.Page.Locator(".page-actions button").Nth(1).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await LookAsync(page, null, "device-status-dialog");
    }

    [Theory]
    [InlineData("fr", 360)]
    [InlineData("en", 1280)]
    public async Task Without_devices_each_page_says_what_to_do_first(string language, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, "light", width));
        foreach (var (path, name) in new[] { ("/devices", "devices-empty"), ("/devices/wipes", "wipes-empty"), ("/partners", "partners-empty") })
        {
            await page.GoAsync(path);
            await Expect(page.Page.Locator(".empty")).ToBeVisibleAsync();
            await Expect(page.Page.Locator(".empty .mud-button").First).ToBeVisibleAsync();
            await LookAsync(page, null, name);
        }
    }

    /// <param name="path">Null: where one is.</param>
    private static async Task LookAsync(DeskPage page, string? path, string name)
    {
        if (path is not null)
        {
            await page.GoAsync(path);
            await Expect(page.Page.Locator("main .card, main .table-frame, main .empty").First).ToBeVisibleAsync();
        }

        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync(name);
    }

    private static async Task SubmitAsync(DeskPage page)
    {
        await page.Page.Locator("main button[type=submit]").Last.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }
}
