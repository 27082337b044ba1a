using Inclusion.Domain.Centres;
using Inclusion.Domain.Common;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Messages;
using Inclusion.Domain.Reminders;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Messages.Send;
using Inclusion.Web.Features.Settings.Centres;
using Inclusion.Web.Features.Settings.Closures;
using Inclusion.Web.Features.Settings.Holidays;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Settings;

public sealed class ClosureTests
{
    /// <summary>Two weeks from a Monday on; the clock stands on Monday, 2 March.</summary>
    private static readonly DateOnly From = new(2026, 3, 16);
    private static readonly DateOnly To = new(2026, 3, 29);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_due_in_a_closure_moves_to_the_first_open_days_and_each_person_is_told_once()
    {
        await using var database = await ClosedAsync();
        var one = await database.AddPersonAsync("Nadia Bouzid", email: "nadia@example.org");
        var other = await database.AddPersonAsync("Karim Haddad", phone: "0601020304");
        var first = await database.LendAsync(one, await database.AddReadyDeviceAsync("LT-1"), new(2026, 3, 17));
        var second = await database.LendAsync(other, await database.AddReadyDeviceAsync("LT-2"), new(2026, 3, 18));
        var third = await database.LendAsync(one, await database.AddReadyDeviceAsync("LT-3"), new(2026, 3, 20));
        var before = await database.LendAsync(other, await database.AddReadyDeviceAsync("LT-4"), new(2026, 3, 13));
        var returned = await database.LendAsync(other, await database.AddReadyDeviceAsync("LT-5"), new(2026, 3, 19));

        var view = await database.As<FindClosure>().RunAsync(database.CentreId, From, To, 2, Cancel);
        Assert.Equal([first, second, returned, third], view!.Loans.Select(l => l.Id));
        Assert.Equal([new DateOnly(2026, 3, 30), new(2026, 3, 30), new(2026, 3, 31), new(2026, 3, 31)], view.Loans.Select(l => l.MovesTo!.Value));
        Assert.Equal("Works", view.Reason);

        await database.ReturnAsync(returned);
        Assert.Equal(new LoansMoved(3, 1, 1), (await MoveAsync(database, 2)).Value);

        Assert.Equal([new DateOnly(2026, 3, 30), new(2026, 3, 30), new(2026, 3, 31), new(2026, 3, 13), new(2026, 3, 19)], await DueAsync(database, first, second, third, before, returned));
        var messages = await database.ReadAsync(db => db.Messages.OrderBy(m => m.Id).ToListAsync(Cancel));
        Assert.Equal([one, other], messages.Select(m => m.PersonId));
        Assert.Equal([MessageStatus.Queued, MessageStatus.ToCall], messages.Select(m => m.Status));
        Assert.Contains("LT-1", messages[0].Body, StringComparison.Ordinal);
        Assert.Contains("LT-3", messages[0].Body, StringComparison.Ordinal);
        Assert.Contains("du lundi 16 mars 2026 au dimanche 29 mars 2026", messages[0].Body, StringComparison.Ordinal);
        Assert.Contains("mardi 31 mars 2026", messages[0].Body, StringComparison.Ordinal);
        var moved = await database.ReadAsync(db => db.LoanEvents.Where(e => e.Kind == LoanEventKind.MovedForClosure).ToListAsync(Cancel));
        Assert.Equal([first, second, third], moved.Select(e => e.LoanId).Order());
        Assert.All(moved, e => Assert.Equal(("Works", database.Administrator.StaffId), (e.Note, e.StaffId)));

        // Twice moves nothing and tells nobody.
        Assert.Equal(new LoansMoved(0, 0, 0), (await MoveAsync(database, 2)).Value);
        Assert.Equal(2, await database.ReadAsync(db => db.Messages.CountAsync(Cancel)));
        Assert.Equal(3, await database.ReadAsync(db => db.LoanReminders.CountAsync(r => r.Kind == ReminderKind.MovedForClosure, Cancel)));
    }

