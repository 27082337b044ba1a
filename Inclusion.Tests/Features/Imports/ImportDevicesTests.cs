using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.Loans;
using Inclusion.Domain.Partners;
using Inclusion.Domain.Staff;
using Inclusion.Tests.Support;
using Inclusion.Web.Data.Records;
using Inclusion.Web.Features.Imports.Devices;
using Inclusion.Web.Features.Imports.Reading;
using Inclusion.Web.Features.Imports.Run;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Tests.Features.Imports;

public sealed class ImportDevicesTests
{
    [Fact]
    public async Task Snipe_it_assets_become_devices_with_donors_and_what_is_checked_out_becomes_a_loan()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync(ImportArrangements.SnipeItAssets);
        Assert.Equal((4, 0, 0, 2), (report.Added, report.Known, report.Refused, report.Lent));

        var device = await database.ReadAsync(db => db.Devices.SingleAsync(d => d.Tag == "ICC-1"));
        Assert.Equal((DeviceCategory.Laptop, "Apple", "Macbook Pro 13\"", new DateOnly(2023, 1, 23), 2266.13m), (device.Category, device.Maker, device.Model, device.AcquiredOn, device.ReplacementValue));
        Assert.Equal((DeviceStatus.Received, database.CentreId), (device.Status, device.CentreId));
        Assert.NotNull(device.WipeNeededSince);
        Assert.Contains("1786VM", device.Notes, StringComparison.Ordinal);

        // One donor for two spellings, one donation for each donor.
        Assert.Equal(["Kozey, Doyle", "Krajcik LLC"], await database.ReadAsync(db => db.Partners.OrderBy(p => p.Name).Where(p => p.Kinds == PartnerKinds.Donor).Select(p => p.Name).ToListAsync()));
        Assert.Equal(2, await database.ReadAsync(db => db.Donations.CountAsync()));

        var person = await database.ReadAsync(db => db.People.SingleAsync());
        Assert.Equal(("Gage McCrackem", "snipeit:gmc2a", "gmc2a@example.org"), (person.Name, person.ExternalKey, person.Email));
        var loan = await database.ReadAsync(db => db.Loans.Include(l => l.Devices).SingleAsync());
        Assert.Equal((person.Id, LoanStatus.Open, true, database.Today.AddDays(21)), (loan.PersonId, loan.Status, loan.IsBeginUnknown, loan.DueOn));
        Assert.Equal(["ICC-2", "ICC-3"], loan.Devices.Where(d => d.IsOut).Select(d => d.Tag).Order());
        Assert.Equal(2, await database.ReadAsync(db => db.Devices.CountAsync(d => d.Status == DeviceStatus.OnLoan && d.WipeNeededSince == null)));

