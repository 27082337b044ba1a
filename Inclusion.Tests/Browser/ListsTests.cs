using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Lists as people use them: sorted, with the columns that they want, page by page, under names.</summary>
public sealed class ListsTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_list_is_sorted_by_its_heads_and_opened_by_a_click_anywhere_in_a_row()
    {
        await using var desk = await OpenAsync(3);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await Expect(Head(page, "Tag")).ToHaveAttributeAsync("aria-sort", "ascending");
        await Head(page, "Tag").GetByRole(AriaRole.Link).PressAsync("Enter");
        await Expect(Head(page, "Tag")).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(Rows(page).First).ToContainTextAsync("LT-0003");
        await Head(page, "Status").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Head(page, "Status")).ToHaveAttributeAsync("aria-sort", "ascending");
        Assert.EndsWith("/devices?sort=status", page.Page.Url, StringComparison.Ordinal);
        await page.AssertNoBarriersAsync();

        // Beside the link, in the row's last cell, over which the link reaches.
        await Rows(page).Nth(1).GetByRole(AriaRole.Cell).Last.ClickAsync(new() { Force = true });
        await Expect(page.Heading).ToContainTextAsync("LT-0002");
        await page.Page.GoBackAsync();
        await Expect(Head(page, "Status")).ToHaveAttributeAsync("aria-sort", "ascending");
    }

    [Fact]
    public async Task Columns_are_chosen_and_ordered_and_low_rows_put_twenty_on_a_screen_and_all_of_it_is_kept()
    {
        await using var desk = await OpenAsync(30);
        await using var page = await desk.PageAsync(new Viewing("en", "light", 1280));
        await page.GoAsync("/devices");
        await Expect(Head(page, "Serial number")).ToHaveCountAsync(0);
        await page.Page.GetByText("Columns", new() { Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Serial number" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Until" }).UncheckAsync();
        await page.AssertNoBarriersAsync();
        await Expect(Head(page, "Serial number")).ToBeVisibleAsync();
        await Expect(Head(page, "Until")).ToHaveCountAsync(0);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Move “Model” forward" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Columnheader).Nth(1)).ToHaveTextAsync("Model");
        await page.KeepScreenAsync("list-columns");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Compact rows" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Compact rows" })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.GoAsync("/devices");
        await Expect(page.Page.GetByRole(AriaRole.Columnheader).Nth(1)).ToHaveTextAsync("Model");
        await Expect(Head(page, "Serial number")).ToBeVisibleAsync();
        var heights = await page.Page.EvaluateAsync<double>("[...document.querySelectorAll('.table tbody tr')].map(r => r.getBoundingClientRect().height).reduce((a, b) => Math.max(a, b))");
        Assert.InRange(heights, 30, 41);
        await page.KeepScreenAsync("list-compact");
    }

    [Fact]
    public async Task A_long_list_says_where_one_is_and_leads_to_its_first_and_last_page()
    {
        await using var desk = await OpenAsync(120);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        var pager = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" });
        await Expect(pager).ToContainTextAsync("1–50 of 120");
        await pager.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(pager).ToContainTextAsync("51–100 of 120");
        await pager.GetByRole(AriaRole.Link, new() { Name = "Last" }).ClickAsync();
        await Expect(pager).ToContainTextAsync("71–120 of 120");
        await Expect(Rows(page).Last).ToContainTextAsync("LT-0120");
        await pager.GetByRole(AriaRole.Link, new() { Name = "First" }).ClickAsync();
        await Expect(pager).ToContainTextAsync("1–50 of 120");
    }

    [Fact]
    public async Task A_filter_gets_a_name_and_comes_back_by_it_for_others_too_when_it_is_shared()
    {
        await using var desk = await OpenAsync(3);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices?status=received&sort=-tag");
        await Menu(page).ClickAsync();
        await page.Page.GetByLabel("Name of the filter").FillAsync("To prepare");
        await page.Page.GetByLabel("Everyone sees it").CheckAsync();
        await page.AssertNoBarriersAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save this filter" }).ClickAsync();
        await Expect(page.Page.GetByText("The filter “To prepare” is saved.")).ToBeVisibleAsync();

        var other = await desk.Database.AddStaffAsync(Inclusion.Domain.Staff.StaffRole.Desk, desk.Database.CentreId, "desk@example.org");
        await using var theirs = await desk.PageAsync(Viewing.English, other);
        await theirs.GoAsync("/devices");
        await Menu(theirs).ClickAsync();
        await theirs.Page.GetByRole(AriaRole.Link, new() { Name = "To prepare shared" }).ClickAsync();
        await Expect(Rows(theirs).First).ToContainTextAsync("LT-0003");
        Assert.EndsWith("/devices?status=Received&sort=-tag", theirs.Page.Url, StringComparison.OrdinalIgnoreCase);
        await Menu(theirs).ClickAsync();
        await Expect(theirs.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter “To prepare”" })).ToHaveCountAsync(0);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove the filter “To prepare”" }).ClickAsync();
        await Expect(page.Page.GetByText("The filter “To prepare” is removed.")).ToBeVisibleAsync();
        Assert.Equal(0, await desk.Database.ReadAsync(db => db.SavedFilters.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Lists_show_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        await using var desk = await OpenAsync(4);
        await desk.Database.LendAsync(await desk.Database.AddPersonAsync("Marie-Thérèse-Antoinette Rakotomalala-Andrianampoinimerina", phone: "06 12 34 56 78"), await desk.Database.AddReadyDeviceAsync("TB-0001"), desk.Database.Today.AddDays(3));
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        foreach (var list in new[] { "devices", "people", "loans", "partners" })
        {
            await page.GoAsync("/" + list);
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("list-" + list);
        }
    }

    private async Task<Desk> OpenAsync(int devices)
    {
        var desk = await browser.OpenDeskAsync();
        for (var i = 1; i <= devices; i++)
        {
            await desk.Database.AddReceivedDeviceAsync($"LT-{i:0000}");
        }

        return desk;
    }

    private static ILocator Head(DeskPage page, string name) => page.Page.GetByRole(AriaRole.Columnheader, new() { Name = name, Exact = true });

    private static ILocator Rows(DeskPage page) => page.Page.Locator(".table tbody tr");

    private static ILocator Menu(DeskPage page) => page.Page.GetByText("Saved filters", new() { Exact = true });
}
