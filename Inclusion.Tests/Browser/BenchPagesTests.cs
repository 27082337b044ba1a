using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A donation from its coming in over the bench to what its donor reads.</summary>
public sealed class BenchPagesTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_donation_comes_in_goes_over_the_bench_and_its_donor_reads_what_became_of_it()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await page.Page.GetByText("More pages", new() { Exact = true }).ClickAsync();
        await Link(page, "Donations").ClickAsync();
        await Link(page, "Receive a donation").ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Receive a donation");
        await Field(page, "Who gave").SelectOptionAsync("A company");
        await Required(page, "Name").FillAsync("Filature du Nord");
        await Field(page, "Devices announced").FillAsync("3");
        await Field(page, "Devices counted").FillAsync("2");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("donation-new");
        await Press(page, "Receive a donation");
        await Expect(page.Heading).ToContainTextAsync("Filature du Nord");
        await Expect(page.Page.GetByText("3 devices were announced, 2 were counted.")).ToBeVisibleAsync();

        // Its devices, added together, keep it.
        await Link(page, "Add its devices").ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Add several");
        var scan = Field(page, "Scan or type a serial number");
        await scan.FocusAsync();
        await page.Page.Keyboard.TypeAsync("SN01\nSN02\n");
        await Press(page, "Add 2 devices");
        await Expect(page.Page.Locator(".codes li")).ToHaveCountAsync(2);
        var donation = await desk.Database.ReadAsync(db => db.Devices.Select(d => d.DonationId).Distinct().SingleAsync());
        await page.GoAsync($"/donations/{donation}");
        await Expect(page.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("donation");

        // By keyboard; what is refused is said, and the card stays.
        await Link(page, "At the bench").ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Bench");
        var card = Card(page, "LT-0001");
        await card.GetByRole(AriaRole.Link).FocusAsync();
        await page.Page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(Column(page, "Diagnose").Locator(".bench-card")).ToHaveCountAsync(1);
        await Expect(card.GetByRole(AriaRole.Link)).ToBeFocusedAsync();
        await card.Locator("summary").ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "To “Ready”" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status).GetByText("LT-0001:")).ToBeVisibleAsync();
        await Expect(Column(page, "Diagnose").Locator(".bench-card")).ToHaveCountAsync(1);

        // By mouse.
        await Card(page, "LT-0002").DragToAsync(Column(page, "Repair").Locator(".drop-zone"));
        await Expect(Column(page, "Repair").Locator(".bench-card")).ToHaveCountAsync(1);
        Assert.Equal(DeviceStatus.Repair, await desk.Database.ReadAsync(db => db.Devices.Where(d => d.Tag == "LT-0002").Select(d => d.Status).SingleAsync()));

        // Both together.
        await Field(page, "To").SelectOptionAsync("Ready");
        await Press(page, "Move the whole donation");
        await Expect(page.Page.GetByText("Devices moved: 0. Left where they are: 2.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("bench");

        // One of them at work.
        await Card(page, "LT-0002").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Work on LT-0002");
        await page.Page.GetByLabel("Starts up").CheckAsync();
        await Expect(page.Page.GetByText("1 of 12")).ToBeVisibleAsync();
        await Required(page, "Minutes").FillAsync("25");
        await Required(page, "What for").FillAsync("Hinge");
        await Press(page, "Write time down");
        await Expect(page.Page.GetByText("Hinge")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("bench-device");
        await Press(page, "Take apart for parts");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name", new() { Exact = true }).FillAsync("Screen 14");
        await page.AssertNoBarriersAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take apart for parts" }).ClickAsync();
        await Expect(page.Page.GetByText("It is not at the bench now.")).ToBeVisibleAsync();
        await page.GoAsync("/bench/parts");
        await Link(page, "Screen 14").ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "History" })).ToContainTextAsync("LT-0002");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("bench-part");

        await page.GoAsync($"/donations/{donation}/outcome");
        await Expect(page.Page.GetByText("Nobody has borrowed one yet.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("donation-outcome");

        await page.GoAsync("/settings/checklists/Tablet");
        await Press(page, "Add a step");
        await page.Page.GetByLabel("Step in English").Last.FillAsync("Case without cracks");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("checklists");
        await Press(page, "Save");
        await Expect(page.Page.GetByText("This is your own list.")).ToBeVisibleAsync();

        await using var french = await desk.PageAsync(new Viewing("fr", "dark", 360));
        foreach (var (path, name) in new[] { ($"/bench?donation={donation}", "bench"), ($"/donations/{donation}", "donation"), ($"/donations/{donation}/outcome", "donation-outcome") })
        {
            await french.GoAsync(path);
            await french.AssertNoBarriersAsync();
            await french.KeepScreenAsync(name);
        }
    }

    private static ILocator Link(DeskPage page, string name) => page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First;

    private static ILocator Field(DeskPage page, string label) => page.Page.GetByRole(AriaRole.Main).GetByLabel(label, new() { Exact = true }).First;

    private static ILocator Required(DeskPage page, string label) => page.Page.GetByRole(AriaRole.Main).GetByLabel(new Regex($"^{label}")).First;

    private static Task Press(DeskPage page, string name) => page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    private static ILocator Card(DeskPage page, string tag) => page.Page.GetByRole(AriaRole.Article, new() { Name = tag });

    private static ILocator Column(DeskPage page, string title) => page.Page.Locator(".drop-column").Filter(new() { Has = page.Page.GetByRole(AriaRole.Heading, new() { Name = title }) });
}
