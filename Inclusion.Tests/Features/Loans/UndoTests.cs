using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Impact;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Features.Devices.Details;
using Inclusion.Web.Features.Home.Today;
using Inclusion.Web.Features.Impact.List;
using Inclusion.Web.Features.Impact.Overview;
using Inclusion.Web.Features.Loans.CheckOut;
using Inclusion.Web.Features.Loans.Details;
using Inclusion.Web.Features.Loans.List;
using Inclusion.Web.Features.Loans.Renew;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Foundation.Lists;
using Inclusion.Web.Shared.Devices.Pictures;
using Inclusion.Web.Shared.Impact;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using static Inclusion.Tests.Features.Loans.CheckOutTests;

namespace Inclusion.Tests.Features.Loans;

public sealed class UndoTests
{
    [Fact]
    public async Task A_mistaken_loan_is_undone_and_the_device_goes_at_once_to_whom_it_was_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var mistaken = (await LendAsync(database, await database.AddPersonAsync("Fatou Diarra"), [device])).Value;

        Assert.False((await UndoAsync(database, mistaken.LoanId, "The other Fatou")).IsRefused);
        var right = await LendAsync(database, await database.AddPersonAsync("Fatoumata Diarra"), [device]);

        Assert.NotEqual(mistaken.Number, right.Value.Number);
        var closed = await database.As<ListLoans>().RunAsync(new LoanFilter(LoanTab.Closed), ListPlace.Start, CancellationToken.None);
        Assert.Equal((mistaken.Number, LoanStatus.Undone), (Assert.Single(closed.Rows).Number, closed.Rows[0].Status));
        var told = await database.As<FindLoan>().RunAsync(mistaken.LoanId, again: false, CancellationToken.None);
        Assert.Equal((LoanEventKind.Undone, "The other Fatou", false), (told!.History[^1].Kind, told.History[^1].Note, told.CanUndo));
        Assert.Equal(new LoanNotOpen(mistaken.Number), (await UndoAsync(database, mistaken.LoanId)).Refusal);
    }

    [Fact]
    public async Task Pictures_of_how_a_device_went_out_go_with_the_loan_that_is_undone_and_none_is_added_to_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-1");
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [device])).Value.LoanId;
        Assert.False((await AddAsync(loan, PictureMoment.AtLending)).IsRefused);
        Assert.False((await AddAsync(null, PictureMoment.AtCentre)).IsRefused);

        Assert.False((await UndoAsync(database, loan)).IsRefused);

        Assert.Equal([PictureMoment.AtCentre], await database.ReadAsync(db => db.DevicePictures.Select(p => p.Moment).ToListAsync()));
        Assert.Equal(1, await database.ReadAsync(db => db.DevicePictureFiles.CountAsync()));
        Assert.Equal(new PictureNotOfLoan("LT-1"), (await AddAsync(loan, PictureMoment.AtLending)).Refusal);
        Assert.False((await database.As<ListDevicePictures>().OfLoanAsync(loan, device, CancellationToken.None)).CanAddAtLending);

        Task<Outcome> AddAsync(long? ofLoan, PictureMoment moment) => database.As<ChangeDevicePictures>().AddAsync(
            new AddDevicePictureCommand(device, ofLoan, moment, "Lid", HostileFiles.Picture(SKEncodedImageFormat.Jpeg, 80, 60)), CancellationToken.None);
    }

    [Fact]
    public async Task A_form_whose_loan_was_undone_does_not_say_that_it_lent_anything()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = new CheckOutCommand(Guid.NewGuid(), await database.AddPersonAsync(), database.CentreId, [LentDevice.Whole(await database.AddReadyDeviceAsync("LT-1"))]);
        var made = (await database.As<CheckOutDevices>().RunAsync(command, CancellationToken.None)).Value;
        Assert.NotNull(await database.As<FindMadeLoan>().RunAsync(command.RequestKey, CancellationToken.None));
        Assert.False((await UndoAsync(database, made.LoanId)).IsRefused);

        Assert.Equal(new FormAlreadyUsed(made.Number), (await database.As<CheckOutDevices>().RunAsync(command, CancellationToken.None)).Refusal);
        Assert.Null(await database.As<FindMadeLoan>().RunAsync(command.RequestKey, CancellationToken.None));
        Assert.Equal(DeviceStatus.Ready, (await database.ReadAsync(db => db.Devices.SingleAsync())).Status);
    }

    [Fact]
    public async Task A_device_that_was_lent_by_mistake_goes_on_waiting_where_it_was_and_its_way_knows_no_loan()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await database.AddReadyDeviceAsync("LT-1");
        database.Clock.Advance(TimeSpan.FromDays(5));
        await database.AddReadyDeviceAsync("LT-2");
        var since = database.Today.AddDays(-5);
        Assert.False((await UndoAsync(database, (await LendAsync(database, await database.AddPersonAsync(), [first])).Value.LoanId)).IsRefused);

        var ready = await database.As<ListReadyDevices>().RunAsync(database.CentreId, null, "", CancellationToken.None);
        Assert.Equal([("LT-1", since), ("LT-2", database.Today)], ready.Shown.Select(d => (d.Tag, d.ReadySince)));
        var way = DeviceWay.Of((await database.As<FindDevice>().RunAsync(first, again: false, CancellationToken.None))!);
        Assert.Equal(since, Assert.Single(way, step => step.Place is WayPlace.Now).On);
        Assert.Null(Assert.Single(way, step => step.Status is DeviceStatus.OnLoan).On);
    }

    [Fact]
    public async Task What_was_undone_counts_nowhere()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (undone, lent) = (await database.AddReadyDeviceAsync("LT-1"), await database.AddReadyDeviceAsync("LT-2"));
        var loan = (await LendAsync(database, await database.AddPersonAsync("Ada Lovelace"), [undone])).Value;
        Assert.False((await UndoAsync(database, loan.LoanId)).IsRefused);
        Assert.False((await LendAsync(database, await database.AddPersonAsync("Alan Turing"), [lent])).IsRefused);

        var address = new ImpactAddress("free", $"{database.Today.AddDays(-3):yyyy-MM-dd}", $"{database.Today:yyyy-MM-dd}");
        var figures = (await database.As<FindImpact>().RunAsync(address, false, null, CancellationToken.None)).Value.Figures;
        Assert.All(
            new[] { Indicator.Loans, Indicator.DevicesLent, Indicator.LoanDays, Indicator.PeopleHelped, Indicator.PeopleNew },
            indicator => Assert.Equal((indicator, 1), (indicator, figures[indicator].Value)));

        foreach (var indicator in new[] { Indicator.Loans, Indicator.DevicesLent, Indicator.LoanDays, Indicator.PeopleHelped, Indicator.PeopleNew })
        {
            Assert.Single((await database.As<ListBehindFigure>().RunAsync(indicator, address, null, null, CancellationToken.None)).Value.Rows);
        }

        var week = (await database.As<CountLendingWeeks>().RunAsync(database.CentreId, CancellationToken.None))[^1];
        Assert.Equal((1, 0), (week.Lent, week.Returned));

        // Whoever only had a loan that was undone is new when they come again.
        database.Clock.Advance(TimeSpan.FromDays(40));
        Assert.False((await LendAsync(database, (await database.ReadAsync(db => db.People.SingleAsync(p => p.Name == "Ada Lovelace"))).Id, [undone])).IsRefused);
        var later = new ImpactAddress("free", $"{database.Today:yyyy-MM-dd}", $"{database.Today:yyyy-MM-dd}");
        Assert.Equal(1, (await database.As<FindImpact>().RunAsync(later, false, null, CancellationToken.None)).Value.Figures[Indicator.PeopleNew].Value);
    }

    [Fact]
    public async Task Only_who_lends_there_undoes_it_and_only_on_the_day_of_the_centre()
    {
        await using var database = await TestDatabase.CreateAsync();
        var other = await database.AddCentreAsync("Sud");
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value;
        var elsewhere = await database.AddStaffAsync(StaffRole.Desk, other, "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, null, "trainer@example.org");

        Assert.IsType<NotFound>((await UndoAsync(database, loan.LoanId, by: elsewhere)).Refusal);
        Assert.IsType<NotAllowed>((await UndoAsync(database, loan.LoanId, by: trainer)).Refusal);
        Assert.IsType<NotFound>((await database.As<UndoDueDate>(elsewhere).RunAsync(loan.LoanId, loan.DueOn, CancellationToken.None)).Refusal);
        Assert.IsType<NotAllowed>((await database.As<UndoDueDate>(trainer).RunAsync(loan.LoanId, loan.DueOn, CancellationToken.None)).Refusal);
        Assert.IsType<FieldTooLong>((await UndoAsync(database, loan.LoanId, new string('x', UndoLoan.ReasonMaxLength + 1))).Refusal);

        database.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(new LoanNotUndoable(loan.Number), (await UndoAsync(database, loan.LoanId)).Refusal);
        Assert.Equal(DeviceStatus.OnLoan, (await database.ReadAsync(db => db.Devices.SingleAsync())).Status);
    }

    [Fact]
    public async Task A_renewal_is_taken_back_once_however_often_it_is_asked_for()
    {
        await using var database = await TestDatabase.CreateAsync();
        var loan = (await LendAsync(database, await database.AddPersonAsync(), [await database.AddReadyDeviceAsync("LT-1")])).Value;
        database.Clock.Advance(TimeSpan.FromDays(3));
        var renewed = (await database.As<RenewLoan>().RunAsync(loan.LoanId, loan.DueOn, CancellationToken.None)).Value;
        Assert.Equal(loan.DueOn, (await database.As<FindLoan>().RunAsync(loan.LoanId, again: false, CancellationToken.None))!.DueDateBefore);

        var asked = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => database.As<UndoDueDate>().RunAsync(loan.LoanId, renewed, CancellationToken.None))));

        Assert.Equal(loan.DueOn, Assert.Single(asked, o => !o.IsRefused).Value.DueOn);
        Assert.All(asked.Where(o => o.IsRefused), o => Assert.IsType<ChangedMeanwhile>(o.Refusal));
        var found = await database.As<FindLoan>().RunAsync(loan.LoanId, again: false, CancellationToken.None);
        Assert.Equal((loan.DueOn, 0, (DateOnly?)null), (found!.DueOn, found.Renewals, found.DueDateBefore));
    }

    private static Task<Outcome> UndoAsync(TestDatabase database, long loanId, string? reason = null, Actor? by = null) =>
        database.As<UndoLoan>(by ?? database.Administrator).RunAsync(loanId, reason, CancellationToken.None);
}
