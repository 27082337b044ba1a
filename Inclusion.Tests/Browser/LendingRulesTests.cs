using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.People.Block;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A rule that explains itself, a block that is set aside with a reason, and what is due during a long closure.</summary>
public sealed class LendingRulesTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_rule_is_explained_a_block_set_aside_and_an_odd_date_said()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        await database.ArrangeAsync(db =>
        {
            db.LendingRules.Add(LendingRule.Create(null, DeviceCategory.Laptop, new LendingTerms(30, 1, 90, 2) { OnePerHousehold = true }).Value);
            return Task.FromResult(true);
        });
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var person = await database.AddPersonAsync("Fatoumata Diarra-Lemoine", phone: "06 12 34 56 78");
        Assert.False((await database.As<BlockPerson>().RunAsync(new BlockPersonCommand(person, "A laptop never came back"), Cancel)).IsRefused);
        await using var page = await desk.PageAsync(Viewing.English);

        await page.GoAsync($"/devices/{device}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Lending rule" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Which rule applies");
        await Expect(page.Page.Locator("ol.lines > li", new() { HasText = "This category, every centre" }).First).ToContainTextAsync("applies");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox).FillAsync("Fatou");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("A laptop never came back");
        await page.Page.GetByText("Day by day").ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("lending-rule");
        await using var narrow = await desk.PageAsync(new Viewing("fr", "dark", 360));
        await narrow.GoAsync($"/loans/rules?person={person}&device=LT-0001");
        await Expect(narrow.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await narrow.AssertNoBarriersAsync();
        await narrow.KeepScreenAsync("lending-rule");

        await page.GoAsync($"/loans/check-out?person={person}&device=LT-0001");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Lend all the same" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change date" }).ClickAsync();
        var sunday = database.Today.AddDays(14 - (int)database.Today.DayOfWeek);
        await page.Page.GetByLabel("Due date").FillAsync(sunday.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.Page.GetByLabel("Due date").BlurAsync();
        await Expect(page.Page.GetByText("The centre is closed on")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-block");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Take the next open day" }).ClickAsync();
        await Expect(page.Page.GetByText("The centre is closed on")).ToHaveCountAsync(0);
        await page.Page.GetByLabel("Reason").FillAsync("Came to talk");
        await page.Page.GetByLabel("Reason").BlurAsync();

        // The reason is of this person: another one who is chosen does not get it, nor does this one again.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change the person" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox).FillAsync("Fatou");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByLabel("Reason")).ToHaveValueAsync("");
        await page.Page.GetByLabel("Reason").FillAsync("Came to talk");
        await page.Page.GetByLabel("Reason").BlurAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Lent", Exact = true })).ToBeVisibleAsync();
        Assert.Equal(sunday.AddDays(1), await database.ReadAsync(db => db.Loans.Select(l => l.DueOn).SingleAsync(Cancel)));
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Open the loan" }).ClickAsync();
        await Expect(page.Page.GetByText("Came to talk")).ToBeVisibleAsync();

        await page.GoAsync($"/people/{person}");
        await page.Page.GetByText("Earlier and current blocks").ClickAsync();
        await Expect(page.Page.GetByText("Lent in spite of the block")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("person-blocks");
    }

    [Fact]
    public async Task A_long_closure_and_the_holidays_of_a_region_are_set_and_what_is_due_in_it_is_moved()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var from = database.Today.AddDays(15 - (int)database.Today.DayOfWeek);
        var person = await database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency", email: "jb@example.org");
        for (var i = 1; i <= 3; i++)
        {
            await database.LendAsync(person, await database.AddReadyDeviceAsync($"LT-000{i}"), from.AddDays(i));
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/settings/centres/{database.CentreId}");
        await page.Page.GetByLabel("Closed on, or from").FillAsync(Iso(from));
        await page.Page.GetByLabel("to", new() { Exact = true }).FillAsync(Iso(from.AddDays(13)));
        await page.Page.GetByLabel("Why").First.FillAsync("Works");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add closed dates" }).ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("centre-opening");
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Loans and workshops in it") }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Before a closure");
        await page.Page.GetByLabel("At most per day").FillAsync("1");
        await page.Page.GetByLabel("At most per day").BlurAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("closure");
        await using var narrow = await desk.PageAsync(new Viewing("fr", "dark", 360));
        await narrow.GoAsync(new Uri(page.Page.Url).PathAndQuery);
        await narrow.AssertNoBarriersAsync();
        await narrow.KeepScreenAsync("closure");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Move 3 due dates and tell the people" }).ClickAsync();
        await Expect(page.Page.GetByText("Due dates moved: 3. E-mails to send: 1. People to call: 0.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Nothing is due while the centre is closed.")).ToBeVisibleAsync();
        Assert.Equal(
            [from.AddDays(14), from.AddDays(15), from.AddDays(16)], await database.ReadAsync(db => db.Loans.OrderBy(l => l.Id).Select(l => l.DueOn).ToListAsync(Cancel)));

        await page.GoAsync($"/settings/centres/{database.CentreId}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Public holidays" }).ClickAsync();
        await Expect(page.Page.GetByText("Code du travail, articles L3133-1")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("holidays");
        var add = page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Add \\d+ days?$") });
        await add.ClickAsync();
        await Expect(add).ToBeDisabledAsync();
        await narrow.GoAsync($"/settings/centres/{database.CentreId}/holidays");
        await narrow.AssertNoBarriersAsync();
        await narrow.KeepScreenAsync("holidays");
        Assert.True(await database.ReadAsync(async db => (await db.Centres.SingleAsync(Cancel)).ClosedPeriods.Count) > 10);
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
