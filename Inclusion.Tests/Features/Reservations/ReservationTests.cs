using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.People;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Features.Reservations.Bookings;
using Inclusion.Web.Features.Reservations.End;
using Inclusion.Web.Features.Reservations.Holds;
using Inclusion.Web.Features.Reservations.Public;
using Inclusion.Web.Features.Reservations.Requests;
using Inclusion.Web.Features.Settings.Reservations;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Inclusion.Tests.Features.Reservations;

public sealed class ReservationTests
{
    [Fact]
    public async Task What_becomes_ready_is_held_for_the_first_in_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, urgent) = (await AskAsync(database, "Amina Traoré"), await AskAsync(database, "Luc Petit", ReservationReason.JobSearch));

        var device = await database.AddReadyDeviceAsync("LT-1");

        Assert.Equal((ReservationStatus.Held, device, new DateOnly(2026, 3, 5)), await StandingAsync(database, urgent));
        Assert.Equal((ReservationStatus.Waiting, null, null), await StandingAsync(database, first));
    }

    [Fact]
    public async Task What_lies_ready_when_somebody_asks_is_held_at_once_unless_it_does_not_fit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var picky = (await database.As<AskReservation>().RunAsync(
            new AskReservationCommand(Guid.NewGuid(), await database.AddPersonAsync("Paul Roy"), database.CentreId, DeviceCategory.Laptop, Size: "17"), CancellationToken.None)).Value;

        var easy = await AskAsync(database, "Amina Traoré");

        Assert.Equal(ReservationStatus.Waiting, (await StandingAsync(database, picky)).Status);
        Assert.Equal(device, (await StandingAsync(database, easy)).Device);
    }

    [Fact]
    public async Task A_wipe_that_is_verified_and_a_change_of_status_hold_as_well()
    {
        await using var database = await TestDatabase.CreateAsync();
        var reservation = await AskAsync(database, "Amina Traoré");
        var device = await database.AddReadyDeviceAsync("LT-1");

        Assert.False((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, DeviceStatus.Repair, "Screen"), CancellationToken.None)).IsRefused);
        Assert.Equal((ReservationStatus.Waiting, null, null), await StandingAsync(database, reservation));

        Assert.False((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, DeviceStatus.Ready), CancellationToken.None)).IsRefused);
        Assert.Equal(device, (await StandingAsync(database, reservation)).Device);
    }

    [Fact]
    public async Task Nobody_stands_twice_in_one_queue()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Amina Traoré");
        var key = Guid.NewGuid();

        var once = await AskAsync(database, person, key);
        var again = await AskAsync(database, person, key);
        var other = await AskAsync(database, person, Guid.NewGuid());

        Assert.Equal(once.Value, again.Value);
        Assert.Equal(new AlreadyReserved("Amina Traoré", DeviceCategory.Laptop), other.Refusal);
        Assert.Equal(1, await database.ReadAsync(db => db.Reservations.CountAsync()));
    }

    [Fact]
    public async Task Two_devices_and_two_people_at_once_make_two_holds()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (one, two) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));

        await Task.WhenAll(
            Task.Run(() => database.AddReadyDeviceAsync("LT-1")),
            Task.Run(() => AskAsync(database, one, Guid.NewGuid())),
            Task.Run(() => database.AddReadyDeviceAsync("LT-2")),
            Task.Run(() => AskAsync(database, two, Guid.NewGuid())),
            Task.Run(() => RunJobAsync(database)),
            Task.Run(() => RunJobAsync(database)));

        var held = await database.ReadAsync(db => db.Reservations.Where(r => r.Status == ReservationStatus.Held).ToListAsync());
        Assert.Equal(2, held.Select(r => r.HeldDeviceId).Distinct().Count());
        Assert.Equal([one, two], held.Select(r => r.PersonId).Order());
    }

    [Fact]
    public async Task The_database_itself_holds_no_device_for_two()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (one, two) = (await AskAsync(database, "Amina Traoré"), await AskAsync(database, "Luc Petit"));
        await database.AddReadyDeviceAsync("LT-1");

        await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.ArrangeAsync(async db =>
            await db.Database.ExecuteSqlAsync($"UPDATE Reservations SET Status = 2, HeldDeviceId = (SELECT HeldDeviceId FROM Reservations WHERE Id = {one}) WHERE Id = {two}")));
    }

    [Fact]
    public async Task A_hold_that_runs_out_goes_to_the_next_and_the_job_may_run_twice()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await AskAsync(database, "Amina Traoré"), await AskAsync(database, "Luc Petit"));
        var device = await database.AddReadyDeviceAsync("LT-1");
        database.Clock.Advance(TimeSpan.FromDays(3));
        await RunJobAsync(database);
        Assert.Equal(device, (await StandingAsync(database, first)).Device);

        database.Clock.Advance(TimeSpan.FromDays(1));
        await RunJobAsync(database);
        await RunJobAsync(database);

        Assert.Equal((ReservationStatus.Expired, null, null), await StandingAsync(database, first));
        Assert.Equal((ReservationStatus.Held, device, new DateOnly(2026, 3, 11)), await StandingAsync(database, second));
        Assert.Equal(1, await database.ReadAsync(db => db.ReservationEvents.CountAsync(e => e.Kind == ReservationEventKind.Expired)));
    }

    [Fact]
    public async Task Each_hold_is_told_once_by_the_persons_channel()
    {
        await using var database = await TestDatabase.CreateAsync();
        var written = await AskAsync(database, await database.AddPersonAsync("Amina Traoré", email: "amina@example.org"), Guid.NewGuid());
        var called = await AskAsync(database, await database.AddPersonAsync("Luc Petit", phone: "01 23 45 67 89"), Guid.NewGuid());
        await database.AddReadyDeviceAsync("LT-1");
        await database.AddReadyDeviceAsync("LT-2");

        await RunJobAsync(database);
        await RunJobAsync(database);

        Assert.False(written.IsRefused || called.IsRefused);
        var messages = await database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).ToListAsync());
        Assert.Equal([(ContactChannel.Email, MessageStatus.Queued), (ContactChannel.Call, MessageStatus.ToCall)], messages.Select(m => (m.Channel, m.Status)));
        Assert.All(messages, m => Assert.Contains("5 mars 2026", m.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_call_about_a_hold_that_is_over_is_taken_off_the_list()
    {
        await using var database = await TestDatabase.CreateAsync();
        var reservation = (await AskAsync(database, await database.AddPersonAsync("Luc Petit", phone: "01 23 45 67 89"), Guid.NewGuid())).Value;
        await database.AddReadyDeviceAsync("LT-1");
        await RunJobAsync(database);

        Assert.False((await database.As<CancelReservation>().RunAsync(reservation, "Bought one", CancellationToken.None)).IsRefused);
        await RunJobAsync(database);

        Assert.Equal(MessageStatus.Withdrawn, await database.ReadAsync(db => db.Messages.Select(m => m.Status).SingleAsync()));
    }

    [Fact]
    public async Task Lending_to_whom_it_is_held_for_fulfils_and_undoing_the_loan_gives_the_place_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Amina Traoré");
        var reservation = (await AskAsync(database, person, Guid.NewGuid())).Value;
        var device = await database.AddReadyDeviceAsync("LT-1");

        var loan = (await LendAsync(database, person, device)).Value;
        Assert.Equal((ReservationStatus.Fulfilled, null, null), await StandingAsync(database, reservation));

        Assert.False((await database.As<UndoLoan>().RunAsync(loan.LoanId, null, CancellationToken.None)).IsRefused);
        Assert.Equal(device, (await StandingAsync(database, reservation)).Device);
    }

    [Fact]
    public async Task Lending_to_somebody_else_is_a_decision_with_a_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var reservation = await AskAsync(database, "Amina Traoré");
        var device = await database.AddReadyDeviceAsync("LT-1");
        var other = await database.AddPersonAsync("Luc Petit");

        Assert.Equal(new DeviceHeldForOther("LT-1", "Amina Traoré", new DateOnly(2026, 3, 5)), (await LendAsync(database, other, device)).Refusal);
        var made = await LendAsync(database, other, device, "Exam tomorrow");

        Assert.False(made.IsRefused);
        Assert.Equal((ReservationStatus.Waiting, null, null), await StandingAsync(database, reservation));
        Assert.Equal("Exam tomorrow", await database.ReadAsync(db => db.ReservationEvents.Where(e => e.Kind == ReservationEventKind.HoldLost).Select(e => e.Note).SingleAsync()));
        Assert.Equal("Exam tomorrow", await database.ReadAsync(db => db.LoanEvents.Select(e => e.Note).SingleAsync()));
    }

    [Fact]
    public async Task What_is_held_is_not_among_what_is_ready_for_whoever_comes()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AskAsync(database, "Amina Traoré");
        await database.AddReadyDeviceAsync("LT-1");
        await database.AddReadyDeviceAsync("LT-2");

        Assert.Equal(["LT-2"], (await database.As<ListReadyDevices>().RunAsync(database.CentreId, null, "", CancellationToken.None)).Shown.Select(d => d.Tag));
    }

    [Theory]
    [InlineData(RenewalWhileWaiting.Allow, false, false)]
    [InlineData(RenewalWhileWaiting.Warn, false, true)]
    [InlineData(RenewalWhileWaiting.Refuse, true, false)]
    public async Task A_renewal_while_somebody_waits_goes_by_the_lending_rule(RenewalWhileWaiting rule, bool refused, bool warned)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ArrangeAsync(async db => await Task.FromResult(db.LendingRules.Add(LendingRule.Create(null, null, LendingTerms.Default with { RenewalWhileWaiting = rule }).Value)));
        var loan = (await LendAsync(database, await database.AddPersonAsync("Luc Petit"), await database.AddReadyDeviceAsync("LT-1"))).Value;
        database.Clock.Advance(TimeSpan.FromDays(7));
        await AskAsync(database, "Amina Traoré");

        var page = await database.As<Inclusion.Web.Features.Loans.Details.FindLoan>().RunAsync(loan.LoanId, again: false, CancellationToken.None);
        var renewed = await database.As<RenewLoan>().RunAsync(loan.LoanId, loan.DueOn, CancellationToken.None);

        Assert.Equal(warned ? new DeviceAwaited(DeviceCategory.Laptop, 1) : null, page!.Awaited);
        Assert.Equal(refused ? new DeviceAwaited(DeviceCategory.Laptop, 1) : null, renewed.Refusal);
    }

    [Fact]
    public async Task A_renewal_is_not_kept_from_anybody_for_who_wants_something_else()
    {
        await using var database = await TestDatabase.CreateAsync();
        var refuses = LendingRule.Create(null, null, LendingTerms.Default with { RenewalWhileWaiting = RenewalWhileWaiting.Refuse }).Value;
        await database.ArrangeAsync(async db => await Task.FromResult(db.LendingRules.Add(refuses)));
        var device = await database.AddReadyDeviceAsync("LT-1");
        await database.ArrangeAsync(async db => await db.Devices.Where(d => d.Id == device).ExecuteUpdateAsync(set => set.SetProperty(d => d.Screen, "14\"")));
        var loan = (await LendAsync(database, await database.AddPersonAsync("Luc Petit"), device)).Value;
        database.Clock.Advance(TimeSpan.FromDays(7));
        await database.As<AskReservation>().RunAsync(
            new AskReservationCommand(Guid.NewGuid(), await database.AddPersonAsync("Awa Sow"), database.CentreId, DeviceCategory.Laptop, Size: "17"), CancellationToken.None);

        Assert.Null((await database.As<Inclusion.Web.Features.Loans.Details.FindLoan>().RunAsync(loan.LoanId, again: false, CancellationToken.None))!.WhyNotRenew);
        await database.As<AskReservation>().RunAsync(
            new AskReservationCommand(Guid.NewGuid(), await database.AddPersonAsync("Amina Traoré"), database.CentreId, DeviceCategory.Laptop, Size: "14 inches"), CancellationToken.None);
        Assert.Equal(new DeviceAwaited(DeviceCategory.Laptop, 1), (await database.As<RenewLoan>().RunAsync(loan.LoanId, loan.DueOn, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task A_device_is_booked_once_for_a_day_and_two_at_once_make_one_booking()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-1");
        var (one, two) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));

        var both = await Task.WhenAll(new[] { one, two }.Select(person => Task.Run(() => BookAsync(database, "LT-1", person, 10, 14))));

        Assert.Single(both, b => !b.IsRefused);
        Assert.IsType<DeviceBookedFor>(Assert.Single(both, b => b.IsRefused).Refusal);
        Assert.False((await BookAsync(database, "LT-1", two, 15, 16)).IsRefused);
        Assert.IsType<BookingBackwards>((await BookAsync(database, "LT-1", two, 20, 18)).Refusal);
        Assert.IsType<BookingInPast>((await BookAsync(database, "LT-1", two, -1, 18)).Refusal);
    }

    [Fact]
    public async Task A_loan_that_runs_into_a_booking_is_refused_and_goes_with_a_reason()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var (booked, other) = (await database.AddPersonAsync("Amina Traoré"), await database.AddPersonAsync("Luc Petit"));
        Assert.False((await BookAsync(database, "LT-1", booked, 5, 7)).IsRefused);

        Assert.Equal(new DeviceBookedFor("LT-1", "Amina Traoré", database.Today.AddDays(5), database.Today.AddDays(7)), (await LendAsync(database, other, device)).Refusal);
        Assert.False((await LendAsync(database, other, device, "Back on Wednesday")).IsRefused);
    }

    [Fact]
    public async Task A_request_from_the_public_page_becomes_a_place_in_the_queue()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-1");
        var key = Guid.NewGuid();
        var wanted = new ReceiveDeviceRequestCommand(key, database.CentreId, DeviceCategory.Laptop, "14", "", "Amina Traoré", "amina@example.org", "fr");

        Assert.IsType<DeviceRequestsClosed>((await database.As<ReceiveDeviceRequest>().RunAsync(wanted, CancellationToken.None)).Refusal);
        Assert.False((await database.As<TakeDeviceRequests>().RunAsync(database.CentreId, true, CancellationToken.None)).IsRefused);
        Assert.IsType<DeviceRequestsClosed>((await database.As<ReceiveDeviceRequest>().RunAsync(wanted with { Category = DeviceCategory.Hotspot }, CancellationToken.None)).Refusal);
        Assert.False((await database.As<ReceiveDeviceRequest>().RunAsync(wanted, CancellationToken.None)).IsRefused);
        Assert.False((await database.As<ReceiveDeviceRequest>().RunAsync(wanted, CancellationToken.None)).IsRefused);

        var row = Assert.Single((await database.As<ListDeviceRequests>().RunAsync(null, CancellationToken.None)).Rows);
        var reservation = await database.As<AcceptDeviceRequest>().RunAsync(new AcceptDeviceRequestCommand(row.Id, null, ReservationReason.School), CancellationToken.None);

        var made = await database.ReadAsync(db => db.Reservations.SingleAsync());
        Assert.Equal((reservation.Value, "14", ReservationReason.School, ReservationStatus.Waiting), (made.Id, made.WishedSize, made.Reason, made.Status));
        Assert.Equal("amina@example.org", await database.ReadAsync(db => db.People.Select(p => p.Email).SingleAsync()));
        Assert.IsType<DeviceRequestHandled>((await database.As<AcceptDeviceRequest>().RunAsync(new AcceptDeviceRequestCommand(row.Id, null), CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Another_number_of_days_and_other_needs_that_come_first_hold_from_then_on()
    {
        await using var database = await TestDatabase.CreateAsync();
        var settings = await database.As<FindReservationSettings>().RunAsync(CancellationToken.None);
        Assert.Equal((3, true), (settings.HoldDays, settings.MayArrange));
        Assert.DoesNotContain(ReservationReason.Formalities, settings.Priority);
        var before = await AskAsync(database, "Awa Sow");
        await database.AddReadyDeviceAsync("LT-1");
        var (job, formalities) = (await AskAsync(database, "Amina Traoré", ReservationReason.JobSearch), await AskAsync(database, "Luc Petit", ReservationReason.Formalities));

        Assert.Null((await database.As<ArrangeReservations>().RunAsync(settings.Version, 2, [ReservationReason.Formalities, ReservationReason.None], CancellationToken.None)).Refusal);
        Assert.IsType<ChangedMeanwhile>((await database.As<ArrangeReservations>().RunAsync(settings.Version, 9, [], CancellationToken.None)).Refusal);
        var second = await database.AddReadyDeviceAsync("LT-2");

        Assert.Equal((ReservationStatus.Held, second, new DateOnly(2026, 3, 4)), await StandingAsync(database, formalities));
        Assert.Equal(ReservationStatus.Waiting, (await StandingAsync(database, job)).Status);
        Assert.Equal(new DateOnly(2026, 3, 5), (await StandingAsync(database, before)).Until);
        var now = await database.As<FindReservationSettings>().RunAsync(CancellationToken.None);
        Assert.Equal((2, ReservationReason.Formalities), (now.HoldDays, Assert.Single(now.Priority)));
    }

    [Fact]
    public async Task How_queues_are_kept_is_for_who_runs_the_organisation_and_read_by_who_runs_a_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddCentreAsync("Lyon");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var settings = await database.As<FindReservationSettings>(manager).RunAsync(CancellationToken.None);

        Assert.False(settings.MayArrange);
        Assert.Equal(database.CentreId, Assert.Single(settings.Centres).Id);
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<FindReservationSettings>(desk).RunAsync(CancellationToken.None));
        foreach (var actor in new[] { manager, desk })
        {
            Assert.IsType<NotAllowed>((await database.As<ArrangeReservations>(actor).RunAsync(settings.Version, 9, [], CancellationToken.None)).Refusal);
        }

        Assert.IsType<HoldDaysNotPossible>((await database.As<ArrangeReservations>().RunAsync(settings.Version, null, [], CancellationToken.None)).Refusal);
        Assert.Equal(3, (await database.As<FindReservationSettings>().RunAsync(CancellationToken.None)).HoldDays);
    }

    [Fact]
    public async Task Whoever_wrote_a_request_deletes_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReceivedDeviceAsync("LT-1");
        await database.As<TakeDeviceRequests>().RunAsync(database.CentreId, true, CancellationToken.None);
        var key = Guid.NewGuid();
        await database.As<ReceiveDeviceRequest>().RunAsync(new ReceiveDeviceRequestCommand(key, database.CentreId, DeviceCategory.Laptop, "", "", "Amina Traoré", "amina@example.org", "fr"), CancellationToken.None);

        Assert.False((await database.As<DeleteDeviceRequest>().OwnAsync(Guid.NewGuid(), CancellationToken.None)).IsRefused);
        Assert.Equal(1, await database.ReadAsync(db => db.DeviceRequests.CountAsync()));
        Assert.False((await database.As<DeleteDeviceRequest>().OwnAsync(key, CancellationToken.None)).IsRefused);
        Assert.Equal(0, await database.ReadAsync(db => db.DeviceRequests.CountAsync()));
    }

    [Fact]
    public async Task Who_may_not_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Lyon"), "lyon@example.org");
        var reservation = await AskAsync(database, "Amina Traoré");

        Assert.IsType<NotAllowed>((await database.As<AskReservation>(elsewhere).RunAsync(new AskReservationCommand(Guid.NewGuid(), 1, database.CentreId, DeviceCategory.Laptop), CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<CancelReservation>(elsewhere).RunAsync(reservation, null, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<TakeDeviceRequests>(elsewhere).RunAsync(database.CentreId, true, CancellationToken.None)).Refusal);
    }

    private static async Task<long> AskAsync(TestDatabase database, string name, ReservationReason reason = ReservationReason.None)
    {
        var person = await database.AddPersonAsync(name);
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        return (await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), person, database.CentreId, DeviceCategory.Laptop, Reason: reason), CancellationToken.None)).Value;
    }

    private static Task<Outcome<long>> AskAsync(TestDatabase database, long person, Guid key) =>
        database.As<AskReservation>().RunAsync(new AskReservationCommand(key, person, database.CentreId, DeviceCategory.Laptop), CancellationToken.None);

    private static Task<Outcome<LoanMade>> LendAsync(TestDatabase database, long person, long device, string reason = "") =>
        database.As<CheckOutDevices>().RunAsync(new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(device)]) { PassOverReason = reason }, CancellationToken.None);

    private static Task<Outcome<long>> BookAsync(TestDatabase database, string tag, long person, int from, int to) =>
        database.As<BookDevice>().RunAsync(new BookDeviceCommand(tag, person, database.Today.AddDays(from), database.Today.AddDays(to)), CancellationToken.None);

    private static async Task RunJobAsync(TestDatabase database)
    {
        using var scope = database.Services.CreateScope();
        await ActivatorUtilities.CreateInstance<HoldReserved>(scope.ServiceProvider).RunAsync(CancellationToken.None);
    }

    private static async Task<(ReservationStatus Status, long? Device, DateOnly? Until)> StandingAsync(TestDatabase database, long id)
    {
        var reservation = await database.ReadAsync(db => db.Reservations.SingleAsync(r => r.Id == id));
        return (reservation.Status, reservation.HeldDeviceId, reservation.HeldUntil);
    }
}
