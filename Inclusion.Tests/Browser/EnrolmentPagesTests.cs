using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Enrolments;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Features.Enrolments.Needs;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A desk with a workshop in which everything about places is to be seen.</summary>
public sealed class EnrolledDesk(BrowserFixture browser) : IAsyncLifetime
{
    private const string LongName = "Jean-Baptiste de La Rochefoucauld-Montmorency";

    public Desk Desk { get; private set; } = default!;

    public long WorkshopId { get; private set; }

    public long EmptyId { get; private set; }

    public long PersonId { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Desk = await browser.OpenDeskAsync();
        var database = Desk.Database;
        var course = await database.AddCourseAsync("Utiliser son téléphone et l’ordinateur pour les démarches administratives en ligne, pas à pas");
        WorkshopId = await database.AddWorkshopAsync(capacity: 4, courseId: course);
        EmptyId = await database.AddWorkshopAsync(facts: new WorkshopFacts { Language = "ar", IsPublic = true });
        PersonId = await database.AddPersonAsync(LongName, "06 12 34 56 78", "jean-baptiste.de-la-rochefoucauld@example.org");
        await database.EnrolAsync(WorkshopId, PersonId);
        var others = new List<long>();
        for (var i = 0; i < 7; i++)
        {
            others.Add(await database.EnrolAsync(WorkshopId, await database.AddPersonAsync($"Fatoumata Diarra {i}", i == 6 ? "" : "06 12 34 56 78")));
        }

        await database.CancelPlaceAsync(others[0]);
        await database.As<ChangeNeeds>().RunAsync(new ChangeNeedsCommand(PersonId, AccessNeed.Wheelchair | AccessNeed.Language, "ar", "Rampe", 0), CancellationToken.None);
        foreach (var (name, contact) in new[] { (LongName, "06 12 34 56 78"), ("Omar", "omar@example.org") })
        {
            await database.As<ReceiveRequest>().RunAsync(new ReceiveRequestCommand(Guid.NewGuid(), WorkshopId, name, contact, "fr"), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync() => await Desk.DisposeAsync();
}

/// <summary>Every page about places, in both languages, light and dark, wide and narrow.</summary>
public sealed class EnrolmentPagesTests(BrowserFixture browser, EnrolledDesk enrolled) : IClassFixture<EnrolledDesk>
{
    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Pages_about_places_have_no_barriers(string language, string theme, int width)
    {
        await using var page = await enrolled.Desk.PageAsync(new Viewing(language, theme, width));
        await LookAsync(page, $"/workshops/{enrolled.WorkshopId}/people", "workshop-people");
        await LookAsync(page, $"/workshops/{enrolled.EmptyId}/people", "workshop-people-empty");
        await LookAsync(page, $"/people/{enrolled.PersonId}", "person-workshops");
        await LookAsync(page, $"/people/{enrolled.PersonId}/enrol", "person-enrol");
        await LookAsync(page, $"/people/{enrolled.PersonId}/needs", "person-needs");
        await LookAsync(page, "/workshops/requests", "requests");
        await page.Page.Locator("main .card .actions button").Last.ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await LookAsync(page, null, "requests-decline");
    }

    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task The_public_pages_have_no_barriers_also_when_they_refuse(string language, string theme, int width)
    {
        await using var page = await enrolled.Desk.AnonymousPageAsync(new Viewing(language, theme, width));
        await LookAsync(page, "/join", "join");
        await LookAsync(page, $"/join/{enrolled.WorkshopId}", "join-workshop");
        // Half of them, each theme and width once in each language: one address may send six forms in twenty seconds.
        if (theme == "dark" == (width == 360))
        {
            await page.Page.Locator("main button[type=submit]").ClickAsync();
            await Expect(page.Page.Locator(".field-error").First).ToBeVisibleAsync();
            await LookAsync(page, null, "join-refused");
        }

        await LookAsync(page, "/join/999999", "join-gone");
        await page.GoAsync("/join/busy");
        page.ForgiveErrors();
        await LookAsync(page, null, "join-busy");
    }

    [Fact]
    public async Task Without_anything_each_page_says_so()
    {
        await using var desk = await browser.OpenDeskAsync();
        await using var page = await desk.PageAsync(new Viewing("en", "light", 360));
        await LookAsync(page, "/workshops/requests", "requests-empty");
        await LookAsync(page, $"/people/{await desk.Database.AddPersonAsync()}/enrol", "person-enrol-empty");
        await LookAsync(page, "/join", "join-empty");
    }

    /// <param name="path">Null: where one is.</param>
    private static async Task LookAsync(DeskPage page, string? path, string name)
    {
        if (path is not null)
        {
            await page.GoAsync(path);
            await Expect(page.Page.Locator("main .card, main .empty").First).ToBeVisibleAsync();
        }

        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync(name);
    }
}
