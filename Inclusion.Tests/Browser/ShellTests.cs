using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class ShellTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_frame_shows_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/");

        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Expect(page.Heading).ToHaveTextAsync(language == "fr" ? "Aujourd’hui" : "Today");
        await Expect(page.Page).ToHaveTitleAsync(language == "fr" ? "Aujourd’hui · Inclusion" : "Today · Inclusion");
        foreach (var landmark in new[] { AriaRole.Banner, AriaRole.Main, AriaRole.Contentinfo, AriaRole.Search })
        {
            await Expect(page.Page.GetByRole(landmark)).ToHaveCountAsync(1);
        }

        await Expect(page.Page.Locator("#navigation [aria-current=page]")).ToHaveTextAsync(language == "fr" ? "Aujourd’hui" : "Today");
        Assert.Equal(theme == "dark" ? "rgb(20, 24, 29)" : "rgb(250, 248, 245)", await BackgroundAsync(page));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("frame");
    }

    [Fact]
    public async Task The_language_switch_changes_the_page_one_is_on_and_is_remembered()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync();
        await page.GoAsync("/?from=there");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync("Today");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/\\?from=there$"));
        await page.Page.ReloadAsync();
        await Expect(page.Heading).ToHaveTextAsync("Today");
    }

    [Fact]
    public async Task The_theme_menu_opens_by_keyboard_and_its_choice_wins_over_the_device()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");

        await page.Page.Locator("summary", new() { HasText = "Appearance" }).PressAsync("Enter");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Dark", Exact = true }).PressAsync("Enter");

        await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        await Expect(page.Heading).ToBeVisibleAsync();
        Assert.Equal("rgb(20, 24, 29)", await BackgroundAsync(page));
    }

    [Fact]
    public async Task Escape_closes_a_menu_and_leaves_the_keyboard_on_its_button()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");
        var button = page.Page.Locator("summary", new() { HasText = "Appearance" });

        await button.PressAsync("Enter");
        await page.AssertNoBarriersAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("Escape");

        await Expect(button).ToBeFocusedAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Dark", Exact = true })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_slash_goes_to_the_one_box_and_escape_comes_back()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");
        var devices = page.Page.GetByRole(AriaRole.Link, new() { Name = "Devices", Exact = true });
        await devices.FocusAsync();

        await page.Page.Keyboard.PressAsync("/");
        await Expect(page.SearchBox).ToBeFocusedAsync();
        await page.Page.Keyboard.TypeAsync("a/b");
        await Expect(page.SearchBox).ToHaveValueAsync("a/b");

        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(devices).ToBeFocusedAsync();
        await Expect(page.SearchBox).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Return_in_the_one_box_asks_for_what_was_scanned_and_empties_it_for_the_next()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");

        await page.ScanAsync(" LT-0042 ");

        await Expect(page.Page).ToHaveURLAsync(new Regex("/find\\?q=LT-0042$"));
        await Expect(page.SearchBox).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_page_that_appears_takes_the_keyboard_to_its_heading_but_from_nobody_who_is_typing()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Devices", Exact = true }).First.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Devices");
        await Expect(page.Heading).ToBeFocusedAsync();

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.EvaluateAsync("Blazor.navigateTo('/loans')");
        await Expect(page.Heading).ToHaveTextAsync("Loans");
        await page.Page.Keyboard.TypeAsync("LT-0042", new() { Delay = 80 });
        await Expect(page.Page.Locator("#search")).ToHaveValueAsync("LT-0042");
    }

    [Fact]
    public async Task The_skip_link_comes_first_and_leads_past_the_navigation()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");

        var first = page.Page.Locator("a, button, input, summary").First;
        await Expect(first).ToHaveTextAsync("Skip to the content");
        await first.FocusAsync();
        await Expect(first).ToBeInViewportAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task On_a_narrow_screen_the_places_are_behind_a_menu_button()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(new Viewing("en", "light", 360));
        await page.GoAsync("/");
        var loans = page.Page.GetByRole(AriaRole.Link, new() { Name = "Loans" });
        await Expect(loans).ToBeHiddenAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();

        await Expect(loans).ToBeVisibleAsync();
        await page.KeepScreenAsync("menu");
        await page.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task An_address_that_leads_nowhere_says_so_within_the_frame()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.English);

        var answer = await page.Page.GotoAsync("/no/such/page");
        page.ForgiveErrors();

        Assert.Equal(404, answer!.Status);
        await Expect(page.Heading).ToHaveTextAsync("This page does not exist");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("not-found");
    }

    [Fact]
    public async Task The_error_page_needs_no_sign_in_and_no_script()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.AnonymousPageAsync(Viewing.English);
        await page.GoAsync("/error");

        await Expect(page.Heading).ToHaveTextAsync("Something went wrong");
        await Expect(page.Page.Locator("script")).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("error");
    }

    [Fact]
    public async Task The_first_visit_stays_within_250_KB()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync();
        await page.GoAsync("/");

        var loaded = await page.Page.EvaluateAsync<Loaded[]>("performance.getEntries().filter(e => e.transferSize > 0).map(e => ({ name: e.name, size: e.transferSize }))");

        Assert.True(loaded.Sum(file => file.Size) < 250 * 1024, string.Join('\n', loaded.Select(file => $"{file.Size} {file.Name}")));
    }

    [Fact]
    public async Task A_style_element_is_refused_and_told_so_that_no_page_can_need_one_unnoticed()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync();
        await page.GoAsync("/");

        var refused = await page.Page.EvaluateAsync<string>("""
            () => new Promise(resolve => {
              document.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective));
              document.head.append(Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }));
            })
            """);

        Assert.Equal("style-src-elem", refused);
        page.ForgiveErrors();
    }

    private static Task<string> BackgroundAsync(DeskPage page) => page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");

    private sealed record Loaded
    {
        public string Name { get; init; } = "";

        public long Size { get; init; }
    }
}
