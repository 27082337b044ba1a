using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What people type into numbers and dates: understood as they write it, or told at the field, and never saved by half.</summary>
public sealed class FieldTests(BrowserFixture browser)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fr", "1 200,50 €", "Valeur de remplacement", "Enregistrer", "Saisissez un nombre")]
    [InlineData("en", "£1,200.50", "Replacement value", "Save", "Enter a number")]
    public async Task An_amount_is_read_as_it_is_written_and_one_that_is_not_understood_stays_and_saves_nothing(string language, string amount, string label, string save, string sentence)
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddReceivedDeviceAsync("LT-1");
        await using var page = await desk.PageAsync(new Viewing(language));
        await page.GoAsync($"/devices/{id}/edit");
        var field = page.Page.GetByLabel(label);
        await field.FillAsync(amount);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = save, Exact = true }).ClickAsync();
        await Expect(page.Page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/edit$"));
        Assert.Equal(1200.5m, await ValueAsync(desk, id));

        await page.GoAsync($"/devices/{id}/edit");
        await field.FillAsync("1200?");
        await field.PressAsync("Enter");
        await Expect(page.Page.Locator(".field-error")).ToContainTextAsync(sentence);
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("1200?");
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = save, Exact = true }).ClickAsync();
        await Expect(field).ToBeFocusedAsync();
        await Expect(page.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/edit$"));
        await page.AssertNoBarriersAsync();
        Assert.Equal(1200.5m, await ValueAsync(desk, id));
    }

    [Fact]
    public async Task A_birth_year_in_error_keeps_the_person_from_being_saved()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people/new?name=Ada");
        await page.Page.GetByLabel("Year of birth").FillAsync("1985?");
        await page.PressAsync("Add this person");
        await Expect(page.Page.GetByLabel("Year of birth")).ToBeFocusedAsync();
        await Expect(page.Page.Locator(".field-error")).ToContainTextAsync("Enter a whole number");
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.People.CountAsync(Cancel)));

        await page.Page.GetByLabel("Year of birth").FillAsync("1985");
        await page.PressAsync("Add this person");
        await Expect(page.Heading).ToHaveTextAsync("Ada");
        Assert.Equal(1985, await desk.Database.ReadAsync(db => db.People.Select(p => p.BirthYear).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task Somebody_else_all_the_same_is_not_added_past_a_field_in_error()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddPersonAsync("Fatoumata Diarra");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people/new?name=Fatou%20Diarra");
        await page.PressAsync("Add this person");
        await page.Page.GetByLabel("Year of birth").FillAsync("1985?");
        await page.PressAsync("It is somebody else: add anyway");
        await Expect(page.Page.GetByLabel("Year of birth")).ToBeFocusedAsync();
        Assert.Equal(1, await desk.Database.ReadAsync(db => db.People.CountAsync(Cancel)));

        await page.Page.GetByLabel("Year of birth").FillAsync("1985");
        await page.PressAsync("It is somebody else: add anyway");
        await Expect(page.Heading).ToHaveTextAsync("Fatou Diarra");
        Assert.Equal(1985, await desk.Database.ReadAsync(db => db.People.Where(p => p.Name == "Fatou Diarra").Select(p => p.BirthYear).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_date_typed_by_half_keeps_the_form_from_being_sent()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/settings/centres/{desk.Database.CentreId}");
        var from = page.Page.GetByLabel("Closed on, or from");
        await from.FocusAsync();
        await page.Page.Keyboard.TypeAsync("12");
        await from.PressAsync("Enter");
        Assert.True(await from.EvaluateAsync<bool>("field => field.validity.badInput && document.activeElement === field"));
        await Expect(page.Page.Locator("[role=alert]:visible")).ToHaveCountAsync(0);
        Assert.Empty(await desk.Database.ReadAsync(async db => (await db.Centres.SingleAsync(Cancel)).ClosedPeriods));
    }

    [Fact]
    public async Task A_day_is_pasted_as_the_product_prints_it_and_as_people_write_it()
    {
        (string Text, string Day)[] understood =
        [
            ("2026-11-27", "2026-11-27"), ("27/11/2026", "2026-11-27"), ("27.11.26", "2026-11-27"), ("27-11-2026", "2026-11-27"), ("27/11/85", "1985-11-27"),
            ("vendredi 27\u00A0novembre 2026", "2026-11-27"), ("1er févr. 2026", "2026-02-01"), ("12 Août 2026", "2026-08-12"), ("Friday, 27 November 2026", "2026-11-27"),
            ("27 nov. 2026 à 14 h", "2026-11-27"), ("\u200E27 Nov 2026", "2026-11-27"), ("2026-11-27T09:30", "2026-11-27"),
        ];
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/settings/centres/{desk.Database.CentreId}");
        var from = page.Page.GetByLabel("Closed on, or from");
        const string Paste = """
            (field, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
              return field.value;
            }
            """;

        foreach (var (text, day) in understood)
        {
            await from.FillAsync("");
            Assert.Equal((text, day), (text, await from.EvaluateAsync<string>(Paste, text)));
        }

        foreach (var text in (string[])["11/27/2026", "31/02/2026", "next week", "1 200", "06 12 34 56 78"])
        {
            Assert.Equal((text, "2026-11-27"), (text, await from.EvaluateAsync<string>(Paste, text)));
        }

        await page.PressAsync("Add closed dates");
        await Wait.UntilAsync(() => desk.Database.ReadAsync(async db => (await db.Centres.SingleAsync(Cancel)).ClosedPeriods.Any(p => p.From == new DateOnly(2026, 11, 27))));
    }

    /// <summary>What is typed while the server still answers that the field was emptied stays.</summary>
    [Fact]
    public async Task A_field_that_is_emptied_and_filled_in_at_once_keeps_what_is_typed()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/settings/centres/{desk.Database.CentreId}");
        const string EmptyAndFill = """
            (field, text) => {
              field.value = '';
              field.dispatchEvent(new Event('input', { bubbles: true }));
              field.dispatchEvent(new Event('change', { bubbles: true }));
              field.value = text;
            }
            """;
        var (from, why) = (page.Page.GetByLabel("Closed on, or from"), page.Page.GetByRole(AriaRole.Form, new() { Name = "Add closed dates" }).GetByLabel("Why"));

        foreach (var (field, first, then) in ((ILocator, string, string)[])[(from, "2026-11-27", "2026-12-24"), (why, "Works", "Holidays")])
        {
            await field.FillAsync(first);
            await field.EvaluateAsync(EmptyAndFill, then);
            await page.PressAsync("Add closed dates");
            await Expect(page.Page.GetByText("Choose a day.")).ToBeVisibleAsync();
            await Expect(field).ToHaveValueAsync(then);
        }
    }

    /// <summary>A page that appears takes the keyboard to its first field, but not out of the hands of someone who types.</summary>
    [Theory]
    [InlineData("", false)]
    [InlineData("Ada", true)]
    public async Task A_field_that_takes_the_keyboard_leaves_it_to_whoever_is_typing(string typed, bool stays)
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people");
        var search = page.Page.Locator("#search");
        await search.FocusAsync();
        await search.PressSequentiallyAsync(typed);
        await page.Page.EvaluateAsync("() => Blazor.navigateTo('/people/new')");
        var name = page.Page.Locator("main input[autofocus]");
        await Expect(name).ToBeVisibleAsync();

        // Pressed after the page has appeared: it lands where the keyboard is.
        await Expect(stays ? search : name).ToBeFocusedAsync();
        await page.Page.WaitForTimeoutAsync(300);
        await page.Page.Keyboard.PressAsync("x");
        await Expect(stays ? search : name).ToHaveValueAsync(typed + "x");
    }

    private static async Task<decimal?> ValueAsync(Desk desk, long id) =>
        await desk.Database.ReadAsync(async db => (await db.Devices.SingleAsync(d => d.Id == id, Cancel)).ReplacementValue);
}
