using System.Text.RegularExpressions;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class MessagesTests(BrowserFixture browser)
{
    private static readonly SemaphoreSlim Arranging = new(1, 1);
    private static (long Call, long Failed)? _arranged;

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_outbox_shows_in_every_language_theme_and_width_without_barriers(string language, string theme, int width)
    {
        var desk = await browser.SharedDeskAsync();
        var (call, failed) = await ArrangeAsync(desk.Database);
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));

        await page.GoAsync("/messages?q=Fatoumata");
        await Expect(page.Heading).ToHaveTextAsync("Messages");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "06 12 34 56 78" }).First).ToHaveAttributeAsync("href", "tel:0612345678");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("messages-to-call");

        await page.GoAsync("/messages?show=failed");
        await Expect(page.Page.GetByText("550 5.1.1").First).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("messages-failed");

        await page.GoAsync("/messages?show=called&q=nobodyatall");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("messages-none");

        await page.GoAsync($"/messages/{call}");
        await Expect(page.Heading).ToContainTextAsync("Fatoumata Diarra");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("message-call");

        await page.GoAsync($"/messages/{failed}");
        await Expect(page.Heading).ToContainTextAsync("Karim");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("message-failed");
    }

    [Fact]
    public async Task A_call_is_noted_in_one_click_and_stays_on_the_list_until_someone_was_reached()
    {
        var desk = await browser.SharedDeskAsync();
        var name = $"Ousmane {Guid.NewGuid():N}"[..20];
        await PlanCallAsync(desk.Database, name);
        await using var page = await desk.PageAsync(Viewing.English);

        await page.GoAsync($"/messages?q={Uri.EscapeDataString(name)}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = $"Note the call with {name}" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync($"Call {name}");
        await page.Page.GetByLabel("Next step").FillAsync("Ring after six");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "No answer" }).ClickAsync();

        await Expect(page.Heading).ToHaveTextAsync("Messages");
        await page.GoAsync($"/messages?q={Uri.EscapeDataString(name)}");
        await Expect(page.Page.GetByText("Next: Ring after six")).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Link, new() { Name = $"Note the call with {name}" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Reached" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Status).GetByText("Noted.")).ToBeVisibleAsync();
        await page.GoAsync($"/messages?q={Uri.EscapeDataString(name)}");
        await Expect(page.Page.GetByText("Nothing here with these filters")).ToBeVisibleAsync();
        await page.GoAsync($"/messages?show=called&q={Uri.EscapeDataString(name)}");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_filters_stand_in_the_address_and_a_tab_keeps_them()
    {
        var desk = await browser.SharedDeskAsync();
        await ArrangeAsync(desk.Database);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/messages");

        await page.Page.GetByLabel("Person", new() { Exact = true }).FillAsync("Karim");
        await page.Page.GetByLabel("Person", new() { Exact = true }).PressAsync("Enter");
        await Expect(page.Page).ToHaveURLAsync(new Regex("q=Karim"));
        var failed = page.Page.GetByRole(AriaRole.Navigation, new() { Name = "Messages" }).GetByRole(AriaRole.Link, new() { Name = "Failed" });
        await Expect(failed).ToHaveAttributeAsync("href", new Regex("q=Karim"));
        await failed.ClickAsync();

        await Expect(page.Page).ToHaveURLAsync(new Regex("show=failed&q=Karim"));
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Karim Benali" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_failed_message_becomes_a_call_with_one_click()
    {
        var desk = await browser.SharedDeskAsync();
        var id = await FailAsync(desk.Database, $"Leila {Guid.NewGuid():N}"[..18]);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/messages/{id}");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Call instead" }).ClickAsync();

        await Expect(page.Page.GetByText("What came of the call?")).ToBeVisibleAsync();
        Assert.Equal(MessageStatus.ToCall, await desk.Database.ReadAsync(db => db.Messages.Where(m => m.Id == id).Select(m => m.Status).SingleAsync()));
    }

    [Fact]
    public async Task Chosen_messages_are_acted_on_together_after_a_preview_that_names_those_that_stay()
    {
        await using var desk = await browser.OpenDeskAsync(new Dictionary<string, string> { ["Inclusion__Ticks"] = "false" });
        for (var i = 1; i <= 3; i++)
        {
            await FailAsync(desk.Database, $"Leila {i}");
            await PlanCallAsync(desk.Database, $"Ousmane {i}");
        }

        var mute = await desk.Database.ReadAsync(db => db.People.SingleAsync(p => p.Name == "Leila 2"));
        await desk.Database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == mute.Id)).Change(new PersonFacts { Name = "Leila 2", Phone = "06 98 76 54 32" }, desk.Database.Clock.GetUtcNow()).IsRefused);
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/messages?show=failed");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select all on this page" }).CheckAsync();
        var bar = page.Page.GetByRole(AriaRole.Group, new() { Name = "Selection" });
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Selected: 3");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("messages-chosen");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Call instead" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Messages for which it will be done: 3");
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(dialog).ToHaveCountAsync(0);
        await bar.GetByRole(AriaRole.Button, new() { Name = "Send again" }).ClickAsync();
        await Expect(dialog).ToContainTextAsync("Messages that stay as they are:");
        await Expect(dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Leila 2" })).ToContainTextAsync("no e-mail address");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("messages-chosen-preview");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await bar.GetByRole(AriaRole.Button, new() { Name = "Call instead" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Call instead" }).ClickAsync();
        await Expect(page.Page.GetByText("Messages done: 3.")).ToBeVisibleAsync();

        await page.GoAsync("/messages");
        await page.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Select Ousmane 1" }).PressAsync("Space");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Select all 6 that match" }).ClickAsync();
        await Expect(bar.GetByRole(AriaRole.Status)).ToHaveTextAsync("Selected: 6");
        await bar.GetByRole(AriaRole.Button, new() { Name = "Note what came of the calls" }).ClickAsync();
        await dialog.GetByRole(AriaRole.Combobox).SelectOptionAsync("Reached");
        await Expect(dialog).ToContainTextAsync("Messages for which it will be done: 6");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Note what came of the calls" }).ClickAsync();
        await Expect(page.Page.GetByText("Messages done: 6.")).ToBeVisibleAsync();
        Assert.Equal(6, await desk.Database.ReadAsync(db => db.Messages.CountAsync(m => m.Status == MessageStatus.CallDone)));
    }

    [Fact]
    public async Task A_reminder_goes_from_the_due_date_through_a_real_mail_server_onto_the_page()
    {
        await using var server = new SmtpListener();

        // What is run is run by hand: the tick of the start could find the loan first.
        await using var desk = await browser.OpenDeskAsync(new Dictionary<string, string>(server.Settings()) { ["Inclusion__Ticks"] = "false" });
        var database = desk.Database;
        var centre = await database.AddCentreAsync("Midday centre", ZoneAtMidday(database.Clock.GetUtcNow()));
        var person = await database.AddPersonAsync("Éloïse Nguyễn", email: "eloise@example.org", language: "en");
        await database.AddLoanAsync(person, DateOnly.FromDateTime(database.Clock.GetUtcNow().UtcDateTime).AddDays(1), centreId: centre);
        await using var page = await desk.PageAsync(Viewing.English);

        await page.GoAsync("/jobs");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run now: Plan reminders" }).ClickAsync();
        await Expect(page.Page.GetByText("e-mails to send: 1")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Run now: Send e-mails" }).ClickAsync();
        await Expect(page.Page.GetByText("sent: 1").First).ToBeVisibleAsync();

        var mail = Assert.Single(server.Received);
        Assert.Equal("eloise@example.org", mail.To);
        Assert.StartsWith("Lenovo ThinkPad T480: due back on", mail.Subject, StringComparison.Ordinal);
        await page.GoAsync("/messages?show=sent");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Lenovo ThinkPad T480: due back on" }).ClickAsync();
        await Expect(page.Page.GetByText("Hello Éloïse Nguyễn,")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("message-sent");
    }

    /// <summary>A time zone in which nobody minds a message now.</summary>
    private static string ZoneAtMidday(DateTimeOffset now)
    {
        var hours = 12 - now.UtcDateTime.Hour;
        return hours switch
        {
            0 => "Etc/GMT",

            // The names of these zones count westwards.
            > 0 => $"Etc/GMT-{hours}",
            _ => $"Etc/GMT+{-hours}",
        };
    }

    /// <summary>Once for all tests of the shared desk: someone to call, and a message that failed.</summary>
    private static async Task<(long Call, long Failed)> ArrangeAsync(TestDatabase database)
    {
        await Arranging.WaitAsync();
        try
        {
            return _arranged ??= (await PlanCallAsync(database, "Fatoumata Diarra"), await FailAsync(database, "Karim Benali"));
        }
        finally
        {
            Arranging.Release();
        }
    }

    private static async Task<long> PlanCallAsync(TestDatabase database, string name)
    {
        var person = await database.AddPersonAsync(name, phone: "06 12 34 56 78");
        await database.AddLoanAsync(person, database.Today.AddDays(-8), devices: 2);
        await database.PlanAsync();
        return await database.ReadAsync(db => db.Messages.Where(m => m.PersonId == person).Select(m => m.Id).SingleAsync());
    }

    private static async Task<long> FailAsync(TestDatabase database, string name)
    {
        var person = await database.AddPersonAsync(name, phone: "06 98 76 54 32", email: "karim@example.org");
        var now = database.Clock.GetUtcNow();
        return await database.ArrangeAsync(async db =>
        {
            var message = Message.Write(
                person, database.CentreId, database.Today, ContactChannel.Email, "fr", "karim@example.org", "Lenovo ThinkPad T480 : pouvez-vous le rapporter ?", "Bonjour,\n\nVoici ce que vous nous avez emprunté.", $"{Guid.NewGuid():N}@inclusion", now, now);
            message.Attempt(now);
            message.AttemptFailed("550 5.1.1 <karim@example.org>: Recipient address rejected: User unknown in virtual mailbox table", forGood: true, now);
            db.Messages.Add(message);
            await db.SaveChangesAsync();
            return message.Id;
        });
    }
}