    [Fact]
    public async Task What_came_back_before_the_message_went_out_is_not_written_about()
    {
        await using var database = await ClosedAsync();
        var person = await database.AddPersonAsync("Nadia Bouzid", email: "nadia@example.org");
        var loan = await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-1"), new(2026, 3, 17));
        Assert.Equal(new LoansMoved(1, 1, 0), (await MoveAsync(database, 10)).Value);

        await database.ReturnAsync(loan);
        await database.As<SendQueued>().RunAsync(Cancel);

        Assert.Equal(MessageStatus.Withdrawn, await database.ReadAsync(db => db.Messages.Select(m => m.Status).SingleAsync(Cancel)));
    }

    [Fact]
    public async Task A_day_that_is_full_already_takes_no_more()
    {
        await using var database = await ClosedAsync();
        var person = await database.AddPersonAsync();
        await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-1"), new(2026, 3, 30));
        var loan = await database.LendAsync(person, await database.AddReadyDeviceAsync("LT-2"), new(2026, 3, 17));

        Assert.Equal(1, (await MoveAsync(database, 1)).Value.Moved);

        Assert.Equal([new DateOnly(2026, 3, 31)], await DueAsync(database, loan));
    }

    [Fact]
    public async Task What_a_workshop_needs_by_then_stays_and_says_why_and_sessions_in_it_are_listed()
    {
        await using var database = await ClosedAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, new(2026, 3, 17));
        await database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(new(2026, 3, 20))], facts: new WorkshopFacts { DeviceIds = [device] });

        var view = await database.As<FindClosure>().RunAsync(database.CentreId, From, To, 10, Cancel);

        Assert.IsType<DeviceNeededByWorkshop>(Assert.Single(view!.Loans).WhyNot);
        Assert.Equal(new DateOnly(2026, 3, 20), Assert.Single(view.Sessions).Times.Date);
        Assert.Equal(0, (await MoveAsync(database, 10)).Value.Moved);
        Assert.Equal([new DateOnly(2026, 3, 17)], await DueAsync(database, loan));
    }

    [Fact]
    public async Task Only_who_runs_the_centre_moves_and_only_before_the_end()
    {
        await using var database = await ClosedAsync();
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var elsewhere = await database.AddStaffAsync(StaffRole.Manager, await database.AddCentreAsync("Sud"), "sud@example.org");
        var command = new MoveLoansCommand(database.CentreId, From, To, 10);
        foreach (var actor in new[] { desk, elsewhere })
        {
            Assert.IsType<NotAllowed>((await database.As<MoveLoansForClosure>(actor).RunAsync(command, Cancel)).Refusal);
            await Assert.ThrowsAsync<NotAllowedException>(() => database.As<FindClosure>(actor).RunAsync(database.CentreId, From, To, 10, Cancel));
        }

        Assert.IsType<PerDayNotPossible>((await MoveAsync(database, 0)).Refusal);

        // Days between which it is open are no closure: what is due on a Sunday before comes back on the Monday.
        var month = command with { From = new(2026, 3, 1) };
        Assert.Equal(new ClosureHasOpenDay(new(2026, 3, 2)), (await database.As<MoveLoansForClosure>().RunAsync(month, Cancel)).Refusal);
        Assert.Equal(new DateOnly(2026, 3, 2), (await database.As<FindClosure>().RunAsync(database.CentreId, month.From, To, 10, Cancel))!.OpenOn);
        database.Clock.Advance(TimeSpan.FromDays(28));
        Assert.Equal(new ClosureOver(To), (await MoveAsync(database, 10)).Refusal);
    }

    [Fact]
    public async Task Public_holidays_are_shown_before_they_are_added_and_added_twice_add_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.As<ChangeClosedDates>().CloseAsync(database.CentreId, new ClosedPeriod(new(2026, 5, 1), new(2026, 5, 1), Yearly: true, "1er mai"), Cancel);

        var lines = await database.As<FindHolidays>().RunAsync(database.CentreId, "FR", [2026, 2027], Cancel);

        // New Year's Day of 2026 is past.
        Assert.Equal(21, lines.Count);
        Assert.Equal([new DateOnly(2026, 5, 1), new(2027, 5, 1)], lines.Where(l => l.IsKnown).Select(l => l.Date));
        Assert.Contains(lines, l => l is { IsWithoutHours: true, Name: "Assumption" } && l.Date == new DateOnly(2026, 8, 15));
        var command = new AddHolidaysCommand(database.CentreId, "FR", [2026, 2027], [.. lines.Select(l => l.Date), new(2026, 6, 2)]);
        Assert.Equal(19, (await database.As<AddHolidays>().RunAsync(command, Cancel)).Value);
        Assert.Equal(0, (await database.As<AddHolidays>().RunAsync(command, Cancel)).Value);
        var calendar = await database.ReadAsync(async db => (await db.Centres.SingleAsync(Cancel)).Calendar);
        Assert.False(calendar.IsOpen(new(2026, 5, 14)));
        Assert.True(calendar.IsOpen(new(2026, 6, 2)));
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        Assert.IsType<NotAllowed>((await database.As<AddHolidays>(desk).RunAsync(command, Cancel)).Refusal);
    }

    [Fact]
    public async Task Closed_dates_are_copied_between_centres_and_hours_of_single_days_are_kept()
    {
        await using var database = await ClosedAsync();
        var sud = await database.AddCentreAsync("Sud");
        var manager = await database.AddStaffAsync(StaffRole.Manager, sud, "sud@example.org");
        var half = new ClosedPeriod(new(2026, 4, 2), new(2026, 4, 2), Yearly: false, "Réunion") { Hours = new OpenSpan(new(14, 0), new(18, 0)) };
        Assert.False((await database.As<ChangeClosedDates>().CloseAsync(database.CentreId, half, Cancel)).IsRefused);

        Assert.Equal(2, (await database.As<CopyClosedDates>(manager).RunAsync(sud, database.CentreId, Cancel)).Value);
        Assert.Equal(0, (await database.As<CopyClosedDates>(manager).RunAsync(sud, database.CentreId, Cancel)).Value);
        Assert.IsType<NotAllowed>((await database.As<CopyClosedDates>(manager).RunAsync(database.CentreId, sud, Cancel)).Refusal);

        var opening = new ExceptionalOpening(new(2026, 3, 21), [new OpenSpan(new(9, 0), new(12, 0))], "Portes ouvertes");
        Assert.False((await database.As<ChangeOpenings>(manager).OpenAsync(sud, opening, Cancel)).IsRefused);
        var centre = await database.ReadAsync(db => db.Centres.SingleAsync(c => c.Id == sud, Cancel));
        Assert.Equal(opening, Assert.Single(centre.Openings));
        Assert.Equal([new OpenSpan(new(9, 0), new(12, 0))], centre.Calendar.SpansOn(new(2026, 4, 2)));
        Assert.True(centre.Calendar.IsOpen(new(2026, 3, 21)));
        Assert.False((await database.As<ChangeOpenings>(manager).DropAsync(sud, opening.Date, Cancel)).IsRefused);
        Assert.Empty(await database.ReadAsync(async db => (await db.Centres.SingleAsync(c => c.Id == sud, Cancel)).Openings));
    }

    private static async Task<TestDatabase> ClosedAsync()
    {
        var database = await TestDatabase.CreateAsync();
        Assert.False((await database.As<ChangeClosedDates>().CloseAsync(database.CentreId, new ClosedPeriod(From, To, Yearly: false, "Works"), Cancel)).IsRefused);
        return database;
    }

    private static Task<Outcome<LoansMoved>> MoveAsync(TestDatabase database, int perDay) =>
        database.As<MoveLoansForClosure>().RunAsync(new MoveLoansCommand(database.CentreId, From, To, perDay), Cancel);

    private static async Task<List<DateOnly>> DueAsync(TestDatabase database, params long[] loans)
    {
        var due = await database.ReadAsync(db => db.Loans.Where(l => loans.Contains(l.Id)).ToDictionaryAsync(l => l.Id, l => l.DueOn, Cancel));
        return [.. loans.Select(id => due[id])];
    }
}
