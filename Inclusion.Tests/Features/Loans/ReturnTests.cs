using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Features.Loans.Return;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Features.Loans.CheckOutTests;

namespace Inclusion.Tests.Features.Loans;

public sealed class ReturnTests
{
    [Fact]
    public async Task A_scan_takes_a_device_back_and_says_what_of_its_loan_is_still_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync();
        var made = (await LendAsync(database, person, [await database.AddReadyDeviceAsync("LT-1", serial: "PF0A12"), await database.AddReadyDeviceAsync("LT-2")])).Value;
        database.Clock.Advance(TimeSpan.FromDays(25));

        var first = await ReturnAsync(database, "pf0a12");

        Assert.Equal(("LT-1", made.Number, "Fatoumata Diarra", 1), (first.Value.Tag, first.Value.LoanNumber, first.Value.Person, first.Value.StillOut));
        Assert.Equal(0, (await ReturnAsync(database, "LT-2")).Value.StillOut);
        Assert.Equal(LoanStatus.Closed, (await database.ReadAsync(db => db.Loans.SingleAsync())).Status);
        Assert.Equal(database.Clock.GetUtcNow(), (await database.ReadAsync(db => db.People.SingleAsync())).LastContactAt);

        var today = await database.As<ListReturns>().RunAsync(database.CentreId, CancellationToken.None);
        Assert.Equal(["LT-2", "LT-1"], today.Select(line => line.Tag));
        Assert.All(today, line => Assert.Equal((4, true, true), (line.DaysLate, line.NeedsWipe, line.CanUndo)));
    }

    [Fact]
    public async Task A_scan_that_is_not_a_return_is_refused_by_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Sud");
        var person = await database.AddPersonAsync();
        await database.AddReadyDeviceAsync("LT-1", serial: "SAME");
        var twins = new[] { await database.AddReadyDeviceAsync("LT-2", serial: "SAME"), await database.AddReadyDeviceAsync("LT-3", serial: "SAME") };
        var away = await database.AddReadyDeviceAsync("LT-4", centreId: other);
        Assert.False((await LendAsync(database, person, twins[..1])).IsRefused);
        Assert.False((await LendAsync(database, person, [away], centreId: other)).IsRefused);
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "nord@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");

        Assert.Equal(new DeviceUnknown("nothing"), (await ReturnAsync(database, "nothing")).Refusal);
        Assert.Equal(new DeviceUnknown(""), (await ReturnAsync(database, " ")).Refusal);
        Assert.Equal(new DeviceNotOnLoan("LT-1"), (await ReturnAsync(database, "lt-1")).Refusal);
        Assert.Equal(new DeviceAtAnotherCentre("LT-4", "Sud"), (await ReturnAsync(database, "LT-4", desk)).Refusal);
        Assert.IsType<NotAllowed>((await ReturnAsync(database, "LT-2", trainer)).Refusal);

        // Of three with one serial number one is out: it must be that one. With two out nobody can tell.
        Assert.Equal("LT-2", (await ReturnAsync(database, "SAME")).Value.Tag);
        Assert.True((await database.As<UndoReturn>().RunAsync((await database.ReadAsync(db => db.LoanDevices.FirstAsync())).LoanId, twins[0], CancellationToken.None)).Refusal is null);
        Assert.False((await LendAsync(database, person, twins[1..])).IsRefused);
        Assert.Equal(new SerialNotUnique("SAME"), (await ReturnAsync(database, "SAME")).Refusal);
    }

    [Fact]
    public async Task Of_ten_who_scan_one_return_at_once_one_takes_it_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        Assert.False((await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).IsRefused);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => ReturnAsync(database, "LT-1"))));

        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.Equal(9, outcomes.Count(o => o.Refusal is DeviceNotOnLoan));
    }

    [Fact]
    public async Task The_state_of_a_returned_device_can_be_noted_and_corrected_the_same_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [device])).Value;
        Assert.False((await ReturnAsync(database, "LT-1")).IsRefused);

        Assert.False((await DescribeAsync(database, new NoteReturnConditionCommand(loan.LoanId, device, ["charger"], "Cracked lid", DeviceGrade.D))).IsRefused);

        var line = Assert.Single(await database.As<ListReturns>().RunAsync(database.CentreId, CancellationToken.None));
        Assert.Equal(("charger", "Cracked lid", DeviceGrade.D), (Assert.Single(line.Missing), line.Damage, line.Grade!.Value));
        Assert.IsType<FieldTooLong>((await DescribeAsync(database, new NoteReturnConditionCommand(loan.LoanId, device, [], new string('x', 1001), null))).Refusal);
        Assert.IsType<NotFound>((await DescribeAsync(database, new NoteReturnConditionCommand(loan.LoanId, 999, [], null, null))).Refusal);
        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<ReturnDayOver>((await DescribeAsync(database, new NoteReturnConditionCommand(loan.LoanId, device, [], null, null))).Refusal);
    }

    [Fact]
    public async Task A_return_can_be_undone_until_midnight_at_the_centre()
    {
        // 22:30 in Paris.
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(2026, 3, 2, 21, 30, 0, TimeSpan.Zero));
        var device = await database.AddReadyDeviceAsync("LT-1");
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [device])).Value;
        Assert.False((await ReturnAsync(database, "LT-1")).IsRefused);

        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.False((await database.As<UndoReturn>().RunAsync(loan.LoanId, device, CancellationToken.None)).IsRefused);
        Assert.Equal(DeviceStatus.OnLoan, (await database.ReadAsync(db => db.Devices.SingleAsync())).Status);
        Assert.False((await ReturnAsync(database, "LT-1")).IsRefused);

        database.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new ReturnNotUndoable("LT-1"), (await database.As<UndoReturn>().RunAsync(loan.LoanId, device, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task Only_who_runs_the_centre_gives_a_loan_up_and_what_turns_up_later_is_a_find()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [device])).Value;
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var elsewhere = await database.AddStaffAsync(StaffRole.Manager, await database.AddCentreAsync("Sud"), "sud@example.org");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "nord@example.org");

        var command = new MarkLostCommand(loan.LoanId, Stolen: false, "No answer to four letters");
        Assert.IsType<NotAllowed>((await database.As<MarkLoanLost>(desk).RunAsync(command, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await database.As<MarkLoanLost>(elsewhere).RunAsync(command, CancellationToken.None)).Refusal);
        Assert.False((await database.As<MarkLoanLost>(manager).RunAsync(command, CancellationToken.None)).IsRefused);

        Assert.Equal(LoanStatus.Lost, (await database.ReadAsync(db => db.Loans.SingleAsync())).Status);
        Assert.Equal(new DeviceGivenUp("LT-1", DeviceStatus.Lost), (await ReturnAsync(database, "LT-1")).Refusal);
    }

    internal static Task<Outcome<DeviceBack>> ReturnAsync(TestDatabase database, string code, Actor? by = null) =>
        database.As<ReturnDevice>(by ?? database.Administrator).RunAsync(code, CancellationToken.None);

    private static Task<Outcome> DescribeAsync(TestDatabase database, NoteReturnConditionCommand command) =>
        database.As<NoteReturnCondition>().RunAsync(command, CancellationToken.None);
}
