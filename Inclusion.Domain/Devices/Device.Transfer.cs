using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <content>Under way from one centre to another: it belongs to the one that sent it until the other says that it arrived.</content>
public sealed partial class Device
{
    /// <summary>The transfer with which it is under way; null while it is at its centre. While it is set the device is neither lent, moved, wiped nor given another status.</summary>
    public long? TransferId { get; private set; }

    /// <summary>Why it could not be sent to this centre: <see cref="DeviceUnderWay"/>, and what <see cref="MoveTo"/> refuses. Null when it could.</summary>
    public Refusal? WhyNotSend(long toCentreId) =>
        TransferId is not null ? new DeviceUnderWay(Tag)
            : Status is DeviceStatus.OnLoan ? new MoveWhileOnLoan(Tag)
            : !DeviceStatusRules.IsHeld(Status) ? new MoveNotPossible(Tag, Status)
            : CentreId == toCentreId ? new DeviceAlreadyThere(Tag)
            : null;

    internal void Send(long transferId, string note, Actor by, DateTimeOffset at)
    {
        TransferId = transferId;
        Tell(DeviceEventKind.Sent, note, by, at);
    }

    internal void Arrive(long centreId, string note, Actor by, DateTimeOffset at)
    {
        (TransferId, CentreId, Shelf) = (null, centreId, "");
        BeginAnewAtBench(at);
        Tell(DeviceEventKind.Arrived, note, by, at);
    }

    internal void MissOnArrival(string note, Actor by, DateTimeOffset at) => Tell(DeviceEventKind.NotArrived, note, by, at);

    internal void CallBack(string note, Actor by, DateTimeOffset at)
    {
        TransferId = null;
        Tell(DeviceEventKind.CalledBack, note, by, at);
    }

    private void Tell(DeviceEventKind kind, string note, Actor by, DateTimeOffset at) => _events.Add(new DeviceEvent(kind, at, by, Status, Status, note, null));
}
