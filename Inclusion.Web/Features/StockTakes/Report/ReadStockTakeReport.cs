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
/// <param name="Proposed">What can be corrected at the closing; null for nothing, and once the stock-take has ended.</param>
/// <param name="Corrected">What was corrected at the closing; null for nothing.</param>
public sealed record StockTakeReportRow(
    StockTakePart Part, long? DeviceId, string? Tag, string Serial, DeviceCategory? Category, string Name, string? Code, StockTakeAnswer? Answer, DateTimeOffset? At, string? By, StockTakeStanding? Standing, DeviceEventKind? Since,
    DeviceStatus? Status, string? Centre, long? LoanId, string? LoanNumber, StockTakeCorrection? Proposed, StockTakeCorrection? Corrected)
{
    /// <summary>What it is called: its tag, or else the code.</summary>
    public string Title => Tag ?? Code ?? "";
}

/// <summary>What a stock-take has found: as it stands now while it is open, as it was at the end afterwards.</summary>
public sealed class ReadStockTakeReport(Database database, CurrentStaff staff)
{
    /// <returns>By part, then by tag. Refuses <see cref="NotAllowed"/>, <see cref="NotFound"/>.</returns>
    public async Task<Outcome<IReadOnlyList<StockTakeReportRow>>> RunAsync(long id, CancellationToken cancel)
    {
        if (await staff.FindAsync(cancel) is not { WorksAtDesk: true } actor)
        {
            return new NotAllowed();
        }

        return await database.ReadAsync<Outcome<IReadOnlyList<StockTakeReportRow>>>(
            async db => await db.StockTakeForAsync(actor, id, cancel) is (var stockTake, _)
                ? (await ScannedAsync(db, stockTake, cancel)).Concat(await UnscannedAsync(db, stockTake, cancel)).OrderBy(row => row.Part).ThenBy(row => row.Title, StringComparer.OrdinalIgnoreCase).ToList()
                : new NotFound(),
            cancel);
    }

    private static async Task<IEnumerable<StockTakeReportRow>> ScannedAsync(InclusionDb db, StockTake stockTake, CancellationToken cancel)
    {
        var scans = await (
            from scan in db.StockTakeScans
            where scan.StockTakeId == stockTake.Id
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
                Centre = centre == null ? null : centre.Name,
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
            s.Scan.LoanId,
            s.Scan.LoanNumber,
            stockTake.IsOpen && s.Now is { } now ? StockTakeRules.ProposedFor(now, s.CentreNow == stockTake.CentreId) : null,
            s.Scan.Correction));
    }

    private static async Task<IEnumerable<StockTakeReportRow>> UnscannedAsync(InclusionDb db, StockTake stockTake, CancellationToken cancel)
    {
        var lines = await UnscannedLines.Of(db, stockTake).ToListAsync(cancel);
        return lines.Select(unscanned =>
        {
            var line = unscanned.Line;
            var standing = line.Standing ?? StockTakeRules.StandingOf(unscanned.Status, unscanned.CentreId == stockTake.CentreId, unscanned.Since);
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
                null,
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
