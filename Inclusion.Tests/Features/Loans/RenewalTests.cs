using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Domain.Training;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.Extend;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Foundation.Lists;
using Microsoft.EntityFrameworkCore;
using static Inclusion.Tests.Features.Loans.CheckOutTests;
using static Inclusion.Tests.Features.Loans.ReturnTests;

namespace Inclusion.Tests.Features.Loans;

public sealed class RenewalTests
{
    [Fact]
    public async Task A_loan_is_renewed_from_today_by_the_strictest_rule_of_what_is_still_out()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRuleAsync(database, DeviceCategory.Hotspot, days: 7);
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("HS-1", DeviceCategory.Hotspot)])).Value;
        database.Clock.Advance(TimeSpan.FromDays(14));

        var renewed = await RenewAsync(database, loan.LoanId, loan.DueOn);
        Assert.Equal(database.Today.AddDays(7), renewed.Value);
        Assert.Equal([((DateOnly?)null, (DateOnly?)loan.DueOn), (loan.DueOn, renewed.Value)], (await FindAsync(database, loan.LoanId))!.History.Select(h => (h.DueBefore, h.DueOn)));

        // Once the hotspot is back only the laptop's rule counts.
        Assert.False((await ReturnAsync(database, "HS-1")).IsRefused);
        Assert.Equal(database.Today.AddDays(21), (await RenewAsync(database, loan.LoanId, renewed.Value)).Value);
        Assert.Equal(new RenewalsUsedUp(2), (await RenewAsync(database, loan.LoanId, database.Today.AddDays(21))).Refusal);
    }

    [Fact]
    public async Task What_a_workshop_needs_is_neither_lent_nor_renewed_nor_extended_over_its_day()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (laptop, person) = (await database.AddReadyDeviceAsync("LT-1"), await database.AddPersonAsync());
        var course = await database.AddCourseAsync("Premiers pas sur Internet");
        var needed = database.Today.AddDays(30);
        await database.AddWorkshopAsync(courseId: course, sessions: [ArrangedTraining.Session(needed)], facts: new WorkshopFacts { DeviceIds = [laptop] });
        var refusal = new DeviceNeededByWorkshop("LT-1", "Premiers pas sur Internet", needed);

        Assert.Equal(refusal, (await database.As<CheckOutDevices>().RunAsync(new CheckOutCommand(Guid.NewGuid(), person, database.CentreId, [LentDevice.Whole(laptop)], needed), CancellationToken.None)).Refusal);
        var loan = (await LendAsync(database, person, [laptop])).Value;
        database.Clock.Advance(TimeSpan.FromDays(14));

        Assert.Equal(refusal, (await RenewAsync(database, loan.LoanId, loan.DueOn)).Refusal);
        var page = await FindAsync(database, loan.LoanId);
        Assert.Equal((null, refusal), (page!.RenewedDueOn, page.WhyNotRenew));
        Assert.Equal(refusal, (await database.As<ExtendLoan>().RunAsync(new ExtendCommand(loan.LoanId, loan.DueOn, needed, "Vacances"), CancellationToken.None)).Refusal);
        Assert.False((await database.As<ExtendLoan>().RunAsync(new ExtendCommand(loan.LoanId, loan.DueOn, needed.AddDays(-1), "Vacances"), CancellationToken.None)).IsRefused);
    }

    [Fact]
    public async Task Two_clicks_at_once_renew_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value;
        database.Clock.Advance(TimeSpan.FromDays(1));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => RenewAsync(database, loan.LoanId, loan.DueOn))));

        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.Equal(4, outcomes.Count(o => o.Refusal is ChangedMeanwhile));
        Assert.Equal(1, (await database.ReadAsync(db => db.Loans.SingleAsync())).Renewals);
    }

    [Fact]
    public async Task The_page_of_a_loan_says_beforehand_what_a_renewal_would_give()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRuleAsync(database, null, days: 21, renewals: 1);
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value;

        var today = await FindAsync(database, loan.LoanId);
        Assert.Equal((null, new RenewalChangesNothing(loan.DueOn)), (today!.RenewedDueOn, today.WhyNotRenew));

        database.Clock.Advance(TimeSpan.FromDays(7));
        var nextWeek = await FindAsync(database, loan.LoanId);
        Assert.Equal((database.Today.AddDays(21), null), (nextWeek!.RenewedDueOn!.Value, nextWeek.WhyNotRenew));
        Assert.False((await RenewAsync(database, loan.LoanId, loan.DueOn)).IsRefused);
        Assert.Equal(new RenewalsUsedUp(1), (await FindAsync(database, loan.LoanId))!.WhyNotRenew);
        Assert.Equal([LoanEventKind.Lent, LoanEventKind.Renewed], (await FindAsync(database, loan.LoanId))!.History.Select(h => h.Kind!.Value));
    }

    [Fact]
    public async Task The_list_of_loans_offers_what_a_renewal_would_give_and_says_of_each_other_why_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        await AddRuleAsync(database, null, days: 21, renewals: 1);
        var sud = await database.AddCentreAsync("Sud");
        var needed = await database.AddReadyDeviceAsync("LT-4");
        await database.AddWorkshopAsync(sessions: [ArrangedTraining.Session(database.Today.AddDays(30))], facts: new WorkshopFacts { DeviceIds = [needed] });
        var renewable = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value;
        var used = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-2")])).Value;
        await LendAsync(database, await database.AddPersonAsync(), [needed]);
        await database.LendAsync(await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-5", centreId: sud), database.Today.AddDays(7), sud);
        database.Clock.Advance(TimeSpan.FromDays(10));
        Assert.False((await RenewAsync(database, used.LoanId, used.DueOn)).IsRefused);
        await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-3")]);
        await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-6")]);
        Assert.False((await ReturnAsync(database, "LT-6")).IsRefused);

        var rows = (await database.As<ListLoans>().RunAsync(new LoanFilter(LoanTab.Open), ListPlace.Start, CancellationToken.None)).Rows;

        var byTag = rows.ToDictionary(row => row.Devices[0].Tag, row => (row.RenewedDueOn, row.WhyNotRenew));
        Assert.Equal((database.Today.AddDays(21), null), byTag["LT-1"]);
        Assert.Equal((null, new RenewalsUsedUp(1)), byTag["LT-2"]);
        Assert.Equal((null, new RenewalChangesNothing(database.Today.AddDays(21))), byTag["LT-3"]);
        Assert.IsType<DeviceNeededByWorkshop>(byTag["LT-4"].WhyNotRenew);
        Assert.Equal((database.Today.AddDays(21), null), byTag["LT-5"]);
        Assert.Equal((renewable.DueOn, 5), (rows.Single(row => row.Id == renewable.LoanId).DueOn, rows.Count));
        foreach (var row in rows)
        {
            var page = await FindAsync(database, row.Id);
            Assert.Equal((page!.RenewedDueOn, page.WhyNotRenew), (row.RenewedDueOn, row.WhyNotRenew));
            Assert.Equal(row.WhyNotRenew is null, !(await RenewAsync(database, row.Id, row.DueOn)).IsRefused);
        }

        var closed = Assert.Single((await database.As<ListLoans>().RunAsync(new LoanFilter(LoanTab.Closed), ListPlace.Start, CancellationToken.None)).Rows);
        Assert.Equal((null, null), (closed.RenewedDueOn, closed.WhyNotRenew));
    }

    [Fact]
    public async Task The_desk_extends_with_a_reason_but_not_over_someone_elses_change()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value;
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var command = new ExtendCommand(loan.LoanId, loan.DueOn, loan.DueOn.AddDays(30), "Exam in April");

        Assert.IsType<ChangedMeanwhile>((await ExtendAsync(database, command with { SeenDueOn = loan.DueOn.AddDays(-1) }, desk)).Refusal);
        Assert.IsType<ExtensionReasonMissing>((await ExtendAsync(database, command with { Reason = " " }, desk)).Refusal);
        Assert.IsType<FieldTooLong>((await ExtendAsync(database, command with { Reason = new string('x', 501) }, desk)).Refusal);
        Assert.False((await ExtendAsync(database, command, desk)).IsRefused);

        var after = await FindAsync(database, loan.LoanId);
        Assert.Equal((loan.DueOn.AddDays(30), "Exam in April"), (after!.DueOn, after.History[^1].Note));
    }

    [Fact]
    public async Task A_loan_of_another_centre_does_not_exist_for_the_desk()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value;
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Sud"), "sud@example.org");

        Assert.Null(await database.As<FindLoan>(elsewhere).RunAsync(loan.LoanId, again: false, CancellationToken.None));
        Assert.IsType<NotFound>((await database.As<RenewLoan>(elsewhere).RunAsync(loan.LoanId, loan.DueOn, CancellationToken.None)).Refusal);
        Assert.IsType<NotFound>((await ExtendAsync(database, new ExtendCommand(loan.LoanId, loan.DueOn, loan.DueOn.AddDays(1), "x"), elsewhere)).Refusal);
    }

    private static Task<Outcome<DateOnly>> RenewAsync(TestDatabase database, long loanId, DateOnly seen) => database.As<RenewLoan>().RunAsync(loanId, seen, CancellationToken.None);

    private static Task<Outcome> ExtendAsync(TestDatabase database, ExtendCommand command, Actor by) => database.As<ExtendLoan>(by).RunAsync(command, CancellationToken.None);

    private static Task<LoanDetails?> FindAsync(TestDatabase database, long loanId) => database.As<FindLoan>().RunAsync(loanId, again: false, CancellationToken.None);
}
