using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Scan;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A stock-take with two people, from its opening to its report, by keyboard.</summary>
public sealed class StockTakePagesTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_people_scan_one_closes_with_what_is_ticked_and_the_report_says_so()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var sud = await database.AddCentreAsync("Maison Sud");
        for (var i = 1; i <= 12; i++)
        {
            await database.AddReadyDeviceAsync($"LT-{i:0000}");
        }

        await database.AddReadyDeviceAsync("TB-0001", DeviceCategory.Tablet, centreId: sud);
        var lent = await database.AddReadyDeviceAsync("PH-0001", DeviceCategory.Phone);
        await database.LendAsync(await database.AddPersonAsync(), lent, database.Today.AddDays(3));
        var marc = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await page.Page.GetByText("More pages", new() { Exact = true }).ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Stock-takes" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Open a stock-take" }).ClickAsync();
        await page.Page.GetByLabel("Centre", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Maison de quartier Nord" });
        await Expect(page.Page.GetByText("Devices expected: 12")).ToBeVisibleAsync();
        await page.Page.GetByLabel("Label").FillAsync("Shelf 3");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("stock-take-open");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading).ToContainTextAsync("Shelf 3");
        var address = new Uri(page.Page.Url).AbsolutePath;
        var field = Field(page);
        await Expect(field).ToBeFocusedAsync();

        // As fast as a scanner can: nothing waits for an answer, and nothing is lost.
        await TypeAsync(page, "LT-0001", "LT-0002", "LT-0003", "LT-0004", "LT-0005");
        await Expect(page.Page.GetByText("5 of 12 found")).ToBeVisibleAsync();
        await Expect(field).ToBeFocusedAsync();
        await Expect(Answer(page)).ToHaveClassAsync(new Regex("good"));

        await using var other = await desk.PageAsync(new Viewing("fr", "dark", 360), marc);
        await other.GoAsync(address);
        await Expect(other.Page.GetByText("5 sur 12 trouvés")).ToBeVisibleAsync();
        await TypeAsync(other, "LT-0006");
        await Expect(page.Page.GetByText("6 of 12 found")).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".lines li").First).ToContainTextAsync("marc@example.org");
        await TypeAsync(page, "LT-0006");
        await Expect(Answer(page)).ToContainTextAsync("by marc@example.org. It is counted once.");
        await Expect(Answer(page)).ToHaveClassAsync(new Regex("warn"));

        await TypeAsync(page, "TB-0001");
        await Expect(Answer(page)).ToContainTextAsync("another centre: Maison Sud");
        await TypeAsync(page, "PH-0001");
        await Expect(Answer(page).GetByRole(AriaRole.Link, new() { Name = "Record the return" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("stock-take-scan");

        // By the next scan of it somebody may have recorded the return: nothing is offered that may be done already.
        await TypeAsync(page, "PH-0001");
        await Expect(Answer(page)).ToContainTextAsync("It is counted once.");
        await Expect(Answer(page).GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
        await TypeAsync(other, "4006381333931");
        await Expect(Answer(other)).ToContainTextAsync("Aucun appareil n’a ce code.");
        await other.AssertNoBarriersAsync();
        await other.KeepScreenAsync("stock-take-scan");

        // One's own last scan is taken back, and scanned again.
        await TypeAsync(other, "LT-0007");
        await Expect(page.Page.GetByText("7 of 12 found")).ToBeVisibleAsync();
        await other.Page.GetByRole(AriaRole.Button, new() { Name = "Annuler le scan de LT-0007" }).ClickAsync();
        await Expect(page.Page.GetByText("6 of 12 found")).ToBeVisibleAsync();
        await Expect(Field(other)).ToBeFocusedAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is still missing" }).ClickAsync();
        await Expect(page.Page.Locator(".lines li")).ToHaveCountAsync(6);
        await TypeAsync(other, "LT-0007");
        await Expect(page.Page.Locator(".lines li")).ToHaveCountAsync(5);
        await Expect(field).ToBeFocusedAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("stock-take-missing");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Close the stock-take" }).ClickAsync();
        await page.Page.GetByLabel("LT-0012").CheckAsync();
        await page.Page.GetByLabel("TB-0001").CheckAsync();
        await Expect(page.Page.GetByText("Corrections ticked: 2")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("stock-take-close");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Record the return" })).ToHaveCountAsync(1);
        await Expect(page.Page.GetByLabel("Tick all (5)")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Close the stock-take" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close the stock-take" }).ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Region, new() { Name = "Missing" })).ToContainTextAsync("Marked as lost");
        await Expect(page.Page.GetByText("7 of 12 found")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("stock-take-report");
        await Expect(other.Page.GetByText("Cet inventaire est terminé.")).ToBeVisibleAsync();
        Assert.Equal(
            (DeviceStatus.Lost, DeviceStatus.Ready, database.CentreId),
            await database.ReadAsync(async db => (
                await db.Devices.Where(d => d.Tag == "LT-0012").Select(d => d.Status).SingleAsync(),
                await db.Devices.Where(d => d.Tag == "LT-0011").Select(d => d.Status).SingleAsync(),
                await db.Devices.Where(d => d.Tag == "TB-0001").Select(d => d.CentreId).SingleAsync())));
    }

    [Fact]
    public async Task A_question_stays_until_it_is_answered_or_dismissed_however_fast_one_scans_on()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        await database.AddReadyDeviceAsync("LT-0001", serial: "SAME");
        await database.AddReadyDeviceAsync("LT-0002", serial: "SAME");
        await database.AddReadyDeviceAsync("LT-0025");
        await database.AddReadyDeviceAsync("LT-0031");
        var id = (await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId), Cancel)).Value;
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/devices/stock-takes/{id}");

        // Both devices of one number, and what a scanner set to French types for LT-0025.
        await TypeAsync(page, "SAME", "SAME", "LT)ààé(", "LT-0031");

        await Expect(Answer(page)).ToContainTextAsync("LT-0031");
        await Expect(Questions(page)).ToHaveCountAsync(3);
        await LookAsync(page, "stock-take-questions");
        await Questions(page).First.GetByRole(AriaRole.Button, new() { Name = "Take LT-0025" }).ClickAsync();
        await Expect(Questions(page)).ToHaveCountAsync(2);
        await Expect(Answer(page)).ToContainTextAsync("LT-0025");
        await Expect(Field(page)).ToBeFocusedAsync();
        await Questions(page).First.GetByRole(AriaRole.Button, new() { Name = "LT-0002" }).ClickAsync();
        await Expect(Questions(page)).ToHaveCountAsync(1);
        await Questions(page).GetByRole(AriaRole.Button, new() { Name = "Dismiss the question about SAME" }).ClickAsync();
        await Expect(Questions(page)).ToHaveCountAsync(0);
        await Expect(Field(page)).ToBeFocusedAsync();
        await Expect(page.Page.GetByText("3 of 4 found")).ToBeVisibleAsync();

        // A misread code that is scanned aright afterwards asks no more.
        await TypeAsync(page, "LT)ààé(");
        await Expect(Questions(page)).ToHaveCountAsync(1);
        await TypeAsync(page, "LT-0025");
        await Expect(Questions(page)).ToHaveCountAsync(0);
        await Expect(page.Page.Locator(".scan-dock .camera")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Whoever_may_not_see_it_any_more_is_told_so_and_not_that_nothing_is_missing()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        for (var i = 1; i <= 3; i++)
        {
            await database.AddReadyDeviceAsync($"LT-{i:0000}");
        }

        var marc = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org");
        var lea = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "lea@example.org");
        var id = (await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId), Cancel)).Value;
        await using var reading = await desk.PageAsync(Viewing.English, marc);
        await using var missing = await desk.PageAsync(Viewing.English, lea);
        foreach (var page in new[] { reading, missing })
        {
            await page.GoAsync($"/devices/stock-takes/{id}");
            await Expect(page.Page.GetByText("0 of 3 found")).ToBeVisibleAsync();
        }

        await database.ArrangeAsync(db => db.Users.Where(u => u.Id != database.Administrator.StaffId).ExecuteUpdateAsync(u => u.SetProperty(s => s.Role, StaffRole.Trainer)));
        await missing.Page.GetByRole(AriaRole.Button, new() { Name = "Show what is still missing" }).ClickAsync();
        await Expect(missing.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your account does not allow this.");
        await Expect(missing.Page.GetByText("Nothing is missing any more")).ToHaveCountAsync(0);

        // And whoever only reads along.
        await using var other = await desk.PageAsync(Viewing.English);
        await other.GoAsync($"/devices/stock-takes/{id}");
        await TypeAsync(other, "LT-0001");
        await Expect(reading.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Your account does not allow this.");
        await Expect(Field(reading)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task When_all_is_right_or_returned_since_the_closing_page_has_nothing_to_correct()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        await database.AddReadyDeviceAsync("LT-0001");
        var loan = await database.LendAsync(await database.AddPersonAsync(), await database.AddReadyDeviceAsync("PH-0001"), database.Today.AddDays(3));
        var id = (await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId), Cancel)).Value;
        foreach (var code in new[] { "LT-0001", "PH-0001" })
        {
            Assert.Null((await database.As<ScanIntoStockTake>().RunAsync(id, code, Cancel)).Refusal);
        }

        await database.ReturnAsync(loan);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/devices/stock-takes/{id}/close");
        await Expect(page.Page.GetByText("Nothing to correct")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Record the return" })).ToHaveCountAsync(0);
        await page.KeepScreenAsync("stock-take-close-nothing");
        await page.GoAsync($"/devices/stock-takes/{id}/report");
        await Expect(page.Page.GetByText("Here, while its loan")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Every_page_is_clear_of_barriers()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        for (var i = 1; i <= 5; i++)
        {
            await database.AddReadyDeviceAsync($"LT-{i:0000}", serial: "SAME");
        }

        var lost = await database.AddReadyDeviceAsync("LT-0100");
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(lost, DeviceStatus.Lost, "Nowhere"), Cancel)).Refusal);
        foreach (var viewing in Viewing.Looks)
        {
            var id = (await database.As<OpenStockTake>().RunAsync(new StockTakeScope(database.CentreId, Label: "Étagère du fond, derrière la porte de la réserve"), Cancel)).Value;
            await using var page = await desk.PageAsync(viewing);
            await page.GoAsync($"/devices/stock-takes/{id}");
            await TypeAsync(page, "LT-0001", "LT-0100", "SAME");
            await Expect(Questions(page).Locator(".actions button")).ToHaveCountAsync(5);
            await LookAsync(page, "stock-take-which");
            await Questions(page).Locator(".actions button").Nth(1).ClickAsync();
            await Expect(Answer(page)).ToContainTextAsync("LT-0002");
            await Expect(Field(page)).ToBeFocusedAsync();
            await LookAsync(page, "stock-take");
            foreach (var (path, name) in new[] { ("", "stock-takes"), ("/new", "stock-take-new"), ($"/{id}/report", "stock-take-report-open"), ($"/{id}/close", "stock-take-closing") })
            {
                await page.GoAsync($"/devices/stock-takes{path}");
                await LookAsync(page, name);
            }

            var crumbs = page.Page.GetByRole(AriaRole.Navigation, new() { Name = viewing.Language == "fr" ? "Où vous êtes" : "Where you are" }).GetByRole(AriaRole.Link);
            await Expect(crumbs).ToHaveTextAsync(viewing.Language == "fr" ? ["Appareils", "Inventaires", "L’inventaire"] : ["Devices", "Stock-takes", "The stock-take"]);

            await page.GoAsync($"/devices/stock-takes/{id}");
            await page.Page.Locator(".page-actions button").ClickAsync();
            var dialog = page.Page.GetByRole(AriaRole.Dialog);
            await Expect(dialog.Locator("textarea")).ToBeFocusedAsync();
            await LookAsync(page, "stock-take-abandon");
            await dialog.Locator("textarea").FillAsync("Alarme");
            await dialog.Locator("button[type=submit]").ClickAsync();
            await Expect(Field(page)).ToHaveCountAsync(0);
            Assert.Equal("Alarme", await database.ReadAsync(db => db.StockTakes.Where(s => s.Id == id).Select(s => s.EndReason).SingleAsync()));
        }
    }

    private static ILocator Field(DeskPage page) => page.Page.Locator(".scan-dock input.scan");

    private static ILocator Answer(DeskPage page) => page.Page.Locator(".scan-dock > .notice");

    private static ILocator Questions(DeskPage page) => page.Page.Locator(".scan-dock .problems > li");

    private static async Task TypeAsync(DeskPage page, params IEnumerable<string> codes)
    {
        await Field(page).FocusAsync();
        foreach (var code in codes)
        {
            await page.Page.Keyboard.TypeAsync(code);
            await page.Page.Keyboard.PressAsync("Enter");
        }
    }

    private static async Task LookAsync(DeskPage page, string name)
    {
        await page.AssertNoBarriersAsync();
        Assert.True(await page.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"), $"{name} is wider than the window.");
        await page.KeepScreenAsync(name);
    }
}
