using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class TellParticipantsTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("en", "light", 1280)]
    [InlineData("fr", "dark", 360)]
    public async Task Staff_write_once_to_everybody_in_two_languages_and_see_who_gets_it_how(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var isFrench = language == "fr";
        var workshop = await database.AddWorkshopAsync(capacity: 2);
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Jane Doe", email: "jane@example.org", language: "en"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency", "06 12 34 56 78"));
        await database.EnrolAsync(workshop, await database.AddPersonAsync("Attend Son-Tour", email: "attend@example.org"));
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        await page.GoAsync(Routes.WorkshopPeople(workshop));
        await page.Page.GetByRole(AriaRole.Link, new() { Name = isFrench ? "Écrire aux participants" : "Write to participants" }).ClickAsync();
        await Expect(page.Page.GetByText(isFrench ? "par e-mail : 1, à appeler : 1" : "by e-mail: 1, to be called: 1")).ToBeVisibleAsync();

        var send = page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Envoyer à 2 personnes" : "Send to 2 people" });
        await send.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(isFrench ? "dans une langue au moins" : "in at least one language");
        await page.Page.Locator("[name=text-fr]").FillAsync("Prenez votre téléphone et son chargeur.");
        await page.Page.Locator("[name=text-en]").FillAsync("Bring your phone and its charger.");
        await page.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Attend Son-Tour" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("workshop-message");

        await page.Page.GetByRole(AriaRole.Button, new() { Name = isFrench ? "Envoyer à 3 personnes" : "Send to 3 people" }).ClickAsync();
        await Expect(page.Page.GetByText(isFrench ? "Prévenu : 2 par e-mail, 1 dans la liste d’appels." : "Told: 2 by e-mail, 1 on the call list.")).ToBeVisibleAsync();
        Assert.Equal(
            ["Bring your phone and its charger.", "Prenez votre téléphone et son chargeur.", "Prenez votre téléphone et son chargeur."],
            (await database.ReadAsync(db => db.Messages.OrderBy(m => m.Language).Select(m => m.Body).ToListAsync())).Select(body => body.Split("\n\n")[1]));

        // What was sent is in the workshop's history, and whoever is to be called finds what it is about on the call list.
        await page.GoAsync(Routes.Workshop(workshop));
        await Expect(page.Page.GetByText(isFrench ? "Message aux personnes inscrites" : "Message to those who take part")).ToBeVisibleAsync();
        await page.GoAsync(Routes.Messages);
        await Expect(page.Page.GetByText("Atelier « Premiers pas sur Internet »")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
    }

    [Fact]
    public async Task A_trainer_writes_to_those_of_their_own_workshop_and_sees_names_alone()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var own = await database.AddWorkshopAsync(facts: new WorkshopFacts { TrainerIds = [trainer.StaffId!.Value] });
        var other = await database.AddWorkshopAsync();
        await database.EnrolAsync(own, await database.AddPersonAsync("Jane Doe", email: "jane@example.org", language: "en"));
        await using var page = await desk.PageAsync(new Viewing("fr", "light", 360), trainer);
        await page.GoAsync(Routes.Workshop(other));
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Écrire aux participants" })).ToHaveCountAsync(0);
        await page.GoAsync(Routes.Workshop(own));
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Écrire aux participants" }).ClickAsync();
        await Expect(page.Page.GetByText("Jane Doe")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("jane@example.org")).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Jane Doe" })).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("workshop-message-trainer");
        await page.Page.Locator("[name=text-fr]").FillAsync("Prenez votre téléphone.");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer à 1 personne" }).ClickAsync();
        await Expect(page.Page.GetByText("Prévenu : 1 par e-mail")).ToBeVisibleAsync();
        Assert.Equal(1, await database.ReadAsync(db => db.Messages.CountAsync()));
    }
}
