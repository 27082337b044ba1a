using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Data;
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
        await page.Page.GetByLabel("Title").First.FillAsync(title);
        await page.Page.GetByLabel("Objectives").First.FillAsync("Send an e-mail\nSpot a fraud");
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
        var workshop = await desk.Database.ReadAsync(db => db.Workshops.Include(w => w.Sessions).Include(w => w.Devices).AsSplitQuery().SingleAsync(w => w.RoomId == room));
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

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 360)]
    public async Task A_series_is_moved_from_one_date_on_and_then_dropped_with_what_is_in_the_way_of_each_date(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var isFrench = language == "fr";
        var day = database.Today.AddDays(7);
        day = day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? day.AddDays(2) : day;
        var (room, other) = (await database.AddRoomAsync(), await database.AddRoomAsync("Salle 2"));
        var standIn = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "lea@example.org");
        await database.AddWorkshopAsync(facts: new WorkshopFacts { RoomId = other, TrainerIds = [standIn.StaffId!.Value] }, sessions: [ArrangedTraining.Session(day.AddDays(14))]);
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { RoomId = room }, sessions: [ArrangedTraining.Session(day), ArrangedTraining.Session(day.AddDays(7)), ArrangedTraining.Session(day.AddDays(14))]);
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync($"/workshops/{workshop}");
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Déplacer" : "Move" }).Nth(1).ClickAsync();
        await dialog.GetByLabel(isFrench ? "Salle" : "Room").SelectOptionAsync("Salle 2");
        await dialog.GetByLabel(isFrench ? "Animation" : "Trainer").SelectOptionAsync("lea@example.org");
        await Expect(dialog.Locator(".field-error")).ToHaveCountAsync(0);
        await dialog.GetByLabel(isFrench ? "Pour quelles dates" : "For which dates").SelectOptionAsync(isFrench ? "Celle-ci et les suivantes : 2 dates" : "This one and the following: 2 dates");
        await Expect(dialog.Locator(".field-error")).ToHaveCountAsync(2);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("session-series");

        // Another hour is free for both.
        await dialog.GetByLabel(isFrench ? "Début" : "Start").FillAsync("14:00");
        await dialog.GetByLabel(isFrench ? "Fin" : "End").FillAsync("16:00");
        await Expect(dialog.Locator(".field-error")).ToHaveCountAsync(0);
        await dialog.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Enregistrer" : "Save" }).ClickAsync();
        await Expect(page.Page.GetByText(isFrench ? "Animée par lea@example.org" : "Given by lea@example.org")).ToHaveCountAsync(2);
        await Expect(page.Page.GetByText("14:00–16:00").First).ToBeVisibleAsync();
        await page.KeepScreenAsync("session-series-moved");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Retirer" : "Drop" }).Nth(2).ClickAsync();
        await dialog.GetByLabel(isFrench ? "Pour quelles dates" : "For which dates").SelectOptionAsync(isFrench ? "Toutes celles à venir : 3 dates" : "All that are still to come: 3 dates");
        await dialog.Locator("textarea").FillAsync("Grève");
        await dialog.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        Assert.Equal(3, await database.ReadAsync(db => db.WorkshopSessions.CountAsync(s => s.WorkshopId == workshop && s.Status == SessionStatus.Cancelled && s.CancelReason == "Grève")));
    }

    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 360)]
    public async Task Closing_a_workshop_asks_when_somebody_is_unrecorded_and_closes_only_when_that_is_answered(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var isFrench = language == "fr";
        var past = database.Today.AddDays(-7);
        var workshop = await database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(past), ArrangedTraining.Session(past.AddDays(1))]);
        var (person, other) = (await database.AddPersonAsync("Fatoumata Diarra"), await database.AddPersonAsync("Marc Petit"));
        await database.ArrangeAsync(async db =>
        {
            // Enrolled before it began, as no page can do any more.
            var before = database.Clock.GetUtcNow().AddDays(-30);
            var seats = await db.SeatsAsync((await db.FindWorkshopAsync(workshop, CancellationToken.None))!, CancellationToken.None);
            db.AddRange(new[] { person, other }.Select(id => seats.Enrol(id, Guid.NewGuid(), database.Administrator, before).Value));
            return true;
        });
        var enrolments = await database.ReadAsync(db => db.Enrolments.Where(e => e.WorkshopId == workshop).Select(e => e.Id).ToListAsync());
        await database.RecordAttendanceAsync(enrolments[0], AttendanceMark.Present, AttendanceMark.Present);
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync($"/workshops/{workshop}");
        var close = page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Clôturer l’atelier" : "Close the workshop", Exact = true });
        await close.ClickAsync();
        await page.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = isFrench ? "Clôturer l’atelier" : "Close the workshop" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(isFrench ? "la présence de quelqu’un n’est pas notée : 2" : "is not recorded: 2");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("workshop-close-unrecorded");
        Assert.Equal(WorkshopStatus.Open, await StatusAsync());

        // Recorded first, it closes without a question about it; here it is closed all the same.
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = isFrench ? "Noter les présences" : "Record attendance" }).First).ToHaveAttributeAsync("href", $"/workshops/{workshop}/attendance");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Clôturer malgré tout" : "Close it even so" }).ClickAsync();
        await Expect(page.Page.GetByText(isFrench ? "Terminé" : "Done", new() { Exact = true }).First).ToBeVisibleAsync();
        Assert.Equal(WorkshopStatus.Done, await StatusAsync());

        Task<WorkshopStatus> StatusAsync() => database.ReadAsync(db => db.Workshops.Where(w => w.Id == workshop).Select(w => w.Status).SingleAsync());
    }

    [Theory]
    [InlineData("en", "light", 1024)]
    [InlineData("fr", "dark", 360)]
    public async Task A_device_that_was_stolen_after_it_was_planned_is_said_to_be_on_the_workshops_pages_and_in_the_way_of_its_dates(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var isFrench = language == "fr";
        var (stolen, ready) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [stolen, ready] });
        await database.ArrangeAsync(async db =>
        {
            var device = await db.Devices.SingleAsync(d => d.Id == stolen);
            Assert.Null(device.ChangeStatus(DeviceStatus.Stolen, "Broken into", database.Administrator, database.Clock.GetUtcNow(), database.Today).Refusal);
            return true;
        });
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync($"/workshops/{workshop}");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "LT-0001" })).ToBeVisibleAsync();
        await page.KeepScreenAsync("workshop-device-stolen");
        await Expect(page.Page.Locator(".codes .badge.bad").GetByText(isFrench ? "Volé" : "Stolen", new() { Exact = true })).ToHaveCountAsync(1);
        await page.AssertNoBarriersAsync();

        await page.GoAsync($"/workshops/{workshop}/edit");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "LT-0001" })).ToBeVisibleAsync();
        await page.KeepScreenAsync("workshop-edit-device-stolen");
        await Expect(page.Page.Locator(".lines .badge.bad").GetByText(isFrench ? "Volé" : "Stolen", new() { Exact = true })).ToHaveCountAsync(1);
        await page.GoAsync($"/workshops/{workshop}");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Déplacer" : "Move" }).First.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog).Locator(".field-error").GetByText("LT-0001")).ToBeVisibleAsync();
        await page.KeepScreenAsync("session-device-stolen");
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
