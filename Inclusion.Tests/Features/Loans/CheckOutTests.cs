using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Loans;

public sealed class CheckOutTests
{
    [Fact]
    public async Task Devices_are_lent_until_the_earliest_due_date_of_their_rules()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRuleAsync(database, DeviceCategory.Hotspot, days: 14);
        var (person, laptop, hotspot) = (await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("HS-1", DeviceCategory.Hotspot));

        var made = await LendAsync(database, person, [laptop, hotspot]);

        Assert.Equal("L-2026-00001", made.Value.Number);
        Assert.Equal(database.Today.AddDays(14), made.Value.DueOn);
        var loan = await database.ReadAsync(db => db.Loans.Include(l => l.Devices).Include(l => l.Events).AsSplitQuery().SingleAsync());
        Assert.Equal([laptop, hotspot], loan.Devices.Select(line => line.DeviceId));
        Assert.Equal(database.Administrator.StaffId, Assert.Single(loan.Events).StaffId);
        Assert.Equal([DeviceStatus.OnLoan, DeviceStatus.OnLoan], await database.ReadAsync(db => db.Devices.Select(d => d.Status).ToListAsync()));
    }

    [Fact]
    public async Task A_due_date_on_a_closed_day_moves_and_the_preview_says_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRuleAsync(database, null, days: 5);
        var device = await database.AddReadyDeviceAsync("LT-1");

        // Lent on Monday 2 March, five days later is Saturday: closed.
        var preview = await database.As<PreviewCheckOut>().RunAsync(null, database.CentreId, [LentDevice.Whole(device)], null, null, CancellationToken.None);

        Assert.Null(preview.Refusal);
        Assert.Equal(new DueDate(new DateOnly(2026, 3, 9), new DateOnly(2026, 3, 7), ""), preview.Terms!.Due);
        Assert.Equal(new DateOnly(2026, 3, 9), (await LendAsync(database, await database.AddPersonAsync(), [device])).Value.DueOn);
    }

    [Fact]
    public async Task The_day_of_a_loan_is_the_day_at_its_centre()
    {
        // 2 March, 23:30 UTC: the 3rd in Paris, still the 2nd in Montréal.
        await using var database = await TestDatabase.CreateAsync(new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));
        var montreal = await database.AddCentreAsync("Montréal", "America/Montreal");
        var person = await database.AddPersonAsync();
        var (here, there) = (await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2", centreId: montreal));

        Assert.False((await LendAsync(database, person, [here])).IsRefused);
        Assert.False((await LendAsync(database, person, [there], centreId: montreal)).IsRefused);

        Assert.Equal([new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 2)], await database.ReadAsync(db => db.Loans.OrderBy(l => l.Id).Select(l => l.LentOn).ToListAsync()));
    }

    [Fact]
    public async Task A_chosen_due_date_and_what_stays_at_the_desk_are_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (person, device) = (await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"));
        var command = new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [new LentDevice(device, ["bag"])], database.Today.AddDays(3));

        var made = await database.As<CheckOutDevices>().RunAsync(command, CancellationToken.None);

        Assert.Equal(database.Today.AddDays(3), made.Value.DueOn);
        Assert.Equal(["charger"], (await database.ReadAsync(db => db.LoanDevices.SingleAsync())).Accessories);
    }

    [Fact]
    public async Task The_same_form_sent_ten_times_at_once_makes_one_loan()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = new CheckOutCommand(Guid.NewGuid(), await database.AddPersonAsync(), database.CentreId, [LentDevice.Whole(await database.AddReadyDeviceAsync("LT-1"))]);

        var made = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => database.As<CheckOutDevices>().RunAsync(command, CancellationToken.None))));

        Assert.Single(made.Select(m => m.Value).Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.Loans.CountAsync()));
        var found = await database.As<FindMadeLoan>().RunAsync(command.RequestKey, CancellationToken.None);
        Assert.Equal(made[0].Value.LoanId, found!.LoanId);
    }

    [Fact]
    public async Task Of_fifty_who_want_one_device_at_once_one_gets_it_and_the_others_are_told_who_has_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var people = new List<long>();
        for (var i = 0; i < 50; i++)
        {
            people.Add(await database.AddPersonAsync($"Person {i}"));
        }

        var outcomes = await Task.WhenAll(people.Select(person => Task.Run(() => LendAsync(database, person, [device]))));

        var won = Assert.Single(outcomes, o => !o.IsRefused);
        Assert.Equal(49, outcomes.Count(o => o.IsRefused && o.Refusal.Equals(new DeviceAlreadyLent("LT-1", won.Value.Number))));
        Assert.Equal(1, await database.ReadAsync(db => db.Loans.CountAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.LoanDevices.CountAsync(line => line.IsOut)));
    }

    [Fact]
    public async Task The_database_itself_forbids_a_second_open_loan_of_a_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var made = await LendAsync(database, await database.AddPersonAsync(), [device]);

        var refused = await Assert.ThrowsAsync<SqliteException>(() => database.ReadAsync(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO LoanDevices (LoanId, DeviceId, Tag, Accessories, IsOut, MissingAccessories) VALUES ({made.Value.LoanId}, {device}, 'LT-1', '[]', 1, '[]')
            """)));

        Assert.Contains("UNIQUE constraint failed: LoanDevices.DeviceId", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_desk_may_not_do_or_see_is_refused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Sud");
        var (person, device, away) = (await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2", centreId: other));
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, other, "sud@example.org");

        Assert.IsType<NotAllowed>((await LendAsync(database, person, [device], by: trainer)).Refusal);
        Assert.IsType<NotAllowed>((await LendAsync(database, person, [device], by: elsewhere)).Refusal);
        Assert.IsType<NotFound>((await LendAsync(database, 999, [device])).Refusal);
        Assert.IsType<NotFound>((await LendAsync(database, person, [device, 999])).Refusal);
        Assert.Equal(new DeviceAtAnotherCentre("LT-2", "Sud"), (await LendAsync(database, person, [away])).Refusal);
        Assert.Equal(0, await database.ReadAsync(db => db.Loans.CountAsync()));
        Assert.Equal(0, await database.ReadAsync(db => db.NumberSequences.CountAsync(s => s.Name == Loan.SequenceName(2026))));
    }

    [Fact]
    public async Task What_the_person_has_at_any_centre_counts_towards_the_limit()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Sud");
        var person = await database.AddPersonAsync();
        var devices = new List<long>();
        for (var i = 1; i <= 4; i++)
        {
            devices.Add(await database.AddReadyDeviceAsync($"LT-{i}", centreId: i <= 2 ? other : null));
        }

        Assert.False((await LendAsync(database, person, devices[..2], centreId: other)).IsRefused);
        Assert.Equal(new TooManyDevices(2, 3), (await LendAsync(database, person, devices[2..])).Refusal);
        Assert.False((await LendAsync(database, person, devices[2..3])).IsRefused);
    }

    [Fact]
    public async Task A_scan_finds_a_device_by_tag_or_serial_in_any_case_and_says_what_stands_against_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-1", serial: "PF0A12");
        await database.AddReceivedDeviceAsync("LT-2", serial: "SAME");
        await database.AddReceivedDeviceAsync("LT-3", serial: "same");

        var ready = await LookAsync(database, " pf0a12 ");
        Assert.Equal(("LT-1", "Lenovo ThinkPad T480", "Amélie"), (ready.Device!.Tag, ready.Device.Name, ready.Device.VerifiedBy));
        Assert.Null(ready.Refusal);
        Assert.Equal(new DeviceNotWiped("LT-2", database.Today), (await LookAsync(database, "lt-2")).Refusal);
        Assert.Equal(new DeviceUnknown("LT-9"), (await LookAsync(database, "LT-9")).Refusal);
        Assert.Equal(["LT-2", "LT-3"], (await LookAsync(database, "Same")).Choices.Select(c => c.Tag));

        var made = await LendAsync(database, await database.AddPersonAsync(), [ready.Device.Id]);
        var lent = await LookAsync(database, "LT-1");
        Assert.Equal(new DeviceAlreadyLent("LT-1", made.Value.Number), lent.Refusal);
        Assert.Equal(made.Value.LoanId, lent.LoanId);
    }

    [Fact]
    public async Task Before_lending_the_desk_sees_what_the_person_has_and_what_is_late()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync(phone: "06 12 34 56 78");
        var device = await database.AddReadyDeviceAsync("LT-1");
        var made = await LendAsync(database, person, [device]);
        database.Clock.Advance(TimeSpan.FromDays(23));

        var borrower = await database.As<FindBorrower>().RunAsync(person, CancellationToken.None);

        Assert.Equal((1, true), (borrower!.DevicesHeld, borrower.IsOverdue));
        var loan = Assert.Single(borrower.Loans);
        Assert.Equal((made.Value.Number, 2, "LT-1"), (loan.Number, loan.DaysLate, Assert.Single(loan.Tags)));
        Assert.Null(await database.As<FindBorrower>().RunAsync(999, CancellationToken.None));
        Assert.Equal(1, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == "Person" && e.RecordId == person && e.Action == Web.Data.Records.AuditAction.Seen)));
    }

    internal static Task<Outcome<LoanMade>> LendAsync(TestDatabase database, long person, IEnumerable<long> devices, long? centreId = null, Actor? by = null) =>
        database.As<CheckOutDevices>(by ?? database.Administrator).RunAsync(
            new CheckOutCommand(Guid.NewGuid(), person, centreId ?? database.CentreId, [.. devices.Select(LentDevice.Whole)]), CancellationToken.None);

    internal static Task<bool> AddRuleAsync(TestDatabase database, DeviceCategory? category, int days, int renewals = 2) => database.ArrangeAsync(db =>
    {
        db.LendingRules.Add(LendingRule.Create(null, category, new LendingTerms(days, renewals, null, 3)).Value);
        return Task.FromResult(true);
    });

    private static Task<DeviceLook> LookAsync(TestDatabase database, string code) => database.As<FindDeviceToLend>().RunAsync(code, database.CentreId, CancellationToken.None);
}
