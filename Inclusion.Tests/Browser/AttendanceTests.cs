using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Attendance as it is taken: from a paper sheet by keyboard, in the room by thumb, by trainers and by the desk.</summary>
public sealed class AttendanceTests(BrowserFixture browser)
{
    private static readonly string[] Names = ["Amina Haddad", "Fatoumata Diarra-Lemoine", "Jean-Baptiste de La Rochefoucauld-Montmorency", "Nguyễn Văn Ấn", "فاطمة الزهراء بنعلي"];

    [Fact]
    public async Task A_sheet_is_typed_in_by_keyboard_alone_faster_than_the_server_answers()
    {
        var desk = await browser.SharedDeskAsync();
        var (workshop, session, _) = await ArrangeAsync(desk);
        await using var page = await desk.PageAsync();
        await page.GoAsync($"/workshops/{workshop}/attendance/{session}");
        await Expect(page.Page.Locator(".roll-row")).ToHaveCountAsync(Names.Length);
        await ListeningAsync(page);

        // Present, late by 20 minutes, excused, left 10 minutes early, absent: nothing but the sheet in between.
        await page.Page.Keyboard.TypeAsync("pr20ed10a");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "5 sur 5 notées – terminer" })).ToBeVisibleAsync();
        await Expect(Row(page, Names[1]).Locator("[data-minutes]")).ToHaveValueAsync("20");
        await AssertMarksAsync(desk, session, [(AttendanceMark.Present, 0), (AttendanceMark.Late, 20), (AttendanceMark.Excused, 0), (AttendanceMark.LeftEarly, 10), (AttendanceMark.Absent, 0)]);

        // Back up with the arrows: a correction, one taken back, a longer delay.
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.PressAsync("Backspace");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "4 sur 5 notées – terminer" })).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.TypeAsync("35");
        await page.Page.Keyboard.PressAsync("ArrowUp");
        await page.Page.Keyboard.TypeAsync("l");
        await AssertMarksAsync(desk, session, [(AttendanceMark.Late, 15), (AttendanceMark.Late, 35), null, (AttendanceMark.LeftEarly, 10), (AttendanceMark.Absent, 0)]);
    }

    [Fact]
    public async Task A_trainer_marks_by_thumb_on_a_telephone_and_adds_who_walked_in_by_name()
    {
        var desk = await browser.SharedDeskAsync();
        var (workshop, session, trainer) = await ArrangeAsync(desk);
        await using var page = await desk.PageAsync(new Viewing("en", "dark", 360), trainer);
        await page.GoAsync("/");

        // The last one is yesterday's, which nobody has recorded.
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Record attendance" }).Last.ClickAsync();
        await Expect(page.Page.Locator(".roll-row")).ToHaveCountAsync(Names.Length);

        await Mark(page, Names[0], "Present").ClickAsync();
        await Mark(page, Names[1], "Late").ClickAsync();
        await Row(page, Names[1]).GetByRole(AriaRole.Button, new() { Name = "+5 minutes" }).ClickAsync();
        await Expect(Row(page, Names[1]).Locator("[data-minutes]")).ToHaveValueAsync("20");
        await Row(page, Names[1]).Locator("[data-minutes]").FillAsync("999");
        await Row(page, Names[1]).Locator("[data-minutes]").BlurAsync();
        await Expect(Row(page, Names[1]).GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("attendance-minutes-refused");

        var name = $"Kofi {Guid.NewGuid().ToString("N")[..6]}";
        await page.Page.Locator(".walk-in > summary").ClickAsync();
        await page.Page.GetByLabel("Name, as the person says it").FillAsync(name);
        await page.AssertNoBarriersAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(Mark(page, name, "Present")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "3 of 6 recorded – done" })).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "3 of 6 recorded – done" }).ClickAsync();
        await Expect(page.Page.GetByText("never came")).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = name })).ToHaveCountAsync(0);
        Assert.Equal(3, await desk.Database.ReadAsync(db => db.Attendances.CountAsync(a => a.SessionId == session)));
    }

    [Fact]
    public async Task Two_tabs_do_not_undo_one_another()
    {
        var desk = await browser.SharedDeskAsync();
        var (workshop, session, trainer) = await ArrangeAsync(desk);
        await using var first = await desk.PageAsync(Viewing.English);
        await using var second = await desk.PageAsync(Viewing.English, trainer);
        await first.GoAsync($"/workshops/{workshop}/attendance/{session}");
        await second.GoAsync($"/workshops/{workshop}/attendance/{session}");
        await Expect(Mark(second, Names[0], "Excused")).ToBeVisibleAsync();
        await Mark(first, Names[0], "Absent").ClickAsync();
        await Expect(Mark(first, Names[0], "Absent")).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(first.Page.GetByRole(AriaRole.Link, new() { Name = "1 of 5 recorded – done" })).ToBeVisibleAsync();

        await Mark(second, Names[0], "Present").ClickAsync();

        await Expect(Row(second, Names[0]).GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Expect(Mark(second, Names[0], "Absent")).ToHaveAttributeAsync("aria-pressed", "true");
        await Mark(second, Names[0], "Present").ClickAsync();
        await Expect(Row(second, Names[0]).GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        await AssertMarksAsync(desk, session, [(AttendanceMark.Present, 0), null, null, null, null]);
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Pages_have_no_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var (workshop, session, trainer) = await ArrangeAsync(desk, withNeeds: true);
        var enrolments = await desk.Database.ReadAsync(db => db.Enrolments.Where(e => e.WorkshopId == workshop).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());
        await desk.Database.RecordAttendanceAsync(enrolments[0], AttendanceMark.Absent);
        await desk.Database.RecordAttendanceAsync(enrolments[1], AttendanceMark.Late, AttendanceMark.Present);
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        foreach (var (path, shown, name) in new[]
        {
            ($"/workshops/{workshop}/attendance", ".table-frame", "attendance"),
            ($"/workshops/{workshop}/attendance/{session}", ".roll-row", "attendance-session"),
            ($"/workshops/{workshop}/skills", ".card", "skills"),
            ($"/workshops/{workshop}/feedback", ".card", "feedback"),
            ("/workshops/0/attendance/0", ".notice", "attendance-not-there"),
        })
        {
            await page.GoAsync(path);
            await Expect(page.Page.Locator(shown).First).ToBeVisibleAsync();
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync(name);
        }

        await using var own = await desk.PageAsync(new Viewing(language, theme, width), trainer);
        await own.GoAsync("/");
        await Expect(own.Page.Locator(".lines a").First).ToBeVisibleAsync();
        await own.AssertNoBarriersAsync();
        await own.KeepScreenAsync("today-trainer");
    }

    [Fact]
    public async Task Skills_and_feedback_are_typed_in_and_come_back()
    {
        var desk = await browser.SharedDeskAsync();
        var (workshop, _, _) = await ArrangeAsync(desk);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/workshops/{workshop}/skills");
        var first = page.Page.Locator("main select").First;
        await first.FocusAsync();
        await page.Page.Keyboard.PressAsync("4");
        await page.Page.Keyboard.PressAsync("Tab");
        await page.Page.Keyboard.PressAsync("2");
        await page.Page.Keyboard.PressAsync("Tab");
        await Wait.UntilAsync(async () => await desk.Database.ReadAsync(db => db.SkillAssessments.CountAsync(a => db.Enrolments.Any(e => e.Id == a.EnrolmentId && e.WorkshopId == workshop))) == 2);
        await page.GoAsync($"/workshops/{workshop}/skills");
        await Expect(page.Page.Locator("main select").First).ToHaveValueAsync("Alone");

        await page.GoAsync($"/workshops/{workshop}/feedback");
        await page.Page.Locator("main select").First.SelectOptionAsync("5");
        await Wait.UntilAsync(async () => await desk.Database.ReadAsync(db => db.Drafts.AnyAsync(d => d.Form == $"feedback/{workshop}")));
        await page.GoAsync($"/workshops/{workshop}/feedback");
        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Go on with it") }).ClickAsync();
        await Expect(page.Page.Locator("main select").First).ToHaveValueAsync("5");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save this form" }).ClickAsync();
        await Expect(page.Page.GetByText("1 form", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("5 on average")).ToHaveCountAsync(0);
    }

    /// <summary>A workshop with a session of yesterday and one of today; five people, whose names sort as they are listed.</summary>
    private static async Task<(long Workshop, long Session, Actor Trainer)> ArrangeAsync(Desk desk, bool withNeeds = false)
    {
        var database = desk.Database;
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, $"{Guid.NewGuid():N}@example.org");
        var course = await database.AddCourseAsync("Mes démarches en ligne : créer un compte, reconnaître un site sûr, garder ses documents");
        var today = database.Today;
        var workshop = await database.AddWorkshopAsync(
            capacity: 8,
            courseId: course,
            sessions: [ArrangedTraining.Session(today.AddDays(-1)), new SessionTimes(today, new TimeOnly(0, 1), new TimeOnly(23, 59))],
            facts: new WorkshopFacts { TrainerIds = [trainer.StaffId!.Value], RoomId = await database.AddRoomAsync($"Salle {Guid.NewGuid():N}"[..20]) });
        await database.ArrangeAsync(async db =>
        {
            var planned = await Web.Data.TrainingReads.FindWorkshopAsync(db, workshop, CancellationToken.None);
            var seats = new WorkshopSeats(planned!, []);
            foreach (var (name, i) in Names.Select((name, i) => (name, i)))
            {
                var person = Person.Add(new PersonFacts { Name = name }, database.Clock.GetUtcNow()).Value;
                db.Add(person);
                await db.SaveChangesAsync();
                db.Add(seats.Enrol(person.Id, Guid.NewGuid(), database.Administrator, database.Clock.GetUtcNow().AddDays(-3)).Value);
                if (withNeeds && i < 3)
                {
                    db.Add(PersonNeeds.Of(person.Id, i == 0 ? AccessNeed.Wheelchair : AccessNeed.Language, i == 0 ? "" : "ar", "").Value);
                }
            }

            return true;
        });
        var session = await database.ReadAsync(db => db.WorkshopSessions.Where(s => s.WorkshopId == workshop && s.Date < today).Select(s => s.Id).SingleAsync());
        return (workshop, session, trainer);
    }

    private static ILocator Row(DeskPage page, string name) => page.Page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });

    private static ILocator Mark(DeskPage page, string name, string mark) => Row(page, name).GetByRole(AriaRole.Button, new() { Name = mark, Exact = true });

    /// <summary>Keys are listened to once the module has come: an arrow moves the keyboard into the list.</summary>
    private static Task ListeningAsync(DeskPage page) => Wait.UntilAsync(
        async () =>
        {
            await page.Page.Keyboard.PressAsync("ArrowUp");
            return await page.Page.EvaluateAsync<bool>("document.activeElement.closest('[data-row]') !== null");
        },
        "The keyboard in the list");

    private static Task AssertMarksAsync(Desk desk, long session, IReadOnlyList<(AttendanceMark, int)?> expected) => Wait.ForEqualAsync(
        expected,
        () => desk.Database.ReadAsync(async db =>
        {
            var marks = await db.Attendances.Where(a => a.SessionId == session).ToDictionaryAsync(a => a.EnrolmentId, a => (a.Mark, a.MinutesMissed));
            var workshop = await db.WorkshopSessions.Where(s => s.Id == session).Select(s => s.WorkshopId).SingleAsync();
            var enrolments = await db.Enrolments.Where(e => e.WorkshopId == workshop).OrderBy(e => e.Id).Select(e => e.Id).ToListAsync();
            return enrolments.ConvertAll(id => marks.TryGetValue(id, out var mark) ? mark : ((AttendanceMark, int)?)null);
        }));
}
