using Inclusion.Domain.Devices;

namespace Inclusion.Domain.StockTakes;

/// <summary>A device that was expected when a stock-take was opened.</summary>
public sealed class StockTakeLine
{
    private StockTakeLine()
    {
    }

    internal StockTakeLine(long stockTakeId, long deviceId)
    {
        (StockTakeId, DeviceId) = (stockTakeId, deviceId);
    }

    public long StockTakeId { get; private set; }

    public long DeviceId { get; private set; }

    /// <summary>How it stood when the stock-take was closed without its having been scanned; null while it is open, and for what was scanned.</summary>
    public StockTakeStanding? Standing { get; private set; }

    /// <summary>The last thing since the opening that tells where it is (<see cref="StockTakeRules.Telling"/>); null for none, and where <see cref="Standing"/> is null.</summary>
    public DeviceEventKind? Since { get; private set; }

    /// <summary>The status that it had at the closing, before it was corrected; null where <see cref="Standing"/> is null.</summary>
    public DeviceStatus? StatusAtEnd { get; private set; }

    /// <summary>What was corrected when the stock-take was closed; null for nothing.</summary>
    public StockTakeCorrection? Correction { get; private set; }

    internal void Settle(StockTakeStanding standing, DeviceEventKind? since, DeviceStatus now) => (Standing, Since, StatusAtEnd) = (standing, since, now);

    internal void Corrected(StockTakeCorrection correction) => Correction = correction;
}
