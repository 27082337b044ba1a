using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Dialogs, tables and fields of Foundation/Ui, tried on the lending rules: the page is only the place.</summary>
public sealed class UiTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_dialog_starts_on_the_button_that_changes_nothing_and_escape_gives_the_keyboard_back()
    {
        await using var page = await RulesPageAsync(Viewing.English);
        var remove = RemoveButton(page);
        await remove.FocusAsync();

        await page.Page.Keyboard.PressAsync("Enter");
        var cancel = page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Cancel" });
        await Expect(cancel).ToBeFocusedAsync();

        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(cancel).ToHaveCountAsync(0);
        await Expect(remove).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_keyboard_stays_inside_an_open_dialog()
    {
        await using var page = await RulesPageAsync(Viewing.English);
        await RemoveButton(page).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        var cancel = dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" });
        await Expect(cancel).ToBeFocusedAsync();

        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Remove" })).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(cancel).ToBeFocusedAsync();
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Tables_fields_and_dialogs_have_no_barriers(string language, string theme, int width)
    {
        await using var page = await RulesPageAsync(new Viewing(language, theme, width));
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("ui-table");

        await RemoveButton(page).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("ui-dialog");

        await page.GoAsync("/settings/lending-rules/new");
        await page.Page.Locator("input.control.number").First.FillAsync("x");
        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(page.Page.Locator(".field-error")).ToHaveCountAsync(1);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("ui-fields");
    }

    private static ILocator RemoveButton(DeskPage page) => page.Page.Locator("tbody button").First;

    private async Task<DeskPage> RulesPageAsync(Viewing viewing)
    {
        var desk = await browser.SharedDeskAsync();
        await ArrangeAsync(desk);
        var page = await desk.PageAsync(viewing);
        await page.GoAsync("/settings/lending-rules");
        await Expect(RemoveButton(page)).ToBeVisibleAsync();
        return page;
    }

    /// <summary>One rule of its own, whichever test comes first.</summary>
    private static Task<bool> ArrangeAsync(Desk desk) => desk.Database.ArrangeAsync(async db =>
    {
        if (!await db.Set<LendingRule>().AnyAsync(r => r.Category == DeviceCategory.Tablet))
        {
            db.Add(LendingRule.Create(null, DeviceCategory.Tablet, LendingTerms.Default).Value);
            await db.SaveChangesAsync();
        }

        return true;
    });
}
