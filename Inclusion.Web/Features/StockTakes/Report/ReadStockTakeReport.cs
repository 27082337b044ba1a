using Inclusion.Domain.Common;
using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;
using Inclusion.Web.Foundation.Security;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Web.Features.StockTakes.Report;

/// <summary>The parts of a report, as they follow one another.</summary>
public enum StockTakePart
{
    /// <summary>Expected and not scanned, and nothing tells where it is.</summary>
    Missing,

    /// <summary>Here, and the register says something else.</summary>
    Unexpected,

    /// <summary>Codes that mean no device.</summary>
    Unknown,

    /// <summary>Expected and not scanned: it was lent, moved, returned or wiped since.</summary>
    Accounted,

    /// <summary>Here, as the register says.</summary>
    Found,
}

/// <summary>A line of a report.</summary>
/// <param name="DeviceId">Null for a code that means no device, as the tag and the status.</param>
/// <param name="Code">As it was scanned; null where nothing was.</param>
/// <param name="Answer">The answer that the scan got; null where nothing was scanned, as the next three.</param>
/// <param name="Standing">Null where it was scanned.</param>
/// <param name="Since">What happened to it since the stock-take was opened; null for nothing that tells where it is.</param>
/// <param name="Status">When it was scanned; of what was not scanned at the end, or now.</param>
/// <param name="Centre">The one that it belonged to when it was scanned; null where it was not.</param>
/// <param name="Shelf">The one that it had when it was scanned; of what was not scanned now. Empty for none.</param>
/// <param name="LoanId">The loan that it was on when it was scanned, where it is one of the stock-take's centre and can be opened there; else null.</param>
/// <param name="LoanNumber">Of the loan that it was on, whichever centre's; null when it was on none.</param>
/// <param name="IsOut">It is still out on that loan.</param>
/// <param name="IsUnderWay">It is under way between centres now; once the stock-take has ended nothing is said of that.</param>
/// <param name="TransferId">With which it is, where the stock-take's centre is one side and the transfer can be opened there; else null.</param>
/// <param name="Proposed">What can be corrected at the closing; null for nothing, and once the stock-take has ended.</param>
/// <param name="Corrected">What was corrected at the closing; null for nothing.</param>
public sealed record StockTakeReportRow(
    StockTakePart Part, long? DeviceId, string? Tag, string Serial, DeviceCategory? Category, string Name, string? Code, StockTakeAnswer? Answer, DateTimeOffset? At, string? By, StockTakeStanding? Standing, DeviceEventKind? Since,
    DeviceStatus? Status, string? Centre, string Shelf, long? LoanId, string? LoanNumber, bool IsOut, bool IsUnderWay, long? TransferId, StockTakeCorrection? Proposed, StockTakeCorrection? Corrected)
{
    /// <summary>What it is called: its tag, or else the code.</summary>
    public string Title => Tag ?? Code ?? "";
}

/// <summary>What is missing from a stock-take.</summary>
/// <param name="First">As many as were asked for, by tag.</param>
/// <param name="Devices">All of them.</param>
public sealed record StockTakeMissing(IReadOnlyList<StockTakeReportRow> First, IReadOnlySet<long> Devices);

/// <summary>What a stock-take has found: as it stands now while it is open, as it was at the end afterwards.</summary>
public sealed class ReadStockTakeReport(Database database, CurrentStaff staff)
{
    /// <returns>By part, then by tag. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</returns>
    public Task<Outcome<IReadOnlyList<StockTakeReportRow>>> RunAsync(long id, CancellationToken cancel) => ReadAsync<IReadOnlyList<StockTakeReportRow>>(
        id,
        async (db, stockTake) => InOrder((await ScannedAsync(db, stockTake, Scans(db, stockTake), cancel)).Concat(await UnscannedAsync(db, stockTake, db.Devices, cancel))),
        cancel);

    /// <summary>What whoever closes it looks at: what is missing, what can be corrected, and what is on loan or under way still. By part, then by tag. Refuses as <see cref="RunAsync"/>.</summary>
    public Task<Outcome<IReadOnlyList<StockTakeReportRow>>> ToCloseAsync(long id, CancellationToken cancel) => ReadAsync<IReadOnlyList<StockTakeReportRow>>(
        id,
        async (db, stockTake) =>
        {
            var (centre, atHand) = (stockTake.CentreId, StockTakeRules.AtHand);
            var shelf = stockTake.Shelf;
            var scans = Scans(db, stockTake).Where(s => db.Devices.Any(d => d.Id == s.DeviceId && (d.CentreId != centre || !atHand.Contains(d.Status) || (shelf != "" && d.Shelf != shelf))));
            var scanned = (await ScannedAsync(db, stockTake, scans, cancel)).Where(row => row.Proposed is not null || row.IsOut || row.IsUnderWay);
            return InOrder(scanned.Concat(await MissingAsync(db, stockTake, cancel)));
        },
        cancel);

    /// <summary>What is missing. Refuses as <see cref="RunAsync"/>.</summary>
    /// <param name="most">As many rows are given; of the rest only which they are.</param>
    public Task<Outcome<StockTakeMissing>> MissingAsync(long id, int most, CancellationToken cancel) => ReadAsync(
        id,
        async (db, stockTake) =>
        {
            var missing = InOrder(await MissingAsync(db, stockTake, cancel));
            return new StockTakeMissing([.. missing.Take(most)], missing.Select(row => row.DeviceId!.Value).ToHashSet());
        },
        cancel);

