using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Every page of courses, rooms, workshops and their calendars, in both languages, light and dark, wide and narrow.</summary>
public sealed class WorkshopPagesTests(TrainingDesk training) : IClassFixture<TrainingDesk>
{
    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Pages_that_show_have_no_barriers(string language, string theme, int width)
    {
        await using var page = await training.Desk.PageAsync(new Viewing(language, theme, width));
        await LookAsync(page, "/workshops", "workshops");
        await LookAsync(page, "/workshops?show=past&language=zz", "workshops-nothing-found");
        await LookAsync(page, $"/workshops/{training.OpenId}", "workshop");
        await LookAsync(page, $"/workshops/{training.CancelledId}", "workshop-cancelled");
        await LookAsync(page, "/courses", "courses");
        await LookAsync(page, "/workshops/rooms", "rooms");
        await LookAsync(page, "/workshops/feeds", "feeds");
        foreach (var view in new[] { "day", "rooms", "week", "month" })
        {
            await LookAsync(page, $"/workshops/calendar?view={view}&date={training.TakenOn:yyyy-MM-dd}", $"calendar-{view}");
        }
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Pages_that_are_filled_in_have_no_barriers_also_when_they_refuse(string language, string theme, int width)
    {
        await using var page = await training.Desk.PageAsync(new Viewing(language, theme, width));
        await LookAsync(page, $"/courses/{training.CourseId}/edit", "course-edit");
        await LookAsync(page, "/courses/new", "course-new");
        await SubmitAsync(page);
        await LookAsync(page, null, "course-refused");

        await LookAsync(page, $"/workshops/new?course={training.CourseId}&date={training.TakenOn:yyyy-MM-dd}", "workshop-new");
        await page.Page.Locator("main select").Nth(2).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(page.Page.Locator("main .lines .field-error")).ToHaveCountAsync(1);
        await SubmitAsync(page);
        await LookAsync(page, null, "workshop-refused");

        await LookAsync(page, $"/workshops/{training.OpenId}/edit", "workshop-edit");
        await page.GoAsync($"/workshops/{training.OpenId}");
        foreach (var (button, name) in new[] { (".page-actions .mud-button-outlined-error", "workshop-cancel-dialog"), (".lines button >> nth=0", "session-move-dialog"), (".lines button >> nth=1", "session-drop-dialog") })
        {
            await page.Page.Locator($"main {button}").ClickAsync();
            await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await LookAsync(page, null, name);
            await page.Page.Keyboard.PressAsync("Escape");
            await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        }
    }

    /// <param name="path">Null: where one is.</param>
    private static async Task LookAsync(DeskPage page, string? path, string name)
    {
        if (path is not null)
        {
            await page.GoAsync(path);
            await Expect(page.Page.Locator("main .card, main .table-frame, main .empty, main .agenda").First).ToBeVisibleAsync();
        }

        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync(name);
    }

    private static async Task SubmitAsync(DeskPage page)
    {
        await page.Page.Locator("main button[type=submit]").Last.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
    }
}
