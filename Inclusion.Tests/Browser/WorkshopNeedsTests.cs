using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Whoever gives a workshop reads who needs what; whoever gives none of it does not.</summary>
public sealed class WorkshopNeedsTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("fr", "dark", 360)]
    [InlineData("en", "light", 1280)]
    public async Task A_trainer_reads_who_needs_what_and_another_is_told_that_it_is_not_theirs(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "gives@example.org");
        var other = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "other@example.org");
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { TrainerIds = [trainer.StaffId!.Value] });
        var person = await database.AddPersonAsync("Zoé Lune");
        await database.EnrolAsync(workshop, person);
        await database.ArrangeAsync(db => Task.FromResult(db.PersonNeeds.Add(PersonNeeds.Of(person, AccessNeed.Hearing | AccessNeed.Language, "ar", "Parler en face").Value)));

        await using (var page = await desk.PageAsync(new Viewing(language, theme, width), trainer))
        {
            await page.GoAsync(Routes.Attendance(workshop));
            await page.Page.GetByRole(AriaRole.Link, new() { Name = language == "fr" ? "Qui a besoin de quoi" : "Who needs what" }).ClickAsync();
            await Expect(page.Page.Locator("main").GetByText("Zoé Lune")).ToBeVisibleAsync();
            await Expect(page.Page.GetByText("Parler en face")).ToBeVisibleAsync();
            await Expect(page.Page.GetByText(language == "fr" ? "arabe" : "Arabic")).ToBeVisibleAsync();
            await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Zoé Lune" })).ToHaveCountAsync(0);
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("workshop-needs");
        }

        await using var others = await desk.PageAsync(new Viewing(language, theme, width), other);
        await others.GoAsync(Routes.Attendance(workshop));
        await Expect(others.Page.Locator("main").GetByText("Zoé Lune").First).ToBeVisibleAsync();
        await Expect(others.Page.GetByRole(AriaRole.Link, new() { Name = language == "fr" ? "Qui a besoin de quoi" : "Who needs what" })).ToHaveCountAsync(0);
        await others.GoAsync(Routes.WorkshopNeeds(workshop));
        await Expect(others.Page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        await Expect(others.Page.GetByText("Parler en face")).ToHaveCountAsync(0);
    }
}
