using System.Collections.Concurrent;
using System.Globalization;
using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
using Inclusion.Web.Features.Devices.Wipe;
using Inclusion.Web.Features.Loans.Undo;
using Inclusion.Web.Features.StockTakes.Abandon;
using Inclusion.Web.Features.StockTakes.Close;
using Inclusion.Web.Features.StockTakes.List;
using Inclusion.Web.Features.StockTakes.Open;
using Inclusion.Web.Features.StockTakes.Report;
using Inclusion.Web.Features.StockTakes.Scan;
using Inclusion.Web.Foundation.Localisation;
using Inclusion.Web.Foundation.Security;
using Inclusion.Web.Shared.Devices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.StockTakes;

public sealed class StockTakeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_scan_is_answered_by_what_the_register_says()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        await database.AddReadyDeviceAsync("LT-0001", serial: "PF0001");
        await database.AddReadyDeviceAsync("LT-0002", centreId: sud);
        var lent = await database.AddReadyDeviceAsync("LT-0003");
        var lost = await database.AddReadyDeviceAsync("LT-0004");
        await database.AddReadyDeviceAsync("TB-0001", DeviceCategory.Tablet);
        var loan = await database.LendAsync(await database.AddPersonAsync(), lent, database.Today.AddDays(3));
        await SetAsync(database, lost, DeviceStatus.Lost);
        var id = await OpenAsync(database, new StockTakeScope(database.CentreId, DeviceCategory.Laptop));

        Assert.Equal(StockTakeAnswer.Found, await AnswerAsync(database, id, "lt-0001"));
        var elsewhere = (await ScanAsync(database, id, "LT-0002")).Value.Scan!;
        Assert.Equal((StockTakeAnswer.Elsewhere, "Maison Sud"), (elsewhere.Answer, elsewhere.Centre));
        var away = (await ScanAsync(database, id, "LT-0003")).Value.Scan!;
        var number = await database.ReadAsync(db => db.Loans.Where(l => l.Id == loan).Select(l => l.Number).SingleAsync());
        Assert.Equal((StockTakeAnswer.OnLoan, (long?)loan, number), (away.Answer, away.LoanId, away.LoanNumber));
        var gone = (await ScanAsync(database, id, "LT-0004")).Value.Scan!;
        Assert.Equal((StockTakeAnswer.Gone, (DeviceStatus?)DeviceStatus.Lost), (gone.Answer, gone.Status));
        Assert.Equal(StockTakeAnswer.FoundBeside, await AnswerAsync(database, id, "TB-0001"));
        Assert.Equal(StockTakeAnswer.Unknown, await AnswerAsync(database, id, "9999"));

        var found = (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value;
        Assert.Equal((1, 1, 6), (found.Expected, found.Found, found.Scans.Count));
        Assert.Equal("9999", found.Scans[0].Title);
    }

    [Fact]
    public async Task What_was_wiped_since_is_not_missing_whether_it_was_verified_already_or_failed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var (recorded, failed) = (await database.AddReceivedDeviceAsync("LT-0001"), await database.AddReceivedDeviceAsync("LT-0002"));
        await database.AddReceivedDeviceAsync("LT-0003");
        var id = await OpenAsync(database);
        foreach (var (device, result) in new[] { (recorded, WipeResult.Succeeded), (failed, WipeResult.Failed) })
        {
            var facts = new WipeFacts(WipeLevel.Purge, "nwipe 0.38", "Marc", database.Today, result);
            Assert.False((await database.As<RecordWipe>().RunAsync(new([device], facts, null), Cancel)).IsRefused);
        }

        Assert.Equal(["LT-0003"], (await database.As<ReadStockTakeReport>().MissingAsync(id, 10, Cancel)).Value.First.Select(row => row.Tag));
    }

    [Theory]
    [InlineData("PF0001")]
    [InlineData("SPF0001")]
    [InlineData("https://inclusion.example.org/find?q=LT-0001")]
    [InlineData("https://inclusion.example.org/d/LT-0001")]
    public async Task A_device_is_found_by_its_serial_number_and_by_the_address_on_its_label(string code)
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001", serial: "PF0001");
        var id = await OpenAsync(database);

        Assert.Equal("LT-0001", (await ScanAsync(database, id, code)).Value.Scan!.Tag);
    }

    [Fact]
    public async Task Of_a_serial_number_that_two_have_it_is_asked_which_and_a_misread_code_is_asked_about()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001", serial: "SAME");
        await database.AddReadyDeviceAsync("LT-0025", serial: "SAME");
        var id = await OpenAsync(database);

        Assert.Equal(["LT-0001", "LT-0025"], (await ScanAsync(database, id, "same")).Value.Choices.Select(c => c.Tag));
        Assert.Equal("LT-0025", Assert.IsType<DeviceMisread>((await ScanAsync(database, id, "LT)ààé(")).Refusal).Tag);
        Assert.Equal(0, await database.ReadAsync(db => db.StockTakeScans.CountAsync()));
    }

    [Fact]
    public async Task What_was_scanned_before_is_said_with_when_and_by_whom_and_counts_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001", serial: "PF0001");
        var marc = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org");
        var id = await OpenAsync(database);
        var first = (await ScanAsync(database, id, "LT-0001", marc)).Value.Scan!;
        await ScanAsync(database, id, "no such");
        database.Clock.Advance(TimeSpan.FromMinutes(2));

        var again = (await ScanAsync(database, id, "PF0001")).Value;
        var unknown = (await ScanAsync(database, id, "NO SUCH")).Value;

        Assert.Equal((true, first.Id, "marc@example.org", first.At), (again.IsRepeated, again.Scan!.Id, again.Scan.By, again.Scan.At));
        Assert.True(unknown.IsRepeated);
        Assert.Equal(2, await database.ReadAsync(db => db.StockTakeScans.CountAsync()));
    }

    [Fact]
    public async Task Of_two_scans_of_one_device_at_once_one_counts()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001");
        var id = await OpenAsync(database);

        var scans = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => ScanAsync(database, id, "LT-0001"))));

        Assert.Single(scans, scan => !scan.Value.IsRepeated);
        Assert.Single(scans.Select(scan => scan.Value.Scan!.Id).Distinct());
        Assert.Equal(1, await database.ReadAsync(db => db.StockTakeScans.CountAsync()));
    }

    [Fact]
    public async Task The_database_itself_takes_a_device_once_and_one_open_stock_take_of_each_kind()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0001");
        var id = await OpenAsync(database);
        await ScanAsync(database, id, "LT-0001");

        foreach (var copy in new[]
        {
            "INSERT INTO StockTakeScans (StockTakeId, Code, DeviceId, Answer, At, StaffName) SELECT StockTakeId, 'other', DeviceId, Answer, At, StaffName FROM StockTakeScans",
            "INSERT INTO StockTakes (Version, CentreId, Label, Status, OpenedAt, OpenedOn, OpenedBy, Expected, LastEventId) SELECT Version, CentreId, Label, Status, OpenedAt, OpenedOn, OpenedBy, Expected, LastEventId FROM StockTakes",
        })
        {
            var refused = await Assert.ThrowsAsync<SqliteException>(() => database.ArrangeAsync(db => db.Database.ExecuteSqlRawAsync(copy)));
            Assert.Contains("UNIQUE", refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(device, await database.ReadAsync(db => db.StockTakeScans.Select(s => s.DeviceId).SingleAsync()));
    }

    [Fact]
    public async Task Two_people_scan_two_hundred_devices_each_at_once_and_every_one_counts_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tags = Enumerable.Range(1, 300).Select(i => $"LT-{i:0000}").ToList();
        foreach (var tag in tags)
        {
            await database.AddReadyDeviceAsync(tag);
        }

        var (marc, lea) = (await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org"), await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "lea@example.org"));
        var id = await OpenAsync(database);

        // A hundred of them are scanned by both.
        var all = await Task.WhenAll(ScanAllAsync(database, id, tags[..200], marc), ScanAllAsync(database, id, tags[100..], lea));

        Assert.Equal(300, all.SelectMany(scans => scans).Count(scan => !scan.IsRepeated));
        var found = (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value;
        Assert.Equal((300, 300), (found.Expected, found.Found));
        var read = (await database.As<FindStockTake>().AfterAsync(id, 0, Cancel)).Value;
        Assert.Equal((300, 300), (read.Count, read.Select(line => line.DeviceId).Distinct().Count()));
    }

    [Fact]
    public async Task Others_are_told_of_a_scan_and_read_on_from_where_they_were()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001");
        await database.AddReadyDeviceAsync("LT-0002");
        var id = await OpenAsync(database);
        await ScanAsync(database, id, "LT-0001");
        var before = (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value;
        var told = new ConcurrentQueue<bool>();
        var watch = (StockTakeWatch)database.Services.GetService(typeof(StockTakeWatch))!;
        using var listening = watch.Listen(id, told.Enqueue);

        await ScanAsync(database, id, "LT-0002");
        await ScanAsync(database, id, "LT-0002");
        watch.Tell(id, isMoreThanScan: true);

        // Once for the scan that counts, and once for the word above, in either order.
        await Wait.UntilAsync(() => Task.FromResult(told.Contains(true) && told.Contains(false)));
        Assert.Equal(2, told.Count);
        Assert.Equal(["LT-0002"], (await database.As<FindStockTake>().AfterAsync(id, before.LastScanId, Cancel)).Value.Select(line => line.Tag));
    }

    [Fact]
    public async Task Whoever_is_told_of_a_scan_is_told_in_their_own_language()
    {
        var watch = new StockTakeWatch();
        var heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (Language.Find("fr")!.Speak())
        {
            watch.Listen(1, _ => heard.SetResult(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
        }

        using (Language.English.Speak())
        {
            await Task.Run(() => watch.Tell(1, isMoreThanScan: false), Cancel);
        }

        Assert.Equal("fr", await heard.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_scans_does_not_wait_for_what_others_read_and_draw(bool hasNoContext)
    {
        var watch = new StockTakeWatch();
        using var answered = new ManualResetEventSlim();
        var toldFirst = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (hasNoContext)
        {
            using (ExecutionContext.SuppressFlow())
            {
                Listen();
            }
        }
        else
        {
            Listen();
        }

        watch.Tell(1, isMoreThanScan: false);
        answered.Set();

        Assert.True(await toldFirst.Task);

        void Listen() => watch.Listen(1, _ => toldFirst.SetResult(answered.Wait(TimeSpan.FromSeconds(10))));
    }

    [Fact]
    public async Task Ones_own_last_scan_is_undone_as_if_it_had_never_been()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001");
        await database.AddReadyDeviceAsync("LT-0002");
        var marc = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "marc@example.org");
        var id = await OpenAsync(database);
        var own = (await ScanAsync(database, id, "LT-0001")).Value.Scan!;
        var other = (await ScanAsync(database, id, "LT-0002", marc)).Value.Scan!;
        var undo = database.As<UndoStockTakeScan>();

        Assert.IsType<ScanNotUndoable>((await undo.RunAsync(id, other.Id, Cancel)).Refusal);
        Assert.Equal(own, (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value.OwnLast);
        Assert.False((await undo.RunAsync(id, own.Id, Cancel)).IsRefused);

        Assert.Equal(1, (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value.Found);
        Assert.False((await ScanAsync(database, id, "LT-0001")).Value.IsRepeated);
    }

    [Fact]
    public async Task A_second_one_about_the_same_is_refused_by_name_and_another_shelf_is_not()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001");
        var open = database.As<OpenStockTake>();
        var id = await OpenAsync(database, new StockTakeScope(database.CentreId, DeviceCategory.Laptop, StockTakeGroup.Ready, "Shelf 3"));

        var refused = Assert.IsType<StockTakeAlreadyOpen>((await open.RunAsync(new StockTakeScope(database.CentreId, DeviceCategory.Laptop, StockTakeGroup.Ready, "shelf 3"), Cancel)).Refusal);
        Assert.Contains("Shelf 3", refused.Title, StringComparison.Ordinal);
        Assert.False((await open.RunAsync(new StockTakeScope(database.CentreId, DeviceCategory.Laptop, StockTakeGroup.Ready, "Shelf 4"), Cancel)).IsRefused);
        Assert.IsType<NothingExpected>((await open.RunAsync(new StockTakeScope(database.CentreId, DeviceCategory.Phone), Cancel)).Refusal);

        Assert.False((await database.As<AbandonStockTake>().RunAsync(id, "Wrong shelf", Cancel)).IsRefused);
        Assert.False((await open.RunAsync(new StockTakeScope(database.CentreId, DeviceCategory.Laptop, StockTakeGroup.Ready, "Shelf 3"), Cancel)).IsRefused);
        Assert.Equal([StockTakeStatus.Open, StockTakeStatus.Open, StockTakeStatus.Abandoned], (await database.As<ListStockTakes>().RunAsync(Cancel)).Select(row => row.Status));
    }

    [Fact]
    public async Task What_is_lent_returned_moved_or_given_up_while_it_runs_is_not_missing()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var person = await database.AddPersonAsync();
        var ids = new Dictionary<string, long>();
        foreach (var tag in new[] { "LENT", "BACK", "MOVED", "RECYCLED", "MISS-1", "FOUND" })
        {
            ids[tag] = await database.AddReadyDeviceAsync(tag);
        }

        var out1 = await database.AddReadyDeviceAsync("OUT");
        var earlier = await database.LendAsync(person, out1, database.Today.AddDays(3));
        var id = await OpenAsync(database);
        await ScanAsync(database, id, "FOUND");
        await database.LendAsync(person, ids["LENT"], database.Today.AddDays(3));
        await database.ReturnAsync(await database.LendAsync(person, ids["BACK"], database.Today.AddDays(3)));
        await database.As<SendDevices>().RunAsync([ids["MOVED"]], sud, null, Cancel);
        await SetAsync(database, ids["RECYCLED"], DeviceStatus.Recycled);
        await database.ReturnAsync(earlier);

        Assert.Equal((6, "MISS-1", "BACK LENT MOVED RECYCLED"), await ResultAsync(database, id));
        Assert.Equal(StockTakeAnswer.FoundBeside, await AnswerAsync(database, id, "OUT"));
        Assert.Null((await database.As<CloseStockTake>().RunAsync(id, [], Cancel)).Refusal);

        // What happens later is no part of it.
        await database.LendAsync(person, ids["MISS-1"], database.Today.AddDays(3));
        Assert.Equal((6, "MISS-1", "BACK LENT MOVED RECYCLED"), await ResultAsync(database, id));
        Assert.Equal(DeviceStatus.OnLoan, await StatusAsync(database, ids["MISS-1"]));
    }

    [Fact]
    public async Task A_loan_that_was_made_and_undone_hides_no_missing_device()
    {
        await using var database = await TestDatabase.CreateAsync();
        var device = await database.AddReadyDeviceAsync("LT-0005");
        var id = await OpenAsync(database);
        var loan = await database.LendAsync(await database.AddPersonAsync(), device, database.Today.AddDays(7));
        Assert.Null((await database.As<UndoLoan>().RunAsync(loan, "Not on the shelf", Cancel)).Refusal);

        Assert.Equal((1, "LT-0005", ""), await ResultAsync(database, id));
        Assert.Null((await database.As<CloseStockTake>().RunAsync(id, [new(device, StockTakeCorrection.MarkLost)], Cancel)).Refusal);
        Assert.Equal(DeviceStatus.Lost, await StatusAsync(database, device));
    }

    [Fact]
    public async Task What_was_scanned_into_another_stock_take_of_the_centre_since_is_not_missing()
    {
        using var english = Language.English.Speak();
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        foreach (var tag in new[] { "LT-EARLY", "LT-GIVEN-UP", "LT-THEIRS", "LT-THREE", "LT-FOUR" })
        {
            await database.AddReadyDeviceAsync(tag);
        }

        await database.AddReadyDeviceAsync("TB-SUD", centreId: sud);
        var third = await OpenAsync(database, new StockTakeScope(database.CentreId, Label: "Shelf 3"));
        await ScanAsync(database, third, "LT-EARLY");
        database.Clock.Advance(TimeSpan.FromMinutes(5));
        var fourth = await OpenAsync(database, new StockTakeScope(database.CentreId, Label: "Shelf 4"));
        var givenUp = await OpenAsync(database, new StockTakeScope(database.CentreId, Label: "Shelf 5"));
        var theirs = await OpenAsync(database, new StockTakeScope(sud));
        await ScanAsync(database, third, "LT-THREE");
        await ScanAsync(database, fourth, "LT-FOUR");
        await ScanAsync(database, givenUp, "LT-GIVEN-UP");
        await ScanAsync(database, theirs, "LT-THEIRS");
        Assert.Null((await database.As<AbandonStockTake>().RunAsync(givenUp, "Wrong shelf", Cancel)).Refusal);

        Assert.Equal((5, "LT-EARLY LT-GIVEN-UP LT-THEIRS", "LT-THREE"), await ResultAsync(database, fourth));
        var seen = await database.ReadAsync(db => db.Devices.Where(d => d.Tag == "LT-THREE").Select(d => d.Id).SingleAsync());
        Assert.Equal([new CorrectionOutdated("LT-THREE")], (await database.As<CloseStockTake>().RunAsync(fourth, [new(seen, StockTakeCorrection.MarkLost)], Cancel)).Corrections);
        Assert.Null((await database.As<CloseStockTake>().RunAsync(fourth, [], Cancel)).Refusal);
        Assert.Equal((5, "LT-EARLY LT-GIVEN-UP LT-THEIRS", "LT-THREE"), await ResultAsync(database, fourth));
        var row = (await database.As<ReadStockTakeReport>().RunAsync(fourth, Cancel)).Value.Single(r => r.Tag == "LT-THREE");
        Assert.Equal("Since the opening: seen in another stock-take", StockTakeReportWords.Said(row));
    }

    [Fact]
    public async Task What_was_scanned_on_loan_and_returned_since_asks_for_nothing_any_more()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        await database.AddReadyDeviceAsync("LT-0001");
        var person = await database.AddPersonAsync();
        var loan = await database.LendAsync(person, await database.AddReadyDeviceAsync("PH-0001"), database.Today.AddDays(3));
        await database.LendAsync(person, await database.AddReadyDeviceAsync("PH-0002", centreId: sud), database.Today.AddDays(3), sud);
        var id = await OpenAsync(database);
        await ScanAsync(database, id, "LT-0001");
        var here = (await ScanAsync(database, id, "PH-0001")).Value.Scan!;
        var there = (await ScanAsync(database, id, "PH-0002")).Value.Scan!;

        // A loan of another centre is named, and leads nowhere.
        Assert.Equal(((long?)loan, (long?)null), (here.LoanId, there.LoanId));
        Assert.NotNull(there.LoanNumber);
        var shown = (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value.Scans;
        Assert.Equal([null, loan, (long?)null], shown.Select(line => line.LoanId));
        var read = database.As<ReadStockTakeReport>();
        Assert.Equal([("PH-0001", true, loan), ("PH-0002", true, (long?)null)], (await read.ToCloseAsync(id, Cancel)).Value.Select(row => (row.Tag!, row.IsOut, row.LoanId)));

        await database.ReturnAsync(loan);
        Assert.Equal(["PH-0002"], (await read.ToCloseAsync(id, Cancel)).Value.Select(row => row.Tag!));

        // Nor does it ask when it is lent anew: that is another loan.
        var device = await database.ReadAsync(db => db.Devices.Where(d => d.Tag == "PH-0001").Select(d => d.Id).SingleAsync());
        await database.ArrangeAsync(db => db.Devices.Where(d => d.Id == device).ExecuteUpdateAsync(d => d.SetProperty(x => x.Status, DeviceStatus.Ready).SetProperty(x => x.WipeNeededSince, (DateOnly?)null)));
        await database.LendAsync(person, device, database.Today.AddDays(3));
        Assert.Equal(["PH-0002"], (await read.ToCloseAsync(id, Cancel)).Value.Select(row => row.Tag!));
    }

    [Fact]
    public async Task What_was_expected_and_is_on_loan_by_now_is_not_found_though_it_lies_there()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001");
        var lent = await database.AddReadyDeviceAsync("LT-0002");
        var id = await OpenAsync(database);
        await database.LendAsync(await database.AddPersonAsync(), lent, database.Today.AddDays(3));
        await ScanAsync(database, id, "LT-0001");
        Assert.Equal(StockTakeAnswer.OnLoan, await AnswerAsync(database, id, "LT-0002"));

        Assert.Equal(1, (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value.Found);
        Assert.Equal(1, Assert.Single(await database.As<ListStockTakes>().RunAsync(Cancel)).Found);
        Assert.Single((await database.As<ReadStockTakeReport>().RunAsync(id, Cancel)).Value, row => row.Part is StockTakePart.Found);
    }

    [Fact]
    public async Task Of_what_is_missing_so_many_rows_are_read_as_are_shown_and_the_rest_is_known()
    {
        await using var database = await TestDatabase.CreateAsync();
        var ids = new List<long>();
        foreach (var tag in new[] { "LT-0004", "LT-0003", "LT-0002", "LT-0001" })
        {
            ids.Add(await database.AddReadyDeviceAsync(tag));
        }

        var id = await OpenAsync(database);
        await ScanAsync(database, id, "LT-0002");
        var read = database.As<ReadStockTakeReport>();

        var missing = (await read.MissingAsync(id, 2, Cancel)).Value;

        Assert.Equal(["LT-0001", "LT-0003"], missing.First.Select(row => row.Tag!));
        Assert.Equal([ids[0], ids[1], ids[3]], missing.Devices.Order());
        Assert.Null((await database.As<CloseStockTake>().RunAsync(id, [new(ids[0], StockTakeCorrection.MarkLost)], Cancel)).Refusal);
        Assert.Equal(3, (await read.MissingAsync(id, 2, Cancel)).Value.Devices.Count);
    }

    [Fact]
    public async Task A_code_with_characters_that_nobody_sees_is_the_code_without_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001");
        var id = await OpenAsync(database);

        Assert.Equal("LT-0001", (await ScanAsync(database, id, "LT\u200B-0001")).Value.Scan!.Tag);
        Assert.False((await ScanAsync(database, id, "no\u200Bsuch")).Value.IsRepeated);
        Assert.True((await ScanAsync(database, id, "no\u200Bsuch")).Value.IsRepeated);
        Assert.True((await ScanAsync(database, id, "nosuch")).Value.IsRepeated);
        Assert.IsType<FieldRequired>((await ScanAsync(database, id, "\u200B\u200D")).Refusal);

        var open = database.As<OpenStockTake>();
        Assert.False((await open.RunAsync(new StockTakeScope(database.CentreId, Label: "Shelf\u200B 3"), Cancel)).IsRefused);
        Assert.IsType<StockTakeAlreadyOpen>((await open.RunAsync(new StockTakeScope(database.CentreId, Label: "Shelf\u200B 3"), Cancel)).Refusal);
    }

    [Fact]
    public async Task Ticked_corrections_follow_the_rules_of_devices_and_are_told_in_their_history_and_the_audit_trail()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var missing = await database.AddReadyDeviceAsync("LT-0001");
        var left = await database.AddReadyDeviceAsync("LT-0002");
        var stolen = await database.AddReadyDeviceAsync("LT-0003", centreId: sud);
        var theirs = await database.AddReadyDeviceAsync("LT-0004", centreId: sud);
        await SetAsync(database, stolen, DeviceStatus.Stolen);
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "lea@example.org");
        var id = await OpenAsync(database, new StockTakeScope(database.CentreId, Label: "Shelf 3"));
        await ScanAsync(database, id, "LT-0003");
        await ScanAsync(database, id, "LT-0004");
        var proposed = (await database.As<ReadStockTakeReport>(manager).RunAsync(id, Cancel)).Value.Where(row => row.Proposed is not null).ToDictionary(row => row.Tag!, row => row.Proposed);
        Assert.Equal(
            new Dictionary<string, StockTakeCorrection?> { ["LT-0001"] = StockTakeCorrection.MarkLost, ["LT-0002"] = StockTakeCorrection.MarkLost, ["LT-0003"] = StockTakeCorrection.TakeIn, ["LT-0004"] = StockTakeCorrection.MoveHere }, proposed);

        var closing = await database.As<CloseStockTake>(manager).RunAsync(
            id, [new(missing, StockTakeCorrection.MarkLost), new(stolen, StockTakeCorrection.TakeIn), new(theirs, StockTakeCorrection.MoveHere)], Cancel);

        Assert.Null(closing.Refusal);
        Assert.Equal((DeviceStatus.Lost, DeviceStatus.Ready, DeviceStatus.Returned), (await StatusAsync(database, missing), await StatusAsync(database, left), await StatusAsync(database, stolen)));
        var device = await database.ReadAsync(db => db.Devices.SingleAsync(d => d.Id == stolen));
        Assert.Equal((database.CentreId, database.Today), (device.CentreId, device.WipeNeededSince));
        Assert.Equal(database.CentreId, await database.ReadAsync(db => db.Devices.Where(d => d.Id == theirs).Select(d => d.CentreId).SingleAsync()));
        Assert.Contains("Shelf 3", await database.ReadAsync(db => db.DeviceEvents.Where(e => e.DeviceId == missing).OrderByDescending(e => e.Id).Select(e => e.Note).FirstAsync()), StringComparison.Ordinal);
        Assert.Contains("Maison Sud → ", await database.ReadAsync(db => db.DeviceEvents.Where(e => e.DeviceId == theirs).OrderByDescending(e => e.Id).Select(e => e.Note).FirstAsync()), StringComparison.Ordinal);
        var audited = await database.ReadAsync(db => db.AuditEntries.Where(e => e.Record == nameof(StockTake)).OrderBy(e => e.Id).Select(e => e.Action).ToListAsync());
        Assert.Equal([AuditAction.Added, AuditAction.Changed], audited);
        Assert.Equal(3, await database.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Record == nameof(Device) && e.StaffId == manager.StaffId && e.Action == AuditAction.Changed)));
        var report = (await database.As<ReadStockTakeReport>().RunAsync(id, Cancel)).Value;
        Assert.Equal(3, report.Count(row => row.Corrected is not null));
        Assert.All(report, row => Assert.Null(row.Proposed));
    }

    [Fact]
    public async Task When_one_correction_is_no_longer_possible_nothing_is_changed_and_each_is_named()
    {
        await using var database = await TestDatabase.CreateAsync();
        var first = await database.AddReadyDeviceAsync("LT-0001");
        var second = await database.AddReadyDeviceAsync("LT-0002");
        var third = await database.AddReadyDeviceAsync("LT-0003");
        var id = await OpenAsync(database);
        TickedCorrection[] ticked = [new(first, StockTakeCorrection.MarkLost), new(second, StockTakeCorrection.MarkLost), new(third, StockTakeCorrection.MarkLost)];
        await ScanAsync(database, id, "LT-0002");
        await database.LendAsync(await database.AddPersonAsync(), third, database.Today.AddDays(3));

        var closing = await database.As<CloseStockTake>().RunAsync(id, ticked, Cancel);

        Assert.Equal(new CorrectionsRefused(2), closing.Refusal);
        Assert.Equal([new CorrectionOutdated("LT-0002"), new CorrectionOutdated("LT-0003")], closing.Corrections);
        Assert.Equal((DeviceStatus.Ready, StockTakeStatus.Open), (await StatusAsync(database, first), (await database.As<FindStockTake>().RunAsync(id, Cancel)).Value.Status));
        Assert.Equal(0, await database.ReadAsync(db => db.StockTakeLines.CountAsync(l => l.Standing != null)));
    }

    [Fact]
    public async Task What_was_sent_since_it_was_ticked_is_refused_by_name_and_not_proposed_any_more_but_led_to_its_transfer()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        var est = await database.AddCentreAsync("Maison Est");
        await database.AddReadyDeviceAsync("LT-0001");
        var coming = await database.AddReadyDeviceAsync("LT-0002", centreId: sud);
        var passing = await database.AddReadyDeviceAsync("LT-0003", centreId: sud);
        var id = await OpenAsync(database);
        foreach (var tag in new[] { "LT-0001", "LT-0002", "LT-0003" })
        {
            await ScanAsync(database, id, tag);
        }

        Assert.All((await ToCloseAsync()).Values, row => Assert.Equal(StockTakeCorrection.MoveHere, row.Proposed));
        Assert.Equal(1, (await database.As<SendDevices>().RunAsync([coming], database.CentreId, null, Cancel)).Value.Sent);
        Assert.Equal(1, (await database.As<SendDevices>().RunAsync([passing], est, null, Cancel)).Value.Sent);

        var closing = await database.As<CloseStockTake>().RunAsync(id, [new TickedCorrection(coming, StockTakeCorrection.MoveHere)], Cancel);
        Assert.Equal(new CorrectionsRefused(1), closing.Refusal);
        Assert.Equal(new DeviceUnderWay("LT-0002"), Assert.Single(closing.Corrections));

        var rows = await ToCloseAsync();
        var transfer = await database.ReadAsync(db => db.Transfers.Where(t => t.ToCentreId == database.CentreId).Select(t => t.Id).SingleAsync());
        Assert.Equal(((StockTakeCorrection?)null, true, (long?)transfer), (rows[coming].Proposed, rows[coming].IsUnderWay, rows[coming].TransferId));
        Assert.Equal(((StockTakeCorrection?)null, true, (long?)null), (rows[passing].Proposed, rows[passing].IsUnderWay, rows[passing].TransferId));
        Assert.Null((await database.As<CloseStockTake>().RunAsync(id, [], Cancel)).Refusal);
        Assert.All((await database.As<ReadStockTakeReport>().RunAsync(id, Cancel)).Value, row => Assert.False(row.IsUnderWay));

        async Task<Dictionary<long, StockTakeReportRow>> ToCloseAsync() =>
            (await database.As<ReadStockTakeReport>().ToCloseAsync(id, Cancel)).Value.ToDictionary(row => row.DeviceId!.Value);
    }

    [Fact]
    public async Task What_is_scanned_while_it_closes_is_in_it_or_refused_by_name()
    {
        await using var database = await TestDatabase.CreateAsync();
        var tags = Enumerable.Range(1, 60).Select(i => $"LT-{i:0000}").ToList();
        foreach (var tag in tags)
        {
            await database.AddReadyDeviceAsync(tag);
        }

        var id = await OpenAsync(database);
        var closing = Task.Run(async () =>
        {
            await Wait.UntilAsync(() => database.ReadAsync(db => db.StockTakeScans.AnyAsync()));
            return await database.As<CloseStockTake>().RunAsync(id, [], Cancel);
        });
        var scans = await Task.WhenAll(tags.Select(tag => Task.Run(() => ScanAsync(database, id, tag))));
        Assert.Null((await closing).Refusal);
        var late = await ScanAsync(database, id, "LT-0001");

        Assert.IsType<StockTakeOver>(late.Refusal);
        Assert.All(scans.Where(scan => scan.IsRefused), scan => Assert.IsType<StockTakeOver>(scan.Refusal));
        var kept = scans.Count(scan => !scan.IsRefused);
        var (found, missing) = await database.ReadAsync(async db => (await db.StockTakeScans.CountAsync(), await db.StockTakeLines.CountAsync(l => l.Standing == StockTakeStanding.Missing)));
        Assert.Equal((kept, 60 - kept), (found, missing));
        Assert.IsType<StockTakeOver>((await database.As<AbandonStockTake>().RunAsync(id, "Late", Cancel)).Refusal);
        Assert.IsType<StockTakeOver>((await database.As<CloseStockTake>().RunAsync(id, [], Cancel)).Refusal);
    }

    [Fact]
    public async Task A_desk_scans_at_its_own_centre_and_who_runs_it_closes()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sud = await database.AddCentreAsync("Maison Sud");
        await database.AddReadyDeviceAsync("LT-0001");
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var stranger = await database.AddStaffAsync(StaffRole.Manager, sud, "sud@example.org");
        var trainer = await database.AddStaffAsync(StaffRole.Trainer, database.CentreId, "trainer@example.org");
        var id = (await database.As<OpenStockTake>(desk).RunAsync(new StockTakeScope(database.CentreId), Cancel)).Value;
        Assert.False((await ScanAsync(database, id, "LT-0001", desk)).IsRefused);
        var scan = (await database.As<FindStockTake>(desk).RunAsync(id, Cancel)).Value.Scans[0].Id;

        Assert.IsType<NotAllowed>((await database.As<CloseStockTake>(desk).RunAsync(id, [], Cancel)).Refusal);
        foreach (var (actor, refusal) in new (Actor, Type)[] { (stranger, typeof(NotFound)), (trainer, typeof(NotAllowed)) })
        {
            Assert.IsType(refusal, (await ScanAsync(database, id, "LT-0001", actor)).Refusal);
            Assert.IsType(refusal, (await database.As<UndoStockTakeScan>(actor).RunAsync(id, scan, Cancel)).Refusal);
            Assert.IsType(refusal, (await database.As<FindStockTake>(actor).RunAsync(id, Cancel)).Refusal);
            Assert.IsType(refusal, (await database.As<FindStockTake>(actor).AfterAsync(id, 0, Cancel)).Refusal);
            Assert.IsType(refusal, (await database.As<ReadStockTakeReport>(actor).RunAsync(id, Cancel)).Refusal);
            Assert.IsType(refusal, (await database.As<ReadStockTakeReport>(actor).ToCloseAsync(id, Cancel)).Refusal);
            Assert.IsType(refusal, (await database.As<ReadStockTakeReport>(actor).MissingAsync(id, 10, Cancel)).Refusal);
            Assert.IsType(refusal, (await database.As<CloseStockTake>(actor).RunAsync(id, [], Cancel)).Refusal);
            Assert.IsType(refusal, (await database.As<AbandonStockTake>(actor).RunAsync(id, "No", Cancel)).Refusal);
            Assert.IsType<NotAllowed>((await database.As<OpenStockTake>(actor).RunAsync(new StockTakeScope(database.CentreId), Cancel)).Refusal);
            Assert.IsType<NotAllowed>((await database.As<OpenStockTake>(actor).CountAsync(new StockTakeScope(database.CentreId), Cancel)).Refusal);
        }

        Assert.Empty(await database.As<ListStockTakes>(stranger).RunAsync(Cancel));
        Assert.Null(await database.As<ExportStockTake>(stranger).RunAsync(id, Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ListStockTakes>(trainer).RunAsync(Cancel));
        await Assert.ThrowsAsync<NotAllowedException>(() => database.As<ExportStockTake>(trainer).RunAsync(id, Cancel));
    }

    [Fact]
    public async Task The_file_has_a_line_for_everything_and_names_no_borrower()
    {
        using var english = Language.English.Speak();
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0001");
        await database.AddReadyDeviceAsync("LT-0002");
        var lent = await database.AddReadyDeviceAsync("LT-0003");
        await database.LendAsync(await database.AddPersonAsync("Zephyrine Borrower"), lent, database.Today.AddDays(3));
        var id = await OpenAsync(database);
        foreach (var code in new[] { "LT-0001", "LT-0003", "=1+1" })
        {
            await ScanAsync(database, id, code);
        }

        var (table, name) = (await database.As<ExportStockTake>().RunAsync(id, Cancel))!.Value;
        using var stream = new MemoryStream();
        await table.WriteCsvAsync(stream, Language.English.Words, Cancel);
        var lines = System.Text.Encoding.UTF8.GetString(stream.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("Stock-take of", name, StringComparison.Ordinal);
        Assert.Equal(5, lines.Length);

        // At the centre's time, which is not that of the server.
        var scannedAt = await database.ReadAsync(db => db.StockTakeScans.OrderBy(s => s.Id).Select(s => s.At).FirstAsync());
        var there = TimeZoneInfo.ConvertTime(scannedAt, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"));
        Assert.NotEqual(TimeSpan.Zero, there.Offset);
        Assert.Contains(lines, line => line.Contains("LT-0001", StringComparison.Ordinal) && line.Contains(there.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("LT-0002", StringComparison.Ordinal) && line.Contains("Missing", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("'=1+1", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("Zephyrine", StringComparison.Ordinal));
        Assert.Contains(await database.ReadAsync(db => db.AuditEntries.ToListAsync()), entry => entry is { Record: nameof(StockTake), Action: AuditAction.Exported });
    }

    private static async Task<long> OpenAsync(TestDatabase database, StockTakeScope? scope = null)
    {
        var opened = await database.As<OpenStockTake>().RunAsync(scope ?? new StockTakeScope(database.CentreId), Cancel);
        Assert.Null(opened.Refusal);
        return opened.Value;
    }

    private static Task<Outcome<StockTakeScanned>> ScanAsync(TestDatabase database, long id, string code, Actor? actor = null) =>
        database.As<ScanIntoStockTake>(actor ?? database.Administrator).RunAsync(id, code, Cancel);

    private static async Task<List<StockTakeScanned>> ScanAllAsync(TestDatabase database, long id, IReadOnlyList<string> codes, Actor actor)
    {
        var scan = database.As<ScanIntoStockTake>(actor);
        var scanned = new List<StockTakeScanned>();
        foreach (var code in codes)
        {
            scanned.Add((await Task.Run(() => scan.RunAsync(id, code, Cancel))).Value);
        }

        return scanned;
    }

    private static async Task<StockTakeAnswer> AnswerAsync(TestDatabase database, long id, string code) => (await ScanAsync(database, id, code)).Value.Scan!.Answer;

    private static async Task SetAsync(TestDatabase database, long device, DeviceStatus status) =>
        Assert.Null((await database.As<ChangeDeviceStatus>().RunAsync(new ChangeDeviceStatusCommand(device, status, "For the test"), Cancel)).Refusal);

    private static Task<DeviceStatus> StatusAsync(TestDatabase database, long device) => database.ReadAsync(db => db.Devices.Where(d => d.Id == device).Select(d => d.Status).SingleAsync());

    private static async Task<(int Expected, string Missing, string Accounted)> ResultAsync(TestDatabase database, long id)
    {
        var rows = (await database.As<ReadStockTakeReport>().RunAsync(id, Cancel)).Value;
        string Tags(StockTakePart part) => string.Join(' ', rows.Where(row => row.Part == part).Select(row => row.Tag));
        return ((await database.As<FindStockTake>().RunAsync(id, Cancel)).Value.Expected, Tags(StockTakePart.Missing), Tags(StockTakePart.Accounted));
    }
}
