using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What a new organisation does first, on its first page.</summary>
public sealed class FirstStepsTests(BrowserFixture browser)
{
    [Fact]
    public async Task The_first_steps_tick_themselves_off_lead_to_their_page_and_are_put_away_for_everyone()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");
        var steps = page.Page.GetByRole(AriaRole.Region, new() { Name = "First steps" });
        await Expect(steps).ToContainTextAsync("1 of 5 done");
        await page.AssertNoBarriersAsync();
        await steps.GetByRole(AriaRole.Link, new() { Name = "Open: Write down the address of the centre" }).ClickAsync();
        await page.Page.GetByLabel("Address", new() { Exact = true }).FillAsync("12 rue des Lilas");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status).GetByText("Saved")).ToBeVisibleAsync();
        await desk.Database.AddReadyDeviceAsync("LT-0001");

        await page.GoAsync("/");
        await Expect(steps).ToContainTextAsync("3 of 5 done");
        await Expect(steps.GetByRole(AriaRole.Link)).ToHaveCountAsync(2);
        foreach (var viewing in Viewing.Looks)
        {
            await using var looked = await desk.PageAsync(viewing);
            await looked.GoAsync("/");
            await Expect(looked.Page.Locator("ol.lines")).ToBeVisibleAsync();
            await looked.AssertNoBarriersAsync();
            await looked.KeepScreenAsync("first-steps");
        }

        // Whoever does not run the organisation is not asked to.
        var colleague = await desk.Database.AddStaffAsync(StaffRole.Desk, desk.Database.CentreId, "marc@example.org");
        await using var other = await desk.PageAsync(Viewing.English, colleague);
        await other.GoAsync("/");
        await Expect(other.Page.GetByText("Ready to lend")).ToBeVisibleAsync();
        await Expect(other.Page.GetByText("First steps")).ToHaveCountAsync(0);

        await page.GoAsync("/");
        await Expect(steps).ToContainTextAsync("4 of 5 done");
        await steps.GetByRole(AriaRole.Button, new() { Name = "Do not show again" }).ClickAsync();
        await Expect(steps).ToHaveCountAsync(0);
        await page.GoAsync("/");
        await Expect(page.Page.GetByText("Ready to lend")).ToBeVisibleAsync();
        await Expect(steps).ToHaveCountAsync(0);
    }
}
