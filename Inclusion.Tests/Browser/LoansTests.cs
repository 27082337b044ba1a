using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class LoansTests(BrowserFixture browser)
{
    private static int _last;

    [Fact]
    public async Task A_laptop_and_a_hotspot_are_lent_by_keyboard_alone()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        await page.GoAsync("/loans/check-out");
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();

        var keys = page.Page.Keyboard;
        await keys.TypeAsync(counter.Person);
        await keys.PressAsync("Enter");
        await Expect(ScanBox(page)).ToBeFocusedAsync();
        await keys.TypeAsync(counter.Tags[0]);
        await keys.PressAsync("Enter");
        await keys.TypeAsync(counter.Tags[1].ToLowerInvariant());
        await keys.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 2 devices" })).ToBeVisibleAsync();
        await keys.PressAsync("Control+Enter");
        await keys.PressAsync("Control+Enter");
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Lent", Exact = true })).ToBeVisibleAsync();

        var loan = await desk.Database.ReadAsync(db => db.Loans.Include(l => l.Devices).SingleAsync(l => l.PersonId == counter.PersonId));
        Assert.Equal(2, loan.Devices.Count);
        await Expect(page.Page.GetByText(loan.Number)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();

        // The keyboard is on "Lend again": one more key and the next person can be served.
        await keys.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Codes_are_scanned_one_after_another_without_waiting_and_refusals_fold_until_the_next_good_scan()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var waiting = $"WT-{counter.Number}";
        await desk.Database.AddReceivedDeviceAsync(waiting);
        await page.GoAsync($"/loans/check-out?person={counter.PersonId}");
        await Expect(ScanBox(page)).ToBeFocusedAsync();

        // A scanner does not look at the screen.
        foreach (var code in new[] { counter.Tags[0], waiting, "NO-SUCH", counter.Tags[0] })
        {
            await page.Page.Keyboard.TypeAsync(code);
            await page.Page.Keyboard.PressAsync("Enter");
        }

        // A line each; the newest says why, the others when they are asked.
        await Expect(page.Page.Locator(".problems > li")).ToHaveCountAsync(3);
        await Expect(page.Page.Locator(".problems").GetByText($"{counter.Tags[0]} is already on this list.")).ToBeVisibleAsync();
        await Expect(page.Page.Locator("[aria-live=assertive]")).ToContainTextAsync($"{counter.Tags[0]} was not added.");
        var wipe = page.Page.GetByRole(AriaRole.Link, new() { Name = "Record the wipe" });
        await Expect(wipe).ToBeHiddenAsync();
        await Problem(page, $"{waiting} was not added.").ClickAsync();
        await Expect(wipe).ToHaveAttributeAsync("href", new Regex("/devices/\\d+/wipe"));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-refused");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Dismiss the message about NO-SUCH" }).ClickAsync();
        await Expect(Problem(page, "NO-SUCH was not added.")).ToHaveCountAsync(0);

        await ScanAsync(page, counter.Tags[1]);
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 2 devices" })).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".problems")).ToHaveCountAsync(0);
        await Expect(ScanBox(page)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_scanner_that_ends_with_tab_ends_each_code_and_of_an_empty_field_tab_leads_on()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        await page.GoAsync($"/loans/check-out?person={counter.PersonId}");
        await Expect(ScanBox(page)).ToBeFocusedAsync();
        foreach (var code in new[] { counter.Tags[0], counter.Tags[1] })
        {
            await page.Page.Keyboard.TypeAsync(code);
            await page.Page.Keyboard.PressAsync("Tab");
        }

        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 2 devices" })).ToBeVisibleAsync();
        await Expect(ScanBox(page)).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(ScanBox(page)).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_scanner_set_to_another_keyboard_is_understood_and_prefixes_are_left_out()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        await page.GoAsync($"/loans/check-out?person={counter.PersonId}");

        // As a US scanner types on a French keyboard.
        var typed = string.Concat(counter.Tags[0].Select(c => c == '-' ? ')' : char.IsAsciiDigit(c) ? "à&é\"'(-è_ç"[c - '0'] : c));
        await ScanAsync(page, typed);
        await Expect(page.Page.Locator(".problems")).ToContainTextAsync($"Did you mean {counter.Tags[0]}?");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-misread");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Take {counter.Tags[0]}" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".problems")).ToHaveCountAsync(0);
        await Expect(ScanBox(page)).ToBeFocusedAsync();

        await ScanAsync(page, $"]C1{counter.Tags[1]}");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 2 devices" })).ToBeVisibleAsync();

        await page.GoAsync($"/find?q={Uri.EscapeDataString(typed)}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = $"Open {counter.Tags[0]}" }).ClickAsync();
        await Expect(page.Heading).ToContainTextAsync(counter.Tags[0]);
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_scan_field_stays_on_the_screen_however_long_the_list_becomes(int width)
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk, new Viewing("en", Width: width));
        await using var page = counter.Page;
        await page.GoAsync($"/loans/check-out?person={counter.PersonId}");
        await ScanAsync(page, counter.Tags[0]);
        await ScanAsync(page, counter.Tags[1]);
        await Expect(page.Page.Locator(".lines fieldset")).ToHaveCountAsync(2);

        // As a table full of devices: the page is many screens long.
        var height = 0;
        await Wait.UntilAsync(async () =>
        {
            height = await page.Page.EvaluateAsync<int>("document.querySelectorAll('.lines > li').forEach(line => { line.style.minHeight = '1500px'; }), document.documentElement.scrollHeight");
            return height > 3000;
        });
        for (var y = 0; y < height; y += 700)
        {
            await page.Page.EvaluateAsync("y => scrollTo(0, y)", y);
            var box = (await ScanBox(page).BoundingBoxAsync())!;
            Assert.True(box.Y >= 0 && box.Y + box.Height <= 860, $"At {y} of {height} the field stands at {box.Y}.");
        }
    }

    [Fact]
    public async Task A_return_on_the_page_of_a_loan_is_undone_from_its_notice()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var loan = await counter.LendAsync(1);
        await page.GoAsync($"/loans/{loan.LoanId}");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Return {counter.Tags[0]}" }).ClickAsync();
        var notice = page.Page.Locator(".toast");
        await Expect(notice).ToContainTextAsync(counter.Tags[0]);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loan-undo");
        Assert.False(await IsOutAsync());
        await notice.GetByRole(AriaRole.Button, new() { Name = "Undo" }).PressAsync("Enter");

        await Expect(page.Page.Locator(".toast")).ToContainTextAsync($"The return of {counter.Tags[0]} is undone");
        Assert.True(await IsOutAsync());
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = $"Return {counter.Tags[0]}" })).ToBeVisibleAsync();

        Task<bool> IsOutAsync() => desk.Database.ReadAsync(db => db.LoanDevices.Where(l => l.LoanId == loan.LoanId).Select(l => l.ReturnedOn == null).SingleAsync());
    }

    [Fact]
    public async Task Someone_new_is_asked_for_what_their_way_of_being_told_things_needs()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var name = $"Sékou {Guid.NewGuid().ToString("N")[..8]}";
        await page.GoAsync("/loans/check-out");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox).FillAsync(name);
        await page.Page.GetByRole(AriaRole.Option, new() { Name = "as someone new" }).ClickAsync();

        var how = page.Page.GetByLabel("How they want to be contacted");
        var add = page.Page.GetByRole(AriaRole.Button, new() { Name = "Add this person" });
        foreach (var (channel, field) in new[] { ("E-mail", "E-mail"), ("Phone call", "Phone"), ("SMS", "Phone"), ("Letter", "Address") })
        {
            await how.SelectOptionAsync(new SelectOptionValue { Label = channel });
            await add.ClickAsync();
            await Expect(page.Page.Locator(".field").Filter(new() { Has = page.Page.Locator(".field-label", new() { HasText = field }) }).Locator(".field-error")).ToBeVisibleAsync();
            await Expect(page.Page.Locator(".field-error")).ToHaveCountAsync(1);
        }

        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-new-person");
        await page.Page.GetByLabel("Address").FillAsync("12 rue des Lilas");
        await page.Page.GetByLabel("Postal code").FillAsync("59000");
        await add.ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = name })).ToBeVisibleAsync();
        var person = await desk.Database.ReadAsync(db => db.People.SingleAsync(p => p.Name == name));
        Assert.Equal(("12 rue des Lilas", "59000"), (person.Address, person.PostalCode));
    }

    [Fact]
    public async Task A_check_out_that_was_begun_comes_back_after_the_server_was_killed()
    {
        await using var desk = await browser.OpenDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        await page.GoAsync($"/loans/check-out?person={counter.PersonId}");
        await ScanAsync(page, counter.Tags[0]);
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();
        await page.Page.GetByLabel("bag").UncheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Change date" }).ClickAsync();
        await page.Page.GetByLabel("Due date").FillAsync(desk.Database.Today.AddDays(3).ToString("yyyy-MM-dd"));
        await Expect(page.Page.GetByText("Chosen by you")).ToBeVisibleAsync();

        await desk.Host.KillAsync();
        await desk.Host.StartAgainAsync();

        await Expect(page.Page.GetByText("What you had typed is back.")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        page.ForgiveErrors();
        await Expect(page.Page.GetByLabel("bag")).Not.ToBeCheckedAsync();
        await Expect(page.Page.GetByText("Chosen by you")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Lent", Exact = true })).ToBeVisibleAsync();

        var loan = await desk.Database.ReadAsync(db => db.Loans.Include(l => l.Devices).SingleAsync());
        Assert.Equal(desk.Database.Today.AddDays(3), loan.DueOn);
        Assert.Equal(["charger"], loan.Devices[0].Accessories);
    }

    [Fact]
    public async Task A_scan_that_is_faster_than_the_page_is_not_lost()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var loan = await counter.LendAsync(counter.Tags.Count);
        var scanned = new TaskCompletionSource();
        await page.Page.RouteAsync("**/js/scan*.js", async route =>
        {
            await scanned.Task;
            await route.ContinueAsync();
        });
        await page.GoAsync("/loans/return");
        await Expect(ScanBox(page)).ToBeFocusedAsync();

        foreach (var tag in counter.Tags)
        {
            await page.Page.Keyboard.TypeAsync(tag);
            await page.Page.Keyboard.PressAsync("Enter");
        }

        await Expect(ScanBox(page)).ToHaveValueAsync("");
        scanned.SetResult();

        await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = loan.Number })).ToHaveCountAsync(counter.Tags.Count);
    }

    [Fact]
    public async Task A_scan_takes_back_at_once_and_what_is_missing_can_be_said_and_all_undone()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var loan = await counter.LendAsync(counter.Tags.Count);
        await page.GoAsync("/loans/return");
        await Expect(ScanBox(page)).ToBeFocusedAsync();

        await page.Page.Keyboard.TypeAsync(counter.Tags[0]);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.TypeAsync("NO-SUCH");
        await page.Page.Keyboard.PressAsync("Enter");

        var line = page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = loan.Number });
        await Expect(line).ToContainTextAsync("1 device of this loan is still out.");
        await Expect(Problem(page, "The return of NO-SUCH was not recorded.")).ToBeVisibleAsync();
        await line.GetByLabel("charger").UncheckAsync();
        await line.Locator("summary").First.ClickAsync();
        await line.GetByLabel("Damage or anything missing").FillAsync("Cracked lid");
        await page.Page.Keyboard.PressAsync("Tab");
        await line.GetByLabel("Grade").SelectOptionAsync(new SelectOptionValue { Label = "C (visible wear)" });
        await Wait.UntilAsync(async () => (await LineAsync()) is { DamageNote: "Cracked lid", MissingAccessories: ["charger"] });

        // A scan goes into the box wherever the keyboard was left.
        await line.GetByLabel("bag").FocusAsync();
        await page.Page.Keyboard.TypeAsync("NO-OTHER");
        await Expect(ScanBox(page)).ToHaveValueAsync("NO-OTHER");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(Problem(page, "The return of NO-OTHER was not recorded.")).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Undo the return of {counter.Tags[0]}" }).ClickAsync();
        await Expect(line).ToHaveCountAsync(0);
        Assert.True((await LineAsync()).IsOut);

        async Task<LoanDevice> LineAsync() => await desk.Database.ReadAsync(db => db.LoanDevices.SingleAsync(l => l.LoanId == loan.LoanId && l.Tag == counter.Tags[0]));
    }

    [Fact]
    public async Task A_device_scanned_elsewhere_is_taken_back_once_and_reloading_takes_nothing_back()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var loan = await counter.LendAsync(1);

        await page.GoAsync($"/loans/return?device={counter.Tags[0]}");

        await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = loan.Number })).ToContainTextAsync("The loan is complete.");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/loans/return$"));
        await page.Page.ReloadAsync();
        await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = loan.Number })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("was not recorded")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_page_behind_does_not_take_the_keyboard_from_a_dialog()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var isOpen = new TaskCompletionSource();
        await page.Page.RouteAsync("**/js/scan*.js", async route =>
        {
            await isOpen.Task;
            await route.ContinueAsync();
        });
        await page.Page.AddInitScriptAsync("addEventListener('DOMContentLoaded', () => { const take = takeKeyboard; window.asked = 0; globalThis.takeKeyboard = field => { take(field); window.asked++; }; });");
        await page.Page.GotoAsync($"/loans/check-out?person={counter.PersonId}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Choose from what is ready" }).PressAsync("Enter");
        var search = page.Page.GetByRole(AriaRole.Dialog).GetByLabel("Search");
        await Expect(search).ToBeFocusedAsync();

        isOpen.SetResult();
        await page.Page.WaitForFunctionAsync("() => window.asked === 2");

        await Expect(search).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_device_without_a_label_is_chosen_from_what_is_ready_by_keyboard()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        await page.GoAsync($"/loans/check-out?person={counter.PersonId}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Choose from what is ready" }).PressAsync("Enter");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Search")).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync(counter.Tags[0]);
        await Expect(dialog.GetByText("One device, ready to lend.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("ready-devices");
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Add {counter.Tags[0]}" }).PressAsync("Enter");

        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" })).ToBeVisibleAsync();
        await Expect(ScanBox(page)).ToBeFocusedAsync();
        await page.KeepScreenAsync("check-out-chosen");

        // What is on the form can be chosen no second time.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Choose from what is ready" }).ClickAsync();
        await dialog.GetByLabel("Search").FillAsync(counter.Tags[0]);
        await dialog.GetByRole(AriaRole.Button, new() { Name = $"Add {counter.Tags[0]}" }).ClickAsync();
        await Expect(page.Page.GetByText($"{counter.Tags[0]} was not added.", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_loan_to_the_wrong_person_is_undone_where_it_was_made_and_a_renewal_where_it_was_given()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        await page.GoAsync($"/loans/check-out?person={counter.PersonId}&device={counter.Tags[0]}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo this loan" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByText($"{counter.Tags[0]} can be lent again at once")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("undo-loan");
        await dialog.GetByLabel("Why").FillAsync("The other one of that name");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Undo this loan" }).ClickAsync();

        // The form is there again for whom it was for, and the device can go out.
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox)).ToBeVisibleAsync();
        var undone = await desk.Database.ReadAsync(db => db.Loans.SingleAsync(l => l.PersonId == counter.PersonId));
        Assert.Equal(LoanStatus.Undone, undone.Status);
        await page.GoAsync($"/loans/{undone.Id}");
        await Expect(page.Page.GetByText("The other one of that name")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo this loan" })).ToHaveCountAsync(0);
        await page.KeepScreenAsync("loan-undone");

        var loan = await counter.LendAsync(1, dueOn: desk.Database.Today);
        await page.GoAsync($"/loans/{loan.LoanId}");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Renew until") }).ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loan-renewed");

        // The notice undoes what it tells of, also when another loan is shown by now.
        await page.Page.GetByRole(AriaRole.Link, new() { Name = counter.Person }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = undone.Number }).First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync($"Loan {undone.Number}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText($"{loan.Number} is due on")).ToBeVisibleAsync();
        Assert.Equal((loan.DueOn, 0), await desk.Database.ReadAsync(db => db.Loans.Where(l => l.Id == loan.LoanId).Select(l => ValueTuple.Create(l.DueOn, l.Renewals)).SingleAsync()));
    }

    [Fact]
    public async Task A_loan_is_renewed_from_the_list_then_extended_and_given_up_on_its_page()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var loan = await counter.LendAsync(1, dueOn: desk.Database.Today);
        await page.GoAsync($"/loans?show=due&person={counter.PersonId}");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Renew loan {loan.Number}" }).ClickAsync();
        await Expect(page.Page.GetByText($"Loan {loan.Number} renewed: due back")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Nothing fits these filters.")).ToBeVisibleAsync();

        // Several together, after a preview that names what stays; the notice takes all of it back.
        var second = await desk.Database.LendAsync(counter.PersonId, counter.DeviceIds[1], desk.Database.Today);
        await page.GoAsync($"/loans?person={counter.PersonId}");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Group, new() { Name = "Selection" }).GetByRole(AriaRole.Button, new() { Name = "Renew", Exact = true }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Loans that will be renewed: 1");
        await Expect(dialog).ToContainTextAsync("Loans that stay as they are: 1");
        await Expect(dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = loan.Number })).ToContainTextAsync("Renewing today would not give a later date");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loans-renew-chosen");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Renew", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("Loans renewed: 1. Left as they were: 1.")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).First.ClickAsync();
        await Expect(page.Page.GetByText("Renewals undone: 1.")).ToBeVisibleAsync();
        Assert.Equal((desk.Database.Today, 0), await desk.Database.ReadAsync(db => db.Loans.Where(l => l.Id == second).Select(l => ValueTuple.Create(l.DueOn, l.Renewals)).SingleAsync()));

        await page.GoAsync($"/loans/{loan.LoanId}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Extend to a date" }).ClickAsync();
        await dialog.GetByLabel("Due date").FillAsync(desk.Database.Today.AddMonths(13).ToString("yyyy-MM-dd"));
        await Expect(dialog.GetByRole(AriaRole.Status).Filter(new() { HasText = "That is more than a year away: is the year right?" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await dialog.GetByLabel("Due date").FillAsync(desk.Database.Today.AddDays(60).ToString("yyyy-MM-dd"));
        await Expect(dialog.GetByText("is the year right?")).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Extend to a date" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say in a few words why the loan is extended.");
        await dialog.GetByLabel("Reason").FillAsync("Exam in January");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Extend to a date" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(page.Page.GetByText("Exam in January")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Wait.UntilAsync(() => desk.Database.ReadAsync(db => db.Loans.AnyAsync(l => l.Id == loan.LoanId && l.DueOn < desk.Database.Today.AddDays(60))), "The extension is taken back");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Mark as lost" }).ClickAsync();
        await dialog.GetByLabel("What happened").FillAsync("No answer to four letters");
        await page.AssertNoBarriersAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Mark as lost" }).ClickAsync();
        await Expect(page.Page.GetByText("Given up")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Extend to a date" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_list_as_it_is_filtered_is_downloaded()
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk);
        await using var page = counter.Page;
        var loan = await counter.LendAsync(2);
        await page.GoAsync("/loans");

        await page.Page.GetByLabel("Person, device or loan number").FillAsync(counter.Tags[1]);
        await Expect(page.Page).ToHaveURLAsync(new Regex($"q={counter.Tags[1]}"));
        await Expect(page.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(2);
        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "Export as CSV" }).ClickAsync());

        Assert.Equal("loans.csv", download.SuggestedFilename);
        var lines = await File.ReadAllLinesAsync(await download.PathAsync());
        Assert.Equal(3, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains(loan.Number, line, StringComparison.Ordinal));
        var workbook = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.GetByRole(AriaRole.Link, new() { Name = "Export as XLSX" }).ClickAsync());
        Assert.Equal("loans.xlsx", workbook.SuggestedFilename);
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Every_page_of_lending_shows_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var counter = await Counter.OpenAsync(desk, new Viewing(language, theme, width));
        await using var page = counter.Page;
        var unwiped = $"WV-{counter.Number}";
        await desk.Database.AddReceivedDeviceAsync(unwiped);

        await page.GoAsync("/loans/check-out");
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-empty");

        await page.GoAsync($"/loans/check-out?person={counter.PersonId}");
        foreach (var code in new[] { counter.Tags[0], unwiped, counter.Tags[1] })
        {
            await ScanAsync(page, code);
        }

        await Expect(page.Page.Locator(".lines fieldset")).ToHaveCountAsync(2);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out");
        await page.Page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Page.Locator(".receipt")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-done");

        await page.GoAsync("/loans");
        await Expect(page.Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loans");

        await page.GoAsync("/loans/return");
        await ScanAsync(page, counter.Tags[0]);
        await ScanAsync(page, "XX-0000");
        await Expect(page.Page.Locator(".latest")).ToBeVisibleAsync();
        await Expect(page.Page.Locator(".problems")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("return");

        var loan = await desk.Database.ReadAsync(db => db.Loans.SingleAsync(l => l.PersonId == counter.PersonId));
        await page.GoAsync($"/loans/{loan.Id}");
        await Expect(page.Page.Locator(".due-date")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loan");

        await page.GoAsync($"/loans?show=closed&person={counter.PersonId}");
        await Expect(page.Page.Locator(".empty")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("loans-empty");
    }

    private static ILocator ScanBox(DeskPage page) => page.Page.GetByLabel(page.Viewing.Language == "fr" ? "Scannez une étiquette" : "Scan a tag");

    /// <summary>A refused scan as the eye sees it; the same words are read out beside it.</summary>
    private static ILocator Problem(DeskPage page, string headline) => page.Page.Locator(".problems").GetByText(headline, new() { Exact = true });

    private static async Task ScanAsync(DeskPage page, string code)
    {
        await ScanBox(page).FillAsync(code);
        await ScanBox(page).PressAsync("Enter");
    }

    /// <summary>Someone of the desk's own, since drafts are personal, with a person to serve and two ready devices.</summary>
    private sealed record Counter(Desk Desk, DeskPage Page, Actor Staff, int Number, string Person, long PersonId, IReadOnlyList<string> Tags, IReadOnlyList<long> DeviceIds)
    {
        public static async Task<Counter> OpenAsync(Desk desk, Viewing? viewing = null)
        {
            var number = Interlocked.Increment(ref _last);
            var staff = await desk.Database.AddStaffAsync(StaffRole.Manager, desk.Database.CentreId, $"lending{number}@example.org");

            // A surname that no other test's borrower has in hers: Return takes the only one found.
            var person = $"Fatoumata Diarra-{Guid.NewGuid().ToString("N")[..8]}";
            string[] tags = [$"LT-{9000 + number}", $"HS-{9000 + number}"];
            return new Counter(
                desk,
                await desk.PageAsync(viewing ?? Viewing.English, staff),
                staff,
                number,
                person,
                await desk.Database.AddPersonAsync(person, phone: "06 12 34 56 78"),
                tags,
                [await desk.Database.AddReadyDeviceAsync(tags[0]), await desk.Database.AddReadyDeviceAsync(tags[1], DeviceCategory.Hotspot)]);
        }

        public async Task<LoanMade> LendAsync(int devices, DateOnly? dueOn = null)
        {
            var command = new CheckOutCommand(Guid.NewGuid(), PersonId, Desk.Database.CentreId, [.. DeviceIds.Take(devices).Select(LentDevice.Whole)], dueOn);
            return (await Desk.Database.As<CheckOutDevices>(Staff).RunAsync(command, CancellationToken.None)).Value;
        }
    }
}
