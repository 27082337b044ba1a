using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;
using Inclusion.Domain.StockTakes;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Devices.Move;
using Inclusion.Web.Features.Devices.Status;
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
            "INSERT INTO StockTakeScans (StockTakeId, Code, DeviceId, IsExpected, Answer, At, StaffName) SELECT StockTakeId, 'other', DeviceId, IsExpected, Answer, At, StaffName FROM StockTakeScans",
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
        var told = new List<bool>();
        using var listening = ((StockTakeWatch)database.Services.GetService(typeof(StockTakeWatch))!).Listen(id, told.Add);

        await ScanAsync(database, id, "LT-0002");
        await ScanAsync(database, id, "LT-0002");

        Assert.Equal([false], told);
        Assert.Equal(["LT-0002"], (await database.As<FindStockTake>().AfterAsync(id, before.LastScanId, Cancel)).Value.Select(line => line.Tag));
    }

    [Fact]
    public async Task Whoever_is_told_of_a_scan_is_told_in_their_own_language()
    {
        var watch = new StockTakeWatch();
        var heard = "";
        using (Language.Find("fr")!.Speak())
        {
            watch.Listen(1, _ => heard = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        }

        using (Language.English.Speak())
        {
            await Task.Run(() => watch.Tell(1, isMoreThanScan: false), Cancel);
        }

        Assert.Equal("fr", heard);
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
        await database.As<MoveDevice>().RunAsync(new MoveDeviceCommand(ids["MOVED"], sud), Cancel);
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
