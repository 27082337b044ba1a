using System.Text.RegularExpressions;
using Inclusion.Domain.Devices;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
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
        await Expect(page.Page.GetByRole(AriaRole.Columnheader).Nth(2)).ToHaveTextAsync("Model");
        await page.KeepScreenAsync("list-columns");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Compact rows" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Compact rows" })).ToHaveAttributeAsync("aria-pressed", "true");

        await page.GoAsync("/devices");
        await Expect(page.Page.GetByRole(AriaRole.Columnheader).Nth(2)).ToHaveTextAsync("Model");
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

        // Compact, twenty stand on the screen of an old PC at once.
        await page.Page.SetViewportSizeAsync(1280, 900);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Compact rows" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Compact rows" })).ToHaveAttributeAsync("aria-pressed", "true");
        await page.Page.EvaluateAsync("document.querySelector('.table').scrollIntoView()");
        var whole = await page.Page.EvaluateAsync<int>("[...document.querySelectorAll('.table tbody tr')].map(r => r.getBoundingClientRect()).filter(r => r.top >= 0 && r.bottom <= innerHeight).length");
        Assert.InRange(whole, 20, 22);
        await page.KeepScreenAsync("list-twenty");
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

    [Fact]
    public async Task A_list_is_searched_while_one_types_and_every_filter_is_a_chip_that_comes_off()
    {
        await using var desk = await OpenAsync(12);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices?status=received");
        var chips = page.Page.GetByRole(AriaRole.List, new() { Name = "Filters that are set" });
        await Expect(chips.GetByRole(AriaRole.Listitem)).ToHaveTextAsync(["Remove the filter: Status: Received", "Clear filters"]);

        var search = page.Page.GetByRole(AriaRole.Searchbox, new() { Name = "Search", Exact = true });
        await search.ClickAsync();
        await search.PressSequentiallyAsync("LT-001", new() { Delay = 30 });

        await Expect(Rows(page)).ToHaveCountAsync(4);
        await Expect(page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Results: 4" })).ToHaveCountAsync(1);
        await Expect(search).ToBeFocusedAsync();
        await search.PressSequentiallyAsync("2");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(search).ToHaveValueAsync("LT-0012");
        await Expect(page.Page).ToHaveURLAsync(new Regex("/devices\\?(?=.*status=received)(?=.*q=LT-0012)"));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("list-chips");

        // One step for the whole of what was typed.
        await page.Page.GoBackAsync();
        await Expect(Rows(page)).ToHaveCountAsync(12);
        await Expect(search).ToHaveValueAsync("");
        await page.Page.GoForwardAsync();
        await Expect(search).ToHaveValueAsync("LT-0012");
        await chips.GetByRole(AriaRole.Link, new() { Name = "Remove the filter: Search: LT-0012" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(12);
        await chips.GetByRole(AriaRole.Link, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(chips).ToHaveCountAsync(0);
        Assert.EndsWith("/devices", page.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_that_leaves_nothing_still_offers_the_filters_that_have_names()
    {
        await using var desk = await OpenAsync(2);
        await using var page = await desk.PageAsync(new Viewing("fr", "light", 1280));
        await page.GoAsync("/devices?status=lost");
        await page.Page.GetByText("Filtres enregistrés", new() { Exact = true }).ClickAsync();
        await page.Page.GetByLabel("Nom du filtre").FillAsync("Perdus");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Enregistrer ce filtre" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Perdus" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Retirer le filtre : Statut : Perdu" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("list-empty-filtered");
    }

    [Fact]
    public async Task Loans_are_sorted_by_number_and_the_way_is_shown()
    {
        await using var desk = await OpenAsync(0);
        for (var i = 1; i <= 3; i++)
        {
            await desk.Database.LendAsync(await desk.Database.AddPersonAsync($"Person {i}"), await desk.Database.AddReadyDeviceAsync($"TB-000{i}"), desk.Database.Today.AddDays(10 - i));
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/loans");
        await Expect(Rows(page).First).ToContainTextAsync("Person 3");
        await Expect(Head(page, "Due back")).ToHaveAttributeAsync("aria-sort", "ascending");
        await Head(page, "Loan").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Rows(page).First).ToContainTextAsync("Person 1");
        await Head(page, "Loan").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(Head(page, "Loan")).ToHaveAttributeAsync("aria-sort", "descending");
        await Expect(Rows(page).First).ToContainTextAsync("Person 3");
        await page.AssertNoBarriersAsync();

        // A click in a row opens its loan, one on the person the person.
        await Rows(page).First.GetByRole(AriaRole.Cell).Nth(3).ClickAsync(new() { Position = new() { X = 3, Y = 3 } });
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/loans/\d+$"));
        await page.Page.GoBackAsync();
        await Rows(page).First.GetByRole(AriaRole.Link, new() { Name = "Person 3" }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/people/\d+$"));
        await page.Page.GoBackAsync();
        await Rows(page).First.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(@"^L-\d+-\d+$") }).PressAsync("Enter");
        await Expect(page.Page).ToHaveURLAsync(new Regex(@"/loans/\d+$"));
    }

    [Fact]
    public async Task Staff_imports_and_the_people_of_a_workshop_are_sorted_and_read_page_by_page()
    {
        await using var desk = await OpenAsync(0);
        var workshop = await desk.Database.AddWorkshopAsync(capacity: 84);
        for (var i = 1; i <= 84; i++)
        {
            await desk.Database.EnrolAsync(workshop, await desk.Database.AddPersonAsync($"Person {i:00}"));
            if (i < 84)
            {
                await desk.Database.AddStaffAsync(Inclusion.Domain.Staff.StaffRole.Desk, desk.Database.CentreId, $"member-{i:00}@example.org");
            }
        }

        await desk.Database.ArrangeAsync(db =>
        {
            db.ImportRuns.AddRange(Enumerable.Range(1, 84).Select(i => new ImportRun { Kind = ImportKind.People, FileName = $"list-{i:00}.csv", At = desk.Database.Clock.GetUtcNow() }));
            return Task.FromResult(true);
        });
        await using var page = await desk.PageAsync(Viewing.English);
        var pager = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" });
        foreach (var (path, column, last) in new[] { ("/settings/staff", "Name", "member-83"), ("/imports", "File", "list-84.csv") })
        {
            await page.GoAsync(path);
            await Expect(pager).ToContainTextAsync("1–50 of 84");
            await Head(page, column).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(Head(page, column)).ToHaveAttributeAsync("aria-sort", "ascending");
            await pager.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
            await Expect(pager).ToContainTextAsync("51–84 of 84");
            await Expect(Rows(page).Last).ToContainTextAsync(last);
            await page.AssertNoBarriersAsync();
            await Head(page, column).GetByRole(AriaRole.Link).ClickAsync();
            await Expect(Rows(page).First).ToContainTextAsync(last);
            await Expect(pager).ToContainTextAsync("1–50 of 84");
            await page.KeepScreenAsync("list-sorted" + path.Replace('/', '-'));
        }

        await page.GoAsync($"/workshops/{workshop}/people");
        await Expect(pager).ToContainTextAsync("1–50 of 84");
        await page.Page.GetByRole(AriaRole.Main).GetByText("Sort", new() { Exact = true }).ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Name, descending" }).ClickAsync();
        var lines = page.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Person " });
        await Expect(lines.First).ToContainTextAsync("Person 84");
        await pager.GetByRole(AriaRole.Link, new() { Name = "Last" }).ClickAsync();
        await Expect(pager).ToContainTextAsync("35–84 of 84");
        await Expect(lines.Last).ToContainTextAsync("Person 01");
        await page.KeepScreenAsync("list-enrolled");
    }

    [Fact]
    public async Task A_column_is_widened_by_the_edge_of_its_head_or_by_keyboard_and_stays_so()
    {
        await using var desk = await OpenAsync(3);
        await using var page = await desk.PageAsync(new Viewing("en", "light", 1280));
        await page.GoAsync("/devices");
        var edge = (await Head(page, "Model").Locator(".widen").BoundingBoxAsync())!;
        var before = (await Head(page, "Model").BoundingBoxAsync())!.Width;
        await page.Page.Mouse.MoveAsync(edge.X + 6, edge.Y + 6);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(edge.X + 66, edge.Y + 6, new() { Steps = 4 });
        await page.Page.Mouse.UpAsync();
        await Wait.UntilAsync(async () => await desk.Database.ReadAsync(db => db.ListViews.AnyAsync(v => v.List == "devices")));
        var widened = (await Head(page, "Model").BoundingBoxAsync())!.Width;
        Assert.InRange(widened, before + 55, before + 65);

        await page.GoAsync("/devices");
        await Expect(Head(page, "Model")).ToHaveClassAsync(new Regex("sized"));
        Assert.Equal(widened, (await Head(page, "Model").BoundingBoxAsync())!.Width, 1.0);
        await page.AssertNoBarriersAsync();

        // By keyboard, a choice in the menu of the columns; "As they were" takes all of it back.
        await page.Page.Locator("summary").Filter(new() { HasText = "Columns" }).PressAsync("Enter");
        var choice = page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Width of “Model”" });
        await Expect(choice).ToHaveValueAsync(((int)Math.Round(widened)).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await choice.FocusAsync();
        await choice.PressAsync("End");
        await Expect(choice).ToHaveValueAsync("640");
        await Wait.UntilAsync(async () => (await Head(page, "Model").BoundingBoxAsync())!.Width is > 600 and < 680);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("list-widths");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "As they were" }).ClickAsync();
        await Expect(Head(page, "Model")).Not.ToHaveClassAsync(new Regex("sized"));
        await Expect(choice).ToHaveValueAsync("");
    }

    [Fact]
    public async Task People_are_sorted_by_family_name_from_the_menu_and_the_column_shows_it()
    {
        await using var desk = await OpenAsync(0);
        foreach (var name in new[] { "Anne Zola", "Charles de Gaulle", "Zoé Aaron" })
        {
            await desk.Database.AddPersonAsync(name);
        }

        await using var page = await desk.PageAsync(new Viewing("fr", "light", 1280));
        await page.GoAsync("/people");
        await Expect(Rows(page).First).ToContainTextAsync("Anne Zola");
        await page.Page.GetByRole(AriaRole.Main).GetByText("Trier", new() { Exact = true }).ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Nom de famille, croissant" }).ClickAsync();
        await Expect(Rows(page).First).ToContainTextAsync("Zoé Aaron");
        await Expect(Rows(page).Nth(1)).ToContainTextAsync("Charles de Gaulle");
        await page.Page.GetByText("Colonnes", new() { Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Nom de famille" }).CheckAsync();
        await Expect(Head(page, "Nom de famille")).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(Rows(page).Nth(1).GetByRole(AriaRole.Cell, new() { Name = "de Gaulle", Exact = true })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("list-family");
    }

    [Fact]
    public async Task Lists_beside_the_menu_do_not_scroll_sideways()
    {
        await using var desk = await OpenAsync(4);
        await desk.Database.AddCentreAsync("Maison de quartier des Alouettes");
        for (var i = 1; i <= 4; i++)
        {
            await desk.Database.LendAsync(await desk.Database.AddPersonAsync($"Marie-Thérèse Rakotomalala {i}", "06 12 34 56 78", "marie-therese@example.org"), await desk.Database.AddReadyDeviceAsync($"TB-000{i}", serial: $"PF3KX{i}7Q"), desk.Database.Today.AddDays(3));
        }

        await desk.Database.LendAsync(await desk.Database.AddPersonAsync("Marie-Thérèse Rakotomalala", "06 12 34 56 78"), await desk.Database.AddReadyDeviceAsync("TB-0009", serial: "PF3KX97Q"), desk.Database.Today.AddDays(-12));

        // The widest words of a status, one below the other.
        await desk.Database.ArrangeAsync(async db =>
            (await db.Devices.OrderBy(d => d.Tag).FirstAsync()).ChangeStatus(DeviceStatus.Refurbishing, null, desk.Database.Administrator, desk.Database.Clock.GetUtcNow(), desk.Database.Today));

        foreach (var (language, width) in new[] { ("fr", 780), ("fr", 1024), ("en", 1024), ("fr", 1249), ("fr", 1280) })
        {
            await using var page = await desk.PageAsync(new Viewing(language, "light", width));
            foreach (var (list, path) in new[] { ("devices", "/devices"), ("people", "/people"), ("loans", "/loans?centre=all"), ("late", "/loans?show=overdue&centre=all") })
            {
                await page.GoAsync(path);
                await Expect(Rows(page).First).ToBeVisibleAsync();
                await page.KeepScreenAsync("list-beside-menu-" + list);
                Assert.Equal((list, width, 0), (list, width, await page.Page.EvaluateAsync<int>("(f => f.scrollWidth - f.clientWidth)(document.querySelector('.table-frame'))")));
            }
        }
    }

    [Fact]
    public async Task Chosen_devices_are_moved_together_after_a_preview_that_names_what_stays()
    {
        await using var desk = await OpenAsync(53);
        await desk.Database.AddCentreAsync("Maison Sud");
        await desk.Database.LendAsync(await desk.Database.AddPersonAsync("Fatoumata Diarra"), await desk.Database.AddReadyDeviceAsync("AA-0001"), desk.Database.Today.AddDays(3));
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select AA-0001" }).PressAsync("Space");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select LT-0001" }).CheckAsync();
        var bar = page.Page.GetByRole(AriaRole.Group, new() { Name = "Selection" });
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Selected: 2");

        // The selection keeps over pages, and the page is chosen with one box.
        await page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Pages" }).GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(Rows(page)).ToHaveCountAsync(4);
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Selected: 6");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Select all 54 that match" }).ClickAsync();
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Selected: 54");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("list-selection");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => bar.GetByRole(AriaRole.Link, new() { Name = "Export the selection as CSV" }).ClickAsync());
        Assert.Equal(55, (await File.ReadAllLinesAsync(await download.PathAsync())).Length);

        await bar.GetByRole(AriaRole.Button, new() { Name = "Send to another centre" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("To which centre").SelectOptionAsync(new SelectOptionValue { Label = "Maison Sud" });
        await Expect(dialog).ToContainTextAsync("Devices that will go: 53");
        await Expect(dialog).ToContainTextAsync("Devices that will stay: 1");
        await Expect(dialog.GetByRole(AriaRole.Listitem)).ToContainTextAsync("AA-0001");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("list-move");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send 53" }).ClickAsync();
        await Expect(page.Page.GetByText("Devices on their way to Maison Sud: 53. Left where they are: 1.")).ToBeVisibleAsync();
        Assert.Equal(53, await desk.Database.ReadAsync(db => db.Devices.CountAsync(d => d.TransferId != null)));

        // Another filter begins with nothing chosen.
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox, new() { Name = "Status" }).SelectOptionAsync("OnLoan");
        await Expect(Rows(page)).ToHaveCountAsync(1);
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("");
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task A_selection_and_chips_show_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        await using var desk = await OpenAsync(3);
        await desk.Database.AddCentreAsync("Maison Sud");
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/devices?status=received&q=LT");
        await Rows(page).First.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(page.Page.Locator(".selection-bar")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("list-chosen");
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

    private static ILocator Rows(DeskPage page) => page.Page.Locator(".table").First.Locator("tbody tr");

    private static ILocator Menu(DeskPage page) => page.Page.GetByText("Saved filters", new() { Exact = true });
}
