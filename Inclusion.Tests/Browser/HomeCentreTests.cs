using System.Text.RegularExpressions;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>Where there are several centres, the list of people says whose somebody is, and the record of one leads to another that may be the same.</summary>
public sealed class HomeCentreTests(BrowserFixture browser)
{
    [Theory]
    [InlineData("fr", "dark", 360)]
    [InlineData("en", "light", 1280)]
    public async Task People_are_narrowed_by_home_centre_and_doubles_lead_to_both_records(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var isFrench = language == "fr";
        var label = isFrench ? "Centre de rattachement" : "Home centre";
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));
        var here = await database.AddPersonAsync("Zoé Lune", homeCentreId: database.CentreId);
        await page.GoAsync(Routes.People);
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Zoé Lune" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Combobox, new() { Name = label })).ToHaveCountAsync(0);

        var south = await database.AddCentreAsync("Maison Sud");
        var there = await database.AddPersonAsync("Zoe Lune", homeCentreId: south);
        await page.GoAsync(Routes.People);
        await page.Page.GetByRole(AriaRole.Combobox, new() { Name = label }).SelectOptionAsync(new SelectOptionValue { Label = "Maison Sud" });
        await Expect(page.Page).ToHaveURLAsync(new Regex($"home={south}"));
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Zoe Lune" })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Zoé Lune" })).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("people-home");

        await page.GoAsync(Routes.Person(there));
        await Expect(page.Page.GetByText(isFrench ? "Une autre fiche concerne peut-être la même personne." : "Another record may be of the same person.")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("person-double");
        await page.Page.GetByRole(AriaRole.Link, new() { NameRegex = new Regex(isFrench ? "^Comparer et fusionner" : "^Compare and merge") }).ClickAsync();
        await Expect(page.Page).ToHaveURLAsync(new Regex($"/people/{there}/merge\\?with={here}"));
        await Expect(page.Page.GetByRole(AriaRole.Rowheader, new() { Name = label })).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Cell, new() { Name = "Maison Sud" })).ToBeVisibleAsync();
    }
}
