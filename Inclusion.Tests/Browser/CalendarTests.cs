using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Enrolments;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class CalendarTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_session_is_moved_by_keys_given_up_kept_and_asked_about_when_something_is_in_its_way()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var monday = Monday(database.Today);
        var room = await database.AddRoomAsync();
        var session = await AddAsync(database, "Tablettes", room, ArrangedTraining.Session(monday, 10, 12));
        var other = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "other@example.org");
        await AddAsync(database, "Courriels", room, ArrangedTraining.Session(monday.AddDays(1), 10, 12), other.StaffId!.Value);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/workshops/calendar?date={monday:yyyy-MM-dd}");
        var entry = page.Page.Locator($"[data-move='{session}']");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await entry.FocusAsync();

        // Up is a quarter of an hour, given up with Escape: nothing has left the browser.
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await Expect(page.Page.Locator("[data-say]")).ToContainTextAsync("09:45 to 11:45. Enter keeps it, Escape gives it up.");
        await page.AssertNoBarriersAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(entry.Locator("[data-hours]")).ToHaveTextAsync("10:00–12:00");

        // A day on the room is taken: it is said, and what was chosen stays there until it is given up.
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByText("Salle 1 is taken by “Courriels”, 10:00–12:00.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(dialog.GetByLabel("Start")).ToHaveValueAsync("10:15");
        await page.KeepScreenAsync("calendar-move-refused");
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(entry).ToBeFocusedAsync();
        Assert.Equal(ArrangedTraining.Session(monday, 10, 12), await TimesAsync(database, session));

        // Later that day it is free.
        for (var i = 0; i < 16; i++)
        {
            await page.Page.Keyboard.PressAsync("ArrowDown");
        }

        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.KeepScreenAsync("calendar-moving");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(dialog.GetByLabel("Start")).ToHaveValueAsync("14:00");
        await Expect(dialog.Locator(".field-error")).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(entry).ToBeFocusedAsync();
        Assert.Equal(ArrangedTraining.Session(monday.AddDays(1), 14, 16), await TimesAsync(database, session));

        // Moved within its day it is the same entry of the page, and shows its new hours.
        await page.Page.Keyboard.PressAsync("ArrowDown");
        await page.Page.Keyboard.PressAsync("Enter");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(entry).ToBeFocusedAsync();
        await Expect(entry.Locator("[data-hours]")).ToHaveTextAsync("14:15–16:15");

        // Someone else has closed it meanwhile: it is said.
        await database.ChangeWorkshopAsync(
            await database.ReadAsync(db => db.WorkshopSessions.Where(s => s.Id == session).Select(s => s.WorkshopId).SingleAsync()), (w, _) => w.Cancel("Strike", database.Administrator, database.Clock.GetUtcNow()));
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Someone else has changed this");
        await Expect(page.Page.Locator($"[data-move='{session}']")).ToHaveCountAsync(0);
        await page.KeepScreenAsync("calendar-move-too-late");
    }

    [Fact]
    public async Task Enter_on_a_session_that_is_not_being_moved_goes_to_its_workshop()
    {
        await using var desk = await browser.OpenDeskAsync();
        var monday = Monday(desk.Database.Today);
        var session = await AddAsync(desk.Database, "Tablettes", await desk.Database.AddRoomAsync(), ArrangedTraining.Session(monday, 10, 12));
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/workshops/calendar?date={monday:yyyy-MM-dd}");
        await page.Page.Locator($"[data-move='{session}']").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Heading).ToHaveTextAsync("Tablettes");
    }

    [Fact]
    public async Task A_session_is_dragged_to_another_room_of_the_day()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var monday = Monday(database.Today);
        var (room, other) = (await database.AddRoomAsync("Salle A"), await database.AddRoomAsync("Salle B"));
        var session = await AddAsync(database, "Tablettes", room, ArrangedTraining.Session(monday, 10, 12));
        await using var page = await desk.PageAsync(Viewing.Default);
        await page.GoAsync($"/workshops/calendar?view=rooms&date={monday:yyyy-MM-dd}");
        var entry = page.Page.Locator($"[data-move='{session}']");
        var (from, to) = ((await entry.BoundingBoxAsync())!, (await page.Page.Locator($"[data-column='{other}']").BoundingBoxAsync())!);
        await page.Page.Mouse.MoveAsync(from.X + 20, from.Y + 20);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(to.X + 30, from.Y + 20 + 60, new() { Steps = 8 });
        await Expect(entry.Locator("[data-hours]")).ToHaveTextAsync("11:00–13:00");
        await page.KeepScreenAsync("calendar-dragging");
        await page.Page.Mouse.UpAsync();

        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Salle")).ToHaveValueAsync(other.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Annuler" }).ClickAsync();
        await Expect(entry.Locator("[data-hours]")).ToHaveTextAsync("10:00–12:00");
        Assert.Equal(ArrangedTraining.Session(monday, 10, 12), await TimesAsync(database, session));
    }

    [Fact]
    public async Task A_finger_that_stays_moves_a_session_and_one_that_does_not_scrolls_the_page()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var monday = Monday(database.Today);
        var session = await AddAsync(database, "Tablettes", await database.AddRoomAsync(), ArrangedTraining.Session(monday, 10, 12));
        await using var page = await desk.PageAsync(new Viewing("fr", "light", 1024));
        await page.GoAsync($"/workshops/calendar?date={monday:yyyy-MM-dd}");
        var entry = page.Page.Locator($"[data-move='{session}']");
        var hours = entry.Locator("[data-hours]");
        var finger = await page.Page.Context.NewCDPSessionAsync(page.Page);
        async Task TouchAsync(string type, params (double X, double Y)[] points) => await finger.SendAsync(
            "Input.dispatchTouchEvent", new() { ["type"] = type, ["touchPoints"] = points.Select(p => new Dictionary<string, double> { ["x"] = p.X, ["y"] = p.Y }).ToArray() });
        await entry.ScrollIntoViewIfNeededAsync();
        var box = (await entry.BoundingBoxAsync())!;
        var (x, y) = (box.X + 20, box.Y + 30);

        await TouchAsync("touchStart", (x, y));
        await Expect(page.Page.Locator(".is-moving")).ToHaveCountAsync(1);
        await TouchAsync("touchMove", (x, y - 20));
        await TouchAsync("touchMove", (x, y - 60));
        await Expect(hours).ToHaveTextAsync("09:00–11:00");
        await TouchAsync("touchEnd");

        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Début")).ToHaveValueAsync("09:00");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Enregistrer" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(hours).ToHaveTextAsync("09:00–11:00");
        Assert.Equal(ArrangedTraining.Session(monday, 9, 11), await TimesAsync(database, session));

        // One that moves at once takes hold of nothing: it scrolls.
        box = (await entry.BoundingBoxAsync())!;
        (x, y) = (box.X + 20, box.Y + 30);
        await TouchAsync("touchStart", (x, y));
        await TouchAsync("touchMove", (x, y - 40));
        await TouchAsync("touchMove", (x, y - 80));
        await TouchAsync("touchEnd");
        await Expect(page.Page.Locator(".is-moving")).ToHaveCountAsync(0);
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(hours).ToHaveTextAsync("09:00–11:00");
    }

    [Fact]
    public async Task A_trainer_sees_the_hours_and_moves_nothing()
    {
        await using var desk = await browser.OpenDeskAsync();
        var trainer = await desk.Database.AddStaffAsync(StaffRole.Trainer, desk.Database.CentreId, "trainer@example.org");
        var monday = Monday(desk.Database.Today);
        await AddAsync(desk.Database, "Tablettes", await desk.Database.AddRoomAsync(), ArrangedTraining.Session(monday, 10, 12), trainer.StaffId!.Value);
        await using var page = await desk.PageAsync(Viewing.English, trainer);
        await page.GoAsync($"/workshops/calendar?date={monday:yyyy-MM-dd}");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Tablettes" })).ToBeVisibleAsync();
        await Expect(page.Page.Locator("[data-move]")).ToHaveCountAsync(0);
        await Expect(page.Page.Locator(".agenda-keys")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("fr", "light", 1024)]
    [InlineData("en", "dark", 1280)]
    public async Task Today_has_the_line_of_the_hour_and_sessions_at_the_same_time_stand_beside_each_other(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var now = TimeZoneInfo.ConvertTime(desk.Database.Clock.GetUtcNow(), Calendars.Paris).DateTime;
        var today = DateOnly.FromDateTime(now);

        // Whatever hour the test runs at is shown, because a session is then.
        var (start, end) = (new TimeOnly(Math.Min(now.Hour, 21), 0), now.Hour < 22 ? new TimeOnly(now.Hour + 2, 0) : new TimeOnly(23, 59));
        foreach (var title in new[] { "Tablettes", "Utiliser son téléphone pour les démarches administratives en ligne" })
        {
            await AddAsync(desk.Database, title, await desk.Database.AddRoomAsync(title), new SessionTimes(today, start, end));
        }

        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync("/workshops/calendar");
        await Expect(page.Page.Locator(".agenda-now")).ToHaveCountAsync(1);
        var (first, second) = ((await page.Page.Locator("[data-move]").First.BoundingBoxAsync())!, (await page.Page.Locator("[data-move]").Last.BoundingBoxAsync())!);
        Assert.True(first.X + first.Width <= second.X + 1, "They lie on each other.");
        Assert.Equal(first.Y, second.Y);

        // Each has the width that a session alone has: a day of two is wider than the others.
        Assert.True(first.Width >= 80 && second.Width >= 80, $"They are cramped: {first.Width} and {second.Width}.");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("calendar-now");
    }

    private static DateOnly Monday(DateOnly today) => today.AddDays(7 + ((DayOfWeek.Monday - today.DayOfWeek + 7) % 7));

    private static async Task<long> AddAsync(TestDatabase database, string title, long room, SessionTimes session, long? trainer = null)
    {
        var workshop = await database.AddWorkshopAsync(
            courseId: await database.AddCourseAsync(title), facts: new WorkshopFacts { RoomId = room, TrainerIds = trainer is { } id ? [id] : [] }, sessions: [session]);
        return await database.ReadAsync(db => db.WorkshopSessions.Where(s => s.WorkshopId == workshop).Select(s => s.Id).SingleAsync());
    }

    private static Task<SessionTimes> TimesAsync(TestDatabase database, long session) =>
        database.ReadAsync(async db => (await db.WorkshopSessions.SingleAsync(s => s.Id == session)).Times);
}
