using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What a desk does with devices, from their arrival to the shelf.</summary>
public sealed class DeviceJourneyTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_device_comes_in_gets_the_next_tag_is_wiped_and_is_ready_to_lend()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await Button(page, "Add a device", AriaRole.Link).First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Add a device");
        await Field(page, "Maker").FillAsync("Lenovo");
        await Field(page, "Model").FillAsync("ThinkPad T480");
        await Field(page, "Serial number").FillAsync("PF1ABC");
        await Field(page, "Kit").FillAsync("charger, bag");
        await Field(page, "Donation").SelectOptionAsync("A new donation…");
        await Field(page, "Donor").SelectOptionAsync("A new donor…");
        await Field(page, "Name of the donor").FillAsync("Mairie de Lille");
        await page.Page.Locator("button[type=submit]", new() { HasText = "Add a device" }).ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync("LT-0001");
        await Expect(page.Page.GetByText("Mairie de Lille")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("To be wiped")).ToBeVisibleAsync();

        await Button(page, "Record a wipe", AriaRole.Link).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Record a wipe");
        await page.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new Regex("^Purge") }).CheckAsync();
        await Field(page, "Tool and its version").FillAsync("nwipe 0.38");
        await Field(page, "What was checked, and how").FillAsync("Ten places read, all empty");
        await Field(page, "Checked by").FillAsync("Marc");
        await Button(page, "Record a wipe").ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync("LT-0001");
        await Expect(page.Page.Locator(".status-line")).ToContainTextAsync("Ready");
        await Expect(Button(page, "Lend", AriaRole.Link)).ToHaveAttributeAsync("href", "/loans/check-out?device=LT-0001");
    }

    [Fact]
    public async Task Twenty_devices_of_one_donation_are_one_form_and_twenty_scans_at_a_scanners_speed()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddReceivedDeviceAsync("LT-0003", serial: "KNOWN");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices/new/batch");
        await Field(page, "Model").FillAsync("Latitude 5490");
        await Field(page, "Reference").FillAsync("2026/17");
        var scan = Field(page, "Scan or type a serial number");
        await scan.FocusAsync();

        // All at once, without waiting for the server, with a number that is known and one scanned twice.
        var codes = Enumerable.Range(1, 20).Select(i => $"SN{i:00}").ToList();
        codes.Insert(5, "known");
        codes.Insert(9, "sn02");
        await page.Page.Keyboard.TypeAsync(string.Concat(codes.Select(c => c + "\n")));

        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Add 20 devices" })).ToBeVisibleAsync();
        await Expect(scan).ToBeFocusedAsync();
        await Expect(scan).ToHaveValueAsync("");

        await page.Page.Keyboard.TypeAsync("known\n");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("LT-0003");
        await Button(page, "Remove SN20").ClickAsync();

        // A scanner set to a US keyboard, on a French one: asked, not taken.
        await scan.FocusAsync();
        await page.Page.Keyboard.TypeAsync("SN\"'\n");
        await Button(page, "Take SN34").ClickAsync();
        await Button(page, "Remove SN34").ClickAsync();

        // A lost connection or a closed tab loses nothing of it.
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Add 19 devices" })).ToBeVisibleAsync();
        await page.Page.ReloadAsync();
        await Expect(Field(page, "Model")).ToHaveValueAsync("Latitude 5490");
        await Button(page, "Add 19 devices").ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Added just now" })).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".codes li")).ToHaveCountAsync(19);
        var devices = await desk.Database.ReadAsync(db => db.Devices.Where(d => d.Model == "Latitude 5490").OrderBy(d => d.Tag).ToListAsync());
        Assert.Equal(Enumerable.Range(1, 19).Select(i => $"SN{i:00}"), devices.Select(d => d.Serial));
        Assert.Equal(["LT-0001", "LT-0002", "LT-0004"], devices.Take(3).Select(d => d.Tag));
        Assert.Single(devices.Select(d => d.DonationId).Distinct());
    }

    [Fact]
    public async Task Several_returned_devices_are_wiped_with_one_form()
    {
        await using var desk = await browser.OpenDeskAsync();
        foreach (var tag in new[] { "LT-0001", "LT-0002", "LT-0003" })
        {
            await desk.Database.AddReceivedDeviceAsync(tag);
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices/wipes");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^LT-0001") }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^LT-0003") }).CheckAsync();
        await Field(page, "Tool and its version").FillAsync("nwipe 0.38");
        await Field(page, "What was checked, and how").FillAsync("Ten places read");
        await Field(page, "Checked by").FillAsync("Marc");
        await Button(page, "Record the wipe of 2 devices").ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^LT-0001") })).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Checkbox, new() { NameRegex = new Regex("^LT-0002") })).ToBeVisibleAsync();
        var ready = await desk.Database.ReadAsync(db => db.Devices.Where(d => d.Status == DeviceStatus.Ready).Select(d => d.Tag).Order().ToListAsync());
        Assert.Equal(["LT-0001", "LT-0003"], ready);
    }

    [Fact]
    public async Task A_filter_stands_in_the_address_back_takes_it_away_and_the_export_has_what_is_shown()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddReadyDeviceAsync("LT-0001", serial: "AAA");
        await desk.Database.AddReceivedDeviceAsync("LT-0002", serial: "BBB");
        await desk.Database.AddReceivedDeviceAsync("TB-0001", DeviceCategory.Tablet, "CCC");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await Expect(Rows(page)).ToHaveCountAsync(3);

        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox, new() { Name = "Status" }).SelectOptionAsync("Received");
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await Expect(page.Page).ToHaveURLAsync(new Regex("/devices\\?status=Received$"));
        var search = page.Page.GetByLabel("Search", new() { Exact = true });
        await search.FillAsync("bb");
        await search.PressAsync("Enter");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(page.Page).ToHaveURLAsync(new Regex("/devices\\?status=Received&q=bb$"));

        var download = await page.Page.RunAndWaitForDownloadAsync(() => Button(page, "Export as CSV", AriaRole.Link).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(["LT-0002"], lines.Skip(1).Select(l => l.Split(',')[0].Trim('"')));
        Assert.EndsWith(".csv", download.SuggestedFilename, StringComparison.Ordinal);
        var workbook = await page.Page.RunAndWaitForDownloadAsync(() => Button(page, "Export as XLSX", AriaRole.Link).ClickAsync());
        Assert.EndsWith(".xlsx", workbook.SuggestedFilename, StringComparison.Ordinal);

        await page.Page.GoBackAsync();
        await Expect(Rows(page)).ToHaveCountAsync(2);
        await Button(page, "Clear filters", AriaRole.Link).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task The_second_of_two_tabs_is_told_and_can_start_again_from_the_others_version()
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddReceivedDeviceAsync("LT-0001");
        await using var first = await desk.PageAsync(Viewing.English);
        await using var second = await desk.PageAsync(Viewing.English);
        await first.GoAsync($"/devices/{id}/edit");
        await second.GoAsync($"/devices/{id}/edit");
        await Field(second, "Model").FillAsync("Second");
        await Field(first, "Model").FillAsync("First");
        await Button(first, "Save").ClickAsync();
        await Expect(first.Heading).ToHaveTextAsync("LT-0001");

        await Button(second, "Save").ClickAsync();
        await Expect(second.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Someone else has changed this");
        await Expect(Field(second, "Model")).ToHaveValueAsync("Second");
        await second.AssertNoBarriersAsync();

        await Button(second, "Start again from theirs").ClickAsync();
        await Expect(Field(second, "Model")).ToHaveValueAsync("First");
        await Field(second, "Model").FillAsync("Second");
        await Button(second, "Save").ClickAsync();
        await Expect(second.Heading).ToHaveTextAsync("LT-0001");
        Assert.Equal("Second", await desk.Database.ReadAsync(db => db.Devices.Select(d => d.Model).SingleAsync()));
    }

    [Fact]
    public async Task A_hotspot_is_made_ready_in_one_click_and_lost_only_with_a_reason()
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddReceivedDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/devices/{id}");
        await Button(page, "Make ready to lend").ClickAsync();
        await Expect(page.Page.Locator(".status-line")).ToContainTextAsync("Ready");

        await Button(page, "Change the status").ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("New status").SelectOptionAsync("Lost");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change the status" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await dialog.GetByLabel("Reason").FillAsync("Left on the bus");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Change the status" }).ClickAsync();

        await Expect(page.Page.Locator(".status-line")).ToContainTextAsync("Lost");
        await Expect(page.Page.GetByText("Left on the bus")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_partner_is_added_by_hand_and_offered_as_a_donor()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/partners/new");
        await Field(page, "Name").FillAsync("Banque du Nord");
        await page.Page.GetByLabel("Gives devices").CheckAsync();
        await Button(page, "Add a partner").ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Banque du Nord");

        await page.GoAsync("/devices/new");
        await Field(page, "Donation").SelectOptionAsync("A new donation…");
        await Field(page, "Donor").SelectOptionAsync("Banque du Nord");
    }

    private static ILocator Rows(DeskPage page) => page.Page.Locator("table.table tbody tr");

    /// <summary>The field whose label begins with these words; a mark such as "(required)" may follow.</summary>
    private static ILocator Field(DeskPage page, string label) => page.Page.GetByLabel(new Regex($"^{Regex.Escape(label)}( \\(.*\\))?$"));

    private static ILocator Button(DeskPage page, string name, AriaRole role = AriaRole.Button) => page.Page.GetByRole(AriaRole.Main).GetByRole(role, new() { Name = name, Exact = true });
}