        // A centre that is not here is said once, and its devices go to the default one.
        Assert.Equal(new CentreNotHere("South Hall", "Maison de quartier Nord"), Assert.Single(report.Remarks).Reason);
    }

    [Fact]
    public async Task The_same_file_again_adds_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportDevicesAsync(ImportArrangements.SnipeItAssets);
        var again = await database.ImportDevicesAsync(ImportArrangements.SnipeItAssets);
        Assert.Equal((0, 4, 0), (again.Added, again.Known, again.Refused));
        Assert.Equal((4, 1, 1, 2), await database.ReadAsync(async db => (await db.Devices.CountAsync(), await db.Loans.CountAsync(), await db.People.CountAsync(), await db.Donations.CountAsync())));
    }

    [Fact]
    public async Task Without_a_tag_one_is_generated_and_the_serial_number_tells_devices_apart()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddReadyDeviceAsync("LT-0002");
        const string File = "Serial number;Category\nAAA1;Laptop\nAAA2;Laptop\nAAA3;Tablet\n";
        Assert.Equal(3, (await database.ImportDevicesAsync(File)).Added);
        Assert.Equal(["LT-0001", "LT-0003", "TB-0001"], await database.ReadAsync(db => db.Devices.Where(d => d.Serial.StartsWith("AAA")).OrderBy(d => d.Tag).Select(d => d.Tag).ToListAsync()));
        Assert.Equal(3, (await database.ImportDevicesAsync(File)).Known);
    }

    [Fact]
    public async Task A_bad_row_is_named_by_line_column_and_reason_and_stops_no_other()
    {
        await using var database = await TestDatabase.CreateAsync();
        var known = await database.AddReadyDeviceAsync("LT-0001", serial: "S1");
        Assert.True(known > 0);
        var report = await database.ImportDevicesAsync(
            "Tag;Serial number;Acquired on;Grade;Status\n"
            + "A-1;;2026-01-15;B;\n"
            + "A-1;;;;\n"
            + ";;;;\n"
            + ";-;;B;\n"
            + "A-2;;2026-13-45;Z;\n"
            + "A-3;S1;;;\n"
            + "A-4;;;;flying\n"
            + "A-5;\"broken;;;\n"
            + "A-6;;;;\n");
        Assert.Equal(4, report.Added);
        Assert.Equal(
            [(3, "Tag", "CodeTwice"), (5, null, "CodeMissing"), (7, null, "SerialKnown"), (9, null, "QuoteUnbalanced")],
            report.Problems.Select(p => (p.Line, p.Header, p.Reason.Name)));
        Assert.Equal(4, report.Refused);

        // What cannot be read in a column that is not needed costs that value, not the row.
        Assert.Equal(
            [(6, "Grade", "WordNotUnderstood"), (6, "Acquired on", "DateUnreadable"), (8, "Status", "WordNotUnderstood")],
            report.Remarks.Select(p => (p.Line, p.Header, p.Reason.Name)));
    }

    [Fact]
    public async Task Rows_that_end_early_come_in()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync("Tag,Serial number,Category,Maker,Model,Notes,Grade\r\nSR-01,SRS0001,Laptop,Dell,Latitude 5400,Sticker,B\r\nSR-02,SRS0002,Laptop,Dell,Latitude 5400,,\r\nSR-03,SRS0003,Laptop,Dell\r\nSR-04\r\n");
        Assert.Equal((4, 0), (report.Added, report.Refused));
    }

    [Fact]
    public async Task What_fills_the_place_of_a_code_is_none_and_costs_no_row()
    {
        const string File =
            "Tag;Serial number;Maker;Model\n"
            + "No tag;To be filled by O.E.M.;Acer;Aspire\n"
            + "N/A;Default string;Acer;Aspire\n"
            + "sans étiquette;00000000;Acer;Aspire\n"
            + "Sans étiquette;S-4;Dell;Latitude\n"
            + "A-5;System Serial Number;Dell;Latitude\n"
            + "A-6;À l’atelier;Dell;Latitude\n"
            + "A-7;À l’atelier;Dell;Latitude\n"
            + "A-8;à l’atelier;Dell;Latitude\n";
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync(File);
        Assert.Equal((8, 0), (report.Added, report.Refused));
        Assert.Equal([(7, "CodeIsFiller")], report.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal(["S-4"], await database.ReadAsync(db => db.Devices.Where(d => d.Serial != "").Select(d => d.Serial).ToListAsync()));
        Assert.Equal(8, await database.ReadAsync(db => db.Devices.Select(d => d.Tag).Distinct().CountAsync()));
        Assert.Equal(0, await database.ReadAsync(db => db.Devices.CountAsync(d => d.Tag.StartsWith("no") || d.Tag.StartsWith("sans") || d.Tag == "N/A")));

        // Known again by the rest of their row, three alike machines too.
        Assert.Equal((0, 8), (await database.ImportDevicesAsync(File)) is var again ? (again.Added, again.Known) : default);
    }

    [Fact]
    public async Task A_number_that_a_spreadsheet_spoilt_is_named_and_not_kept()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync("Tag,IMEI,Category\nI-1,3.56938E+14,Phone\nI-2,3.56938E+14,Phone\nI-3,\"3,5512E+14\",Phone\nI-4,355120000000000,Phone\nI-5,356938035643809,Phone\nI-6,12E5,Phone\n");
        Assert.Equal((6, 0), (report.Added, report.Refused));
        Assert.Equal([2, 3, 4, 5], report.Remarks.Where(r => r is { Header: "IMEI", IsWithoutValue: true, Reason: SpreadsheetSpoilt }).Select(r => r.Line));
        Assert.Equal(["356938035643809", "12E5"], await database.ReadAsync(db => db.Devices.Where(d => d.Serial != "").OrderBy(d => d.Tag).Select(d => d.Serial).ToListAsync()));
    }

    [Fact]
    public async Task A_date_that_cannot_be_read_costs_the_date_and_names_the_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync("Tag;Acquired on\nD-1;15 mars 2023\nD-2;45000\nD-3;2019\nD-4;####\nD-5;0000-00-00\n");
        Assert.Equal((5, 0), (report.Added, report.Refused));
        Assert.Equal([4, 5, 6], report.Remarks.Where(r => r is { IsWithoutValue: true, Reason: DateUnreadable }).Select(r => r.Line));
        Assert.Equal(2, await database.ReadAsync(db => db.Devices.CountAsync(d => d.AcquiredOn == new DateOnly(2023, 3, 15))));
    }

    [Fact]
    public async Task A_code_that_two_devices_have_is_kept_by_the_first_and_neither_row_is_lost()
    {
        const string File = "Tag;Serial number;Maker\nA-1;S-1;Dell\nA-1;S-2;HP\nA-3;S-1;Acer\nA-3;S-1;Acer\n";
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync(File);
        Assert.Equal([(3, "TagOfAnother"), (4, "SerialOfAnother")], report.Remarks.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal([(5, "CodeTwice")], report.Problems.Select(r => (r.Line, r.Reason.Name)));
        Assert.Equal(["A-1:S-1", "A-3:", "DV-0001:S-2"], (await database.ReadAsync(db => db.Devices.OrderBy(d => d.Tag).Select(d => new { d.Tag, d.Serial }).ToListAsync())).Select(d => $"{d.Tag}:{d.Serial}"));
        Assert.Equal((0, 3), (await database.ImportDevicesAsync(File)) is var again ? (again.Added, again.Known) : default);
    }

    [Fact]
    public async Task Words_of_another_inventory_are_asked_about_once_with_a_proposal()
    {
        const string File = "Nom;Statut;Numéro de série\nPC-1;En service;G1\nPC-2;En stock;G2\nPC-3;Réformé;G3\nPC-4;RÉFORMÉ;G4\nPC-5;Hors service;G5\nPC-6;Zzz;G6\n";
        await using var database = await TestDatabase.CreateAsync();
        var command = await database.DevicesAsync(File);
        var preview = (await database.As<ImportDevices>().PreviewAsync(command, CancellationToken.None)).Value;
        Assert.Equal((6, 0), (preview.Added, preview.Refused));
        Assert.Equal(
            [("En service", 1, "Received"), ("Réformé", 2, "Recycled"), ("Hors service", 1, "Repair"), ("Zzz", 1, "")],
            preview.Words.Select(w => (w.Word, w.Lines, w.Value)));
        Assert.Equal(["WordGuessed", "WordGuessed", "WordGuessed", "WordNotUnderstood"], preview.Remarks.Select(r => r.Reason.Name));

        // Whoever imports says otherwise, for all lines; it is remembered with the columns.
        command = command with { Mapping = command.Mapping.WithWord(DeviceImportFields.Status, "réformé", nameof(DeviceStatus.Given)) };
        Assert.Equal(6, (await database.As<ImportDevices>().RunAsync(command, null, CancellationToken.None)).Value.Added);
        Assert.Equal(2, await database.ReadAsync(db => db.Devices.CountAsync(d => d.Status == DeviceStatus.Given)));
        Assert.Equal(1, await database.ReadAsync(db => db.Devices.CountAsync(d => d.Status == DeviceStatus.Repair)));
        Assert.Equal(nameof(DeviceStatus.Given), (await database.DevicesAsync(File)).Mapping.WordOf(DeviceImportFields.Status, "Réformé"));
    }

    [Fact]
    public async Task Ready_devices_wait_for_a_wipe_unless_someone_says_that_they_are_wiped()
    {
        const string File = "Tag;Category;Status\nA-1;Laptop;Ready\nA-2;Hotspot;Ready\nA-3;Laptop;Recycled\n";
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync(File);
        Assert.Equal(1, report.WaitingForWipe);
        Assert.Equal("ReadyNeedsWipe", Assert.Single(report.Remarks).Reason.Name);
        Assert.Equal(
            [DeviceStatus.Received, DeviceStatus.Ready, DeviceStatus.Recycled], await database.ReadAsync(db => db.Devices.OrderBy(d => d.Tag).Select(d => d.Status).ToListAsync()));

        await using var other = await TestDatabase.CreateAsync();
        var command = await other.DevicesAsync(File) with { WipedBy = "Marc Delattre" };
        var wiped = (await other.As<ImportDevices>().RunAsync(command, null, CancellationToken.None)).Value;
        Assert.Equal((0, 0), (wiped.WaitingForWipe, wiped.Remarks.Count));
        var laptop = await other.ReadAsync(db => db.Devices.Include(d => d.Wipes).SingleAsync(d => d.Tag == "A-1"));
        Assert.Equal((DeviceStatus.Ready, "Marc Delattre"), (laptop.Status, Assert.Single(laptop.Wipes).VerifiedBy));
        Assert.Null(laptop.WhyNotLendable());
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_shows_the_first_rows()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = (await database.As<ImportDevices>().PreviewAsync(await database.DevicesAsync(ImportArrangements.SnipeItAssets), CancellationToken.None)).Value;
        Assert.Equal((4, 4), (report.Added, report.FirstRows.Count));
        Assert.Contains(report.FirstRows[1].Cells, cell => cell.Value.Contains("McCrackem", StringComparison.Ordinal));
        Assert.Equal((0, 0, 0, 0, 0), await database.ReadAsync(async db =>
            (await db.Devices.CountAsync(), await db.People.CountAsync(), await db.Partners.CountAsync(), await db.ImportRuns.CountAsync(), await db.RememberedMappings.CountAsync())));
    }

    [Fact]
    public async Task An_import_that_is_cancelled_in_the_middle_has_written_nothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var source = new CancellationTokenSource();
        var rows = string.Concat(Enumerable.Range(1, 1_700).Select(i => $"Z-{i};Imprimerie\n"));
        var command = await database.DevicesAsync("Tag;Donor\n" + rows);
        var progress = new Stopping(source);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => database.As<ImportDevices>().RunAsync(command, progress, source.Token));
        Assert.True(progress.Reported > 0);
        Assert.Equal((0, 0, 0), await database.ReadAsync(async db => (await db.Devices.CountAsync(), await db.Partners.CountAsync(), await db.ImportRuns.CountAsync())));
        Assert.Equal(1_700, (await database.As<ImportDevices>().RunAsync(command, null, CancellationToken.None)).Value.Added);
    }

    [Fact]
    public async Task The_import_and_its_mapping_are_remembered()
    {
        await using var database = await TestDatabase.CreateAsync();
        const string Text = "Code interne;Machine\nX-1;ThinkPad T480\n";
        var command = await database.DevicesAsync(Text);
        Assert.Equal(new ColumnNotChosen("NeedTagOrSerial"), (await database.As<ImportDevices>().PreviewAsync(command, CancellationToken.None)).Refusal);
        command = command with { Mapping = command.Mapping.With(0, DeviceImportFields.Tag).With(1, DeviceImportFields.Model) };
        Assert.Equal(1, (await database.As<ImportDevices>().RunAsync(command, null, CancellationToken.None)).Value.Added);
        Assert.Equal(1, (await database.DevicesAsync(Text)).Mapping.ColumnOf(DeviceImportFields.Model));
        var run = await database.ReadAsync(db => db.ImportRuns.SingleAsync());
        Assert.Equal((ImportKind.Devices, "liste.csv", 1, 0, 0, database.Administrator.StaffId), (run.Kind, run.FileName, run.Added, run.Known, run.Refused, run.StaffId));
    }

    [Fact]
    public async Task Dates_that_can_be_read_in_two_ways_are_asked_about()
    {
        await using var database = await TestDatabase.CreateAsync();
        var command = await database.DevicesAsync("Tag;Acquired on\nA-1;1/2/2025\n");
        Assert.Equal(new DateOrderUnknown("1/2/2025"), (await database.As<ImportDevices>().PreviewAsync(command, CancellationToken.None)).Refusal);
        await database.As<ImportDevices>().RunAsync(command with { Dates = DateOrder.DayFirst }, null, CancellationToken.None);
        Assert.Equal(new DateOnly(2025, 2, 1), await database.ReadAsync(db => db.Devices.Select(d => d.AcquiredOn).SingleAsync()));
    }

    [Fact]
    public async Task Centres_are_found_by_name_and_made_only_where_wanted()
    {
        await using var database = await TestDatabase.CreateAsync();
        var south = await database.AddCentreAsync("Maison Sud");
        var command = await database.DevicesAsync("Tag;Centre\nA-1;MAISON SUD\nA-2;Nouvelle antenne\n") with { CreateCentres = true };
        Assert.Equal(2, (await database.As<ImportDevices>().RunAsync(command, null, CancellationToken.None)).Value.Added);
        Assert.Equal(south, await database.ReadAsync(db => db.Devices.Where(d => d.Tag == "A-1").Select(d => d.CentreId).SingleAsync()));
        Assert.Equal("Nouvelle antenne", await database.ReadAsync(db => db.Devices.Where(d => d.Tag == "A-2").Select(d => db.Centres.Single(c => c.Id == d.CentreId).Name).SingleAsync()));
    }

    [Fact]
    public async Task A_manager_imports_into_their_own_centre_only_and_the_desk_not_at_all()
    {
        await using var database = await TestDatabase.CreateAsync();
        var south = await database.AddCentreAsync("Maison Sud");
        var manager = await database.AddStaffAsync(StaffRole.Manager, database.CentreId, "manager@example.org");
        var desk = await database.AddStaffAsync(StaffRole.Desk, database.CentreId, "desk@example.org");
        var command = await database.DevicesAsync("Tag;Centre\nA-1;\nA-2;Maison Sud\n");
        var report = (await database.As<ImportDevices>(manager).RunAsync(command, null, CancellationToken.None)).Value;
        Assert.Equal((1, new CentreNotYours("Maison Sud")), (report.Added, Assert.Single(report.Problems).Reason));
        Assert.Equal(new NotAllowed(), (await database.As<ImportDevices>(manager).RunAsync(command with { CentreId = south }, null, CancellationToken.None)).Refusal);
        Assert.Equal(new NotAllowed(), (await database.As<ImportDevices>(desk).RunAsync(command, null, CancellationToken.None)).Refusal);
    }

    [Fact]
    public async Task What_is_imported_as_lent_comes_back_as_any_other_loan()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.ImportDevicesAsync(ImportArrangements.SnipeItAssets);
        var returned = await database.Database.WriteAsync(
            Actor.Product,
            async db =>
            {
                var loan = await db.Loans.Include(l => l.Devices).SingleAsync();
                var device = await db.Devices.SingleAsync(d => d.Tag == "ICC-2");
                return loan.Return(device, [], null, null, Actor.Product, database.Clock.GetUtcNow(), database.Today);
            },
            CancellationToken.None);
        Assert.False(returned.IsRefused);
        Assert.NotNull(await database.ReadAsync(db => db.Devices.Where(d => d.Tag == "ICC-2").Select(d => d.WipeNeededSince).SingleAsync()));
    }

    [Fact]
    public async Task Borrowers_are_recognised_as_people_of_a_list_are()
    {
        await using var database = await TestDatabase.CreateAsync();
        var known = await database.AddPersonAsync("Ana Silva", email: "ana@example.org");
        await database.AddPersonAsync("Luc Petit", phone: "06 39 98 00 01");
        const string File =
            "Asset Tag,Category,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Checked Out To: Email\n"
            + "B-1,Laptop,User,asilva,Ana,Silva,ana@example.org\n"
            + "B-2,Laptop,User,lpetit,Luc,Petit,\n"
            + "B-3,Laptop,User,lpetit,Luc,Petit,\n"
            + "B-4,Laptop,User,mm1,Max,Meyer,famille@example.org\n"
            + "B-5,Laptop,User,mm2,Max,Meyer,famille@example.org\n"
            + "B-6,Laptop,,,,,\n";
        var report = await database.ImportDevicesAsync(File);

        // One question for both devices of the doubtful borrower; neither comes in before it is answered.
        Assert.Equal((4, 2, 3), (report.Added, report.Waiting, report.Lent));
        var doubt = Assert.Single(report.Doubts);
        Assert.Equal((3, "Luc Petit, 06 39 98 00 01"), (doubt.Line, Assert.Single(doubt.Others)));
        Assert.Contains("B-2, B-3", doubt.Row, StringComparison.Ordinal);
        Assert.Equal(known, await database.ReadAsync(db => db.Loans.Where(l => l.Devices.Any(d => d.Tag == "B-1")).Select(l => l.PersonId).SingleAsync()));
        Assert.Equal("snipeit:asilva", await database.ReadAsync(db => db.People.Where(p => p.Id == known).Select(p => p.ExternalKey).SingleAsync()));
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync(p => p.Name == "Max Meyer")));

        var decided = await database.DevicesAsync(File) with { Answers = new Dictionary<int, DoubtAnswer> { [3] = DoubtAnswer.New } };
        var rest = (await database.As<ImportDevices>().RunAsync(decided, null, CancellationToken.None)).Value;
        Assert.Equal((2, 4, 0), (rest.Added, rest.Known, rest.Waiting));
        Assert.Equal(2, await database.ReadAsync(db => db.People.CountAsync(p => p.Name == "Luc Petit")));
    }

    [Fact]
    public async Task A_loan_keeps_the_day_on_which_it_began_and_the_day_on_which_it_is_due()
    {
        await using var database = await TestDatabase.CreateAsync();
        var report = await database.ImportDevicesAsync(
            "Asset Tag,Category,Checkout Type,Checked Out To: Username,Checked Out To: First Name,Checked Out To: Last Name,Last Checkout,Expected Checkin\n"
            + "B-1,Laptop,User,asilva,Ana,Silva,2025-03-14 09:20:00,2025-06-14\n"
            + "B-2,Laptop,User,asilva,Ana,Silva,2025-03-14 09:25:00,2025-06-14\n"
            + "B-3,Tablet,User,asilva,Ana,Silva,2025-09-01 10:00:00,\n"
            + "B-4,Tablet,User,lpetit,Luc,Petit,2099-01-01,2025-01-01\n"
            + "B-5,Tablet,User,mm,Max,Meyer,2025-09-01,2025-08-01\n");
        Assert.Equal((5, 5, 0), (report.Added, report.Lent, report.Refused));
        Assert.Equal([(5, "Last Checkout", "DateToCome"), (6, "Expected Checkin", "DueBeforeLent")], report.Remarks.Select(r => (r.Line, r.Header, r.Reason.Name)));
        var loans = await database.ReadAsync(db => db.Loans.Include(l => l.Devices).OrderBy(l => l.LentOn).ThenBy(l => l.PersonId).ToListAsync());
        Assert.Equal(
            [("B-1,B-2", new DateOnly(2025, 3, 14), new DateOnly(2025, 6, 14)), ("B-3", new DateOnly(2025, 9, 1), database.Today.AddDays(21)), ("B-5", new DateOnly(2025, 9, 1), database.Today.AddDays(21))],
            loans.Where(l => !l.IsBeginUnknown).Select(l => (string.Join(',', l.Devices.Select(d => d.Tag).Order()), l.LentOn, l.DueOn)));
        Assert.Equal(new DateOnly(2025, 1, 1), Assert.Single(loans, l => l.IsBeginUnknown).DueOn);
        Assert.Equal(new DateOnly(2025, 3, 14), await database.ReadAsync(db => db.Devices.Where(d => d.Tag == "B-1").Select(d => d.StatusSince).SingleAsync()));
    }

    private sealed class Stopping(CancellationTokenSource source) : IProgress<ImportProgress>
    {
        public int Reported { get; private set; }

        public void Report(ImportProgress value)
        {
            Reported = value.Done;
            if (value.Done >= 1_000)
            {
                source.Cancel();
            }
        }
    }
}
