using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What the one box suggests while someone types, taken by keyboard and by mouse.</summary>
public sealed class SuggestionsTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_part_of_a_name_suggests_lending_to_the_person_first_and_arrows_and_return_take_it()
    {
        var desk = await browser.SharedDeskAsync();
        var mark = Mark();
        var person = await desk.Database.AddPersonAsync($"Éloïse {mark}");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync($"eloise {mark}");
        await Expect(Options(page)).ToHaveTextAsync([$"Lend to Éloïse {mark}", $"Éloïse {mark}"]);
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.SearchBox).ToHaveAttributeAsync("aria-activedescendant", "suggestion-0");
        await Expect(Options(page).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Options(page).Last).ToHaveAttributeAsync("aria-selected", "true");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(Options(page).First).ToHaveAttributeAsync("aria-selected", "true");
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Page).ToHaveURLAsync(new Regex($"/loans/check-out\\?person={person}$"));
        await Expect(page.SearchBox).ToHaveValueAsync("");
        await Expect(Options(page)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Of_a_device_the_step_that_fits_comes_first()
    {
        var desk = await browser.SharedDeskAsync();
        var mark = Mark();
        var (lent, ready) = (await desk.Database.AddReadyDeviceAsync($"{mark}-1"), await desk.Database.AddReadyDeviceAsync($"{mark}-2"));
        await desk.Database.LendAsync(await desk.Database.AddPersonAsync("Omar"), lent, desk.Database.Today.AddDays(5));
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people");

        await page.SearchBox.FillAsync($"{mark}-1");
        await Expect(Options(page).First).ToContainTextAsync($"Return {mark}-1");
        await Expect(Options(page).Nth(1)).ToContainTextAsync("On loan");
        await page.SearchBox.FillAsync($"{mark}-2");
        await Expect(Options(page).First).ToContainTextAsync($"Lend {mark}-2");
        await Options(page).Nth(1).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex($"/devices/{ready}$"));

        await page.SearchBox.FillAsync($"{mark}-1");
        await Options(page).First.ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/loans/return"));
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = $"Undo the return of {mark}-1" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Return_without_arrows_asks_for_what_was_typed_whatever_is_suggested_and_escape_leaves()
    {
        var desk = await browser.SharedDeskAsync();
        var mark = Mark();
        await desk.Database.AddPersonAsync($"Karim {mark}");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/people");

        await page.SearchBox.FillAsync(mark);
        await Expect(Options(page).First).ToBeVisibleAsync();
        await page.SearchBox.PressAsync("Escape");
        await Expect(Options(page)).ToHaveCountAsync(0);
        await Expect(page.SearchBox).ToHaveValueAsync("");
        await Expect(page.SearchBox).Not.ToBeFocusedAsync();

        await page.SearchBox.FillAsync(mark);
        await Expect(Options(page).First).ToBeVisibleAsync();
        await page.SearchBox.PressAsync("Enter");
        await Expect(page.Page).ToHaveURLAsync(new Regex($"/find\\?q={mark}$"));
    }

    [Fact]
    public async Task A_page_is_found_by_its_name_in_the_language_of_whoever_looks()
    {
        var desk = await browser.SharedDeskAsync();
        await using var page = await desk.PageAsync(Viewing.Default);
        await page.GoAsync("/people");

        await page.SearchBox.FillAsync("regles de pret");
        await Expect(Options(page).Last).ToHaveTextAsync("Règles de prêt");
        await Options(page).Last.ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Règles de prêt");
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Suggestions_show_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var mark = Mark();
        var device = await desk.Database.AddReadyDeviceAsync($"{mark}-1");
        var person = await desk.Database.AddPersonAsync($"Jean-Baptiste de La Rochefoucauld-Montmorency {mark}", phone: "06 12 34 56 78");
        await desk.Database.LendAsync(person, device, desk.Database.Today.AddDays(5));
        await desk.Database.AddReadyDeviceAsync($"{mark}-2", Inclusion.Domain.Devices.DeviceCategory.Tablet);
        await desk.Database.AddWorkshopAsync(courseId: await desk.Database.AddCourseAsync($"Créer, classer et partager ses photographies de famille {mark}"));
        foreach (var wide in width == 1280 ? new[] { 1280, 1024 } : [width])
        {
            await using var page = await desk.PageAsync(new Viewing(language, theme, wide));
            await page.GoAsync("/people");
            await page.SearchBox.FillAsync(mark);
            await page.SearchBox.PressAsync("ArrowDown");
            await Expect(Options(page)).ToHaveCountAsync(6);
            await page.SearchBox.PressAsync("ArrowDown");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("suggestions");

            // Round to the last, which is to be seen however long the list is.
            await page.SearchBox.PressAsync("ArrowUp");
            await page.SearchBox.PressAsync("ArrowUp");
            await Expect(Options(page).Last).ToHaveAttributeAsync("aria-selected", "true");
            await Expect(Options(page).Last).ToBeInViewportAsync();
        }
    }

    private static ILocator Options(DeskPage page) => page.Page.Locator("#suggestions:not([hidden]) [role=option]");

    /// <summary>Nobody else's devices and people have it.</summary>
    private static string Mark() => $"q{Guid.NewGuid().ToString("N")[..7]}";
}
