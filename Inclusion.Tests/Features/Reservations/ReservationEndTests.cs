using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Batch;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Extend;
using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Features.Reservations.Bookings;
using Inclusion.Web.Features.Reservations.Holds;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Features.Settings.Reservations;
using Inclusion.Web.Features.Training.Sessions;
using Inclusion.Web.Features.Transfers.Settle;
using Inclusion.Web.Foundation.Localisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Reservations;

/// <summary>How holds and bookings end, and who gets the device then.</summary>
public sealed class ReservationEndTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_booking_nobody_came_for_takes_the_device_from_nobody_and_ends()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var (booked, next) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        var booking = await BookAsync(database, "LT-1", booked, 1, 2);
        database.Clock.Advance(TimeSpan.FromDays(3));

        await AskAsync(database, next);
        Assert.Equal(device, await HeldForAsync(database, next));

        await RunJobAsync(database);
        Assert.Equal(database.Clock.GetUtcNow(), await database.ReadAsync(db => db.DeviceBookings.Where(b => b.Id == booking).Select(b => b.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task A_booking_ends_where_nobody_waits_as_well_and_a_later_loan_does_not_fulfil_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var person = await database.AddPersonAsync("Amina Traoré");
        var booking = await BookAsync(database, "LT-1", person, 1, 2);
        database.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Null((await LendAsync(database, person, device)).Refusal);
        Assert.Null(await database.ReadAsync(db => db.DeviceBookings.Where(b => b.Id == booking).Select(b => b.LoanId).SingleAsync()));
        Assert.Null(await database.ReadAsync(db => db.DeviceBookings.Where(b => b.Id == booking).Select(b => b.EndedAt).SingleAsync()));

        await RunJobAsync(database);
        Assert.NotNull(await database.ReadAsync(db => db.DeviceBookings.Where(b => b.Id == booking).Select(b => b.EndedAt).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_gets_another_device_than_the_one_that_is_held_leaves_that_to_the_next()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, next) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        await AskAsync(database, first);
        var held = await database.AddReadyDeviceAsync("LT-1");
        var other = await database.AddReadyDeviceAsync("LT-2");
        await BookAsync(database, "LT-2", first, 0, 5);
        await AskAsync(database, next);
        Assert.Null(await HeldForAsync(database, next));

        Assert.Null((await LendAsync(database, first, other)).Refusal);

        Assert.Equal(held, await HeldForAsync(database, next));
    }

    [Fact]
    public async Task Whoever_is_passed_over_gets_what_else_lies_ready()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Amina Traoré");
        await AskAsync(database, person);
        var first = await database.AddReadyDeviceAsync("LT-1");
        var second = await database.AddReadyDeviceAsync("LT-2");

        Assert.Null((await LendAsync(database, await database.AddPersonAsync("Luc Petit"), first, "Exam tomorrow")).Refusal);

        Assert.Equal(second, await HeldForAsync(database, person));
    }

    [Fact]
    public async Task A_booking_that_is_cancelled_leaves_the_device_to_who_waits()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var booking = await BookAsync(database, "LT-1", await database.AddPersonAsync("Amina Traoré"), 0, 5);
        var next = await database.AddPersonAsync("Luc Petit");
        await AskAsync(database, next);
        Assert.Null(await HeldForAsync(database, next));

        Assert.Null((await database.As<CancelBooking>().RunAsync(booking, null, Cancel)).Refusal);

        Assert.Equal(device, await HeldForAsync(database, next));
    }

    [Fact]
    public async Task A_device_that_is_held_anew_on_the_same_day_is_told_anew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Luc Petit", phone: "01 23 45 67 89");
        await AskAsync(database, person);
        var device = await database.AddReadyDeviceAsync("LT-1");
        await RunJobAsync(database);
        await ChangeAsync(database, device, DeviceStatus.Repair);
        await RunJobAsync(database);
        Assert.Equal(0, await database.ReadAsync(db => db.Messages.CountAsync(m => m.Status == MessageStatus.ToCall)));

        database.Clock.Advance(TimeSpan.FromMinutes(5));
        await ChangeAsync(database, device, DeviceStatus.Ready);
        await RunJobAsync(database);

        // Their message of this day is gone: they are told tomorrow, in time.
        database.Clock.Advance(TimeSpan.FromDays(1));
        await RunJobAsync(database);
        Assert.Equal(1, await database.ReadAsync(db => db.Messages.CountAsync(m => m.Status == MessageStatus.ToCall)));
    }

    [Fact]
    public async Task What_is_held_for_one_person_is_not_booked_for_another_meanwhile()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, other) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        await AskAsync(database, first);
        await database.AddReadyDeviceAsync("LT-1");

        Assert.Equal(new DeviceHeldForOther("LT-1", "Amina Traoré", new DateOnly(2026, 3, 5)), (await TryBookAsync(database, "LT-1", other, 3, 5)).Refusal);
        Assert.Null((await TryBookAsync(database, "LT-1", first, 1, 2)).Refusal);
        Assert.Null((await TryBookAsync(database, "LT-1", other, 4, 5)).Refusal);
    }

    [Fact]
    public async Task What_is_late_is_booked_for_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var due = database.Today.AddDays(7);
        await database.LendAsync(await database.AddPersonAsync("Amina Traoré"), await database.AddReadyDeviceAsync("LT-1"), due);
        var other = await database.AddPersonAsync("Luc Petit");
        database.Clock.Advance(TimeSpan.FromDays(8));

        var refusal = (await TryBookAsync(database, "LT-1", other, 3, 5)).Refusal;
        Assert.Equal(new DeviceLate("LT-1", due), refusal);
        using (Language.English.Speak())
        {
            Assert.Equal("LT-1 is on loan and should have been back on Monday 9 March 2026.", RefusalSentences.Of(refusal!));
        }

        using (Language.French.Speak())
        {
            Assert.Equal("LT-1 est prêté et aurait dû être rendu le lundi 9 mars 2026.", RefusalSentences.Of(refusal!));
        }
    }

    [Fact]
    public async Task The_calendar_shows_what_a_workshop_needs_though_nobody_has_booked_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var here = await database.AddReadyDeviceAsync("LT-1");
        var elsewhere = await database.AddReadyDeviceAsync("LT-2", centreId: await database.AddCentreAsync("Lyon"));
        await database.AddReadyDeviceAsync("LT-3");
        var needed = database.Today.AddDays(7);
        await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [here, elsewhere] });

        var device = Assert.Single((await database.As<FindBookings>().RunAsync(database.CentreId, null, Cancel)).Devices);
        Assert.Equal("LT-1", device.Tag);
        Assert.Equal(new TakenSpan(TakenBy.Workshop, null, null, "Premiers pas sur Internet", needed, needed), device.Spans[0]);
        Assert.Null(device.On(needed.AddDays(-1)));
        Assert.Empty((await database.As<FindBookings>().RunAsync(database.CentreId, needed.AddDays(90), Cancel)).Devices);
    }

    [Fact]
    public async Task What_a_workshop_needs_is_booked_for_nobody_on_its_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [await database.AddReadyDeviceAsync("LT-1")] });
        var person = await database.AddPersonAsync("Luc Petit");

        Assert.Equal(new DeviceNeededByWorkshop("LT-1", "Premiers pas sur Internet", database.Today.AddDays(7)), (await TryBookAsync(database, "LT-1", person, 5, 8)).Refusal);
        Assert.Null((await TryBookAsync(database, "LT-1", person, 5, 6)).Refusal);
    }

    [Fact]
    public async Task A_workshop_is_told_that_its_device_is_booked_and_for_whom()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        await BookAsync(database, "LT-1", await database.AddPersonAsync("Luc Petit"), 6, 8);
        var facts = new WorkshopFacts { Language = "fr", Capacity = 8, DeviceIds = [device] };

        var note = Assert.Single(await database.As<PreviewSessions>().OfPlanAsync(database.CentreId, facts, [new WantedSession(ArrangedTraining.Session(database.Today.AddDays(7)))], Cancel));
        Assert.Equal((ConflictKind.DeviceBooked, "LT-1", "Luc Petit", database.Today.AddDays(8)), (note.Kind, note.Thing, note.Reason, note.DueOn!.Value));
        Assert.Empty(await database.As<PreviewSessions>().OfPlanAsync(database.CentreId, facts, [new WantedSession(ArrangedTraining.Session(database.Today.AddDays(9)))], Cancel));
    }

    [Fact]
    public async Task A_loan_is_not_extended_into_a_booking()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (borrower, other) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        var loan = (await LendAsync(database, borrower, await database.AddReadyDeviceAsync("LT-1"))).Value;
        var (from, to) = (loan.DueOn.AddDays(10), loan.DueOn.AddDays(12));
        Assert.Null((await database.As<BookDevice>().RunAsync(new BookDeviceCommand("LT-1", other, from, to), Cancel)).Refusal);

        Assert.Equal(new DeviceBookedFor("LT-1", "Luc Petit", from, to), (await database.As<ExtendLoan>().RunAsync(new ExtendCommand(loan.LoanId, loan.DueOn, from, "Exam"), Cancel)).Refusal);
        Assert.Null((await database.As<ExtendLoan>().RunAsync(new ExtendCommand(loan.LoanId, loan.DueOn, from.AddDays(-1), "Exam"), Cancel)).Refusal);
    }

    [Fact]
    public async Task A_booking_moves_with_its_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var there = await database.AddCentreAsync("Lyon");
        await BookAsync(database, "LT-1", await database.AddPersonAsync("Amina Traoré"), 0, 5);

        Assert.Equal(1, (await database.As<SendDevices>().RunAsync([device], there, null, Cancel)).Value.Sent);
        Assert.Equal("LT-1", Assert.Single((await database.As<FindBookings>().RunAsync(database.CentreId, null, Cancel)).Devices).Tag);
        Assert.Equal(new DeviceUnderWay("LT-1"), (await TryBookAsync(database, "LT-1", await database.AddPersonAsync("Ali Haddad"), 10, 12)).Refusal);
        Assert.Null((await database.As<ConfirmArrival>().RunAsync(await TransferAsync(database), [device], Cancel)).Refusal);

        Assert.Empty((await database.As<FindBookings>().RunAsync(database.CentreId, null, Cancel)).Devices);
        Assert.Equal("LT-1", Assert.Single((await database.As<FindBookings>().RunAsync(there, null, Cancel)).Devices).Tag);
        var next = await database.AddPersonAsync("Luc Petit");
        Assert.Null((await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), next, there, DeviceCategory.Laptop), Cancel)).Refusal);
        Assert.Null(await HeldForAsync(database, next));
    }

    [Fact]
    public async Task What_is_sent_away_is_held_for_nobody_until_it_is_called_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var there = await database.AddCentreAsync("Lyon");
        var person = await database.AddPersonAsync("Amina Traoré");
        Assert.Null((await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), person, database.CentreId, DeviceCategory.Laptop), Cancel)).Refusal);
        Assert.Equal(device, await HeldForAsync(database, person));

        await database.As<SendDevices>().RunAsync([device], there, null, Cancel);
        Assert.Null(await HeldForAsync(database, person));

        Assert.Null((await database.As<CallBackDevices>().RunAsync(await TransferAsync(database), [device], Cancel)).Refusal);
        Assert.Equal(device, await HeldForAsync(database, person));
    }

    [Fact]
    public async Task The_public_page_lists_what_open_centres_lend()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (there, closed) = (await database.AddCentreAsync("Lyon"), await database.AddCentreAsync("Brest"));
        await database.AddReadyDeviceAsync("LT-1");
        await database.AddReadyDeviceAsync("LT-2");
        await database.AddReadyDeviceAsync("HS-1", DeviceCategory.Hotspot, centreId: there);
        await database.AddReadyDeviceAsync("HS-2", DeviceCategory.Hotspot, centreId: closed);
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(await database.AddReadyDeviceAsync("PH-1", DeviceCategory.Phone), DeviceStatus.Lost, "Stolen from the van"), Cancel)).Refusal);
        foreach (var centre in new[] { database.CentreId, there })
        {
            Assert.Null((await database.As<TakeDeviceRequests>().RunAsync(centre, true, Cancel)).Refusal);
        }

        Assert.Equal([(there, DeviceCategory.Hotspot), (database.CentreId, DeviceCategory.Laptop)], (await database.As<ListLendable>().RunAsync(Cancel)).Select(l => (l.CentreId, l.Category)));
    }

    [Fact]
    public async Task Whoever_is_blocked_keeps_their_place_and_the_device_goes_to_the_next()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, next) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        await AskAsync(database, first);
        await AskAsync(database, next);
        var device = await database.AddReadyDeviceAsync("LT-1");
        await database.ArrangeAsync(async db => (await db.People.SingleAsync(p => p.Id == first)).Block("Two devices never came back").IsRefused);
        database.Clock.Advance(TimeSpan.FromDays(10));

        await RunJobAsync(database);

        Assert.Equal(ReservationStatus.Waiting, await database.ReadAsync(db => db.Reservations.Where(r => r.PersonId == first).Select(r => r.Status).SingleAsync()));
        Assert.Equal(device, await HeldForAsync(database, next));
    }

    [Fact]
    public async Task A_last_day_on_which_the_centre_is_closed_after_all_becomes_the_next_open_one()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Amina Traoré");
        await AskAsync(database, person);
        var device = await database.AddReadyDeviceAsync("LT-1");
        var last = new DateOnly(2026, 3, 5);
        await database.ArrangeAsync(async db => (await db.Centres.SingleAsync(c => c.Id == database.CentreId)).CloseOn(new ClosedPeriod(last, last.AddDays(1), Yearly: false, "Strike")).Refusal is null);
        database.Clock.Advance(TimeSpan.FromDays(4));

        await RunJobAsync(database);

        Assert.Equal(device, await HeldForAsync(database, person));
        Assert.Equal(new DateOnly(2026, 3, 9), await database.ReadAsync(db => db.Reservations.Select(r => r.HeldUntil).SingleAsync()));
        database.Clock.Advance(TimeSpan.FromDays(4));
        await RunJobAsync(database);
        Assert.Equal(ReservationStatus.Expired, await database.ReadAsync(db => db.Reservations.Select(r => r.Status).SingleAsync()));
    }

    [Fact]
    public async Task What_a_workshop_needs_before_it_would_be_back_is_held_for_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var workshop = await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [device] }, sessions: [ArrangedTraining.Session(database.Today.AddDays(22))]);
        var person = await database.AddPersonAsync("Amina Traoré");
        await AskAsync(database, person);
        Assert.Null(await HeldForAsync(database, person));

        await database.ArrangeAsync(
            async db => (await db.Workshops.Include(w => w.Sessions).SingleAsync(w => w.Id == workshop)).Cancel("Storm", database.Administrator, database.Clock.GetUtcNow()).IsRefused);
        await RunJobAsync(database);

        Assert.Equal(device, await HeldForAsync(database, person));
        Assert.Null((await LendAsync(database, person, device)).Refusal);
    }

    [Fact]
    public async Task What_a_workshop_needs_after_it_would_be_back_is_held()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        await database.AddWorkshopAsync(facts: new WorkshopFacts { DeviceIds = [device] }, sessions: [ArrangedTraining.Session(database.Today.AddDays(120))]);
        var person = await database.AddPersonAsync("Amina Traoré");
        await AskAsync(database, person);

        Assert.Equal(device, await HeldForAsync(database, person));
        database.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null((await LendAsync(database, person, device)).Refusal);
    }

    [Fact]
    public async Task What_is_booked_before_it_would_be_back_is_held_for_nobody()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-1");
        await BookAsync(database, "LT-1", await database.AddPersonAsync("Amina Traoré"), 20, 25);
        var next = await database.AddPersonAsync("Luc Petit");

        await AskAsync(database, next);

        Assert.Null(await HeldForAsync(database, next));
    }

    [Fact]
    public async Task A_workshop_is_told_that_its_device_is_held_and_for_whom()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        await AskAsync(database, await database.AddPersonAsync("Luc Petit"));
        var facts = new WorkshopFacts { Language = "fr", Capacity = 8, DeviceIds = [device] };
        var (soon, later) = (ArrangedTraining.Session(database.Today.AddDays(7)), ArrangedTraining.Session(database.Today.AddDays(120)));

        var note = Assert.Single(await database.As<PreviewSessions>().OfPlanAsync(database.CentreId, facts, [new WantedSession(soon)], Cancel));
        Assert.Equal((ConflictKind.DeviceHeld, "LT-1", "Luc Petit", new DateOnly(2026, 3, 5)), (note.Kind, note.Thing, note.Reason, note.DueOn!.Value));
        using (Language.English.Speak())
        {
            Assert.Equal("LT-1 is held for Luc Petit, who can come for it until Thursday 5 March 2026", ConflictWords.Of(note));
        }

        Assert.Empty(await database.As<PreviewSessions>().OfPlanAsync(database.CentreId, facts, [new WantedSession(later)], Cancel));
    }

    [Fact]
    public async Task A_hold_is_not_prolonged_into_a_booking_and_its_place_is_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, other) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        await AskAsync(database, person);
        var device = await database.AddReadyDeviceAsync("LT-1");
        var last = new DateOnly(2026, 3, 5);
        await BookAsync(database, "LT-1", other, 4, 10);
        await database.ArrangeAsync(
            async db => (await db.Centres.SingleAsync(c => c.Id == database.CentreId)).CloseOn(new ClosedPeriod(last, last, Yearly: false, "Strike")).Refusal is null);

        await RunJobAsync(database);
        Assert.Equal(device, await HeldForAsync(database, person));
        database.Clock.Advance(TimeSpan.FromDays(4));
        await RunJobAsync(database);

        Assert.Equal(
            (ReservationStatus.Waiting, (DateOnly?)null),
            await database.ReadAsync(db => db.Reservations.Select(r => ValueTuple.Create(r.Status, r.HeldUntil)).SingleAsync()));
        Assert.Null((await LendAsync(database, other, device)).Refusal);
    }

    [Fact]
    public async Task A_block_that_was_over_yesterday_keeps_nobody_from_a_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Awa Sow");
        await AskAsync(database, person);
        var block = new BlockTerms("Late", database.Today);
        await database.ArrangeAsync(
            async db => (await db.People.SingleAsync(p => p.Id == person)).Block(block, Actor.Product, database.Clock.GetUtcNow(), database.Today).IsRefused);
        Assert.Null(await HeldForAsync(database, person));
        var before = await database.AddReadyDeviceAsync("LT-1");
        Assert.Null(await HeldForAsync(database, person));
        await ChangeAsync(database, before, DeviceStatus.Repair);

        database.Clock.Advance(TimeSpan.FromDays(1));
        await ChangeAsync(database, before, DeviceStatus.Ready);

        Assert.Equal(before, await HeldForAsync(database, person));
    }

    [Fact]
    public async Task What_is_late_is_taken_on_every_day_of_the_calendar_which_says_since_when()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (lentOn, due) = (database.Today.AddDays(-5), database.Today.AddDays(2));
        await database.LendAsync(await database.AddPersonAsync("Amina Traoré"), await database.AddReadyDeviceAsync("LT-1"), due);
        await BookAsync(database, "LT-1", await database.AddPersonAsync("Luc Petit"), 10, 12);
        Assert.Null(Assert.Single((await database.As<FindBookings>().RunAsync(database.CentreId, null, Cancel)).Devices).On(due.AddDays(1)));
        database.Clock.Advance(TimeSpan.FromDays(5));

        var calendar = await database.As<FindBookings>().RunAsync(database.CentreId, null, Cancel);
        var device = Assert.Single(calendar.Devices);
        Assert.Equal((TakenBy.Loan, lentOn, due), (device.On(database.Today)!.By, device.On(database.Today)!.From, device.On(database.Today)!.LateSince!.Value));
        Assert.Equal(TakenBy.Booking, device.On(new DateOnly(2026, 3, 12))!.By);
        Assert.Equal(TakenBy.Loan, device.On(calendar.Days[^1])!.By);
    }

    [Fact]
    public async Task The_calendar_says_of_what_is_booked_that_it_is_not_ready()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        await BookAsync(database, "LT-1", await database.AddPersonAsync("Luc Petit"), 1, 2);
        Assert.False(Assert.Single((await database.As<FindBookings>().RunAsync(database.CentreId, null, Cancel)).Devices).IsUnready);

        await ChangeAsync(database, device, DeviceStatus.Repair);

        var days = Assert.Single((await database.As<FindBookings>().RunAsync(database.CentreId, null, Cancel)).Devices);
        Assert.Equal((true, DeviceStatus.Repair), (days.IsUnready, days.Status));
    }

    [Fact]
    public async Task A_queue_for_something_that_does_not_exist_is_not_begun()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Awa Sow");

        Assert.IsType<NotFound>((await database.As<AskReservation>().RunAsync(
            new AskReservationCommand(Guid.NewGuid(), person, database.CentreId, (DeviceCategory)99), Cancel)).Refusal);
        Assert.IsType<NotFound>((await database.As<AskReservation>().RunAsync(
            new AskReservationCommand(Guid.NewGuid(), person, database.CentreId, DeviceCategory.Laptop, Reason: (ReservationReason)99), Cancel)).Refusal);
    }

    [Fact]
    public async Task Before_several_are_changed_or_sent_it_is_said_for_whom_they_are_held_or_booked()
    {
        await using var database = await TestDatabase.CreateAsync();
        var there = await database.AddCentreAsync("Lyon");
        await AskAsync(database, await database.AddPersonAsync("Amina Traoré"));
        var (held, booked, free) = (await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2"), await database.AddReadyDeviceAsync("LT-3"));
        await BookAsync(database, "LT-2", await database.AddPersonAsync("Luc Petit"), 5, 6);
        var isHeld = new DeviceHeldForOther("LT-1", "Amina Traoré", new DateOnly(2026, 3, 5));
        Refusal[] promised = [isHeld, new DeviceBookedFor("LT-2", "Luc Petit", new DateOnly(2026, 3, 7), new DateOnly(2026, 3, 8))];
        long[] all = [held, booked, free];

        Assert.Equal(promised, (await database.As<ChangeDevices>().PreviewAsync(all, new DevicesChange(DeviceStatus.Repair, null, null), Cancel)).Value.Promised);
        Assert.Equal(promised, (await database.As<ChangeDevices>().PreviewAsync(all, new DevicesChange(null, DeviceCategory.Desktop, null), Cancel)).Value.Promised);
        Assert.Empty((await database.As<ChangeDevices>().PreviewAsync(all, new DevicesChange(null, null, null, "Shelf 2"), Cancel)).Value.Promised);
        Assert.Equal(promised, (await database.As<SendDevices>().PreviewAsync(all, there, Cancel)).Value.Promised);
        Assert.Empty((await database.As<SendDevices>().PreviewAsync(all, database.CentreId, Cancel)).Value.Promised);
    }

    private static async Task AskAsync(TestDatabase database, long person)
    {
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), person, database.CentreId, DeviceCategory.Laptop), Cancel)).Refusal);
    }

    private static Task<long> TransferAsync(TestDatabase database) => database.ReadAsync(db => db.Transfers.Select(t => t.Id).SingleAsync());

    private static Task<long?> HeldForAsync(TestDatabase database, long person) => database.ReadAsync(db => db.Reservations.Where(r => r.PersonId == person).Select(r => r.HeldDeviceId).SingleAsync());

    private static Task<Outcome<LoanMade>> LendAsync(TestDatabase database, long person, long device, string reason = "") =>
        database.As<CheckOutDevices>().RunAsync(new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(device)]) { PassOverReason = reason }, Cancel);

    private static Task<Outcome<long>> TryBookAsync(TestDatabase database, string tag, long person, int from, int to) =>
        database.As<BookDevice>().RunAsync(new BookDeviceCommand(tag, person, database.Today.AddDays(from), database.Today.AddDays(to)), Cancel);

    private static async Task<long> BookAsync(TestDatabase database, string tag, long person, int from, int to)
    {
        var booked = await TryBookAsync(database, tag, person, from, to);
        Assert.Null(booked.Refusal);
        return booked.Value;
    }

    private static async Task ChangeAsync(TestDatabase database, long device, DeviceStatus status) =>
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, status, "Screen"), Cancel)).Refusal);

    private static async Task RunJobAsync(TestDatabase database)
    {
        using var scope = database.Services.CreateScope();
        await ActivatorUtilities.CreateInstance<HoldReserved>(scope.ServiceProvider).RunAsync(Cancel);
    }
}
