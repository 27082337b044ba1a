using Inclusion.Domain.Devices;
using Inclusion.Domain.StockTakes;
using Inclusion.Web.Data;

namespace Inclusion.Web.Features.StockTakes.Scan;

/// <summary>A scan as a page tells it.</summary>
/// <param name="DeviceId">Null for a code that means no device, as the next ones.</param>
/// <param name="Name">Maker and model; empty when neither is known.</param>
/// <param name="Centre">The name of the centre that it belonged to.</param>
/// <param name="Shelf">The shelf that it had; empty for none.</param>
/// <param name="LoanId">The loan that it was on, where it is one of the stock-take's centre and can be opened there; else null.</param>
/// <param name="LoanNumber">Of the loan that it was on, whichever centre's; null when it was on none.</param>
/// <param name="By">Who scanned it; empty for the product itself.</param>
public sealed record ScanLine(
    long Id, string Code, long? DeviceId, string? Tag, string Name, StockTakeAnswer Answer, DeviceStatus? Status, string? Centre, string Shelf, long? LoanId, string? LoanNumber, DateTimeOffset At, long? ById, string By)
{
    /// <summary>What it is called: its tag, or else the code.</summary>
    public string Title => Tag ?? Code;

    public static ScanLine Of(StockTakeScan s, string name, string? centre, bool isLoanHere) =>
        new(s.Id, s.Code, s.DeviceId, s.Tag, name, s.Answer, s.Status, centre, s.Shelf, isLoanHere ? s.LoanId : null, s.LoanNumber, s.At, s.StaffId, s.StaffName);
}

internal static class ScanLines
{
    /// <summary>In the order of the scans.</summary>
    public static IQueryable<ScanLine> Of(InclusionDb db, IQueryable<StockTakeScan> scans) => scans.Select(s => new ScanLine(
        s.Id,
        s.Code,
        s.DeviceId,
        s.Tag,
        db.Devices.Where(d => d.Id == s.DeviceId).Select(d => (d.Maker + " " + d.Model).Trim()).FirstOrDefault() ?? "",
        s.Answer,
        s.Status,
        db.Centres.Where(c => c.Id == s.CentreId).Select(c => c.Name).FirstOrDefault(),
        s.Shelf,
        db.Loans.Where(l => l.Id == s.LoanId && db.StockTakes.Any(t => t.Id == s.StockTakeId && t.CentreId == l.CentreId)).Select(l => (long?)l.Id).FirstOrDefault(),
        s.LoanNumber,
        s.At,
        s.StaffId,
        s.StaffName));
}
