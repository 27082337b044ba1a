using Inclusion.Domain.Common;
using Inclusion.Domain.Staff;

namespace Inclusion.Domain.Devices;

/// <summary>The gate between two people: recorded, verified, and what a tool's log says.</summary>
public sealed partial class Device
{
    private readonly List<WipeRecord> _wipes = [];

    public IReadOnlyList<WipeRecord> Wipes => _wipes;

    /// <summary>
    /// The day since which it waits for a verified wipe: when it came in or came back. Null when it stores no data, or when a wipe has been
    /// recorded and verified since. While it is set, the device cannot be lent.
    /// </summary>
    public DateOnly? WipeNeededSince { get; private set; }

    /// <summary>
    /// The day of the wipe that was recorded and waits to be verified; null when none does that would open the gate. It is set only while <see cref="WipeNeededSince"/> is.
    /// </summary>
    public DateOnly? VerifyNeededSince { get; private set; }

    /// <summary>
    /// Records a wipe. One that is verified opens the gate; with <paramref name="makeReady"/> the device is ready to lend at once where its status allows. One that is not
    /// waits for its verification. Refuses: <see cref="WipeNotNeeded"/> (it stores no data), <see cref="WipeWhileOnLoan"/>, <see cref="DeviceUnderWay"/>,
    /// <see cref="WipeInFuture"/>.
    /// </summary>
    public Outcome RecordWipe(WipeRecord wipe, bool makeReady, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (WhyNotWipeable() is { } refusal)
        {
            return refusal;
        }

        if (wipe.WipedOn > today || wipe.VerifiedOn > today)
        {
            return new WipeInFuture();
        }

        wipe.IsOf(this);
        _wipes.Add(wipe);
        if (wipe.IsVerified)
        {
            OpenGate(wipe, makeReady, DeviceEventKind.Wiped, by, at, today);
            return Outcome.Done;
        }

        if (wipe.Result is WipeResult.Failed)
        {
            CloseGate(wipe.Tool, by, at, today);
            return Outcome.Done;
        }

        if (WipeNeededSince is { } since && wipe.WipedOn >= since)
        {
            VerifyNeededSince = wipe.WipedOn;
        }

        Enter(Status, DeviceEventKind.WipeRecorded, wipe.Tool, null, by, at, today);
        return Outcome.Done;
    }

    /// <summary>
    /// Verifies a wipe of it that was recorded, and opens the gate when it is the last one since the device came in or came back. Wants <see cref="Wipes"/> loaded. Refuses as
    /// <see cref="RecordWipe"/> and <see cref="WipeRecord.Verify"/>.
    /// </summary>
    public Outcome VerifyWipe(WipeRecord wipe, string verification, string verifiedBy, DateOnly on, bool byAnother, bool makeReady, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (WhyNotWipeable() is { } refusal)
        {
            return refusal;
        }

        if (on > today)
        {
            return new WipeInFuture();
        }

        var opening = WipeToVerify();
        if (wipe.Verify(verification, verifiedBy, on, byAnother, by, at) is { Refusal: { } notVerified })
        {
            return notVerified;
        }

        if (VerifyNeededSince is not null && wipe == opening)
        {
            OpenGate(wipe, makeReady, DeviceEventKind.WipeVerified, by, at, today);
        }
        else
        {
            Enter(Status, DeviceEventKind.WipeVerified, wipe.Tool, null, by, at, today);
        }

        return Outcome.Done;
    }

    /// <summary>
    /// Attaches a tool's log to a wipe of it. One that says that the wipe failed makes it a failed one, and closes the gate that it may have opened. Wants <see cref="Wipes"/>
    /// and their logs loaded. Refuses: <see cref="WipeNotNeeded"/> (it stores no data), <see cref="TooManyWipeLogs"/>, <see cref="FieldTooLong"/>; as long as no reason is given
    /// <see cref="WipeLogSerialDiffers"/> for serial numbers of which none is the device's, and, where none can be compared, <see cref="WipeLogModelDiffers"/> for another
    /// model of machine.
    /// </summary>
    /// <param name="reason">Why the log is of this device although it names other serial numbers, or another model; null or empty for none.</param>
    public Outcome<WipeLog> AttachLog(WipeRecord wipe, WipeLogFile file, string fileName, WipeLogKind kind, WipeLogFacts facts, string? reason, Actor by, DateTimeOffset at, DateOnly today)
    {
        if (!HasStorage)
        {
            return new WipeNotNeeded(Tag);
        }

        if (wipe.Logs.Count >= WipeLog.MostOfWipe)
        {
            return new TooManyWipeLogs(WipeLog.MostOfWipe);
        }

        var differs = WhyOfAnother(facts);
        reason = string.IsNullOrWhiteSpace(reason) ? null : InvisibleCharacters.OneLine(reason);
        if (differs is not null && reason is null)
        {
            return differs;
        }

        if (reason?.Length > WipeLog.ReasonMaxLength)
        {
            return new FieldTooLong(nameof(WipeLog.SerialReason), WipeLog.ReasonMaxLength);
        }

        wipe.TakeMedia(facts.Media);
        if (facts.Result is WipeResult.Failed && wipe.Result is not WipeResult.Failed)
        {
            wipe.Fail();

            // Also of a device that is lent: should the loan be undone, it is not ready.
            if (!_wipes.Exists(later => later.IsVerified && IsDoneAfter(later, wipe)))
            {
                // Of one that was done again since, and waits to be verified, that says nothing.
                var waiting = _wipes.Exists(later => later.WipedOn >= WipeNeededSince && IsDoneAfter(later, wipe)) ? VerifyNeededSince : null;
                CloseGate(fileName, by, at, today);
                VerifyNeededSince = waiting;
            }
        }

        var log = WipeLog.Of(file, fileName, kind, facts, differs is null ? null : reason, by, at);
        wipe.Attach(log);
        return log;
    }

