using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Keys of one character: where they lead, where they are silent, and how they are turned off.</summary>
public sealed class KeysTests(BrowserFixture browser)
{
    private const string OnOff = "Keys of a single letter or sign work outside of fields";

    [Fact]
    public async Task Lending_and_taking_back_are_one_key_away()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Impact" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("l");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/loans/check-out$"));

        await page.GoAsync("/people");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Impact" }).FocusAsync();
        await page.Page.Keyboard.PressAsync("r");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/loans/return$"));
    }

    [Fact]
    public async Task Keys_are_silent_while_someone_types_with_control_in_a_dialog_and_for_a_scanner_that_types_anywhere()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/loans/return");
        await page.Page.Locator("input.scan").FocusAsync();
        await page.Page.Keyboard.TypeAsync("l?r/");
        await Expect(page.Page.Locator("input.scan")).ToHaveValueAsync("l?r/");

        await page.GoAsync("/people");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Impact" }).FocusAsync();
        await page.Page.Keyboard.TypeAsync("lt-0042");
        await LetKeysActAsync(page);
        await page.Page.Keyboard.PressAsync("Control+l");
        await LetKeysActAsync(page);
        await page.Page.Keyboard.PressAsync("?");
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("l");
        await LetKeysActAsync(page);
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people$"));
    }

    [Fact]
    public async Task The_list_of_keys_opens_from_the_menu_too_and_turns_single_keys_off_for_this_browser()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people");
        var menu = page.Page.Locator("summary", new() { Has = page.Page.Locator(".chip-text", new() { HasText = "@example.org" }) });

        await menu.PressAsync("Enter");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).PressAsync("Enter");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = OnOff }).UncheckAsync();
        await page.AssertNoBarriersAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await Expect(menu).ToBeFocusedAsync();

        // Also after the page is loaded anew.
        await page.GoAsync("/people");
        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.PressAsync("?");
        await page.Page.Keyboard.PressAsync("r");
        await LetKeysActAsync(page);
        await Expect(page.SearchBox).Not.ToBeFocusedAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await menu.PressAsync("Enter");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Keyboard shortcuts" }).PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Checkbox, new() { Name = OnOff })).Not.ToBeCheckedAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/people$"));
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = OnOff }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        await page.Page.Keyboard.PressAsync("r");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/loans/return$"));
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_list_of_keys_shows_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/people");
        await page.Page.Keyboard.PressAsync("?");
        await Expect(page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Checkbox)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("keys");
    }

    /// <summary>Timers of a page go off in the order of their times: one that was waiting to act on a key has gone off by then.</summary>
    private static Task LetKeysActAsync(DeskPage page) => page.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 300))");
}
