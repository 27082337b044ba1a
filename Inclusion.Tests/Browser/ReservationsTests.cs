using Inclusion.Domain.Devices;
using Inclusion.Domain.Reservations;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Reservations.Holds;
using Inclusion.Web.Features.Settings.Reservations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Inclusion.Tests.Browser;

/// <summary>From the question on the public page to the device in hand. A desk of its own: what waits there would hold the devices of others.</summary>
public sealed class ReservationsTests(BrowserFixture browser)
{
    [Fact]
    public async Task Someone_asks_outside_is_put_in_the_queue_told_and_gets_the_device()
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        var device = await database.AddReceivedDeviceAsync("PH-0001", DeviceCategory.Hotspot);
        var other = await database.AddPersonAsync("Luc Petit");
        Assert.False((await database.As<TakeDeviceRequests>().RunAsync(database.CentreId, true, CancellationToken.None)).IsRefused);
        await using (var outside = await desk.AnonymousPageAsync(new Viewing("fr", "light", 360)))
        {
            await outside.GoAsync("/ask");
            await outside.AssertNoBarriersAsync();
            await outside.KeepScreenAsync("ask");
            await outside.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
            await Expect(outside.Page.Locator(".field-error").First).ToBeVisibleAsync();
            await outside.Page.GetByLabel("Votre nom").FillAsync("Amina Traoré");
            await outside.Page.GetByLabel("Votre numéro de téléphone ou adresse e-mail").FillAsync("06 12 34 56 78");
            await outside.Page.GetByRole(AriaRole.Button, new() { Name = "Envoyer la demande" }).ClickAsync();
            await Expect(outside.Page.GetByText("Nous avons bien reçu votre demande.")).ToBeVisibleAsync();
            await outside.AssertNoBarriersAsync();
            await outside.KeepScreenAsync("ask-sent");
        }

        await using var page = await desk.PageAsync(Viewing.English);
        await page.GoAsync("/reservations/requests");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("device-requests");
        await page.Page.GetByLabel("Needed for").SelectOptionAsync("JobSearch");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Put in the queue as someone new: Amina Traoré" }).ClickAsync();
        await Expect(page.Page.GetByText("No request waits for an answer")).ToBeVisibleAsync();
        Assert.Equal(ReservationReason.JobSearch, await database.ReadAsync(db => db.Reservations.Select(r => r.Reason).SingleAsync()));

        await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, DeviceStatus.Ready), CancellationToken.None);
        using (var scope = database.Services.CreateScope())
        {
            await ActivatorUtilities.CreateInstance<HoldReserved>(scope.ServiceProvider).RunAsync(CancellationToken.None);
        }

        await page.GoAsync("/messages?show=to-call");
        await Expect(page.Page.GetByText("Amina Traoré").First).ToBeVisibleAsync();
        await page.GoAsync("/reservations");
        await Expect(page.Page.GetByText("Ready to pick up").First).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("reservations");

        // To somebody else it goes with a reason alone.
        await page.GoAsync($"/loans/check-out?person={other}&device=PH-0001");
        await Expect(page.Page.GetByText("PH-0001 is held for Amina Traoré")).ToBeVisibleAsync();
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("check-out-held");
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await Expect(page.Page.GetByLabel("Reason")).ToBeVisibleAsync();
        Assert.False(await database.ReadAsync(db => db.Loans.AnyAsync()));
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove PH-0001" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Button, new() { Name = "Remove PH-0001" })).ToHaveCountAsync(0);

        await page.GoAsync("/reservations");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Amina Traoré" }).ClickAsync();
        await Expect(page.Heading).ToHaveTextAsync("Reservation");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("reservation");
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Lend", Exact = true }).ClickAsync();
        await Expect(page.Page.GetByText("Held for Amina Traoré")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Button, new() { Name = "Lend 1 device" }).ClickAsync();
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Open the loan" })).ToBeVisibleAsync();
        Assert.Equal(ReservationStatus.Fulfilled, await database.ReadAsync(db => db.Reservations.Select(r => r.Status).SingleAsync()));
    }

    [Theory]
    [InlineData("fr", "dark", 360)]
    [InlineData("fr", "light", 1280)]
    public async Task Queues_bookings_and_settings_show_without_barriers(string language, string theme, int width)
    {
        await using var desk = await browser.OpenDeskAsync();
        var database = desk.Database;
        await database.AddReadyDeviceAsync("LT-0001");
        var person = await database.AddPersonAsync("Jean-Baptiste de La Rochefoucauld-Montmorency");
        await using var page = await desk.PageAsync(new Viewing(language, theme, width));

        await page.GoAsync("/reservations/bookings/new?device=LT-0001");
        await page.AssertNoBarriersAsync();
        await page.KeepScreenAsync("book-device");
        var booked = await database.As<Inclusion.Web.Features.Reservations.Bookings.BookDevice>().RunAsync(
            new Inclusion.Web.Features.Reservations.Bookings.BookDeviceCommand("LT-0001", person, database.Today.AddDays(2), database.Today.AddDays(6)), CancellationToken.None);
        Assert.False(booked.IsRefused);

        // One that is late and one that is in repair, both promised to somebody.
        var (late, broken) = (await database.AddReadyDeviceAsync("LT-0002"), await database.AddReadyDeviceAsync("LT-0003"));
        foreach (var tag in new[] { "LT-0002", "LT-0003" })
        {
            Assert.Null((await database.As<Inclusion.Web.Features.Reservations.Bookings.BookDevice>().RunAsync(
                new Inclusion.Web.Features.Reservations.Bookings.BookDeviceCommand(tag, person, database.Today.AddDays(8), database.Today.AddDays(9)),
                CancellationToken.None)).Refusal);
        }

        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(broken, DeviceStatus.Repair, "Hinge"), CancellationToken.None)).Refusal);
        await database.LendAsync(person, late, database.Today.AddDays(-1));
        foreach (var (path, name) in new[] { ("/reservations/bookings", "bookings"), ($"/reservations/new?person={person}", "reserve"), ("/settings/reservations", "reservation-settings"), ($"/people/{person}", "person-bookings"), ("/devices/1", "device-booked") })
        {
            await page.GoAsync(path);
            await page.AssertNoBarriersAsync();
            await page.KeepScreenAsync(name);
        }
    }
}