    /// <summary>
    /// The wipe that waits to be verified: the last one, and of those only one that would open the gate, as long as there is such a one. Null when none waits. Wants
    /// <see cref="Wipes"/> loaded.
    /// </summary>
    public WipeRecord? WipeToVerify() =>
        _wipes.Where(w => w is { IsVerified: false, Result: WipeResult.Succeeded }).MaxBy(w => (VerifyNeededSince is not null && w.WipedOn >= WipeNeededSince, w.RecordedAt, w.Id));

    /// <summary>Why a log seems to be of another machine; null when it does not, or nothing can be compared. A serial number says it, whatever the model.</summary>
    private Refusal? WhyOfAnother(WipeLogFacts facts)
    {
        if (Serial.Length > 0 && facts.Serials.Count > 0)
        {
            return facts.Serials.Contains(Serial, StringComparer.OrdinalIgnoreCase) ? null : new WipeLogSerialDiffers(Serial, WipeLog.Cut(string.Join(", ", facts.Serials)));
        }

        return MachineModels.AreOne(facts.MachineModel, Maker, Model) is false
            ? new WipeLogModelDiffers($"{Maker} {Model}".Trim(), WipeLog.Cut(facts.MachineModel))
            : null;
    }

    /// <summary>A wipe of it failed, and none has been verified since.</summary>
    private bool IsLastWipeFailed => _wipes.Exists(wipe => wipe.Result is WipeResult.Failed && !_wipes.Exists(later => later.IsVerified && IsDoneAfter(later, wipe)));

    private static bool IsDoneAfter(WipeRecord later, WipeRecord wipe) => later.Result is WipeResult.Succeeded && later.RecordedAt > wipe.RecordedAt;

    /// <summary>Null when the gate is open.</summary>
    private Refusal? WhyGateClosed() =>
        VerifyNeededSince is { } recorded ? new DeviceWipeNotVerified(Tag, recorded) : WipeNeededSince is { } since ? new DeviceNotWiped(Tag, since) : null;

    private Refusal? WhyNotWipeable() => !HasStorage ? new WipeNotNeeded(Tag) : Status is DeviceStatus.OnLoan ? new WipeWhileOnLoan(Tag) : TransferId is not null ? new DeviceUnderWay(Tag) : null;

    private void OpenGate(WipeRecord wipe, bool makeReady, DeviceEventKind kind, Actor by, DateTimeOffset at, DateOnly today)
    {
        // A wipe from before it came back says nothing about what the last borrower left on it.
        if (WipeNeededSince is { } since && wipe.WipedOn < since)
        {
            _events.Add(new DeviceEvent(kind, at, by, Status, Status, wipe.Tool, null));
            return;
        }

        (WipeNeededSince, VerifyNeededSince) = (null, null);
        var next = makeReady && DeviceStatusRules.After(Status).Contains(DeviceStatus.Ready) ? DeviceStatus.Ready : Status;
        Enter(next, kind, wipe.Tool, null, by, at, today);
    }

    /// <summary>A failed wipe leaves the device with whatever is half done: the gate is closed, and what was recorded before it is not verified any more.</summary>
    private void CloseGate(string note, Actor by, DateTimeOffset at, DateOnly today)
    {
        WipeNeededSince ??= today;
        VerifyNeededSince = null;
        Enter(Status, DeviceEventKind.WipeFailed, note, null, by, at, today);
    }

    private void NeedWipe(DateOnly today) => (WipeNeededSince, VerifyNeededSince) = (HasStorage ? today : null, null);
}
