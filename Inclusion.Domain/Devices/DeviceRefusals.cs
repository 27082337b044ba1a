using Inclusion.Domain.Common;

namespace Inclusion.Domain.Devices;

public sealed record TagMissing : Refusal;

public sealed record TagTaken(string Tag) : Refusal;

public sealed record SerialKnown(string Serial, string Tag) : Refusal;

public sealed record ReplacementValueNegative : Refusal;

public sealed record StatusNotPossible(string Tag, DeviceStatus From, DeviceStatus To) : Refusal;

public sealed record StatusReasonMissing(DeviceStatus To) : Refusal;

public sealed record CategoryAlready(string Tag, DeviceCategory Category) : Refusal;

/// <summary>It lies on that shelf already, or on none.</summary>
public sealed record ShelfAlready(string Tag) : Refusal;

/// <summary>Its SIM card or data plan would be forgotten: a device of the new category takes none.</summary>
public sealed record SimWouldBeLost(string Tag) : Refusal;

/// <summary>It was sent to another centre, which has not said yet that it came; whoever sent it can call it back.</summary>
public sealed record DeviceUnderWay(string Tag) : Refusal;

public sealed record MoveWhileOnLoan(string Tag) : Refusal;

public sealed record MoveNotPossible(string Tag, DeviceStatus Status) : Refusal;

public sealed record DeviceAlreadyThere(string Tag) : Refusal;

public sealed record WipeToolMissing : Refusal;

public sealed record WipedByMissing : Refusal;

public sealed record VerifiedByMissing : Refusal;

/// <summary>Somebody has verified it already.</summary>
public sealed record WipeVerified : Refusal;

/// <summary>The wipe failed: there is nothing to verify, the device is wiped anew.</summary>
public sealed record WipeFailed : Refusal;

public sealed record WipeVerifiedTooEarly(DateOnly WipedOn) : Refusal;

/// <summary>The organisation wants two people: who wiped does not verify.</summary>
public sealed record WipeNeedsTwoPeople : Refusal;

/// <param name="Max">Of one wipe.</param>
public sealed record TooManyWipeLogs(int Max) : Refusal;

/// <param name="MaxMegabytes">Of 1024 times 1024 bytes.</param>
public sealed record WipeLogTooLarge(int MaxMegabytes) : Refusal;

/// <summary>The file is neither text nor a PDF, whatever its name says.</summary>
public sealed record WipeLogNotUnderstood : Refusal;

/// <summary>None of the serial numbers in a tool's log is the device's.</summary>
/// <param name="Found">Those of the log.</param>
public sealed record WipeLogSerialDiffers(string Serial, string Found) : Refusal;

/// <summary>No serial number can be compared, and the machine in a tool's log is another model than the device (<see cref="MachineModels"/>).</summary>
/// <param name="Model">Maker and model of the device.</param>
/// <param name="Found">As the log says.</param>
public sealed record WipeLogModelDiffers(string Model, string Found) : Refusal;

public sealed record WipeVerificationMissing : Refusal;

public sealed record WipeNotNeeded(string Tag) : Refusal;

public sealed record WipeWhileOnLoan(string Tag) : Refusal;

public sealed record WipeInFuture : Refusal;

/// <summary>What is missing or damaged is noted at the return of a device that is on loan, and no more of one that is gone.</summary>
public sealed record FaultsWhileAway(string Tag, DeviceStatus Status) : Refusal;

/// <summary>Nothing of what was named is missing or damaged now.</summary>
public sealed record NothingToMend(string Tag) : Refusal;

/// <summary>It was not mended today, or has been lent since.</summary>
public sealed record MendNotUndoable(string Tag) : Refusal;

/// <summary>The device is not in the status from which it can be lent.</summary>
public sealed record DeviceNotReady(string Tag, DeviceStatus Status) : Refusal;

/// <summary>The wipe gate: no verified wipe has been recorded since it came in or came back.</summary>
/// <param name="Since">The centre's date on which it came in or came back.</param>
public sealed record DeviceNotWiped(string Tag, DateOnly Since) : Refusal;

/// <summary>The wipe gate: a wipe has been recorded, and nobody has verified it.</summary>
public sealed record DeviceWipeNotVerified(string Tag, DateOnly Since) : Refusal;

public sealed record DeviceAlreadyLent(string Tag, string LoanNumber) : Refusal;

public sealed record DeviceAtAnotherCentre(string Tag, string Centre) : Refusal;

/// <summary>No device has this tag or serial number.</summary>
public sealed record DeviceUnknown(string Code) : Refusal;
