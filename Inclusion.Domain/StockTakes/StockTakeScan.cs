using Inclusion.Domain.Devices;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.StockTakes;

/// <summary>A device as the register has it when it is scanned.</summary>
/// <param name="Shelf">Empty for none.</param>
/// <param name="IsExpected">It was expected when the stock-take was opened.</param>
/// <param name="LoanId">The loan that it is on; null when it is on none.</param>
/// <param name="LoanNumber">Of that loan.</param>
public sealed record RegisteredDevice(long Id, string Tag, DeviceStatus Status, long CentreId, string Shelf, bool IsExpected, long? LoanId, string? LoanNumber);

/// <summary>A code that was scanned into a stock-take, with the answer that it got then. A device is in a stock-take once, and so is a code that means none.</summary>
public sealed class StockTakeScan
{
    private StockTakeScan()
    {
    }

    internal StockTakeScan(StockTake stockTake, string code, RegisteredDevice? device, Actor by, DateTimeOffset at)
    {
        StockTakeId = stockTake.Id;
        Code = code;
        DeviceId = device?.Id;
        Tag = device?.Tag;
        Status = device?.Status;
        CentreId = device?.CentreId;
        Shelf = device?.Shelf ?? "";
        (LoanId, LoanNumber) = (device?.LoanId, device?.LoanNumber);
        Answer = device is null ? StockTakeAnswer.Unknown : StockTakeRules.AnswerTo(device.Status, device.CentreId == stockTake.CentreId, device.IsExpected, stockTake.IsAbout(device.Shelf));
        (StaffId, StaffName, At) = (by.StaffId, by.Name, at);
    }

    public long Id { get; private set; }

    public long StockTakeId { get; private set; }

    /// <summary>As it was scanned.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Null for a code that means no device.</summary>
    public long? DeviceId { get; private set; }

    /// <summary>The tag that the device had; null for a code that means none.</summary>
    public string? Tag { get; private set; }

    /// <summary>The status that it had; null for a code that means none.</summary>
    public DeviceStatus? Status { get; private set; }

    /// <summary>The centre that it belonged to; null for a code that means none.</summary>
    public long? CentreId { get; private set; }

    /// <summary>The shelf that it had; empty for none, and for a code that means no device.</summary>
    public string Shelf { get; private set; } = "";

    /// <summary>The loan that it was on; null when it was on none.</summary>
    public long? LoanId { get; private set; }

    public string? LoanNumber { get; private set; }

    public StockTakeAnswer Answer { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null when the product itself did it.</summary>
    public long? StaffId { get; private set; }

    public string StaffName { get; private set; } = "";

    /// <summary>What was corrected when the stock-take was closed; null for nothing.</summary>
    public StockTakeCorrection? Correction { get; private set; }

    internal void Corrected(StockTakeCorrection correction) => Correction = correction;
}
