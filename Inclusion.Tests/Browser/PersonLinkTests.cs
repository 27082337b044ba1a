using Inclusion.Domain.Messages;
using Inclusion.Domain.Organisations;
using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>What happened at a centre says who it was with; a name leads to the record only of whoever is in reach.</summary>
public sealed class PersonLinkTests(BrowserFixture browser)
{
    private const string There = "Pierre Theirs";
    private const string Here = "Nadia Ours";

    [Fact]
    public async Task A_name_of_someone_out_of_reach_is_words_and_leads_nowhere()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var south = await database.AddCentreAsync("Maison Sud");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var (ours, theirs) = (await database.AddPersonAsync(Here, homeCentreId: database.CentreId), await database.AddPersonAsync(There, homeCentreId: south));
        var workshop = await database.AddWorkshopAsync();
        var loans = new List<long>();
        foreach (var (person, tag) in new[] { (ours, "LT-0001"), (theirs, "LT-0002") })
        {
            loans.Add(await database.LendAsync(person, await database.AddReadyDeviceAsync(tag), database.Today.AddDays(7)));
            await database.ReturnAsync(loans[^1]);
            await database.EnrolAsync(workshop, person);
            await database.ArrangeAsync(async db => await Task.FromResult(db.Messages.Add(Message.Write(
                person, database.CentreId, database.Today, ContactChannel.Call, "fr", "", "Rappel", "Bonjour", $"{person}@inclusion", database.Clock.GetUtcNow(), database.Clock.GetUtcNow()))));
        }

        await database.FinishAsync(workshop);
        await database.ArrangeAsync(async db =>
        {
            (await db.People.FindAsync(theirs))!.MoveTo(south);
            return true;
        });
        await database.LetDeskSeeAsync(PeopleScope.OwnCentre);
        await using var page = await desk.PageAsync(new Viewing("en", "light", 1280), manager);

        foreach (var address in new[]
        {
            "/loans?show=closed", Routes.WorkshopPeople(workshop), Routes.Attendance(workshop), Routes.WorkshopCertificates(workshop), Routes.Messages, "/impact/list/Loans?period=year",
            "/impact/list/PeopleHelped?period=year",
        })
        {
            await page.GoAsync(address);
            await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = Here, Exact = true }).First).ToBeVisibleAsync();
            await Expect(page.Page.GetByText(There).First).ToBeVisibleAsync();
            await Expect(page.Page.Locator($"main a[href^='{Routes.Person(theirs)}']").Filter(new() { HasText = There })).ToHaveCountAsync(0);
        }

        await page.GoAsync(Routes.Loan(loans[1]));
        await Expect(page.Page.Locator("main").GetByText(There).First).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = There })).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
    }
}
