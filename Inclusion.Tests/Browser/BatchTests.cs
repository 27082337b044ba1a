using Inclusion.Domain.Devices;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Reservations.Ask;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Inclusion.Tests.Support.Forms;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>The same done with several devices that are scanned.</summary>
public sealed class BatchTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Devices_are_scanned_at_a_scanners_speed_and_changed_at_once_with_what_is_refused_said_before(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddReadyDeviceAsync("LT-0001");
        await desk.Database.AddReceivedDeviceAsync("LT-0002");
        await desk.Database.LendAsync(await desk.Database.AddPersonAsync(), await desk.Database.AddReadyDeviceAsync("LT-0003"), desk.Database.Today.AddDays(3));
        for (var i = 4; i <= 15; i++)
        {
            await desk.Database.AddReadyDeviceAsync($"LT-{i:0000}");
        }

        // The first that was ready is held for somebody.
        var waits = await desk.Database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency");
        Assert.Null((await desk.Database.As<AskReservation>().RunAsync(
            new AskReservationCommand(Guid.NewGuid(), waits, desk.Database.CentreId, DeviceCategory.Laptop), CancellationToken.None)).Refusal);

        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/devices/batch");
        await Expect(page.Page.Locator(".scan")).ToBeFocusedAsync();

        await page.Page.Keyboard.TypeAsync("LT-0001\nlt-0002\nLT-9999\nLT-0003\nLT-0001\n" + string.Concat(Enumerable.Range(4, 12).Select(i => $"LT-{i:0000}\n")));
        await Expect(page.Page.Locator(".lines li")).ToHaveCountAsync(15);
        await Expect(page.Page.Locator(".scan")).ToHaveValueAsync("");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("devices-batch");

        // The page that is loaded again has them still.
        await page.Page.ReloadAsync();
        await Expect(page.Page.Locator(".lines li")).ToHaveCountAsync(15);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = language == "fr" ? "Changer le statut, la catégorie ou l’étagère" : "Change status, category or shelf" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("select").First.SelectOptionAsync(new SelectOptionValue { Label = language == "fr" ? "En réparation" : "In repair" });
        await Expect(dialog.Locator(".refused-rows li")).ToHaveCountAsync(2);
        await Expect(dialog.Locator(".refused-rows").First).ToContainTextAsync("LT-0003");
        await Expect(dialog.Locator(".refused-rows").Last).ToContainTextAsync("LT-0001");
        await Expect(dialog.Locator(".refused-rows").Last).ToContainTextAsync("Rochefoucauld");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("devices-batch-change");
        await dialog.GetByRole(AriaRole.Button, new() { Name = language == "fr" ? "Modifier 14" : "Change 14" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(page.Page.Locator(".lines li").Filter(new() { HasText = "LT-0002" })).ToContainTextAsync(language == "fr" ? "En réparation" : "In repair");
        Assert.Equal(14, await desk.Database.ReadAsync(db => db.Devices.CountAsync(d => d.Status == DeviceStatus.Repair)));
    }
}
