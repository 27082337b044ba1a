using Inclusion.Domain.People;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Features.Enrolments;
using Inclusion.Tests.Support;
using Inclusion.Web;
using Inclusion.Web.Features.Enrolments.Join;
using Inclusion.Web.Shared.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

public sealed class EnrolmentTests(BrowserFixture browser)
{
    [Fact]
    public async Task Someone_is_enrolled_by_keyboard_the_next_waits_and_gets_the_place_that_is_given_back()
    {
        var desk = await browser.SharedDeskAsync();
        var workshop = await desk.Database.AddWorkshopAsync(capacity: 1);
        var (first, second) = ($"Zoé Enrol-{workshop}", $"Yann Enrol-{workshop}");
        await desk.Database.AddPersonAsync(first);
        await desk.Database.AddPersonAsync(second, "06 12 34 56 78");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/workshops/{workshop}/people");
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();

        var keys = page.Page.Keyboard;
        await keys.TypeAsync(first);
        await keys.PressAsync("Enter");
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Enrol", Exact = true })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Page.GetByText($"{first}: has a place.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();

        await keys.TypeAsync(second);
        await keys.PressAsync("Enter");
        await Expect(page.Page.GetByText("Every place is taken or promised")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Put on the waiting list" })).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Page.GetByText($"{second}: waits, number 1 in line.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("No seat is free")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Cancel place: {first}" }).ClickAsync();
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel place" }).ClickAsync();
        await Expect(dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await dialog.GetByLabel("Reason").FillAsync("Works that day");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel place" }).ClickAsync();
        await Expect(page.Page.GetByText("Held until")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("Works that day")).ToBeVisibleAsync();

        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Takes it: {second}" }).ClickAsync();
        await Expect(page.Page.GetByText("Held until")).ToHaveCountAsync(0);
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = $"Cancel place: {second}" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_household_that_does_not_fit_waits_together()
    {
        var desk = await browser.SharedDeskAsync();
        var workshop = await desk.Database.AddWorkshopAsync(capacity: 2);
        await desk.Database.EnrolAsync(workshop, await desk.Database.AddPersonAsync($"Xavier Enrol-{workshop}"));
        var (parent, child) = ($"Wanda Famille-{workshop}", $"Victor Famille-{workshop}");
        await desk.Database.ArrangeAsync(async db =>
        {
            var household = db.Add(Household.Of($"Famille-{workshop}").Value).Entity;
            await db.SaveChangesAsync();
            foreach (var name in new[] { parent, child })
            {
                db.Add(Person.Add(new PersonFacts { Name = name, HouseholdId = household.Id, Phone = "06 12 34 56 78" }, desk.Database.Clock.GetUtcNow()).Value);
            }

            return true;
        });
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/workshops/{workshop}/people");
        await page.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Combobox).FillAsync(parent);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.GetByLabel(child).CheckAsync();
        await Expect(page.Page.GetByText("Free places: 1. Wanted: 2.")).ToBeVisibleAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Enrol 2 people together" })).ToHaveCountAsync(0);
        await page.AssertNoBarriersAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Let them wait together" }).ClickAsync();
        await Expect(page.Page.GetByText("Not enough seats for all of them together")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task From_the_persons_page_they_are_enrolled_with_one_click_and_their_needs_written_down()
    {
        var desk = await browser.SharedDeskAsync();
        var course = await desk.Database.AddCourseAsync($"Course-{Guid.NewGuid():N}"[..16]);
        var workshop = await desk.Database.AddWorkshopAsync(courseId: course);
        var title = await desk.Database.ReadAsync(db => db.Courses.Where(c => c.Id == course).Select(c => c.Title).SingleAsync());
        var person = await desk.Database.AddPersonAsync($"Ursula Enrol-{workshop}");
        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync($"/people/{person}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Enrol in a workshop" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Enrol: {title}" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = $"Enrol: {title}" })).ToHaveCountAsync(0);
        await page.GoAsync($"/people/{person}");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Access needs" }).ClickAsync();
        await page.Page.GetByLabel("Wheelchair").CheckAsync();
        await page.Page.GetByLabel("Language", new() { Exact = true }).CheckAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Page.Locator(".field-error")).ToBeVisibleAsync();
        await page.Page.GetByLabel("Which language helps").SelectOptionAsync("ar");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync($"Ursula Enrol-{workshop}");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Expect(page.Page.GetByText("1 × wheelchair")).ToBeVisibleAsync();
        await Expect(page.Page.GetByText("1 × language (1 × Arabic)")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Someone_asks_on_the_public_page_without_signing_in_and_staff_enrol_them()
    {
        var desk = await browser.SharedDeskAsync();
        var course = await desk.Database.AddCourseAsync($"Public-{Guid.NewGuid():N}"[..16]);
        var workshop = await desk.Database.AddWorkshopAsync(courseId: course);
        var title = await desk.Database.ReadAsync(db => db.Courses.Where(c => c.Id == course).Select(c => c.Title).SingleAsync());
        var name = $"Théo Public-{workshop}";
        await using (var outside = await desk.AnonymousPageAsync(Viewing.English))
        {
            await outside.GoAsync("/join?lang=fr");
            await Expect(outside.Heading).ToHaveTextAsync("Ateliers gratuits");
            await outside.GoAsync("/join");
            await outside.Page.GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
            await outside.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(outside.Page.Locator(".field-error").First).ToBeVisibleAsync();
            await outside.Page.GetByLabel("Your name").FillAsync(name);
            await outside.Page.GetByLabel("Your phone number or e-mail address").FillAsync("06 12 34 56 78");
            await outside.Page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(outside.Page.GetByText("Thank you. We have received your request.")).ToBeVisibleAsync();
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/workshops/requests");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = $"Enrol as someone new: {name}" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = name })).ToHaveCountAsync(0);
        await page.GoAsync($"/workshops/{workshop}/people");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Someone_says_yes_to_the_place_that_is_held_for_them_through_their_link()
    {
        var desk = await browser.SharedDeskAsync();
        var workshop = await desk.Database.AddWorkshopAsync(capacity: 1);
        var seat = await desk.Database.EnrolAsync(workshop, await desk.Database.AddPersonAsync($"Sam Enrol-{workshop}"));
        var waiting = await desk.Database.EnrolAsync(workshop, await desk.Database.AddPersonAsync($"Rosa Enrol-{workshop}", email: "rosa@example.org"));
        await desk.Database.CancelPlaceAsync(seat);
        await using var outside = await desk.AnonymousPageAsync(Viewing.English);
        await outside.GoAsync(desk.Database.As<OfferAnswers>().Of(waiting).PathAndQuery);
        await Expect(outside.Page.GetByText("Rosa")).ToHaveCountAsync(0);
        await outside.AssertNoBarriersAsync();
        await outside.Page.GetByRole(AriaRole.Button, new() { Name = "Yes, I will come" }).ClickAsync();
        await Expect(outside.Page.GetByText("Thank you: you have a place.")).ToBeVisibleAsync();
        Assert.Equal(EnrolmentStatus.Enrolled, (await desk.Database.EnrolmentAsync(waiting)).Status);
        await outside.GoAsync(desk.Database.As<OfferAnswers>().Of(waiting).PathAndQuery);
        await Expect(outside.Page.GetByText("You have this place. See you soon.")).ToBeVisibleAsync();
        await Expect(outside.Page.GetByText("The person")).ToHaveCountAsync(0);
        await outside.AssertNoBarriersAsync();
        await outside.GoAsync($"{Routes.Offer}?secret=guessed");
        await Expect(outside.Page.GetByText("This link is not complete or not one of ours")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Someone_gives_up_their_place_through_the_link_of_a_message_and_the_next_is_offered_it()
    {
        var desk = await browser.SharedDeskAsync();
        var workshop = await desk.Database.AddWorkshopAsync(capacity: 1);
        var seat = await desk.Database.EnrolAsync(workshop, await desk.Database.AddPersonAsync($"Sam Enrol-{workshop}"));
        var waiting = await desk.Database.EnrolAsync(workshop, await desk.Database.AddPersonAsync($"Rosa Enrol-{workshop}", email: "rosa@example.org"));
        await using var outside = await desk.AnonymousPageAsync(Viewing.English);
        var address = desk.Database.As<PlaceLinks>().Of(seat).PathAndQuery;
        await outside.GoAsync(address);
        await Expect(outside.Page.GetByText("Do you want to give it up?")).ToBeVisibleAsync();
        await Expect(outside.Page.GetByText("Sam")).ToHaveCountAsync(0);
        await outside.AssertNoBarriersAsync();
        await outside.KeepScreenAsync("own-place");
        Assert.Equal(EnrolmentStatus.Enrolled, (await desk.Database.EnrolmentAsync(seat)).Status);

        await outside.Page.GetByRole(AriaRole.Button, new() { Name = "I am not coming" }).ClickAsync();
        await Expect(outside.Page.GetByText("Thank you for telling us.")).ToBeVisibleAsync();
        Assert.Equal(EnrolmentEnd.Withdrew, (await desk.Database.EnrolmentAsync(seat)).EndedBecause);
        Assert.Equal(EnrolmentStatus.Offered, (await desk.Database.EnrolmentAsync(waiting)).Status);
        await outside.GoAsync(address);
        await Expect(outside.Page.GetByText("This place was given up.")).ToBeVisibleAsync();
        await outside.GoAsync($"{Routes.OwnPlace}?secret=guessed");
        await Expect(outside.Page.GetByText("This link is not complete or not one of ours")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_request_is_declined_and_whoever_could_not_be_told_is_named()
    {
        await using var desk = await browser.OpenDeskAsync();
        var workshop = await desk.Database.AddWorkshopAsync();
        foreach (var (name, contact) in new[] { ("Omar", "omar@example.org"), ("Rosa", "06 12 34 56 78") })
        {
            await desk.Database.As<ReceiveRequest>(Actor.Product).RunAsync(new ReceiveRequestCommand(Guid.NewGuid(), workshop, name, contact, "fr"), TestContext.Current.CancellationToken);
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync(Routes.JoinRequests);
        var dialog = page.Page.GetByRole(AriaRole.Dialog);
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Decline: Rosa" }).ClickAsync();
        await Expect(dialog.GetByText("call 06 12 34 56 78 to tell them")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("Request declined", new() { Exact = true })).ToBeVisibleAsync();

        // No mail server is set here: the request is declined all the same, and the desk knows that it has to write.
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Decline: Omar" }).ClickAsync();
        await Expect(dialog.GetByLabel("Tell them by e-mail: omar@example.org")).ToBeCheckedAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("request-decline");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Decline", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("the e-mail could not be sent: write to omar@example.org yourself")).ToBeVisibleAsync();
    }
}
