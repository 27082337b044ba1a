using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class CourseTextsTests(BrowserFixture browser)
{
    [Fact]
    public async Task A_course_is_written_in_a_second_language_and_the_public_page_speaks_to_each_in_theirs()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var course = await database.AddCourseAsync("Premiers pas sur Internet", new CourseFacts { Description = "En douceur.", Objectives = ["Envoyer un e-mail"], ToBring = "Votre téléphone" });
        var workshop = await database.AddWorkshopAsync(courseId: course);
        await using (var page = await desk.PageAsync(new Viewing("fr", "light", 360)))
        {
            await page.GoAsync($"/courses/{course}/edit");
            await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Pour qui lit : Anglais" })).ToBeVisibleAsync();
            await page.Page.Locator("[name=title-en]").FillAsync("First steps on the Internet");

            // What is wrong in the second language is said at its own field.
            await page.Page.Locator("[name=objectives-en]").FillAsync(string.Join('\n', Enumerable.Repeat("Send an e-mail", 13)));
            await page.PressAsync("Enregistrer");
            await Expect(page.Page.Locator("[name=objectives-en]")).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(page.Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
            await page.Page.Locator("[name=objectives-en]").FillAsync("Send an e-mail\nSpot a fraud");
            await page.Page.Locator("[name=access-en]").FillAsync("No prior knowledge needed");
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync("course-texts");
            await page.PressAsync("Enregistrer");
            await Expect(page.Heading).ToHaveTextAsync("Cours");
        }

        Assert.Equal("First steps on the Internet", await database.ReadAsync(async db => (await db.Courses.SingleAsync(c => c.Id == course)).Texts.Single().Title));
        await using (var english = await desk.AnonymousPageAsync(new Viewing("en", "dark", 1024)))
        {
            await english.GoAsync(Routes.Join);
            await Expect(english.Page.GetByRole(AriaRole.Link, new() { Name = "First steps on the Internet" })).ToHaveAttributeAsync("lang", "en");
            await english.AssertNoBarriersAsync();
            await english.KeepScreenAsync("join-course-texts");
            await english.GoAsync(Routes.JoinWorkshop(workshop));
            await Expect(english.Page.GetByText("Spot a fraud")).ToBeVisibleAsync();
            await Expect(english.Page.GetByText("No prior knowledge needed")).ToBeVisibleAsync();

            // What nobody has written in English is said in the organisation's language, and whatever reads it aloud is told.
            await Expect(english.Page.GetByText("Votre téléphone")).ToHaveAttributeAsync("lang", "fr");
            await Expect(english.Page.GetByText("En douceur.")).ToHaveAttributeAsync("lang", "fr");
            await english.AssertNoBarriersAsync();
            await english.KeepScreenAsync("join-workshop-course-texts");
        }

        await using var french = await desk.AnonymousPageAsync(Viewing.Default);
        await french.GoAsync(Routes.JoinWorkshop(workshop));
        await Expect(french.Heading).ToHaveTextAsync("Premiers pas sur Internet");
        await Expect(french.Page.GetByText("No prior knowledge needed")).ToHaveCountAsync(0);
    }
}
