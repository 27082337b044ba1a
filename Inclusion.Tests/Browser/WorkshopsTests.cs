using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class WorkshopsTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_course_is_written_a_series_planned_one_date_dropped_and_the_workshop_opened()
    {
        var desk = await browser.SharedDeskAsync();
        var title = $"Premiers pas {Guid.NewGuid():N}"[..24];
        var room = await desk.Database.AddRoomAsync($"Salle {title}");

        // A trainer of the test's own: another test may have workshops of the others at the same hour.
        var trainer = $"{Guid.NewGuid():N}@example.org";
        await desk.Database.AddStaffAsync(StaffRole.Trainer, desk.Database.CentreId, trainer);
        await desk.Database.AddReadyDeviceAsync($"WS-{title[^8..]}");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/courses/new");
        await page.Page.GetByLabel("Title").FillAsync(title);
        await page.Page.GetByLabel("Objectives").FillAsync("Send an e-mail\nSpot a fraud");
        await page.Page.GetByLabel("Framework").SelectOptionAsync("DigComp 2.2");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "1.1" }).CheckAsync();
        await page.PressAsync("Save");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = $"Plan a workshop: {title}" }).ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync("New workshop");
        await page.Page.GetByLabel("Room").SelectOptionAsync(room.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = trainer }).CheckAsync();
        await page.Page.GetByLabel("Scan or type a tag").FillAsync($"no-{title[^8..]}");
        await page.Page.GetByLabel("Scan or type a tag").PressAsync("Enter");
        await Expect(page.Page.GetByText($"no-{title[^8..]}")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.Page.GetByLabel("Scan or type a tag").FillAsync($"ws-{title[^8..]}");
        await page.Page.GetByLabel("Scan or type a tag").PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = $"Remove: WS-{title[^8..]}" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Tuesday" }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Thursday" }).CheckAsync();
        await page.Page.GetByLabel("From").FillAsync(desk.Database.Today.AddDays(1).ToString("yyyy-MM-dd"));
        await page.PressAsync("Put the dates in");
        await Expect(page.Page.GetByText("Sessions: 6, altogether 12 h")).ToBeVisibleAsync();
        await page.PressAsync("Drop: session 2");
        await Expect(page.Page.GetByText("Sessions: 5, altogether 10 h")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a draft" }).DblClickAsync();

        await Expect(page.Heading).ToHaveTextAsync(title);
        await page.PressAsync("Open for enrolment");
        await Expect(page.Page.GetByText("Open", new() { Exact = true })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        var workshop = await desk.Database.ReadAsync(db => db.Workshops.Include(w => w.Sessions).Include(w => w.Devices).SingleAsync(w => w.RoomId == room));
        Assert.Equal((WorkshopStatus.Open, 5, 1), (workshop.Status, workshop.Sessions.Count, workshop.Devices.Count));
    }

    [Fact]
    public async Task A_conflict_is_shown_beside_the_date_and_let_stand_with_a_reason_then_a_session_moves_and_all_is_cancelled()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var day = database.Today.AddDays(7);
        day = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day.AddDays(2) : day;
        var room = await database.AddRoomAsync();
        var course = await database.AddCourseAsync("Tablettes");
        await database.AddWorkshopAsync(facts: new WorkshopFacts { RoomId = room }, sessions: [ArrangedTraining.Session(day)]);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/workshops/new?course={course}&date={day:yyyy-MM-dd}");
        await page.Page.GetByLabel("Room").SelectOptionAsync(room.ToString(System.Globalization.CultureInfo.InvariantCulture));
        await Expect(page.Page.GetByText("Salle 1 is taken by “Premiers pas sur Internet”, 10:00–12:00.")).ToBeVisibleAsync();

        // What was begun is offered, and taken up again with what is in its way.
        await page.GoAsync("/workshops/new");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Go on with it – .*Tablettes") }).ClickAsync();
        await Expect(page.Page.GetByText("What you had typed is back.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Salle 1 is taken by")).ToBeVisibleAsync();
        await page.PressAsync("Save as a draft");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Conflicts with the sessions");
        await page.Page.GetByLabel("Why it takes place all the same").FillAsync("Two small groups");
        await page.PressAsync("Save as a draft");

        await Expect(page.Heading).ToHaveTextAsync("Tablettes");
        await Expect(page.Page.Locator(".lines").GetByText("Two small groups").First).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Move:" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Start").FillAsync("14:00");
        await dialog.GetByLabel("End").FillAsync("16:00");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Page.GetByText("14:00–16:00").First).ToBeVisibleAsync();

        await page.GoAsync($"/workshops/calendar?date={day:yyyy-MM-dd}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Tablettes" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Tablettes");
        await page.PressAsync("Cancel the workshop");
        await dialog.GetByLabel("Reason").FillAsync("The room is flooded");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel the workshop" }).ClickAsync();
        await Expect(page.Page.GetByText("This workshop is cancelled: The room is flooded")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_calendar_address_is_made_read_by_anyone_who_has_it_and_revoked()
    {
        await using var desk = await browser.OpenDeskAsync();
        await desk.Database.AddWorkshopAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/workshops/feeds");
        await page.PressAsync("Make an address: Public workshops");
        var address = new Uri(await page.Page.GetByRole(AriaRole.Textbox, new() { Name = "Address" }).InputValueAsync());

        using var client = new HttpClient();
        using var answer = await client.GetAsync(new Uri(desk.Host.BaseAddress, address.AbsolutePath), TestContext.Current.CancellationToken);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal(2, ReadCalendar.Of(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Entries.Count);

        await page.PressAsync("Revoke: Public workshops");
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Make an address: Public workshops", Exact = true })).ToBeVisibleAsync();
        using var after = await client.GetAsync(new Uri(desk.Host.BaseAddress, address.AbsolutePath), TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, after.StatusCode);
    }
}
