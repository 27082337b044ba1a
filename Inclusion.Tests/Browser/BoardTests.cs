using System.Globalization;
using System.Text.RegularExpressions;
using Inclusion.Domain.Connectivity;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Incidents;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Connectivity.CutOff;
using Inclusion.Web.Features.Connectivity.Form;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Enrolments.Offers;
using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Features.Settings.Reservations;
using Inclusion.Web.Features.Transfers.Settle;
using Inclusion.Web.Shared.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What needs someone, as numbers: on Today and in the menu, and on the lists to which they lead.</summary>
public sealed class BoardTests(BrowserFixture browser)
{
    private const string LongCentre = "Relais numérique des Trois-Fontaines et du Vieux-Moulin";

    [Fact]
    public async Task Each_tile_of_today_says_the_number_of_the_list_to_which_it_leads()
    {
        await using var desk = await OpenAsync();
        await using var page = await desk.PageAsync(Viewing.English);

        await FollowAsync(page, "3 overdue", TabCount(page, "Overdue"), "3");
        await FollowAsync(page, "2 due today", TabCount(page, "Due today"), "2");
        await FollowAsync(page, "1 to call", TabCount(page, "To call"), "1");
        await FollowAsync(page, "6 to prepare", page.Page.Locator(".page-head"), "· 6 devices");
        Assert.Equal(6, await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex("^Open ") }).CountAsync());
        await FollowAsync(page, "1 to mend", page.Page.Locator(".page-head"), "1 device");
        await Expect(page.Page.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("LT-0100") })).ToBeVisibleAsync();
        await FollowAsync(page, "2 requests to answer", page.Page.Locator(".page-head"), "· 2 people asked for a place");
        Assert.Equal(2, await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Decline") }).CountAsync());
        await FollowAsync(page, "1 session today 1 of 4 places", page.Page.Locator(".page-head"), "· 1 session");
        await FollowAsync(page, "1 message failed", TabCount(page, "Failed"), "1");
        await FollowAsync(page, "1 job failed", page.Page.GetByRole(AriaRole.Table).Locator(".badge", new() { HasTextRegex = new Regex("failed", RegexOptions.IgnoreCase) }).First, null);
    }

    [Fact]
    public async Task Each_tile_of_what_waits_moves_or_happened_counts_the_chosen_centre_and_so_does_its_list()
    {
        await using var desk = await browser.OpenDeskAsync(new Dictionary<string, string> { ["Inclusion__Ticks"] = "false" });
        await ArrangeMovingAsync(desk.Database);
        await using var page = await desk.PageAsync(Viewing.English);
        var (head, rows) = (page.Page.Locator(".page-head"), page.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row));

        await FollowAsync(page, "2 requests for devices", head, "· 2 requests wait for an answer");
        Assert.Equal(2, await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Decline") }).CountAsync());
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Requests of every centre" }).ClickAsync();
        await Expect(head).ToContainTextAsync("3 requests wait for an answer");
        await page.Page.GetByLabel("Notices: 2", new() { Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Requests for devices: 2", Exact = true }).ClickAsync();
        await Expect(head).ToContainTextAsync("· 2 requests wait for an answer");
        await FollowAsync(page, "1 device to pick up waiting: 1", head, "Ready to pick up: 1 · waiting: 1");
        await FollowAsync(page, "3 devices coming from another centre", head, "· 3 devices under way");
        await page.AssertNoBarriersAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Transfers of every centre" }).ClickAsync();
        await Expect(head).ToContainTextAsync("8 devices under way");
        await FollowAsync(page, "2 devices did not arrive", head, "· 4 devices under way · 2 did not arrive");
        await FollowAsync(page, "1 incident without a decision", head, "· 1 incident without a decision");
        await Expect(rows).ToHaveCountAsync(3);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("incidents");
        await using (var narrow = await desk.PageAsync(new Viewing("fr", "dark", 360)))
        {
            await narrow.GoAsync("/devices/incidents");
            await narrow.AssertNoBarriersAsync();
            await narrow.KeepScreenAsync("incidents");
        }

        await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^LT-0005 · Decide: Damage of") }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("What follows").SelectOptionAsync(nameof(IncidentConsequence.Forgiven));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(head).ToContainTextAsync("Damage, loss and theft of devices");
        await Expect(rows).ToHaveCountAsync(3);
        await FollowAsync(page, "1 SIM card to be cut off", head, "Results: 1");
        await FollowAsync(page, "2 SIM plans end soon", head, "Results: 2");
        await Expect(rows).ToHaveCountAsync(3);
        await FollowAsync(page, "2 Laptop", head, "2 devices");
        await Expect(rows).ToHaveCountAsync(3);
        await FollowAsync(page, "1 without agreement", rows.Filter(new() { HasText = "Omar" }), null);
        await Expect(rows).ToHaveCountAsync(2);

        var menu = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });
        await menu.GetByRole(AriaRole.Link, new() { Name = "Reservations 2 requests wait", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Requests from the public page (2)" }).ClickAsync();
        await Expect(head).ToContainTextAsync("· 2 requests wait for an answer");
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_board_shows_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        await using var desk = await OpenAsync();
        foreach (var viewing in width == 1280 ? new[] { 1280, 1024 } : [width])
        {
            await using var page = await desk.PageAsync(new Viewing(language, theme, viewing));
            await page.GoAsync("/");
            await Expect(page.Page.Locator(".trend-picture")).ToBeVisibleAsync();
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("today-board");
            await page.GoAsync("/devices/wipes");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("to-prepare");
        }
    }

    [Fact]
    public async Task The_weeks_of_lending_are_a_picture_with_a_sentence_and_a_table()
    {
        await using var desk = await OpenAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");

        await Expect(page.Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex("Loans: 6, of which 0 in the last seven days. Returns: 1, of which 1 in the last seven days.") })).ToBeVisibleAsync();
        await page.Page.GetByText("The numbers as a table").ClickAsync();

        var table = page.Page.GetByRole(AriaRole.Table, new() { Name = "Loans and returns of the last eight weeks" });
        await Expect(table.GetByRole(AriaRole.Row)).ToHaveCountAsync(9);
        await Expect(table.GetByRole(AriaRole.Row).Last.GetByRole(AriaRole.Cell)).ToHaveTextAsync(["0", "1"]);
    }

    [Fact]
    public async Task The_menu_says_what_waits_at_this_centre_and_counts_anew_on_the_next_page()
    {
        await using var desk = await OpenAsync();
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/");
        var menu = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Main" });

        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Loans 3 overdue", Exact = true })).ToBeVisibleAsync();
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Training 2 requests wait", Exact = true })).ToBeVisibleAsync();
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Messages 2 to call or failed", Exact = true })).ToBeVisibleAsync();
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Devices", Exact = true })).ToBeVisibleAsync();

        await desk.Database.AddLoanAsync(await desk.Database.AddPersonAsync("Aïcha"), desk.Database.Today.AddDays(-1));
        await menu.GetByRole(AriaRole.Link, new() { Name = "Devices", Exact = true }).ClickAsync();
        await Expect(menu.GetByRole(AriaRole.Link, new() { Name = "Loans 4 overdue", Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_bell_tells_the_requests_and_the_failed_messages_of_this_centre_and_leads_to_them()
    {
        await using var desk = await OpenAsync();
        foreach (var width in new[] { 1280, 1024 })
        {
            await using var bar = await desk.PageAsync(new Viewing("fr", Width: width));
            await bar.GoAsync("/devices");
            await Expect(bar.Page.GetByLabel("Avis : 3", new() { Exact = true })).ToBeVisibleAsync();
            Assert.InRange(await bar.Page.Locator(".bar").First.EvaluateAsync<double>("e => e.getBoundingClientRect().height"), 60, 80);
            await bar.KeepScreenAsync("bell-bar", whole: false);
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/devices");

        await page.Page.GetByLabel("Notices: 3", new() { Exact = true }).ClickAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("bell", whole: false);
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Messages that failed: 1", Exact = true }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex("/messages\\?show=failed"));

        await page.Page.GetByLabel("Notices: 3", new() { Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Requests from the public: 2", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("Éloïse Nguyễn").First).ToBeVisibleAsync();
    }

    private static ILocator TabCount(DeskPage page, string tab) => page.Page.Locator(".tabs [aria-current=page]", new() { HasText = tab });

    /// <summary>From Today, by the tile of this name, to the list; there it stands again.</summary>
    /// <param name="text">What the list says; null: only that it is there.</param>
    private static async Task FollowAsync(DeskPage page, string tile, ILocator count, string? text)
    {
        await page.GoAsync("/");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = tile, Exact = true }).ClickAsync();
        await Expect(count).ToBeVisibleAsync();
        if (text is not null)
        {
            await Expect(count).ToContainTextAsync(text);
        }
    }

    /// <summary>Its jobs stand still: what is counted does not move.</summary>
    private async Task<Desk> OpenAsync()
    {
        var desk = await browser.OpenDeskAsync(new Dictionary<string, string> { ["Inclusion__Ticks"] = "false" });
        await ArrangeAsync(desk.Database);
        return desk;
    }

    /// <summary>Another centre has one of each as well, which is not to be counted.</summary>
    private static async Task ArrangeAsync(TestDatabase database)
    {
        var elsewhere = await database.AddCentreAsync(LongCentre);
        var person = await database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency", email: "jb@example.org");
        await database.AddLoanAsync(await database.AddPersonAsync("Fatoumata Diarra-Lemoine", phone: "06 12 34 56 78"), database.Today.AddDays(-9));
        await database.AddLoanAsync(person, database.Today.AddDays(-2));
        await database.AddLoanAsync(person, database.Today.AddDays(-1));
        await database.AddLoanAsync(person, database.Today);
        await database.AddLoanAsync(person, database.Today);
        await database.AddLoanAsync(person, database.Today.AddDays(-3), centreId: elsewhere);
        await database.PlanAsync();
        await database.AddReadyDeviceAsync("TB-0013", DeviceCategory.Tablet);
        var returned = await database.AddReadyDeviceAsync("LT-0100");
        await database.ReturnAsync(await database.LendAsync(person, returned, database.Today), ["charger"], "Cracked screen");
        await database.ReturnAsync(await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-0900", centreId: elsewhere), database.Today, elsewhere), ["charger"]);
        for (var i = 1; i <= 3; i++)
        {
            await database.AddReceivedDeviceAsync($"LT-020{i}");
        }

        await database.AddReceivedDeviceAsync("HS-0001", DeviceCategory.Hotspot);
        await database.AddReceivedDeviceAsync("HS-0002", DeviceCategory.Hotspot);
        var course = await database.AddCourseAsync("Créer, classer et partager ses photographies de famille");
        var workshop = await database.AddWorkshopAsync(capacity: 4, courseId: course, sessions: [ArrangedTraining.SessionUntilMidnight(database.Today, 8)]);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Omar"));
        await database.AddWorkshopAsync(courseId: course, sessions: [ArrangedTraining.Session(database.Today, 8, 9)], open: false);
        var later = await database.AddWorkshopAsync(courseId: course);
        await AskAsync(database, later, "Éloïse Nguyễn");
        await AskAsync(database, later, "Karim Benali");
        await AskAsync(database, await database.AddWorkshopAsync(courseId: course, centreId: elsewhere), "Ousmane");
        var now = database.Clock.GetUtcNow();
        await database.ArrangeAsync(async db =>
        {
            var message = Message.Write(person, database.CentreId, database.Today.AddDays(-1), ContactChannel.Email, "fr", "jb@example.org", "Bonjour", "Bonjour.", $"{Guid.NewGuid():N}@inclusion", now, now);
            message.Attempt(now);
            message.AttemptFailed("550 5.1.1 no such user", forGood: true, now);
            db.Messages.Add(message);
            db.JobRuns.Add(new JobRun { Job = nameof(OfferSeats), StartedAt = now.AddMinutes(-1), FinishedAt = now, Succeeded = false, Result = "No space left" });
            await db.SaveChangesAsync();
            return true;
        });
    }

    /// <summary>Devices, cards and people who wait at two centres and between three. What stands elsewhere is not to be counted.</summary>
    private static async Task ArrangeMovingAsync(TestDatabase database)
    {
        var (here, elsewhere) = (database.CentreId, await database.AddCentreAsync(LongCentre));
        var third = await database.AddCentreAsync("Zone Ouest");
        foreach (var (centre, name) in new[] { (here, "Amina Traoré"), (here, "Karim Benali"), (elsewhere, "Ousmane") })
        {
            await database.As<TakeDeviceRequests>().RunAsync(centre, true, CancellationToken.None);
            await database.AddReceivedDeviceAsync($"PH-{name[0]}", DeviceCategory.Phone, centreId: centre);
            Assert.False((await database.As<ReceiveDeviceRequest>().RunAsync(new ReceiveDeviceRequestCommand(Guid.NewGuid(), centre, DeviceCategory.Phone, "", "", name, "06 12 34 56 78", "fr"), CancellationToken.None)).IsRefused);
        }

        foreach (var (centre, tag, people) in new[] { (here, "TB-0001", 2), (elsewhere, "TB-0002", 3) })
        {
            await database.AddReadyDeviceAsync(tag, DeviceCategory.Tablet, centreId: centre);
            for (var i = 0; i < people; i++)
            {
                Assert.Null((await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), await database.AddPersonAsync($"{tag} {i}"), centre, DeviceCategory.Tablet), CancellationToken.None)).Refusal);
            }
        }

        await SendAsync(database, elsewhere, here, "LT-01", 3, missed: 0);
        await SendAsync(database, here, elsewhere, "LT-02", 4, missed: 2);
        await SendAsync(database, elsewhere, third, "LT-03", 1, missed: 1);
        await database.AddReadyDeviceAsync("LT-0002");
        await database.AddReadyDeviceAsync("LT-0003");
        await database.AddReadyDeviceAsync("LT-0004", centreId: elsewhere);

        foreach (var (centre, iccid, day) in new[] { (here, "8933010001", 3), (here, "8933010002", 9), (elsewhere, "8933010003", 3), (here, "8933010004", 90), (elsewhere, "8933010005", 90) })
        {
            var card = await database.As<AddSim>().RunAsync(new AddSimCommand(new SimFacts { Iccid = iccid, EndsOn = database.Today.AddDays(day) }, centre), CancellationToken.None);
            if (day == 90)
            {
                Assert.Null((await database.As<AskToCutOff>().RunAsync(card.Value, true, CancellationToken.None)).Refusal);
            }
        }

        var open = await database.AddReceivedDeviceAsync("LT-0005");
        var decided = await database.AddReceivedDeviceAsync("LT-0006");
        var theirs = await database.AddReceivedDeviceAsync("LT-0007", centreId: elsewhere);
        foreach (var device in new[] { open, decided, theirs })
        {
            Assert.Null((await database.As<NoteIncident>().RunAsync(new NoteIncidentCommand(device, null, IncidentKind.Damage, "The hinge is broken.", database.Today), CancellationToken.None)).Refusal);
        }

        var incident = await database.ReadAsync(db => db.Incidents.Where(i => i.DeviceId == decided).Select(i => i.Id).SingleAsync());
        Assert.Null((await database.As<DecideIncident>().RunAsync(new DecideIncidentCommand(incident, IncidentConsequence.Repaired, "New hinge"), CancellationToken.None)).Refusal);

        await database.ArrangeAsync(async db =>
        {
            (await db.Organisations.SingleAsync()).UseAgreements(AgreementUse.Required, database.Clock.GetUtcNow().AddDays(-30));
            await db.SaveChangesAsync();
            return true;
        });
        await database.LendAsync(await database.AddPersonAsync("Omar"), await database.AddReadyDeviceAsync("LT-0008"), database.Today.AddDays(5));
        await database.LendAsync(await database.AddPersonAsync("Nadia"), await database.AddReadyDeviceAsync("LT-0009", centreId: elsewhere), database.Today.AddDays(5), elsewhere);
    }

    /// <summary>So many devices go from one centre to another; of some it is said there that they did not arrive.</summary>
    private static async Task SendAsync(TestDatabase database, long from, long to, string tag, int devices, int missed)
    {
        var ids = new List<long>();
        for (var i = 1; i <= devices; i++)
        {
            ids.Add(await database.AddReadyDeviceAsync($"{tag}{i:00}", centreId: from));
        }

        Assert.Equal(devices, (await database.As<SendDevices>().RunAsync(ids, to, null, CancellationToken.None)).Value.Sent);
        if (missed > 0)
        {
            var transfer = await database.ReadAsync(db => db.Transfers.MaxAsync(t => t.Id));
            Assert.Null((await database.As<MissDevices>().RunAsync(transfer, ids[..missed], "Not in the van", CancellationToken.None)).Refusal);
        }
    }

    private static Task AskAsync(TestDatabase database, long workshop, string name) =>
        database.As<ReceiveRequest>(Actor.Product).RunAsync(new ReceiveRequestCommand(Guid.NewGuid(), workshop, name, "06 12 34 56 78", "fr"), CancellationToken.None);
}