    private async Task<Outcome<T>> ReadAsync<T>(long id, Func<InclusionDb, StockTake, Task<T>> read, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<T>>(async db => await db.StockTakeForAsync(actor, id, cancel) is (var stockTake, _) ? await read(db, stockTake) : new NotFound(), cancel);
    }

    private static List<StockTakeReportRow> InOrder(IEnumerable<StockTakeReportRow> rows) => [.. rows.OrderBy(row => row.Part).ThenBy(row => row.Title, StringComparer.OrdinalIgnoreCase)];

    private static IQueryable<StockTakeScan> Scans(InclusionDb db, StockTake stockTake) => db.StockTakeScans.Where(s => s.StockTakeId == stockTake.Id);

    private static async Task<IEnumerable<StockTakeReportRow>> ScannedAsync(InclusionDb db, StockTake stockTake, IQueryable<StockTakeScan> wanted, CancellationToken cancel)
    {
        var here = stockTake.CentreId;
        var scans = await (
            from scan in wanted
            join known in db.Devices on scan.DeviceId equals known.Id into devices
            from device in devices.DefaultIfEmpty()
            join named in db.Centres on scan.CentreId equals named.Id into centres
            from centre in centres.DefaultIfEmpty()
            select new
            {
                Scan = scan,
                Serial = device == null ? "" : device.Serial,
                Category = device == null ? null : (DeviceCategory?)device.Category,
                Name = device == null ? "" : (device.Maker + " " + device.Model).Trim(),
                Now = device == null ? null : (DeviceStatus?)device.Status,
                CentreNow = device == null ? null : (long?)device.CentreId,
                ShelfNow = device == null ? "" : device.Shelf,
                Centre = centre == null ? null : centre.Name,
                LoanHere = db.Loans.Where(l => l.Id == scan.LoanId && l.CentreId == here).Select(l => (long?)l.Id).FirstOrDefault(),
                IsUnderWay = device != null && device.TransferId != null,
                TransferHere = device == null ? null : db.Transfers.Where(t => t.Id == device.TransferId && (t.FromCentreId == here || t.ToCentreId == here)).Select(t => (long?)t.Id).FirstOrDefault(),
                IsOut = db.LoanDevices.Any(l => l.DeviceId == scan.DeviceId && l.IsOut && l.LoanId == scan.LoanId),
            }).ToListAsync(cancel);
        return scans.Select(s => new StockTakeReportRow(
            PartOf(s.Scan.Answer),
            s.Scan.DeviceId,
            s.Scan.Tag,
            s.Serial,
            s.Category,
            s.Name,
            s.Scan.Code,
            s.Scan.Answer,
            s.Scan.At,
            s.Scan.StaffName,
            null,
            null,
            s.Scan.Status,
            s.Centre,
            s.Scan.Shelf,
            s.LoanHere,
            s.Scan.LoanNumber,
            s.IsOut,
            stockTake.IsOpen && s.IsUnderWay,
            stockTake.IsOpen ? s.TransferHere : null,
            stockTake.IsOpen && s.Now is { } now ? StockTakeRules.ProposedFor(now, s.CentreNow == here, s.IsUnderWay, stockTake.IsAbout(s.ShelfNow)) : null,
            s.Scan.Correction));
    }

    private static async Task<IEnumerable<StockTakeReportRow>> MissingAsync(InclusionDb db, StockTake stockTake, CancellationToken cancel)
    {
        // What left is not read at all, as long as it is open; how it stood at the end does not change with the register.
        var (centre, atHand) = (stockTake.CentreId, StockTakeRules.AtHand);
        var devices = stockTake.IsOpen ? db.Devices.Where(d => d.CentreId == centre && atHand.Contains(d.Status)) : db.Devices;
        return (await UnscannedAsync(db, stockTake, devices, cancel)).Where(row => row.Part is StockTakePart.Missing);
    }

    private static async Task<IEnumerable<StockTakeReportRow>> UnscannedAsync(InclusionDb db, StockTake stockTake, IQueryable<Device> devices, CancellationToken cancel)
    {
        var lines = await UnscannedLines.Of(db, stockTake, devices).ToListAsync(cancel);
        return lines.Select(unscanned =>
        {
            var line = unscanned.Line;
            var standing = line.Standing ?? StockTakeRules.StandingOf(unscanned.Status, unscanned.CentreId == stockTake.CentreId && stockTake.IsAbout(unscanned.Shelf), unscanned.Since, unscanned.SeenElsewhere);
            return new StockTakeReportRow(
                standing is StockTakeStanding.Missing ? StockTakePart.Missing : StockTakePart.Accounted,
                line.DeviceId,
                unscanned.Tag,
                unscanned.Serial,
                unscanned.Category,
                unscanned.Name,
                null,
                null,
                null,
                null,
                standing,
                line.Standing is null ? unscanned.Since : line.Since,
                line.StatusAtEnd ?? unscanned.Status,
                null,
                unscanned.Shelf,
                null,
                null,
                false,
                false,
                null,
                stockTake.IsOpen ? StockTakeRules.ProposedFor(standing, unscanned.Status) : null,
                line.Correction);
        });
    }

    private static StockTakePart PartOf(StockTakeAnswer answer) => answer switch
    {
        StockTakeAnswer.Found or StockTakeAnswer.FoundBeside => StockTakePart.Found,
        StockTakeAnswer.Unknown => StockTakePart.Unknown,
        _ => StockTakePart.Unexpected,
    };
}
