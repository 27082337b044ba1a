using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Microsoft.Playwright;
using static Inclusion.Tests.Support.ArrangedTraining;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What people look at rather than read, with its words for those who cannot see it.</summary>
public sealed class PicturesTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_device_shows_how_far_it_has_come_and_a_loan_and_a_person_what_was()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var person = await database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency", "06 12 34 56 78");
        var (device, other) = (await database.AddReadyDeviceAsync("LT-0001"), await database.AddReadyDeviceAsync("LT-0002"));
        await database.ReturnAsync(await database.LendAsync(person, other, database.Today));
        var loan = await database.LendAsync(person, device, database.Today.AddDays(5));

        foreach (var viewing in Viewing.Looks.Append(new("fr", "light", 1024)))
        {
            var english = viewing.Language == "en";
            await using var page = await desk.PageAsync(viewing);
            await page.GoAsync($"/devices/{device}");
            await Expect(page.Page.Locator("[aria-current=step]")).ToContainTextAsync(english ? "On loan (now)" : "(maintenant)");
            await Expect(page.Page.Locator(".way > li")).ToHaveCountAsync(5);
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("device-way");

            await page.GoAsync($"/devices/{other}");
            await Expect(page.Page.GetByRole(AriaRole.Listitem).Filter(new() { Has = page.Page.Locator(".timeline-dot") }).First).ToContainTextAsync(english ? "Returned" : "Rendu");

            await page.GoAsync($"/loans/{loan}");
            await Expect(page.Page.Locator(".timeline [role=listitem]")).ToHaveCountAsync(1);
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("loan-line");

            await page.GoAsync($"/people/{person}");
            await Expect(page.Page.Locator(".timeline [role=listitem]")).ToHaveCountAsync(2);
            await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = english ? "All closed loans" : "Tous les prêts terminés" })).ToHaveAttributeAsync("href", $"/loans?show=closed&person={person}");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("person-line");
        }
    }

    [Fact]
    public async Task The_week_is_drawn_as_it_is_typed()
    {
        await using var desk = await browser.OpenDeskAsync();
        foreach (var viewing in Viewing.Looks.Append(new("fr", "light", 1024)))
        {
            await using var looked = await desk.PageAsync(viewing);
            await looked.GoAsync($"/settings/centres/{desk.Database.CentreId}");
            await Expect(looked.Page.Locator(".week-day")).ToHaveCountAsync(7);
            await looked.AssertNoBarriersAsync();
            await looked.KeepScreenAsync("centre-week");
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/settings/centres/{desk.Database.CentreId}");
        var sunday = page.Page.Locator(".week-day").Last;
        await Expect(sunday).ToContainTextAsync("closed");
        await page.FillAsync("Sunday", "10h-13h");
        await page.Page.GetByLabel("Sunday").BlurAsync();
        await Expect(sunday).ToContainTextAsync("10:00–13:00");
        await Expect(sunday.Locator(".open")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task How_full_a_workshop_is_shows_in_its_list_on_its_page_and_on_the_trainers_day()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "ines@example.org");
        var facts = new WorkshopFacts { Capacity = 8, TrainerIds = [trainer.StaffId!.Value] };
        var workshop = await database.AddWorkshopAsync(facts: facts, sessions: [SessionUntilMidnight(database.Today, 22)]);

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/workshops");
        await Expect(page.Page.Locator("td .place-dot")).ToHaveCountAsync(8);
        await Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = "0 of 8 seats taken" })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.GoAsync($"/workshops/{workshop}");
        await Expect(page.Page.Locator("dd .place-dot.free")).ToHaveCountAsync(8);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("workshop-places");

        await using var day = await desk.PageAsync(new("en", "dark", 360), trainer);
        await day.GoAsync("/");
        await Expect(day.Page.GetByText("0 of 8 seats taken")).ToBeVisibleAsync();
        await day.AssertNoBarriersAsync();
        await day.KeepScreenAsync("trainer-places");
    }
}
