using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Reservations;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Loans.Loss;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Features.Reservations.Ask;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Features.Loans.CheckOutTests;

namespace Inclusion.Tests.Features.Loans;

public sealed class RenewLoansTests
{
    [Fact]
    public async Task Several_are_renewed_each_by_its_own_rule_and_the_preview_names_what_stays_and_why()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRuleAsync(database, DeviceCategory.Hotspot, days: 7);
        var (laptop, hotspot) = (await LentAsync(database, "LT-1"), await LentAsync(database, "HS-1", DeviceCategory.Hotspot));
        var lost = await LentAsync(database, "LT-2");
        Assert.False((await database.As<MarkLoanLost>().RunAsync(new MarkLostCommand(lost.LoanId, false, "Never came back"), default)).IsRefused);
        database.Clock.Advance(TimeSpan.FromDays(7));
        var today = await LentAsync(database, "LT-3");
        var south = await database.AddCentreAsync("Sud");
        var elsewhere = await database.LendAsync(await database.AddPersonAsync("Elsewhere"), await database.AddReadyDeviceAsync("LT-4", centreId: south), database.Today, south);
        long[] chosen = [laptop.LoanId, hotspot.LoanId, lost.LoanId, today.LoanId, elsewhere, 999, laptop.LoanId];
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var renewing = database.As<RenewLoans>(desk);

        var preview = (await renewing.PreviewAsync(chosen, default)).Value;

        Assert.Equal(
            [(hotspot.LoanId, hotspot.DueOn, database.Today.AddDays(7)), (laptop.LoanId, laptop.DueOn, database.Today.AddDays(21))],
            preview.Renewed.Select(l => (l.Id, l.DueOn, l.RenewedDueOn)));
        Assert.Equal(
            [
                new LoanLeft(lost.Number, "Person LT-2", new LoanNotOpen(lost.Number)),
                new LoanLeft(today.Number, "Person LT-3", new RenewalChangesNothing(today.DueOn)),
                new LoanLeft("", "", new NotFound()),
                new LoanLeft("", "", new NotFound()),
            ],
            preview.Left);
        Assert.Equal(0, await database.ReadAsync(db => db.Loans.SumAsync(l => l.Renewals)));

        var done = (await renewing.RunAsync(preview.Renewed, default)).Value;
        Assert.Equal([new RenewedLoan(hotspot.LoanId, database.Today.AddDays(7)), new RenewedLoan(laptop.LoanId, database.Today.AddDays(21))], done.Renewed);
        Assert.Empty(done.Left);
        var written = await database.ReadAsync(db => db.Loans.Where(l => l.Renewals == 1 && l.Events.Count(e => e.Kind == LoanEventKind.Renewed) == 1).Select(l => l.Id).ToListAsync());
        Assert.Equal(new[] { laptop.LoanId, hotspot.LoanId }.Order(), written.Order());

        // Pressed twice, or by two people: what has another date since stays.
        var again = (await renewing.RunAsync(preview.Renewed, default)).Value;
        Assert.Empty(again.Renewed);
        Assert.Equal([new ChangedMeanwhile(), new ChangedMeanwhile()], again.Left);
    }

    [Fact]
    public async Task What_others_wait_for_stays_where_the_rule_says_so_and_is_said_where_it_warns()
    {
        await using var database = await TestDatabase.CreateAsync();
        var rule = LendingRule.Create(null, null, LendingTerms.Default with { RenewalWhileWaiting = RenewalWhileWaiting.Warn }).Value;
        await database.ArrangeAsync(db => Task.FromResult(db.LendingRules.Add(rule)));
        var loan = await LentAsync(database, "LT-1");
        database.Clock.Advance(TimeSpan.FromDays(5));
        Assert.Null((await database.As<RenewLoans>().PreviewAsync([loan.LoanId], default)).Value.Renewed.Single().Awaited);

        await database.As<AskReservation>().RunAsync(
            new AskReservationCommand(Guid.NewGuid(), await database.AddPersonAsync("Amina Traoré"), database.CentreId, DeviceCategory.Laptop), default);
        Assert.Equal(new DeviceAwaited(DeviceCategory.Laptop, 1), (await database.As<RenewLoans>().PreviewAsync([loan.LoanId], default)).Value.Renewed.Single().Awaited);

        await database.ArrangeAsync(db => db.LendingRules.ExecuteUpdateAsync(set => set.SetProperty(r => r.RenewalWhileWaiting, RenewalWhileWaiting.Refuse)));
        Assert.Equal(new DeviceAwaited(DeviceCategory.Laptop, 1), (await database.As<RenewLoans>().PreviewAsync([loan.LoanId], default)).Value.Left.Single().Why);
    }

    [Fact]
    public async Task Every_loan_that_matches_can_be_chosen_and_only_those_who_work_at_a_desk_renew()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (first, second) = (await LentAsync(database, "LT-1"), await LentAsync(database, "LT-2"));
        Assert.Equal([first.LoanId, second.LoanId], await database.As<ListLoans>().ListIdsAsync(new LoanFilter(LoanTab.Open), default));
        Assert.Equal([second.LoanId], await database.As<ListLoans>().ListIdsAsync(new LoanFilter(LoanTab.Open, Text: "LT-2"), default));

        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        Assert.IsType<NotAllowed>((await database.As<RenewLoans>(trainer).PreviewAsync([first.LoanId], default)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<RenewLoans>(trainer).RunAsync([], default)).Refusal);
    }

    private static async Task<LoanMade> LentAsync(TestDatabase database, string tag, DeviceCategory category = DeviceCategory.Laptop) =>
        (await LendAsync(database, await database.AddPersonAsync($"Person {tag}"), [await database.AddReadyDeviceAsync(tag, category)])).Value;
}
