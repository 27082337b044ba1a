using Inclusion.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>A name that was heard wrong or cut short: at the one box, in a picker and while someone new is typed.</summary>
public sealed class LikenessTests(BrowserFixture browser)
{
    [Theory]
    [MemberData(nameof(Viewing.Cases), MemberType = typeof(Viewing))]
    public async Task Who_may_be_meant_is_offered_where_nobody_is_found_and_before_a_second_record_is_made(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var id = await desk.Database.AddPersonAsync("Fatoumata Diarra", phone: "06 39 98 20 01");
        var loan = await desk.Database.LendAsync(id, await desk.Database.AddReadyDeviceAsync("LT-0025"), desk.Database.Today);
        var number = await desk.Database.ReadAsync(db => db.Loans.Select(l => l.Number).SingleAsync());
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        var isFrench = language == "fr";

        await page.GoAsync("/find?q=Fatumata Diara");
        await Expect(page.Page.GetByText(isFrench ? "Cherchez-vous l’une de ces personnes ?" : "Did you mean one of these people?")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Fatoumata Diarra", Exact = true })).ToHaveAttributeAsync("href", $"/people/{id}");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("did-you-mean");

        await page.GoAsync($"/find?q={number.Replace("-", " ", StringComparison.Ordinal)}");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = number, Exact = true })).ToHaveAttributeAsync("href", $"/loans/{loan}");

        await page.GoAsync("/people/new");
        await page.Page.GetByLabel(isFrench ? "Nom" : "Name", new() { Exact = false }).First.FillAsync("Fatou Diarra");
        await Expect(page.Page.GetByText(isFrench ? "Des personnes semblables sont déjà enregistrées." : "People like this are already here.", new() { Exact = false })).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("alike-while-typing");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Fatoumata Diarra" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Fatoumata Diarra" })).ToBeVisibleAsync();
        Assert.Equal(1, await desk.Database.ReadAsync(db => db.People.CountAsync()));
    }
}
