using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Features.Reminders;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.List;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Wipe;
using Inclusion.Web.Features.Home.Find;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Give;
using Inclusion.Web.Features.Reservations.Ask;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Home;

public sealed class HomeTests
{
    [Fact]
    public async Task Today_shows_what_is_overdue_due_ready_and_waiting_at_this_centre_only()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Nguyễn Văn Ấn", phone: "06 12 34 56 78");
        var late = await database.AddLoanAsync(person, database.Today.AddDays(-9));
        var due = await database.AddLoanAsync(person, database.Today);
        await database.AddLoanAsync(person, database.Today.AddDays(1));
        var returned = await database.AddLoanAsync(person, database.Today.AddDays(3));
        await database.GiveBackAsync(returned);
        await database.AddReadyDeviceAsync("TB-1", DeviceCategory.Tablet);
        var elsewhere = await database.AddCentreAsync("Maison Est");
        await database.AddLoanAsync(person, database.Today.AddDays(-5), centreId: elsewhere);

        var view = await database.As<FindToday>().RunAsync(database.CentreId, CancellationToken.None);

        var line = Assert.Single(view.Overdue.First);
        Assert.Equal((late, "Nguyễn Văn Ấn", "06 12 34 56 78", false), (line.LoanId, line.Person, line.Phone, line.HasEmail));
        Assert.Equal(due, Assert.Single(view.DueToday.First).LoanId);
        Assert.Equal(1, view.Waiting.Value);
        Assert.Equal(database.Today, view.WaitingSince);
        Assert.Contains(new ReadyCount(DeviceCategory.Tablet, 1), view.Ready);
        Assert.Contains(new ReadyCount(DeviceCategory.Laptop, 0), view.Ready);
        Assert.Equal(new TimeOnly(12, 0), view.OpenUntil);
        Assert.False(view.IsEmpty);
    }

    [Fact]
    public async Task Ready_are_those_that_a_check_out_offers_and_neither_held_nor_under_way()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-1");
        var sent = await database.AddReadyDeviceAsync("LT-2");
        Assert.Equal(1, (await database.As<SendDevices>().RunAsync([sent], await database.AddCentreAsync("Maison Est"), null, CancellationToken.None)).Value.Sent);
        await database.AddReadyDeviceAsync("TB-1", DeviceCategory.Tablet);
        Assert.Null((await database.As<AskReservation>().RunAsync(new AskReservationCommand(Guid.NewGuid(), await database.AddPersonAsync(), database.CentreId, DeviceCategory.Tablet), CancellationToken.None)).Refusal);

        var view = await database.As<FindToday>().RunAsync(database.CentreId, CancellationToken.None);

        Assert.Equal([new ReadyCount(DeviceCategory.Laptop, 1), new ReadyCount(DeviceCategory.Tablet, 0)], view.Ready);
        var offered = await database.As<ListReadyDevices>().RunAsync(database.CentreId, null, "", CancellationToken.None);
        Assert.Equal(view.Ready.Where(r => r.Ready > 0).ToDictionary(r => r.Category, r => r.Ready), offered.Counts);
        Assert.Equal(["LT-1"], (await database.As<ListDevices>().RunAsync(new DeviceFilter(CentreId: database.CentreId, ToLend: true), ListPlace.Start, CancellationToken.None)).Rows.Select(d => d.Tag));
    }

    [Fact]
    public async Task A_loan_whose_device_was_given_did_not_come_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = await database.LendAsync(await database.AddPersonAsync(), await database.AddReadyDeviceAsync("LT-1"), database.Today.AddDays(7));
        Assert.Null((await database.As<GiveDevices>().RunAsync(loan, "Two years without a fault", CancellationToken.None)).Refusal);

        Assert.Equal((1, 0), (await database.As<CountLendingWeeks>().RunAsync(database.CentreId, CancellationToken.None))[^1] is var week ? (week.Lent, week.Returned) : default);
        Assert.Equal(LoanStatus.Closed, await database.ReadAsync(db => db.Loans.Select(l => l.Status).SingleAsync()));
    }

    [Fact]
    public async Task To_prepare_are_devices_that_came_in_and_that_came_back_whether_there_is_something_to_wipe_or_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.GiveBackAsync(await database.AddLoanAsync(await database.AddPersonAsync(), database.Today));
        await database.AddReceivedDeviceAsync("LT-1");
        await database.AddReceivedDeviceAsync("HS-1", DeviceCategory.Hotspot);
        await database.AddReadyDeviceAsync("LT-2");

        var view = await database.As<FindToday>().RunAsync(database.CentreId, CancellationToken.None);
        var bench = await database.As<ListWipesWaiting>().RunAsync(database.CentreId, CancellationToken.None);

        Assert.Equal(3, view.Waiting.Value);
        Assert.Equal(3, bench.Count);
        Assert.Equal((2, "HS-1"), (bench.Devices.Count, Assert.Single(bench.ToLookAt).Tag));
    }

    [Fact]
    public async Task The_last_eight_weeks_end_today_and_count_each_day_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync();
        var first = database.Today.AddDays(-55);
        await database.AddLoanAsync(person, database.Today.AddDays(9), lentOn: first.AddDays(-1));
        await database.AddLoanAsync(person, database.Today.AddDays(9), lentOn: first);
        await database.AddLoanAsync(person, database.Today.AddDays(9), lentOn: first.AddDays(6));
        await database.GiveBackAsync(await database.AddLoanAsync(person, database.Today.AddDays(9), lentOn: database.Today));

        var weeks = await database.As<CountLendingWeeks>().RunAsync(database.CentreId, CancellationToken.None);

        Assert.Equal(8, weeks.Count);
        Assert.Equal(new LendingWeek(first, 2, 0), weeks[0]);
        Assert.Equal(new LendingWeek(database.Today.AddDays(-6), 1, 1), weeks[^1]);
        Assert.All(weeks.Skip(1).SkipLast(1), week => Assert.Equal((0, 0), (week.Lent, week.Returned)));
    }

    [Fact]
    public async Task Who_has_no_e_mail_is_to_be_called_with_their_number()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddLoanAsync(await database.AddPersonAsync("Aïcha", phone: "0611111111"), database.Today.AddDays(-1));
        await database.PlanAsync();
        var view = await database.As<FindToday>().RunAsync(database.CentreId, CancellationToken.None);
        Assert.Equal("0611111111", Assert.Single(view.ToCall.First).Phone);
    }

    [Fact]
    public async Task Today_is_not_for_other_centres_staff_nor_for_trainers()
    {
        await using var database = await TestDatabase.CreateAsync();
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, await database.AddCentreAsync("Maison Est"), "desk@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<FindToday>(elsewhere).RunAsync(database.CentreId, CancellationToken.None));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<FindToday>(trainer).RunAsync(database.CentreId, CancellationToken.None));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<SearchEverything>(trainer).RunAsync("a", CancellationToken.None));
    }

    [Theory]
    [InlineData("lt-0042")]
    [InlineData(" LT-0042 ")]
    [InlineData("pf1abc23")]
    public async Task The_one_box_leads_from_a_tag_or_serial_number_straight_to_the_device(string scanned)
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0042", serial: "PF1ABC23");
        var findings = await database.As<SearchEverything>().RunAsync(scanned, CancellationToken.None);
        Assert.Equal((device, true), (findings.Exact!.Id, findings.Exact.CanBeLent));
    }

    [Fact]
    public async Task The_one_box_finds_people_and_devices_by_a_part()
    {
        await using var database = await TestDatabase.CreateAsync();
        var person = await database.AddPersonAsync("Éloïse Thinkpadsen");
        await database.AddReadyDeviceAsync("LT-0042");
        var findings = await database.As<SearchEverything>().RunAsync("thinkpad", CancellationToken.None);
        Assert.Null(findings.Exact);
        Assert.Equal(person, Assert.Single(findings.People).Id);
        Assert.Equal("LT-0042", Assert.Single(findings.Devices).Tag);
    }
}
